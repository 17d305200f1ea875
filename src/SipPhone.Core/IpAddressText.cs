namespace SipPhone.Core
{
    // IP addresses as text, RFC 3261 §25.1 (IPv4address, IPv6reference) and RFC 5952 §4. Invariant: at most MaxBytes
    // octets.

    /// <summary>Writes IP addresses as the host part of a URI has them. Allocates nothing.</summary>
    public static class IpAddressText
    {
        /// <summary>The longest text: eight groups of four digits, seven colons, two brackets.</summary>
        public const int MaxBytes = 41;

        private const int Groups = 8;

        /// <summary>Writes an address: dotted for IPv4, in brackets for IPv6.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="address">The buffer with the address in network order.</param>
        /// <param name="length">4 or 16.</param>
        public static void Write(ByteWriter writer, byte[] address, int length)
        {
            bool isBracketed = length != 4;
            if (isBracketed)
            {
                writer.Write('[');
            }

            WriteBare(writer, address, length);
            if (isBracketed)
            {
                writer.Write(']');
            }
        }

        /// <summary>Writes an address without brackets, as session descriptions have it (RFC 8866 §9).</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="address">The buffer with the address in network order.</param>
        /// <param name="length">4 or 16.</param>
        public static void WriteBare(ByteWriter writer, byte[] address, int length)
        {
            if (length != 4)
            {
                WriteGroups(writer, address);
                return;
            }

            for (int i = 0; i < length; i++)
            {
                if (i > 0)
                {
                    writer.Write('.');
                }

                writer.WriteDecimal(address[i]);
            }
        }

        private static void WriteGroups(ByteWriter writer, byte[] address)
        {
            FindZeros(address, out int zeroStart, out int zeroEnd);
            for (int i = 0; i < Groups; i++)
            {
                if (i == zeroStart)
                {
                    writer.Write(':');
                    writer.Write(':');
                    i = zeroEnd - 1;
                    continue;
                }

                if (i > 0 && i != zeroEnd)
                {
                    writer.Write(':');
                }

                WriteGroup(writer, Group(address, i));
            }
        }

        // RFC 5952 §4.2: the longest run of zero groups, the first of equals, and none of one group alone.
        private static void FindZeros(byte[] address, out int start, out int end)
        {
            start = -1;
            end = -1;
            int i = 0;
            while (i < Groups)
            {
                int runEnd = i;
                while (runEnd < Groups && Group(address, runEnd) == 0)
                {
                    runEnd++;
                }

                if (runEnd - i > 1 && runEnd - i > end - start)
                {
                    start = i;
                    end = runEnd;
                }

                i = runEnd + 1;
            }
        }

        // RFC 5952 §4.1 and §4.3: no leading zeros, lower case.
        private static void WriteGroup(ByteWriter writer, int group)
        {
            int shift = 12;
            while (shift > 0 && group >> shift == 0)
            {
                shift -= 4;
            }

            while (shift >= 0)
            {
                int digit = (group >> shift) & 0x0F;
                writer.Write(digit < 10 ? '0' + digit : 'a' + digit - 10);
                shift -= 4;
            }
        }

        private static int Group(byte[] address, int index)
        {
            return (address[index * 2] << 8) | address[(index * 2) + 1];
        }
    }
}
