namespace SipPhone.Settings.Trust
{
    /// <summary>Words for <see cref="AnchorResult"/>.</summary>
    public static class AnchorResults
    {
        /// <summary>Names a result; for cold paths.</summary>
        /// <param name="result">The result.</param>
        /// <returns>A word in lower case with hyphens, <c>ok</c> for <see cref="AnchorResult.Ok"/>.</returns>
        public static string Name(AnchorResult result)
        {
            switch (result)
            {
                case AnchorResult.Ok: return "ok";
                case AnchorResult.Malformed: return "malformed";
                case AnchorResult.TooLarge: return "too-large";
                case AnchorResult.NotAnAuthority: return "not-an-authority";
                case AnchorResult.NotARoot: return "not-a-root";
                case AnchorResult.Expired: return "expired";
                case AnchorResult.NotYetValid: return "not-yet-valid";
                case AnchorResult.Duplicate: return "duplicate";
                case AnchorResult.TooMany: return "too-many";
                case AnchorResult.NotFound: return "not-found";
                case AnchorResult.Sealed: return "sealed";
                case AnchorResult.StoreFull: return "store-full";
                default: return "store-failed";
            }
        }
    }
}
