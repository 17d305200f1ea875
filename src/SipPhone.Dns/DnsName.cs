using SipPhone.Core;

namespace SipPhone.Dns
{
    // Domain names: in messages (RFC 1035 §3.1 and §4.1.4), flat (the same without pointers), and as text.
    // Invariant: nothing is read outside [offset, end), each pointer goes before everything that was read until then,
    // and no flat name is longer than 255 octets; so reading a name always ends.

    /// <summary>
    /// Reads and converts domain names. A <i>flat</i> name is a name in wire form without pointers: labels, each after
    /// its length octet, and the root's zero octet.
    /// </summary>
    public static class DnsName
    {
        private const int PointerBits = 0xC0;
        private const int HeaderBytes = 12;

        /// <summary>Reads a name of a message and follows its pointers.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="messageOffset">Where the message starts, which pointers count from.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">What must not be read, nor anything after: the end of the message or of the RDATA.</param>
        /// <param name="name">
        /// Takes the flat name, letters as they stand; 255 octets long, or null to check only.
        /// </param>
        /// <param name="nameLength">The length of the flat name, 1 to 255; 0 on failure.</param>
        /// <param name="next">What follows the name where it stands; 0 on failure.</param>
        /// <returns><see cref="DnsResult.Ok"/> or <see cref="DnsResult.Malformed"/>.</returns>
        [HotPath]
        public static DnsResult Read(
            byte[] buffer, int messageOffset, int offset, int end, byte[] name, out int nameLength, out int next)
        {
            nameLength = 0;
            next = 0;
            int length = 0;
            int following = -1;
            int lowest = offset;
            while (offset < end)
            {
                int octet = buffer[offset];
                if (octet >= PointerBits)
                {
                    if (end - offset < 2)
                    {
                        return DnsResult.Malformed;
                    }

                    if (following < 0)
                    {
                        following = offset + 2;
                    }

                    // RFC 1035 §4.1.4: a pointer leads to a prior occurrence, so strictly backwards, past the header.
                    offset = messageOffset + ((octet & 0x3F) << 8) + buffer[offset + 1];
                    if (offset >= lowest || offset - messageOffset < HeaderBytes)
                    {
                        return DnsResult.Malformed;
                    }

                    lowest = offset;
                    continue;
                }

                // RFC 1035 §2.3.4 and §4.1.4: 63 octets a label (01 and 10 are reserved), 255 a name.
                if (octet > Limits.MaxLabelBytes || octet > end - offset - 1
                    || octet + 1 > Limits.MaxDnsNameBytes - length)
                {
                    return DnsResult.Malformed;
                }

                if (name != null)
                {
                    System.Array.Copy(buffer, offset, name, length, octet + 1);
                }

                offset += octet + 1;
                length += octet + 1;
                if (octet == 0)
                {
                    nameLength = length;
                    next = following < 0 ? offset : following;
                    return DnsResult.Ok;
                }
            }

            return DnsResult.Malformed;
        }

        /// <summary>Puts the letters of a flat name or a text into lower case (RFC 4343 §3).</summary>
        /// <param name="name">The buffer.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive. Length octets are below the letters and stay.</param>
        [HotPath]
        public static void Fold(byte[] name, int offset, int end)
        {
            while (offset < end)
            {
                int octet = name[offset];
                if (octet >= 'A' && octet <= 'Z')
                {
                    name[offset] = (byte)(octet | 0x20);
                }

                offset++;
            }
        }

        /// <summary>
        /// Makes the flat name of a host name: labels of letters, digits, hyphen and underscore. A trailing dot is
        /// allowed; letters become lower case.
        /// </summary>
        /// <param name="text">The buffer with the text.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="name">Takes the flat name; 255 octets long.</param>
        /// <param name="nameLength">Its length, 3 to 255; 0 on failure.</param>
        /// <returns>
        /// <see cref="DnsResult.Ok"/>, or <see cref="DnsResult.Malformed"/> for an empty text or label, a label over
        /// 63, a name over 255, or another octet.
        /// </returns>
        [HotPath]
        public static DnsResult FromText(byte[] text, int offset, int end, byte[] name, out int nameLength)
        {
            nameLength = 0;
            if (end > offset && text[end - 1] == '.')
            {
                end--;
            }

            // The first label's length octet and the root come on top of the text.
            if (end <= offset || end - offset > Limits.MaxDnsNameBytes - 2)
            {
                return DnsResult.Malformed;
            }

            int lengthAt = 0;
            int at = 1;
            while (offset < end)
            {
                int octet = text[offset++];
                if (octet == '.')
                {
                    if (!EndLabel(name, lengthAt, at))
                    {
                        return DnsResult.Malformed;
                    }

                    lengthAt = at++;
                }
                else if (IsHostOctet(octet))
                {
                    name[at++] = (byte)octet;
                }
                else
                {
                    return DnsResult.Malformed;
                }
            }

            if (!EndLabel(name, lengthAt, at))
            {
                return DnsResult.Malformed;
            }

            name[at++] = 0;
            Fold(name, 0, at);
            nameLength = at;
            return DnsResult.Ok;
        }

        /// <summary>
        /// Makes the text of a flat name, without a trailing dot; the reverse of <see cref="FromText"/>.
        /// </summary>
        /// <param name="name">The buffer with the flat name.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive: after the root's zero octet.</param>
        /// <param name="text">Takes the text; 253 octets long.</param>
        /// <param name="textLength">Its length, 1 to 253; 0 on failure.</param>
        /// <returns>
        /// <see cref="DnsResult.Ok"/>, or <see cref="DnsResult.Malformed"/> for the root, for a name that is not whole,
        /// and for octets that no host name has: a dot, a NUL or a blank in a label must not become text.
        /// </returns>
        [HotPath]
        public static DnsResult ToText(byte[] name, int offset, int end, byte[] text, out int textLength)
        {
            textLength = 0;
            int length = 0;
            while (offset < end && name[offset] != 0)
            {
                if (length > 0)
                {
                    text[length++] = (byte)'.';
                }

                int labelEnd = offset + 1 + name[offset];
                if (labelEnd >= end || name[offset] > Limits.MaxDomainNameBytes - length)
                {
                    return DnsResult.Malformed;
                }

                offset++;
                while (offset < labelEnd)
                {
                    if (!IsHostOctet(name[offset]))
                    {
                        return DnsResult.Malformed;
                    }

                    text[length++] = name[offset++];
                }
            }

            if (length == 0 || end - offset != 1)
            {
                return DnsResult.Malformed;
            }

            textLength = length;
            return DnsResult.Ok;
        }

        [HotPath]
        private static bool EndLabel(byte[] name, int lengthAt, int at)
        {
            int length = at - lengthAt - 1;
            name[lengthAt] = (byte)length;
            return length > 0 && length <= Limits.MaxLabelBytes;
        }

        [HotPath]
        private static bool IsHostOctet(int octet)
        {
            return Ascii.IsLetter(octet) || Ascii.IsDigit(octet) || octet == '-' || octet == '_';
        }
    }
}
