namespace SipPhone.Shell.Editing
{
    // Characters as a terminal takes them. Invariant: what IsControl lets through changes nothing but the cursor's
    // column, by Columns.

    /// <summary>Knows which characters a terminal obeys instead of showing them, and how wide the others are.</summary>
    internal static class TerminalCharacter
    {
        /// <summary>The number of a whole character.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="length">Its length in octets, as <c>Utf8.Measure</c> says.</param>
        /// <returns>The code point.</returns>
        internal static int CodePoint(byte[] buffer, int offset, int length)
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
        internal static bool IsControl(int codePoint)
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
        internal static int Columns(int codePoint)
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
    }
}
