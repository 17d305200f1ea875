namespace SipPhone.Sip.Auth
{
    /// <summary>The digest algorithms that the phone knows, the stronger the larger (RFC 8760 §2.1).</summary>
    public enum DigestAlgorithm
    {
        /// <summary>None, or one that the phone does not know.</summary>
        None = 0,

        /// <summary>MD5, also when a challenge names no algorithm (RFC 7616 §3.3).</summary>
        Md5,

        /// <summary>SHA-256.</summary>
        Sha256,
    }
}
