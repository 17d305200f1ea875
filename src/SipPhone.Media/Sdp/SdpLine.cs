using SipPhone.Core;

namespace SipPhone.Media.Sdp
{
    // Lines and their fields, RFC 8866 §5 and §9. Invariant: every position returned lies in [offset, end].

    /// <summary>Walks the lines of a session description and the fields of a line.</summary>
    public static class SdpLine
    {
        /// <summary>Octets before a line's value: the type letter and "=".</summary>
        public const int ValueAt = 2;

        private const int HighestAscii = 0x7E;

        /// <summary>Finds the end of a line, which is <c>type=value</c>.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the line starts.</param>
        /// <param name="end">Where the range ends, exclusive.</param>
        /// <param name="lineEnd">Where its value ends, exclusive; 0 on failure.</param>
        /// <param name="next">Where the next line starts; 0 on failure.</param>
        /// <returns>
        /// <see cref="SdpResult.Ok"/>, <see cref="SdpResult.Truncated"/>, or <see cref="SdpResult.BadLine"/>.
        /// </returns>
        [HotPath]
        public static SdpResult FindEnd(byte[] buffer, int offset, int end, out int lineEnd, out int next)
        {
            lineEnd = 0;
            next = 0;
            int at = offset;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r')
            {
                // RFC 8866 §9, byte-string: no NUL.
                if (buffer[at] == 0)
                {
                    return SdpResult.BadLine;
                }

                at++;
            }

            if (at == end)
            {
                return SdpResult.Truncated;
            }

            // RFC 8866 §5: lines end with CRLF; a parser should take LF alone too.
            int behind = at;
            if (buffer[behind] == '\r')
            {
                behind++;
                if (behind == end)
                {
                    return SdpResult.Truncated;
                }
            }

            // RFC 8866 §5: a letter, "=", and no white space around it.
            if (buffer[behind] != '\n' || at - offset < ValueAt || buffer[offset + 1] != '=')
            {
                return SdpResult.BadLine;
            }

            lineEnd = at;
            next = behind + 1;
            return SdpResult.Ok;
        }

        /// <summary>Finds the end of a field: the next space.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the field starts.</param>
        /// <param name="end">Where the line ends, exclusive.</param>
        /// <returns>Where the field ends; -1 when it is empty.</returns>
        [HotPath]
        public static int SkipField(byte[] buffer, int offset, int end)
        {
            int at = offset;
            while (at < end && buffer[at] != ' ')
            {
                at++;
            }

            return at > offset ? at : -1;
        }

        /// <summary>Steps over the one space between two fields.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the field before it ends; -1 is passed on.</param>
        /// <param name="end">Where the line ends, exclusive.</param>
        /// <returns>Where the next field starts; -1 when there is no space.</returns>
        [HotPath]
        public static int SkipSpace(byte[] buffer, int offset, int end)
        {
            return offset >= 0 && offset < end && buffer[offset] == ' ' ? offset + 1 : -1;
        }

        /// <summary>Skips digits.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where they start; -1 is passed on.</param>
        /// <param name="end">Where the line ends, exclusive.</param>
        /// <returns>Where they end; -1 when there is none.</returns>
        [HotPath]
        public static int SkipDigits(byte[] buffer, int offset, int end)
        {
            int at = offset;
            while (at >= 0 && at < end && Ascii.IsDigit(buffer[at]))
            {
                at++;
            }

            return at > offset ? at : -1;
        }

        /// <summary>Skips a token (RFC 8866 §9).</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts; -1 is passed on.</param>
        /// <param name="end">Where the line ends, exclusive.</param>
        /// <returns>Where it ends; -1 when it is empty.</returns>
        [HotPath]
        public static int SkipToken(byte[] buffer, int offset, int end)
        {
            int at = offset;
            while (at >= 0 && at < end && IsTokenOctet(buffer[at]))
            {
                at++;
            }

            return at > offset ? at : -1;
        }

        // token-char = ALPHA / DIGIT / "!" / "#" / "$" / "%" / "&" / "'" / "*" / "+" / "-" / "." / "^" / "_" / "`"
        //   / "{" / "|" / "}" / "~"
        [HotPath]
        private static bool IsTokenOctet(int octet)
        {
            return octet > ' ' && octet <= HighestAscii && octet != '"' && octet != '(' && octet != ')' && octet != ','
                && octet != '/' && (octet < ':' || octet > '@') && (octet < '[' || octet > ']');
        }
    }
}
