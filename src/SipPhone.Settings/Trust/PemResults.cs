namespace SipPhone.Settings.Trust
{
    /// <summary>Words for <see cref="PemResult"/>.</summary>
    public static class PemResults
    {
        /// <summary>Names a result; for cold paths.</summary>
        /// <param name="result">The result.</param>
        /// <returns>A word in lower case with hyphens, <c>ok</c> for <see cref="PemResult.Ok"/>.</returns>
        public static string Name(PemResult result)
        {
            switch (result)
            {
                case PemResult.Ok: return "ok";
                case PemResult.BadBoundary: return "bad-boundary";
                case PemResult.UnknownLabel: return "unknown-label";
                case PemResult.Encrypted: return "encrypted";
                case PemResult.BeginInBlock: return "begin-in-block";
                case PemResult.EndWithoutBegin: return "end-without-begin";
                case PemResult.EndOfOther: return "end-of-other";
                case PemResult.BadBase64: return "bad-base64";
                case PemResult.Incomplete: return "incomplete";
                case PemResult.Empty: return "empty";
                default: return "too-large";
            }
        }
    }
}
