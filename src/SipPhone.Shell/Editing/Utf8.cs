namespace SipPhone.Shell.Editing
{
    // UTF-8 (RFC 3629 §4), one character at a time. Invariant: nothing is read outside [offset, end).

    /// <summary>Reads characters in UTF-8, and knows which of them a terminal would obey instead of show.</summary>
    public static class Utf8
    {
        /// <summary>Longest character in octets.</summary>
        public const int MaxLength = 4;

        /// <summary>What <see cref="Length"/> returns for octets that start no character.</summary>
        public const int Broken = -1;

        /// <summary>Measures the character at a position.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the character starts.</param>
        /// <param name="end">Where the range ends, exclusive.</param>
        /// <returns>
        /// 1 to <see cref="MaxLength"/> octets; 0 when the range ends before the character does; <see cref="Broken"/>.
        /// </returns>
        public static int Length(byte[] buffer, int offset, int end)
        {
            if (offset >= end)
            {
                return 0;
            }

            int lead = buffer[offset];
            if (lead < 0x80)
            {
                return 1;
            }

            // RFC 3629 §4: C0, C1 and F5 to FF never stand in UTF-8.
            if (lead < 0xC2 || lead > 0xF4)
            {
                return Broken;
            }

            int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            for (int i = 1; i < length; i++)
            {
                if (i >= end - offset)
                {
                    return 0;
                }

                if (!IsContinuation(lead, i, buffer[offset + i]))
                {
                    return Broken;
                }
            }

            return length;
        }

        /// <summary>The number of a whole character.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="length">What <see cref="Length"/> said, 1 or more.</param>
        /// <returns>The code point.</returns>
        public static int CodePoint(byte[] buffer, int offset, int length)
        {
            if (length == 1)
            {
                return buffer[offset];
            }

            int codePoint = buffer[offset] & (0x7F >> length);
            for (int i = 1; i < length; i++)
            {
                codePoint = (codePoint << 6) | (buffer[offset + i] & 0x3F);
            }

            return codePoint;
        }

        /// <summary>
        /// Tells whether a terminal may obey a character instead of showing it: the controls C0, DEL and C1, and what
        /// turns the direction of the writing or breaks the line.
        /// </summary>
        /// <param name="codePoint">The character.</param>
        /// <returns>True when it must not reach a terminal.</returns>
        public static bool IsControl(int codePoint)
        {
            return codePoint < 0x20
                || (codePoint >= 0x7F && codePoint < 0xA0)
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x2028 && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0xFEFF;
        }

        /// <summary>How many columns of a terminal a character takes.</summary>
        /// <param name="codePoint">The character, no control.</param>
        /// <returns>0 for a mark that stands on the one before, 2 for a wide one of East Asia, else 1.</returns>
        public static int Columns(int codePoint)
        {
            if (codePoint >= 0x300 && codePoint <= 0x36F)
            {
                return 0;
            }

            bool isWide = (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
                || codePoint >= 0x20000;
            return isWide ? 2 : 1;
        }

        // RFC 3629 §4: the octet behind E0, ED, F0 and F4 has bounds of its own, so that there is one form for each
        // character, no surrogate, and nothing above U+10FFFF.
        private static bool IsContinuation(int lead, int index, int octet)
        {
            int least = 0x80;
            int most = 0xBF;
            if (index == 1)
            {
                least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
                most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
            }

            return octet >= least && octet <= most;
        }
    }
}
