using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // UTF-8, RFC 3629 §4: no overlong form, no surrogate, nothing above U+10FFFF.
    // Invariant: the walk advances by a whole character or fails.

    /// <summary>Checks text that is for people: display names, reason phrases, messages.</summary>
    public static class SipUtf8
    {
        /// <summary>Tells whether a range is well-formed UTF-8.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it is; an empty range is.</returns>
        [HotPath]
        public static bool IsWellFormed(byte[] buffer, int offset, int end)
        {
            while (offset < end)
            {
                int length = buffer[offset] < 0x80 ? 1 : Measure(buffer, offset, end);
                if (length == 0)
                {
                    return false;
                }

                offset += length;
            }

            return true;
        }

        /// <summary>
        /// Tells whether the inside of a quoted-string (RFC 3261 §25.1) is well formed: UTF-8, and control octets only
        /// behind a backslash.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Behind the opening quote.</param>
        /// <param name="end">At the closing quote.</param>
        /// <returns>True when it is.</returns>
        [HotPath]
        public static bool IsQuotedText(byte[] buffer, int offset, int end)
        {
            while (offset < end)
            {
                int octet = buffer[offset];
                if (octet == '\\')
                {
                    // quoted-pair = "\" (%x00-09 / %x0B-0C / %x0E-7F)
                    if (end - offset < 2 || buffer[offset + 1] >= 0x80)
                    {
                        return false;
                    }

                    offset += 2;
                    continue;
                }

                if ((octet < ' ' && octet != '\t') || octet == 0x7F)
                {
                    return false;
                }

                int length = octet < 0x80 ? 1 : Measure(buffer, offset, end);
                if (length == 0)
                {
                    return false;
                }

                offset += length;
            }

            return true;
        }

        // The length of the character of two octets and more that stands here; 0 when none does.
        [HotPath]
        private static int Measure(byte[] buffer, int offset, int end)
        {
            int first = buffer[offset];
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
