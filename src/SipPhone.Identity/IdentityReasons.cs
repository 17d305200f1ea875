namespace SipPhone.Identity
{
    /// <summary>Words for <see cref="IdentityReason"/>.</summary>
    public static class IdentityReasons
    {
        /// <summary>The code of a reason, as logs, JSON and documents have it.</summary>
        /// <param name="reason">The reason.</param>
        /// <returns>A word in lower case with hyphens; "unknown" for a number outside the enum.</returns>
        public static string Name(IdentityReason reason)
        {
            switch (reason)
            {
                case IdentityReason.Authenticated: return "authenticated";
                case IdentityReason.Mismatch: return "mismatch";
                case IdentityReason.NoIdentity: return "no-identity";
                case IdentityReason.NotLocated: return "not-located";
                case IdentityReason.ReferenceInvalid: return "reference-invalid";
                case IdentityReason.Expired: return "expired";
                case IdentityReason.NotYetValid: return "not-yet-valid";
                case IdentityReason.ClockNotSet: return "clock-not-set";
                case IdentityReason.ExtendedKeyUsage: return "eku";
                case IdentityReason.Malformed: return "malformed";
                case IdentityReason.TooLarge: return "too-large";
                default: return "unknown";
            }
        }
    }
}
