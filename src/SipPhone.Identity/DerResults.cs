namespace SipPhone.Identity
{
    /// <summary>Words for <see cref="DerResult"/>.</summary>
    public static class DerResults
    {
        /// <summary>Says in plain words which rule was broken.</summary>
        /// <param name="result">The result.</param>
        /// <returns>A short phrase without a full stop; "unknown" for a number outside the enum.</returns>
        public static string Name(DerResult result)
        {
            switch (result)
            {
                case DerResult.Ok: return "ok";
                case DerResult.Truncated: return "cut short inside a tag or length";
                case DerResult.HighTagNumber: return "tag number of 31 or more";
                case DerResult.IndefiniteLength: return "indefinite length";
                case DerResult.NonMinimalLength: return "length not in its shortest form";
                case DerResult.LengthPastEnd: return "length past the end of its container";
                case DerResult.WrongTag: return "unexpected tag";
                case DerResult.TrailingBytes: return "trailing bytes";
                case DerResult.BadBoolean: return "BOOLEAN neither 00 nor FF";
                case DerResult.BadInteger: return "INTEGER empty or not in its shortest form";
                case DerResult.BadObjectIdentifier: return "bad OBJECT IDENTIFIER";
                case DerResult.BadBitString: return "bad BIT STRING";
                case DerResult.BadTime: return "bad time";
                case DerResult.BadVersion: return "bad version";
                case DerResult.Empty: return "empty where at least one element is required";
                case DerResult.DuplicateExtension: return "an extension stands twice";
                case DerResult.TooManyExtensions: return "too many extensions";
                case DerResult.TooLarge: return "too large";
                default: return "unknown";
            }
        }
    }
}
