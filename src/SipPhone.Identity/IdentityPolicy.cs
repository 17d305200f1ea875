namespace SipPhone.Identity
{
    /// <summary>The settings that decide whom to believe. The defaults are the strict ones.</summary>
    public sealed class IdentityPolicy
    {
        /// <summary>The matching rules; <c>domain-certs</c> by default.</summary>
        public IdentityRules Rules { get; set; }

        /// <summary>
        /// Under <see cref="IdentityRules.DomainCerts"/>: refuse a domain that was not located instead of matching the
        /// host name. False by default.
        /// </summary>
        public bool IsFallbackOff { get; set; }

        /// <summary>
        /// Under <see cref="IdentityRules.Rfc5922"/>: let the last common name count when there is no subjectAltName
        /// extension. False by default.
        /// </summary>
        public bool AllowCommonName { get; set; }

        /// <summary>What is asked of the extended key usage; <c>compatible</c> by default.</summary>
        public ExtendedKeyUsageRule ExtendedKeyUsage { get; set; }

        /// <summary>Accept while the clock is not set, without judging validity. False by default.</summary>
        public bool IsClockOptional { get; set; }
    }
}
