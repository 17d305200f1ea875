namespace SipPhone.Lab
{
    /// <summary>Object identifiers of the extended key usages that SIP certificates carry.</summary>
    public static class ExtendedKeyUsage
    {
        /// <summary>id-kp-serverAuth, RFC 5280 §4.2.1.12.</summary>
        public const string ServerAuth = "1.3.6.1.5.5.7.3.1";

        /// <summary>id-kp-clientAuth, RFC 5280 §4.2.1.12.</summary>
        public const string ClientAuth = "1.3.6.1.5.5.7.3.2";

        /// <summary>id-kp-sipDomain, RFC 5924 §4.</summary>
        public const string SipDomain = "1.3.6.1.5.5.7.3.20";

        /// <summary>anyExtendedKeyUsage, RFC 5280 §4.2.1.12.</summary>
        public const string Any = "2.5.29.37.0";
    }
}
