using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Content-Length, RFC 3261 §18.3 and §20.14.
    // Invariant: two fields that disagree never yield a length, since two readers could then see two messages.

    /// <summary>Reads Content-Length fields.</summary>
    public static class SipContentLength
    {
        /// <summary>Stands for "no Content-Length so far".</summary>
        public const int None = -1;

        /// <summary>Takes one more Content-Length field into account; several equal ones are taken as one.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the field's value starts, without white space around it.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="length">
        /// In: what the fields before said, or <see cref="None"/>. Out: the length in octets.
        /// </param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>, <see cref="SipResult.BadContentLength"/>, or
        /// <see cref="SipResult.ContradictoryContentLength"/>; the length is unchanged on failure.
        /// </returns>
        [HotPath]
        public static SipResult Merge(byte[] buffer, int offset, int end, ref int length)
        {
            int value = Ascii.ParseDecimal(buffer, offset, end);
            if (value < 0)
            {
                return SipResult.BadContentLength;
            }

            if (length != None && length != value)
            {
                return SipResult.ContradictoryContentLength;
            }

            length = value;
            return SipResult.Ok;
        }

        /// <summary>Looks through a message head for Content-Length. Folded lines are unfolded in place.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the start line begins.</param>
        /// <param name="headEnd">Where the head ends, exclusive: behind the empty line.</param>
        /// <param name="length">
        /// The length in octets; <see cref="None"/> when there is no such field, and on failure.
        /// </param>
        /// <returns>
        /// <see cref="SipResult.Ok"/> also without the field; <see cref="SipResult.BadLineEnd"/>,
        /// <see cref="SipResult.Truncated"/>, or what <see cref="Merge"/> found.
        /// </returns>
        [HotPath]
        public static SipResult Find(byte[] buffer, int offset, int headEnd, out int length)
        {
            length = None;
            int found = None;
            int lineEnd;
            SipResult result = SipLines.FindEnd(buffer, offset, headEnd, out lineEnd);
            while (result == SipResult.Ok && lineEnd != offset)
            {
                int first = buffer[offset] | 0x20;
                if (first == 'c' || first == 'l')
                {
                    result = ReadLine(buffer, offset, lineEnd, ref found);
                    if (result != SipResult.Ok)
                    {
                        return result;
                    }
                }

                offset = lineEnd + 2;
                result = SipLines.FindEnd(buffer, offset, headEnd, out lineEnd);
            }

            if (result == SipResult.Ok)
            {
                length = found;
            }

            return result;
        }

        [HotPath]
        private static SipResult ReadLine(byte[] buffer, int offset, int lineEnd, ref int length)
        {
            int nameEnd = SipOctets.Skip(buffer, offset, lineEnd, SipOctets.Token);
            int colon = SipOctets.SkipSpace(buffer, nameEnd, lineEnd);
            if (colon == lineEnd || buffer[colon] != ':'
                || SipHeaderNames.Identify(buffer, offset, nameEnd) != SipHeader.ContentLength)
            {
                return SipResult.Ok;
            }

            int valueOffset = SipOctets.SkipSpace(buffer, colon + 1, lineEnd);
            return Merge(buffer, valueOffset, SipOctets.TrimEnd(buffer, valueOffset, lineEnd), ref length);
        }
    }
}
