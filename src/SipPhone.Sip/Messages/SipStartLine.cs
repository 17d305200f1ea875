using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// The words of start lines, RFC 3261 §7.1, §7.2. Invariant: each method takes its whole range or fails.
    /// </summary>
    public static class SipStartLine
    {
        /// <summary>Tells a status line from a request line.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the line starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it starts with <c>SIP/</c>: a method is a token, and "/" is in none.</returns>
        [HotPath]
        public static bool IsStatusLine(byte[] buffer, int offset, int end)
        {
            return end - offset > 3 && buffer[offset + 3] == '/'
                && Ascii.EqualsIgnoreCase(buffer, offset, offset + 3, SipTokens.Sip);
        }

        /// <summary>Checks a SIP-Version.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/> for SIP/2.0; <see cref="SipResult.UnsupportedVersion"/> for another;
        /// <see cref="SipResult.BadStartLine"/> for what is none.
        /// </returns>
        [HotPath]
        public static SipResult CheckVersion(byte[] buffer, int offset, int end)
        {
            if (Ascii.EqualsIgnoreCase(buffer, offset, end, SipTokens.Version))
            {
                return SipResult.Ok;
            }

            // RFC 3261 §25.1: "SIP" "/" 1*DIGIT "." 1*DIGIT is a version, only not ours.
            if (!IsStatusLine(buffer, offset, end))
            {
                return SipResult.BadStartLine;
            }

            int dot = Ascii.IndexOf(buffer, offset + 4, end, '.');
            bool isVersion = dot < end && Ascii.ParseDecimal(buffer, offset + 4, dot) >= 0
                && Ascii.ParseDecimal(buffer, dot + 1, end) >= 0;
            return isVersion ? SipResult.UnsupportedVersion : SipResult.BadStartLine;
        }

        /// <summary>Reads a Status-Code of three digits.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive: three octets on.</param>
        /// <returns>100 to 699; -1 when it is none.</returns>
        [HotPath]
        public static int ParseStatusCode(byte[] buffer, int offset, int end)
        {
            // RFC 3261 §7.2: the first digit is the class, 1 to 6.
            int code = Ascii.ParseDecimal(buffer, offset, end);
            return code >= 100 && code <= 699 ? code : -1;
        }
    }
}
