namespace SipPhone.Identity
{
    /// <summary>
    /// Whom the phone wants to speak to, and what it knows: one reusable object of ranges into caller's buffers.
    /// </summary>
    public sealed class IdentityRequest
    {
        /// <summary>
        /// The buffer of the reference domain: the host part of the URI that locating started from (RFC 3263 §4).
        /// </summary>
        public byte[] Domain { get; private set; }

        /// <summary>Where the reference domain starts.</summary>
        public int DomainOffset { get; private set; }

        /// <summary>Where it ends, exclusive; one trailing dot is left out.</summary>
        public int DomainEnd { get; private set; }

        /// <summary>The buffer of the host name that the TLS connection was opened to.</summary>
        public byte[] Host { get; private set; }

        /// <summary>Where the host name starts.</summary>
        public int HostOffset { get; private set; }

        /// <summary>Where it ends, exclusive; one trailing dot is left out. Equal to the offset for none.</summary>
        public int HostEnd { get; private set; }

        /// <summary>Whether RFC 3263 located the domain's server by NAPTR or SRV.</summary>
        public bool IsLocated { get; set; }

        /// <summary>Whether <see cref="UnixSeconds"/> is known.</summary>
        public bool IsClockSet { get; set; }

        /// <summary>Now, in seconds since 1970-01-01T00:00:00Z.</summary>
        public long UnixSeconds { get; set; }

        // Whether each name can be a reference at all: judged once, when it is set.
        internal bool IsDomainReference { get; private set; }

        internal bool IsHostReference { get; private set; }

        /// <summary>Sets the reference domain.</summary>
        /// <param name="buffer">
        /// The buffer, kept and not copied: it must not change until the name is set again.
        /// </param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        public void SetDomain(byte[] buffer, int offset, int end)
        {
            Domain = buffer;
            DomainOffset = offset;
            DomainEnd = WithoutTrailingDot(buffer, offset, end);
            IsDomainReference = SipDomainIdentity.IsReference(buffer, offset, DomainEnd);
        }

        /// <summary>Sets the host name of the connection.</summary>
        /// <param name="buffer">
        /// The buffer, kept and not copied: it must not change until the name is set again.
        /// </param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        public void SetHost(byte[] buffer, int offset, int end)
        {
            Host = buffer;
            HostOffset = offset;
            HostEnd = WithoutTrailingDot(buffer, offset, end);
            IsHostReference = SipDomainIdentity.IsReference(buffer, offset, HostEnd);
        }

        private static int WithoutTrailingDot(byte[] buffer, int offset, int end)
        {
            return end > offset && buffer[end - 1] == '.' ? end - 1 : end;
        }
    }
}
