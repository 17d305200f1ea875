namespace SipPhone.Identity
{
    /// <summary>What is asked of the extended key usage extension (RFC 5280 §4.2.1.12, RFC 5924).</summary>
    public enum ExtendedKeyUsageRule
    {
        /// <summary>Absent, or holding the TLS role's own purpose, id-kp-sipDomain or anyExtendedKeyUsage.</summary>
        Compatible = 0,

        /// <summary>Present, and holding id-kp-sipDomain or anyExtendedKeyUsage.</summary>
        Sip,

        /// <summary>Nothing is asked.</summary>
        Off,
    }
}
