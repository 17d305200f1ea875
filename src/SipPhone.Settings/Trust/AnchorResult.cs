namespace SipPhone.Settings.Trust
{
    /// <summary>What became of a trust anchor.</summary>
    public enum AnchorResult
    {
        /// <summary>It was added, or removed, or could be.</summary>
        Ok = 0,

        /// <summary>It is no certificate.</summary>
        Malformed,

        /// <summary>It is larger than <c>Limits.MaxAnchorBytes</c>.</summary>
        TooLarge,

        /// <summary>It is a certificate that may not issue others (RFC 5280 §4.2.1.9).</summary>
        NotAnAuthority,

        /// <summary>It is no longer valid, and the clock is set.</summary>
        Expired,

        /// <summary>It is not valid yet, and the clock is set.</summary>
        NotYetValid,

        /// <summary>It is there already.</summary>
        Duplicate,

        /// <summary>There are <c>Limits.MaxAnchors</c> already.</summary>
        TooMany,

        /// <summary>There is no such anchor.</summary>
        NotFound,

        /// <summary>The device is sealed.</summary>
        Sealed,

        /// <summary>The store has no room.</summary>
        StoreFull,

        /// <summary>The store failed; nothing changed.</summary>
        StoreFailed,

        /// <summary>
        /// An authority that another one vouches for: the root is what is trusted, not those below it.
        /// </summary>
        NotARoot,
    }
}
