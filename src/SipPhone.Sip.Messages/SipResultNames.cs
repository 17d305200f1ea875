namespace SipPhone.Sip.Messages
{
    /// <summary>Names for people, on cold paths only: each call makes a string on the device.</summary>
    public static class SipResultNames
    {
        /// <summary>The name of a result, in lower case with hyphens.</summary>
        /// <param name="result">The result.</param>
        /// <returns>The name; <c>unknown</c> for a value outside the enum.</returns>
        public static string Name(SipResult result)
        {
            switch (result)
            {
                case SipResult.Ok: return "ok";
                case SipResult.Truncated: return "truncated";
                case SipResult.BadLineEnd: return "bad-line-end";
                case SipResult.BadStartLine: return "bad-start-line";
                case SipResult.UnsupportedVersion: return "unsupported-version";
                case SipResult.BadHeader: return "bad-header";
                case SipResult.TooManyHeaders: return "too-many-headers";
                case SipResult.BadContentLength: return "bad-content-length";
                case SipResult.ContradictoryContentLength: return "contradictory-content-length";
                case SipResult.MissingContentLength: return "missing-content-length";
                case SipResult.BodyTooShort: return "body-too-short";
                case SipResult.TooLarge: return "too-large";
                case SipResult.Absent: return "absent";
                case SipResult.BadParameter: return "bad-parameter";
                case SipResult.DuplicateParameter: return "duplicate-parameter";
                case SipResult.BadUri: return "bad-uri";
                case SipResult.UnsupportedScheme: return "unsupported-scheme";
                case SipResult.BadAddress: return "bad-address";
                case SipResult.BadVia: return "bad-via";
                case SipResult.BadCSeq: return "bad-cseq";
                case SipResult.BadAuthentication: return "bad-authentication";
                case SipResult.UnsupportedAuthScheme: return "unsupported-auth-scheme";
                case SipResult.UnsupportedAlgorithm: return "unsupported-algorithm";
                case SipResult.UnsupportedQop: return "unsupported-qop";
                case SipResult.BufferFull: return "buffer-full";
                case SipResult.NotConnected: return "not-connected";
                case SipResult.WrongState: return "wrong-state";
                default: return "unknown";
            }
        }
    }
}
