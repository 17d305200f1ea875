using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Reads start lines, RFC 3261 §7.1, §7.2. Invariant: each method takes its whole range or fails.
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

        /// <summary>
        /// Reads a request line, §7.1: Method SP Request-URI SP SIP-Version, single SP, nothing around.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the line, and so the method, starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="methodEnd">Where the method ends; the Request-URI starts one behind. 0 on failure.</param>
        /// <param name="uriEnd">Where the Request-URI ends, exclusive; 0 on failure.</param>
        /// <param name="stop">Where the fault is, on failure.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>, <see cref="SipResult.BadStartLine"/>, or
        /// <see cref="SipResult.UnsupportedVersion"/>.
        /// </returns>
        [HotPath]
        public static SipResult ReadRequest(
            byte[] buffer, int offset, int end, out int methodEnd, out int uriEnd, out int stop)
        {
            methodEnd = 0;
            uriEnd = 0;
            int tokenEnd = SipOctets.Skip(buffer, offset, end, SipOctets.Token);
            stop = tokenEnd;
            if (tokenEnd == offset || tokenEnd == end || buffer[tokenEnd] != ' ')
            {
                return SipResult.BadStartLine;
            }

            int space = Ascii.IndexOf(buffer, tokenEnd + 1, end, ' ');
            stop = space;
            if (space == tokenEnd + 1 || space == end)
            {
                return SipResult.BadStartLine;
            }

            stop = space + 1;
            SipResult result = CheckVersion(buffer, stop, end);
            if (result == SipResult.Ok)
            {
                methodEnd = tokenEnd;
                uriEnd = space;
            }

            return result;
        }

        /// <summary>
        /// Reads a status line, §7.2: SIP-Version SP Status-Code SP Reason-Phrase. The second SP is there even without
        /// a phrase.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the line starts.</param>
        /// <param name="end">Where it, and so the reason phrase, ends, exclusive.</param>
        /// <param name="statusCode">100 to 699; 0 on failure.</param>
        /// <param name="reasonOffset">Where the reason phrase starts; 0 on failure.</param>
        /// <param name="stop">Where the fault is, on failure.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>, <see cref="SipResult.BadStartLine"/>, or
        /// <see cref="SipResult.UnsupportedVersion"/>.
        /// </returns>
        [HotPath]
        public static SipResult ReadStatus(
            byte[] buffer, int offset, int end, out int statusCode, out int reasonOffset, out int stop)
        {
            statusCode = 0;
            reasonOffset = 0;
            stop = offset;
            int versionEnd = Ascii.IndexOf(buffer, offset, end, ' ');
            SipResult result = CheckVersion(buffer, offset, versionEnd);
            if (result != SipResult.Ok)
            {
                return result;
            }

            int codeOffset = versionEnd + 1;
            int codeEnd = codeOffset + 3;
            stop = versionEnd;
            if (end - codeOffset < 4)
            {
                return SipResult.BadStartLine;
            }

            // RFC 3261 §7.2: the first digit is the class, 1 to 6.
            int code = Ascii.ParseDecimal(buffer, codeOffset, codeEnd);
            stop = codeOffset;
            if (code < 100 || code > 699 || buffer[codeEnd] != ' ')
            {
                return SipResult.BadStartLine;
            }

            statusCode = code;
            reasonOffset = codeEnd + 1;
            return SipResult.Ok;
        }

        [HotPath]
        private static SipResult CheckVersion(byte[] buffer, int offset, int end)
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
    }
}
