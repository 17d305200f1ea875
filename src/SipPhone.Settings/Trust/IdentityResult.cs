namespace SipPhone.Settings.Trust
{
    /// <summary>What became of a device certificate or its key.</summary>
    public enum IdentityResult
    {
        /// <summary>It was taken.</summary>
        Ok = 0,

        /// <summary>It is no certificate, or no private key.</summary>
        Malformed,

        /// <summary>It is too large, or there are too many issuers.</summary>
        TooLarge,

        /// <summary>
        /// The key is of a kind that the device does not do: RSA from 2,048 bits, P-256 and P-384 are.
        /// </summary>
        UnknownKeyKind,

        /// <summary>The certificate is an authority's, not a device's.</summary>
        IsAuthority,

        /// <summary>The certificate is no longer valid, and the clock is set.</summary>
        Expired,

        /// <summary>
        /// An EC key without its public part (RFC 5915 §3): whether it is the certificate's cannot be seen.
        /// </summary>
        NoPublicKey,

        /// <summary>Certificate and key do not belong together.</summary>
        Mismatch,

        /// <summary>The certificate or the key is missing.</summary>
        Incomplete,

        /// <summary>The store has no room; the old identity stands.</summary>
        StoreFull,

        /// <summary>The store failed; the old identity stands.</summary>
        StoreFailed,

        /// <summary>A further certificate that is not of the authority that issued the one before it.</summary>
        NotIssuer,
    }
}
