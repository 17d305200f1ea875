namespace SipPhone.Identity
{
    /// <summary>The purposes of an extended key usage extension that the SIP rules look at, as bits.</summary>
    public static class CertificateKeyUsages
    {
        /// <summary>None of those below.</summary>
        public const int None = 0;

        /// <summary>id-kp-serverAuth, 1.3.6.1.5.5.7.3.1 (RFC 5280 §4.2.1.12).</summary>
        public const int ServerAuth = 1;

        /// <summary>id-kp-clientAuth, 1.3.6.1.5.5.7.3.2 (RFC 5280 §4.2.1.12).</summary>
        public const int ClientAuth = 2;

        /// <summary>id-kp-sipDomain, 1.3.6.1.5.5.7.3.20 (RFC 5924 §4).</summary>
        public const int SipDomain = 4;

        /// <summary>anyExtendedKeyUsage, 2.5.29.37.0 (RFC 5280 §4.2.1.12).</summary>
        public const int Any = 8;
    }
}
