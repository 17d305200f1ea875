namespace SipPhone.Media.Sdp
{
    // Words for people, on cold paths only: each call makes a string on the device.

    /// <summary>Words for <see cref="SdpResult"/>.</summary>
    public static class SdpResults
    {
        /// <summary>The name of a result, in lower case with hyphens.</summary>
        /// <param name="result">The result.</param>
        /// <returns>The name; <c>unknown</c> for a value outside the enum.</returns>
        public static string Name(SdpResult result)
        {
            switch (result)
            {
                case SdpResult.Ok: return "ok";
                case SdpResult.Truncated: return "truncated";
                case SdpResult.BadLine: return "bad-line";
                case SdpResult.UnknownType: return "unknown-type";
                case SdpResult.OutOfOrder: return "out-of-order";
                case SdpResult.BadVersion: return "bad-version";
                case SdpResult.BadOrigin: return "bad-origin";
                case SdpResult.BadConnection: return "bad-connection";
                case SdpResult.MissingConnection: return "missing-connection";
                case SdpResult.BadTime: return "bad-time";
                case SdpResult.BadMedia: return "bad-media";
                case SdpResult.BadAttribute: return "bad-attribute";
                case SdpResult.TooManyMedia: return "too-many-media";
                default: return "unknown";
            }
        }
    }
}
