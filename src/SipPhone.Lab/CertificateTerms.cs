using System;

namespace SipPhone.Lab
{
    /// <summary>What is asked of a certificate beside its names.</summary>
    public sealed record CertificateTerms
    {
        /// <summary>The key to make; not looked at with a <see cref="Request"/>.</summary>
        public KeyKind Key { get; init; }

        /// <summary>Whose key to certify; null to make a new one.</summary>
        public SigningRequest? Request { get; init; }

        /// <summary>How long it is to be valid from now on; it never outlives the authority.</summary>
        public TimeSpan Lifetime { get; init; } = TimeSpan.FromDays(30);

        /// <summary>Whether the usages also hold id-kp-sipDomain (RFC 5924).</summary>
        public bool WithSipDomainUsage { get; init; }
    }
}
