namespace SipPhone.Settings.Trust
{
    /// <summary>The kinds of keys that are told apart.</summary>
    public enum PublicKeyKind
    {
        /// <summary>None of those below.</summary>
        Other = 0,

        /// <summary>RSA (RFC 8017).</summary>
        Rsa,

        /// <summary>An elliptic curve key on P-256 (RFC 5480 §2.1.1.1).</summary>
        P256,

        /// <summary>An elliptic curve key on P-384 (RFC 5480 §2.1.1.1).</summary>
        P384,
    }
}
