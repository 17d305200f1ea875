namespace SipPhone.Core
{
    // ASCII text in byte ranges: the only comparison and number helpers that the parsers use.
    // Invariant: nothing here reads outside [offset, end), and only the helpers named ...Bytes and ToText allocate.

    /// <summary>ASCII text held in <c>byte[]</c> ranges: folding comparison (RFC 4343), digits, conversion.</summary>
    public static class Ascii
    {
        private const int MaxInt32DigitsValue = 214748364;

        /// <summary>Tells whether two ranges hold the same octets, ASCII letters folded (RFC 4343 §3).</summary>
        /// <param name="a">The first buffer.</param>
        /// <param name="aOffset">Where the first range starts.</param>
        /// <param name="aEnd">Where it ends, exclusive.</param>
        /// <param name="b">The second buffer.</param>
        /// <param name="bOffset">Where the second range starts.</param>
        /// <param name="bEnd">Where it ends, exclusive.</param>
        /// <returns>True when the lengths and all octets are equal, letters A-Z taken as a-z.</returns>
        [HotPath]
        public static bool EqualsIgnoreCase(byte[] a, int aOffset, int aEnd, byte[] b, int bOffset, int bEnd)
        {
            if (aEnd - aOffset != bEnd - bOffset)
            {
                return false;
            }

            while (aOffset < aEnd)
            {
                int x = a[aOffset++];
                int y = b[bOffset++];
                if (x != y)
                {
                    // Letters differ from their other case in bit 5 only, and nothing else may be folded.
                    int folded = x | 0x20;
                    if (folded != (y | 0x20) || folded < 'a' || folded > 'z')
                    {
                        return false;
                    }
                }
            }

            return true;
        }

        /// <summary>Tells whether a range is the given token, ASCII letters folded.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="token">The whole array to compare with.</param>
        /// <returns>True when equal.</returns>
        [HotPath]
        public static bool EqualsIgnoreCase(byte[] buffer, int offset, int end, byte[] token)
        {
            return EqualsIgnoreCase(buffer, offset, end, token, 0, token.Length);
        }

        /// <summary>Tells whether two ranges hold the same octets exactly.</summary>
        /// <param name="a">The first buffer.</param>
        /// <param name="aOffset">Where the first range starts.</param>
        /// <param name="aEnd">Where it ends, exclusive.</param>
        /// <param name="b">The second buffer.</param>
        /// <param name="bOffset">Where the second range starts.</param>
        /// <param name="bEnd">Where it ends, exclusive.</param>
        /// <returns>True when the lengths and all octets are equal.</returns>
        [HotPath]
        public static bool EqualsExactly(byte[] a, int aOffset, int aEnd, byte[] b, int bOffset, int bEnd)
        {
            if (aEnd - aOffset != bEnd - bOffset)
            {
                return false;
            }

            while (aOffset < aEnd)
            {
                if (a[aOffset++] != b[bOffset++])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Tells whether a range is the given token exactly.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="token">The whole array to compare with.</param>
        /// <returns>True when equal.</returns>
        [HotPath]
        public static bool EqualsExactly(byte[] buffer, int offset, int end, byte[] token)
        {
            return EqualsExactly(buffer, offset, end, token, 0, token.Length);
        }

        /// <summary>Reads a whole range as an unsigned decimal number.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the digits start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>
        /// 0 to 2,147,483,647; -1 when the range is empty, holds anything but digits, or the value is larger.
        /// </returns>
        [HotPath]
        public static int ParseDecimal(byte[] buffer, int offset, int end)
        {
            if (offset >= end)
            {
                return -1;
            }

            int value = 0;
            while (offset < end)
            {
                int digit = buffer[offset++] - '0';
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                // 2^31 - 1 = 2,147,483,647.
                if (value > MaxInt32DigitsValue || (value == MaxInt32DigitsValue && digit > 7))
                {
                    return -1;
                }

                value = (value * 10) + digit;
            }

            return value;
        }

        /// <summary>Tells whether an octet is an ASCII digit.</summary>
        /// <param name="octet">The octet, 0 to 255.</param>
        /// <returns>True for 0-9.</returns>
        [HotPath]
        public static bool IsDigit(int octet)
        {
            return octet >= '0' && octet <= '9';
        }

        /// <summary>Tells whether an octet is an ASCII letter.</summary>
        /// <param name="octet">The octet, 0 to 255.</param>
        /// <returns>True for A-Z and a-z.</returns>
        [HotPath]
        public static bool IsLetter(int octet)
        {
            int folded = octet | 0x20;
            return folded >= 'a' && folded <= 'z';
        }

        /// <summary>Tells whether an octet is a hexadecimal digit.</summary>
        /// <param name="octet">The octet, 0 to 255.</param>
        /// <returns>True for 0-9, A-F and a-f.</returns>
        [HotPath]
        public static bool IsHexDigit(int octet)
        {
            return IsDigit(octet) || (IsLetter(octet) && (octet | 0x20) <= 'f');
        }

        /// <summary>The hexadecimal digit of a number.</summary>
        /// <param name="nibble">0 to 15.</param>
        /// <returns>0-9, a-f.</returns>
        [HotPath]
        public static int HexDigit(int nibble)
        {
            return nibble < 10 ? '0' + nibble : 'a' + nibble - 10;
        }

        /// <summary>Finds an octet in a range.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="octet">The octet to find, 0 to 255.</param>
        /// <returns>Its first position, or <paramref name="end"/> when it is not there.</returns>
        [HotPath]
        public static int IndexOf(byte[] buffer, int offset, int end, int octet)
        {
            while (offset < end && buffer[offset] != octet)
            {
                offset++;
            }

            return offset;
        }

        /// <summary>Makes the octets of an ASCII text. Allocates: for start-up and configuration.</summary>
        /// <param name="text">The text; characters above U+007F become <c>?</c>, which no name or token holds.</param>
        /// <returns>A new array, one octet a character.</returns>
        public static byte[] ToBytes(string text)
        {
            char[] characters = text.ToCharArray();
            byte[] bytes = new byte[characters.Length];
            for (int i = 0; i < characters.Length; i++)
            {
                bytes[i] = characters[i] < 0x80 ? (byte)characters[i] : (byte)'?';
            }

            return bytes;
        }

        /// <summary>
        /// Makes a text of a range, for people: octets that are not printable ASCII become <c>?</c>, so that no NUL or
        /// terminal control sequence from the wire reaches a string. Allocates.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>A text of as many characters as the range has octets.</returns>
        public static string ToText(byte[] buffer, int offset, int end)
        {
            char[] characters = new char[end - offset];
            for (int i = 0; i < characters.Length; i++)
            {
                int octet = buffer[offset + i];
                characters[i] = octet >= 0x20 && octet <= 0x7E ? (char)octet : '?';
            }

            return new string(characters);
        }
    }
}
