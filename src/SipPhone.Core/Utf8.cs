namespace SipPhone.Core
{
    // UTF-8, RFC 3629 §4: no overlong form, no surrogate, nothing above U+10FFFF.
    // Invariant: nothing outside [offset, end) is read.

    /// <summary>Measures characters of UTF-8 texts.</summary>
    public static class Utf8
    {
        /// <summary>The length of the character that stands at the start of a range.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the character starts; before <paramref name="end"/>.</param>
        /// <param name="end">Where the text ends, exclusive.</param>
        /// <returns>1 to 4 octets; 0 when no whole and well-formed character stands there.</returns>
        [HotPath]
        public static int Measure(byte[] buffer, int offset, int end)
        {
            int first = buffer[offset];
            if (first < 0x80)
            {
                return 1;
            }

            int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
            if (first < 0xC2 || first > 0xF4 || length > end - offset)
            {
                return 0;
            }

            for (int i = 1; i < length; i++)
            {
                if ((buffer[offset + i] & 0xC0) != 0x80)
                {
                    return 0;
                }
            }

            // RFC 3629 §4: what the second octet may be behind E0, ED, F0 and F4.
            int second = buffer[offset + 1];
            bool isExcluded = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)
                || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
            return isExcluded ? 0 : length;
        }
    }
}
