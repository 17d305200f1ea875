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

        /// <summary>After a rejection by name: how many SIP URI identities the policy's rules found; else 0.</summary>
        public int UriIdentityCount { get; internal set; }

        /// <summary>
        /// After a rejection by name: how many DNS identities there are, counted by the rules or not; else 0.
        /// </summary>
        public int DnsIdentityCount { get; internal set; }

        /// <summary>
        /// After a rejection by name: whether the other set of rules would have accepted, the time and purpose
        /// included.
        /// </summary>
        public bool OtherRulesWouldAccept { get; internal set; }

        /// <summary>True for <see cref="IdentityReason.Authenticated"/>.</summary>
        public bool IsAuthenticated
        {
            get { return Reason == IdentityReason.Authenticated; }
        }

        /// <summary>
        /// Takes over the verdict of a platform that hides the certificate: authenticated, by a name that
        /// <see cref="PlatformNames"/> gave it. There is no certificate in it then.
        /// </summary>
        /// <param name="name">The name that the platform found, which the identity's range then points into.</param>
        public void TakePlatform(byte[] name)
        {
            Clear();
            Reason = IdentityReason.Authenticated;
            SetIdentity(IdentityKind.Platform, 0, name.Length);
        }

        [HotPath]
        internal void Clear()
        {
            Reason = IdentityReason.NoIdentity;
            UriIdentityCount = 0;
            DnsIdentityCount = 0;
            OtherRulesWouldAccept = false;
            SetIdentity(IdentityKind.None, 0, 0);
        }

        [HotPath]
        internal void SetIdentity(IdentityKind kind, int offset, int end)
        {
            By = kind;
            IdentityOffset = offset;
            IdentityEnd = end;
        }
    }
}
