namespace SipPhone.Core
{
    // IP addresses as text: RFC 3986 §3.2.2 (dotted decimal without leading zeros) and RFC 4291 §2.2.
    // Invariant: the whole range is an address or nothing is.

    /// <summary>Reads IP addresses out of the host part of a URI, or out of a session description.</summary>
    public static class IpLiteral
    {
        /// <summary>Octets of an IPv4 address.</summary>
        public const int Ipv4Bytes = 4;

        /// <summary>Octets of an IPv6 address.</summary>
        public const int Ipv6Bytes = 16;

        private const int MaxIpv4TextBytes = 15;
        private const int MaxGroupDigits = 4;

        /// <summary>Reads an address.</summary>
        /// <param name="text">The buffer with the text.</param>
        /// <param name="offset">
        /// Where the text starts: an IPv4 address, or an IPv6 address in brackets or without them.
        /// </param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="address">Takes the address in its first 4 or 16 octets; 16 octets long.</param>
        /// <returns>4 or 16; 0 when the text is no address.</returns>
        [HotPath]
        public static int Read(byte[] text, int offset, int end, byte[] address)
        {
            if (ReadIpv4(text, offset, end, address, 0))
            {
                return Ipv4Bytes;
            }

            if (end - offset > 2 && text[offset] == '[' && text[end - 1] == ']')
            {
                offset++;
                end--;
            }

            return ReadIpv6(text, offset, end, address) ? Ipv6Bytes : 0;
        }

        [HotPath]
        private static bool ReadIpv4(byte[] text, int offset, int end, byte[] address, int at)
        {
            if (end - offset > MaxIpv4TextBytes)
            {
                return false;
            }

            for (int i = 0; i < Ipv4Bytes; i++)
            {
                int dot = Ascii.IndexOf(text, offset, end, '.');
                int octet = Ascii.ParseDecimal(text, offset, dot);

                // A dot after each but the last; no leading zero, which some read as octal.
                if (octet < 0 || octet > 255 || (dot == end) != (i == Ipv4Bytes - 1)
                    || (text[offset] == '0' && dot - offset > 1))
                {
                    return false;
                }

                address[at + i] = (byte)octet;
                offset = dot + 1;
            }

            return true;
        }

        [HotPath]
        private static bool ReadIpv6(byte[] text, int offset, int end, byte[] address)
        {
            int count = 0;
            int gapAt = -1;
            bool needsGroup = true;
            if (end - offset >= 2 && text[offset] == ':' && text[offset + 1] == ':')
            {
                gapAt = 0;
                needsGroup = false;
                offset += 2;
            }

            while (offset < end && count < Ipv6Bytes)
            {
                int colon = Ascii.IndexOf(text, offset, end, ':');
                if (colon == end && count <= Ipv6Bytes - Ipv4Bytes && ReadIpv4(text, offset, end, address, count))
                {
                    count += Ipv4Bytes;
                    needsGroup = false;
                    offset = end;
                    break;
                }

                int group = ParseHex(text, offset, colon);
                if (group < 0)
                {
                    return false;
                }

                address[count++] = (byte)(group >> 8);
                address[count++] = (byte)group;
                offset = colon;
                needsGroup = colon < end;
                if (needsGroup)
                {
                    offset++;
                    if (offset < end && text[offset] == ':')
                    {
                        // RFC 4291 §2.2: "::" only once.
                        if (gapAt >= 0)
                        {
                            return false;
                        }

                        gapAt = count;
                        needsGroup = false;
                        offset++;
                    }
                }
            }

            if (offset != end || needsGroup)
            {
                return false;
            }

            return gapAt < 0 ? count == Ipv6Bytes : Widen(address, count, gapAt);
        }

        // Puts the zeros that "::" stands for in their place: at least one group of them.
        [HotPath]
        private static bool Widen(byte[] address, int count, int gapAt)
        {
            if (count > Ipv6Bytes - 2)
            {
                return false;
            }

            int to = Ipv6Bytes;
            while (count > gapAt)
            {
                address[--to] = address[--count];
            }

            while (to > gapAt)
            {
                address[--to] = 0;
            }

            return true;
        }

        // One to four hexadecimal digits; -1 for anything else.
        [HotPath]
        private static int ParseHex(byte[] text, int offset, int end)
        {
            if (offset >= end || end - offset > MaxGroupDigits)
            {
                return -1;
            }

            int value = 0;
            while (offset < end)
            {
                int octet = text[offset++];
                int folded = octet | 0x20;
                int digit = Ascii.IsDigit(octet) ? octet - '0' : folded - 'a' + 10;
                if (digit < 0 || digit > 15 || (digit > 9 && !Ascii.IsLetter(octet)))
                {
                    return -1;
                }

                value = (value << 4) | digit;
            }

            return value;
        }
    }
}
