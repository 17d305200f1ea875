using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Parameters of header fields, RFC 3261 §7.3.1 and §25.1: *( SEMI token [ EQUAL gen-value ] ).
    // Invariant: the whole list is read each time, so a found parameter stands in a well-formed list.

    /// <summary>Reads the parameter lists of header fields (not of URIs: <see cref="SipUri"/> does those).</summary>
    public static class SipParameters
    {
        private static readonly byte[] NoName = new byte[0];

        /// <summary>Checks that a range is a parameter list; an empty range is one.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the list starts: its first semicolon, or white space before it.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns><see cref="SipResult.Ok"/> or <see cref="SipResult.BadParameter"/>.</returns>
        [HotPath]
        public static SipResult Check(byte[] buffer, int offset, int end)
        {
            int valueOffset;
            int valueEnd;
            SipResult result = Find(buffer, offset, end, NoName, out valueOffset, out valueEnd);
            return result == SipResult.Absent ? SipResult.Ok : result;
        }

        /// <summary>Finds a parameter by its name, letters folded.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the list starts: its first semicolon, or white space before it.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="name">The parameter's name.</param>
        /// <param name="valueOffset">Where its value starts, with its quotes if it has them; 0 on failure.</param>
        /// <param name="valueEnd">
        /// Where it ends, exclusive; equal to the offset for a parameter without a value.
        /// </param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.Absent"/>; <see cref="SipResult.BadParameter"/> when the
        /// list is malformed; <see cref="SipResult.DuplicateParameter"/> when the parameter stands twice (§7.3.1).
        /// </returns>
        [HotPath]
        public static SipResult Find(
            byte[] buffer, int offset, int end, byte[] name, out int valueOffset, out int valueEnd)
        {
            return FindIn(buffer, offset, end, name, 0, name.Length, out valueOffset, out valueEnd);
        }

        /// <summary>Finds a parameter by its name in a table.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the list starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="words">The table.</param>
        /// <param name="word">The name's place in it.</param>
        /// <param name="valueOffset">Where its value starts; 0 on failure.</param>
        /// <param name="valueEnd">Where it ends, exclusive.</param>
        /// <returns>As with an array for the name.</returns>
        [HotPath]
        public static SipResult FindWord(
            byte[] buffer, int offset, int end, WordTable words, int word, out int valueOffset, out int valueEnd)
        {
            int soughtOffset = words.OffsetOf(word);
            int soughtEnd = words.EndOf(word);
            return FindIn(
                buffer, offset, end, words.Octets, soughtOffset, soughtEnd, out valueOffset, out valueEnd);
        }

        /// <summary>Finds a parameter by its name in another array.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the list starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="names">The array that holds the name.</param>
        /// <param name="soughtOffset">Where the name starts there.</param>
        /// <param name="soughtEnd">Where it ends, exclusive.</param>
        /// <param name="valueOffset">Where its value starts; 0 on failure.</param>
        /// <param name="valueEnd">Where it ends, exclusive.</param>
        /// <returns>As with an array for the name.</returns>
        [HotPath]
        private static SipResult FindIn(
            byte[] buffer,
            int offset,
            int end,
            byte[] names,
            int soughtOffset,
            int soughtEnd,
            out int valueOffset,
            out int valueEnd)
        {
            valueOffset = 0;
            valueEnd = 0;
            int foundOffset = -1;
            int foundEnd = 0;
            offset = SipOctets.SkipSpace(buffer, offset, end);
            while (offset < end)
            {
                if (buffer[offset] != ';')
                {
                    return SipResult.BadParameter;
                }

                int nameOffset = SipOctets.SkipSpace(buffer, offset + 1, end);
                int nameEnd = SipOctets.Skip(buffer, nameOffset, end, SipOctets.Token);
                if (nameEnd == nameOffset)
                {
                    return SipResult.BadParameter;
                }

                int at = nameEnd;
                offset = SipOctets.SkipSpace(buffer, nameEnd, end);
                if (offset < end && buffer[offset] == '=')
                {
                    at = SipOctets.SkipSpace(buffer, offset + 1, end);
                    offset = SkipValue(buffer, at, end);
                    if (offset <= at)
                    {
                        return SipResult.BadParameter;
                    }
                }
                else
                {
                    offset = at;
                }

                if (Ascii.EqualsIgnoreCase(buffer, nameOffset, nameEnd, names, soughtOffset, soughtEnd))
                {
                    if (foundOffset >= 0)
                    {
                        return SipResult.DuplicateParameter;
                    }

                    foundOffset = at;
                    foundEnd = offset;
                }

                offset = SipOctets.SkipSpace(buffer, offset, end);
            }

            if (foundOffset < 0)
            {
                return SipResult.Absent;
            }

            valueOffset = foundOffset;
            valueEnd = foundEnd;
            return SipResult.Ok;
        }

        // gen-value = token / host / quoted-string; -1 for a quote that is not closed.
        [HotPath]
        private static int SkipValue(byte[] buffer, int offset, int end)
        {
            return offset < end && buffer[offset] == '"'
                ? SipOctets.SkipQuoted(buffer, offset, end)
                : SipOctets.Skip(buffer, offset, end, SipOctets.ParameterValue);
        }
    }
}
