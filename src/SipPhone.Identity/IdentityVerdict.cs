using SipPhone.Core;

namespace SipPhone.Identity
{
    /// <summary>
    /// What the rules said of one certificate: a reusable object. Ranges point into the certificate's buffer, which
    /// must outlive their use.
    /// </summary>
    public sealed class IdentityVerdict
    {
        /// <summary>Makes an empty verdict: nothing was judged, so nobody is authenticated.</summary>
        public IdentityVerdict()
        {
            Certificate = new LeafCertificate();
            Reason = IdentityReason.NoIdentity;
        }

        /// <summary>
        /// The certificate's parts; empty after <c>Malformed</c> and <c>TooLarge</c>, where its error says more.
        /// </summary>
        public LeafCertificate Certificate { get; }

        /// <summary>Authenticated, or why not.</summary>
        public IdentityReason Reason { get; internal set; }

        /// <summary>The kind of the identity that matched.</summary>
        public IdentityKind By { get; private set; }

        /// <summary>Where the matching identity's domain starts in the certificate's buffer; 0 for none.</summary>
        public int IdentityOffset { get; private set; }

        /// <summary>Where it ends, exclusive; 0 for none.</summary>
        public int IdentityEnd { get; private set; }

        /// <summary>How many SIP URI identities the policy's rules found.</summary>
        public int UriIdentityCount { get; internal set; }

        /// <summary>How many DNS identities there are.</summary>
        public int DnsIdentityCount { get; internal set; }

        /// <summary>After a rejection by name: whether the other set of rules would have accepted.</summary>
        public bool OtherRulesWouldAccept { get; internal set; }

        /// <summary>True for <see cref="IdentityReason.Authenticated"/>.</summary>
        public bool IsAuthenticated
        {
            get { return Reason == IdentityReason.Authenticated; }
        }

        // The first identity of each kind that equals what it was held against; the end is 0 for none.
        internal int UriMatchOffset { get; private set; }

        internal int UriMatchEnd { get; private set; }

        internal int DnsMatchOffset { get; private set; }

        internal int DnsMatchEnd { get; private set; }

        [HotPath]
        internal void ClearNames()
        {
            UriIdentityCount = 0;
            DnsIdentityCount = 0;
            UriMatchOffset = 0;
            UriMatchEnd = 0;
            DnsMatchOffset = 0;
            DnsMatchEnd = 0;
        }

        [HotPath]
        internal void SetIdentity(IdentityKind kind, int offset, int end)
        {
            By = kind;
            IdentityOffset = offset;
            IdentityEnd = end;
        }

        // Takes one identity into account.
        [HotPath]
        internal void Note(bool isUri, bool isEqual, int offset, int end)
        {
            if (isUri)
            {
                UriIdentityCount++;
                if (isEqual && UriMatchEnd == 0)
                {
                    UriMatchOffset = offset;
                    UriMatchEnd = end;
                }
            }
            else
            {
                DnsIdentityCount++;
                if (isEqual && DnsMatchEnd == 0)
                {
                    DnsMatchOffset = offset;
                    DnsMatchEnd = end;
                }
            }
        }
    }
}
