namespace SipPhone.Identity
{
    /// <summary>The verdict on a certificate: authenticated, or why not.</summary>
    public enum IdentityReason
    {
        /// <summary>It belongs to whom the phone wants to speak to.</summary>
        Authenticated = 0,

        /// <summary>It holds identities that the policy counts, and none is equal to the reference.</summary>
        Mismatch,

        /// <summary>It holds no identity that the policy counts.</summary>
        NoIdentity,

        /// <summary>The domain was not located (RFC 3263), and falling back to the host name is switched off.</summary>
        NotLocated,

        /// <summary>The reference is empty, an IP literal, or no domain name.</summary>
        ReferenceInvalid,

        /// <summary>Its validity is over.</summary>
        Expired,

        /// <summary>Its validity has not begun.</summary>
        NotYetValid,

        /// <summary>The clock is not set, so its validity cannot be judged.</summary>
        ClockNotSet,

        /// <summary>Its extended key usage does not allow this use.</summary>
        ExtendedKeyUsage,

        /// <summary>Its encoding breaks X.690 or RFC 5280.</summary>
        Malformed,

        /// <summary>It has more octets or extensions than the limits allow.</summary>
        TooLarge,
    }
}
