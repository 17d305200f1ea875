namespace SipPhone.Settings.Trust
{
    /// <summary>Words for <see cref="IdentityResult"/>.</summary>
    public static class IdentityResults
    {
        /// <summary>Names a result; for cold paths.</summary>
        /// <param name="result">The result.</param>
        /// <returns>A word in lower case with hyphens, <c>ok</c> for <see cref="IdentityResult.Ok"/>.</returns>
        public static string Name(IdentityResult result)
        {
            switch (result)
            {
                case IdentityResult.Ok: return "ok";
                case IdentityResult.Malformed: return "malformed";
                case IdentityResult.TooLarge: return "too-large";
                case IdentityResult.UnknownKeyKind: return "unknown-key-kind";
                case IdentityResult.IsAuthority: return "is-authority";
                case IdentityResult.Expired: return "expired";
                case IdentityResult.NoPublicKey: return "no-public-key";
                case IdentityResult.Mismatch: return "mismatch";
                case IdentityResult.NotIssuer: return "not-issuer";
                case IdentityResult.Incomplete: return "incomplete";
                case IdentityResult.StoreFull: return "store-full";
                default: return "store-failed";
            }
        }
    }
}
