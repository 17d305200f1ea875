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
                int length = buffer[offset] < 0x80 ? 1 : Utf8.Measure(buffer, offset, end);
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

                int length = octet < 0x80 ? 1 : Utf8.Measure(buffer, offset, end);
                if (length == 0)
                {
                    return false;
                }

                offset += length;
            }

            return true;
        }
    }
}
