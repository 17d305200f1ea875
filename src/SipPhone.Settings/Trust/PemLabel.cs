namespace SipPhone.Settings.Trust
{
    /// <summary>What a PEM block says that it holds.</summary>
    public enum PemLabel
    {
        /// <summary>No block was begun.</summary>
        None = 0,

        /// <summary><c>CERTIFICATE</c> (RFC 7468 §5).</summary>
        Certificate,

        /// <summary><c>PRIVATE KEY</c>: PKCS #8 (RFC 7468 §10).</summary>
        PrivateKey,

        /// <summary><c>EC PRIVATE KEY</c>: SEC 1 (RFC 5915 §4).</summary>
        EcPrivateKey,

        /// <summary><c>RSA PRIVATE KEY</c>: PKCS #1 (RFC 8017 A.1.2).</summary>
        RsaPrivateKey,
    }
}
