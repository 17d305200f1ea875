using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Logical lines, RFC 3261 §7.3.1. Invariant: the length of the text never changes, so offsets stay good.

    /// <summary>Finds the lines of a message head and unfolds them on the way.</summary>
    public static class SipLines
    {
        /// <summary>
        /// Finds the end of a logical line. A fold (CRLF and white space, which RFC 3261 §7.3.1 makes equal to one SP)
        /// becomes two SP in place, so that no parser behind this one meets a line end.
        /// </summary>
        /// <param name="buffer">The buffer; written to where a line is folded.</param>
        /// <param name="offset">Where the line starts.</param>
        /// <param name="end">Where the range ends, exclusive.</param>
        /// <param name="lineEnd">
        /// Where the line's CRLF stands; equal to the offset for an empty line; 0 on failure.
        /// </param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>, <see cref="SipResult.Truncated"/>, or <see cref="SipResult.BadLineEnd"/>.
        /// </returns>
        [HotPath]
        public static SipResult FindEnd(byte[] buffer, int offset, int end, out int lineEnd)
        {
            lineEnd = 0;
            int start = offset;
            while (offset < end)
            {
                int octet = buffer[offset];
                if (octet == '\n')
                {
                    return SipResult.BadLineEnd;
                }

                if (octet == '\r')
                {
                    if (end - offset < 2)
                    {
                        return SipResult.Truncated;
                    }

                    if (buffer[offset + 1] != '\n')
                    {
                        return SipResult.BadLineEnd;
                    }

                    // An empty line ends the head: white space behind it belongs to the body.
                    bool isFold = offset > start && end - offset > 2
                        && (buffer[offset + 2] == ' ' || buffer[offset + 2] == '\t');
                    if (!isFold)
                    {
                        lineEnd = offset;
                        return SipResult.Ok;
                    }

                    buffer[offset] = (byte)' ';
                    buffer[offset + 1] = (byte)' ';
                    offset++;
                }

                offset++;
            }

            return SipResult.Truncated;
        }
    }
}
