namespace SipPhone.Settings.Trust
{
    /// <summary>How a private key is written.</summary>
    public enum PrivateKeyForm
    {
        /// <summary>PrivateKeyInfo (RFC 5958 §2), for keys of every kind.</summary>
        Pkcs8 = 0,

        /// <summary>RSAPrivateKey (RFC 8017 A.1.2).</summary>
        Pkcs1,

        /// <summary>ECPrivateKey (RFC 5915 §3).</summary>
        Sec1,
    }
}
