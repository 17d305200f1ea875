using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // The character sets of RFC 3261 §25.1 as bits in one table, and the walks over them.
    // Invariant: every walk stays in [offset, end) and returns a position in [offset, end].

    /// <summary>Character sets of RFC 3261 §25.1 and the walks over them that all SIP parsers share.</summary>
    public static class SipOctets
    {
        /// <summary>Set: token, and so method, header name, parameter name, branch, tag.</summary>
        public const int Token = 0x01;

        /// <summary>Set: the user part of a URI, without escapes.</summary>
        public const int User = 0x02;

        /// <summary>Set: the password part of a URI, without escapes.</summary>
        public const int Password = 0x04;

        /// <summary>
        /// Set: host name or IPv4 address. With <c>_</c>, which names in the field have and the grammar has not.
        /// </summary>
        public const int Host = 0x08;

        /// <summary>Set: name or value of a URI parameter, without escapes.</summary>
        public const int UriParameter = 0x10;

        /// <summary>Set: name or value of a URI header, without escapes.</summary>
        public const int UriHeader = 0x20;

        /// <summary>Set: an IPv6 address without its brackets.</summary>
        public const int Ipv6 = 0x40;

        /// <summary>
        /// Set: unquoted value of a header parameter: token, or host with brackets, or a bare IPv6 address, which
        /// <c>received</c> holds.
        /// </summary>
        public const int ParameterValue = 0x80;

        private static readonly byte[] Sets = MakeSets();

        /// <summary>Skips the octets of a set.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to start.</param>
        /// <param name="end">Where the range ends, exclusive.</param>
        /// <param name="set">One of the set constants of this class.</param>
        /// <returns>The position of the first octet outside the set, or <paramref name="end"/>.</returns>
        [HotPath]
        public static int Skip(byte[] buffer, int offset, int end, int set)
        {
            byte[] sets = Sets;
            while (offset < end && (sets[buffer[offset]] & set) != 0)
            {
                offset++;
            }

            return offset;
        }

        /// <summary>Skips the octets of a set and escapes (<c>"%" HEXDIG HEXDIG</c>).</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to start.</param>
        /// <param name="end">Where the range ends, exclusive.</param>
        /// <param name="set">One of the set constants of this class.</param>
        /// <returns>The position of the first octet that is neither, or <paramref name="end"/>.</returns>
        [HotPath]
        public static int SkipWithEscapes(byte[] buffer, int offset, int end, int set)
        {
            byte[] sets = Sets;
            while (offset < end)
            {
                int octet = buffer[offset];
                if ((sets[octet] & set) != 0)
                {
                    offset++;
                }
                else if (octet == '%' && end - offset > 2 && HexValue(buffer[offset + 1]) >= 0
                    && HexValue(buffer[offset + 2]) >= 0)
                {
                    offset += 3;
                }
                else
                {
                    break;
                }
            }

            return offset;
        }

        /// <summary>Skips white space. In an unfolded message that is SP and HTAB only.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to start.</param>
        /// <param name="end">Where the range ends, exclusive.</param>
        /// <returns>The position of the first other octet, or <paramref name="end"/>.</returns>
        [HotPath]
        public static int SkipSpace(byte[] buffer, int offset, int end)
        {
            while (offset < end && (buffer[offset] == ' ' || buffer[offset] == '\t'))
            {
                offset++;
            }

            return offset;
        }

        /// <summary>Takes white space off the end of a range.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>The end without trailing SP and HTAB; at least <paramref name="offset"/>.</returns>
        [HotPath]
        public static int TrimEnd(byte[] buffer, int offset, int end)
        {
            while (end > offset && (buffer[end - 1] == ' ' || buffer[end - 1] == '\t'))
            {
                end--;
            }

            return end;
        }

        /// <summary>Skips a quoted-string (RFC 3261 §25.1) with its escapes.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the opening quote stands.</param>
        /// <param name="end">Where the range ends, exclusive.</param>
        /// <returns>The position after the closing quote; -1 when there is no opening or no closing quote.</returns>
        [HotPath]
        public static int SkipQuoted(byte[] buffer, int offset, int end)
        {
            if (offset >= end || buffer[offset] != '"')
            {
                return -1;
            }

            offset++;
            while (offset < end)
            {
                int octet = buffer[offset++];
                if (octet == '"')
                {
                    return offset;
                }

                if (octet == '\\')
                {
                    // quoted-pair: the octet behind the backslash stands for itself, a quote too.
                    offset++;
                }
            }

            return -1;
        }

        /// <summary>
        /// Finds the comma that ends a value of a list (RFC 3261 §7.3.1), outside quotes and angle brackets.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where the list ends, exclusive.</param>
        /// <returns>The comma's position; <paramref name="end"/> when the value is the last one.</returns>
        [HotPath]
        public static int FindComma(byte[] buffer, int offset, int end)
        {
            while (offset < end && buffer[offset] != ',')
            {
                int octet = buffer[offset];
                if (octet == '"')
                {
                    offset = SkipQuoted(buffer, offset, end);
                    if (offset < 0)
                    {
                        return end;
                    }
                }
                else if (octet == '<')
                {
                    offset = Ascii.IndexOf(buffer, offset, end, '>');
                }
                else
                {
                    offset++;
                }
            }

            return offset;
        }

        /// <summary>The lower-case hexadecimal digit of four bits.</summary>
        /// <param name="nibble">0 to 15.</param>
        /// <returns>The digit's octet.</returns>
        [HotPath]
        public static byte HexDigit(int nibble)
        {
            return (byte)(nibble < 10 ? '0' + nibble : 'a' + nibble - 10);
        }

        /// <summary>The value of a hexadecimal digit.</summary>
        /// <param name="octet">The octet.</param>
        /// <returns>0 to 15; -1 when it is none.</returns>
        [HotPath]
        public static int HexValue(int octet)
        {
            if (octet >= '0' && octet <= '9')
            {
                return octet - '0';
            }

            int folded = octet | 0x20;
            return folded >= 'a' && folded <= 'f' ? folded - 'a' + 10 : -1;
        }

        private static byte[] MakeSets()
        {
            byte[] sets = new byte[256];
            const int Alphanumeric = Token | User | Password | Host | UriParameter | UriHeader | ParameterValue;
            for (int i = 0; i < 26; i++)
            {
                int hex = i < 6 ? Ipv6 : 0;
                sets['a' + i] = (byte)(Alphanumeric | hex);
                sets['A' + i] = (byte)(Alphanumeric | hex);
            }

            for (int i = 0; i < 10; i++)
            {
                sets['0' + i] = (byte)(Alphanumeric | Ipv6);
            }

            // RFC 3261 §25.1: mark, and what each set has beside alphanum and mark.
            Add(sets, User | Password | UriParameter | UriHeader, "-_.!~*'()");
            Add(sets, Token | ParameterValue, "-.!%*_+`'~");
            Add(sets, User, "&=+$,;?/");
            Add(sets, Password, "&=+$,");
            Add(sets, Host, "-._");
            Add(sets, UriParameter, "[]/:&+$");
            Add(sets, UriHeader, "[]/?:+$");
            Add(sets, Ipv6, ":.");
            Add(sets, ParameterValue, "[]:");
            return sets;
        }

        private static void Add(byte[] sets, int set, string members)
        {
            byte[] octets = Ascii.ToBytes(members);
            for (int i = 0; i < octets.Length; i++)
            {
                sets[octets[i]] |= (byte)set;
            }
        }
    }
}
