using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Escapes of URIs, "%" HEXDIG HEXDIG (RFC 3261 §19.1.2), for comparison (§19.1.4).
    // Invariant: an escape of a reserved octet is another thing than that octet.

    /// <summary>Compares parts of URIs, escapes taken for what they mean.</summary>
    public static class SipEscapes
    {
        // Set apart from every octet, so that "%40" is not "@".
        private const int EscapedReserved = 0x100;

        private static readonly byte[] Reserved = Ascii.ToBytes(";/?:@&=+$,");

        /// <summary>Tells whether two well-formed parts of URIs mean the same.</summary>
        /// <param name="a">The buffer of the first.</param>
        /// <param name="aOffset">Where it starts.</param>
        /// <param name="aEnd">Where it ends, exclusive.</param>
        /// <param name="b">The buffer of the second.</param>
        /// <param name="bOffset">Where it starts.</param>
        /// <param name="bEnd">Where it ends, exclusive.</param>
        /// <param name="foldsCase">Whether ASCII letters are folded.</param>
        /// <returns>True when they do.</returns>
        [HotPath]
        public static bool AreEqual(
            byte[] a, int aOffset, int aEnd, byte[] b, int bOffset, int bEnd, bool foldsCase)
        {
            while (aOffset < aEnd && bOffset < bEnd)
            {
                int x = Read(a, aOffset, aEnd);
                int y = Read(b, bOffset, bEnd);
                if (x != y && (!foldsCase || (x | 0x20) != (y | 0x20) || !Ascii.IsLetter(x)))
                {
                    return false;
                }

                aOffset += Length(a, aOffset, aEnd);
                bOffset += Length(b, bOffset, bEnd);
            }

            return aOffset == aEnd && bOffset == bEnd;
        }

        /// <summary>Writes a part of a URI with its escapes taken for their octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the part starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="target">Takes the octets, which may be any.</param>
        public static void WriteUnescaped(byte[] buffer, int offset, int end, ByteWriter target)
        {
            while (offset < end)
            {
                target.Write(Read(buffer, offset, end) & 0xFF);
                offset += Length(buffer, offset, end);
            }
        }

        // 0 to 255, or 256 and up for an escaped reserved octet.
        [HotPath]
        private static int Read(byte[] buffer, int offset, int end)
        {
            if (Length(buffer, offset, end) == 1)
            {
                return buffer[offset];
            }

            int octet = (SipOctets.HexValue(buffer[offset + 1]) << 4) | SipOctets.HexValue(buffer[offset + 2]);

            // RFC 3261 §19.1.4: an octet equals its escape unless it is one of the reserved set of RFC 2396.
            return Ascii.IndexOf(Reserved, 0, Reserved.Length, octet) < Reserved.Length
                ? octet | EscapedReserved
                : octet;
        }

        [HotPath]
        private static int Length(byte[] buffer, int offset, int end)
        {
            bool isEscape = buffer[offset] == '%' && end - offset > 2 && SipOctets.HexValue(buffer[offset + 1]) >= 0
                && SipOctets.HexValue(buffer[offset + 2]) >= 0;
            return isEscape ? 3 : 1;
        }
    }
}
