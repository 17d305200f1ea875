using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Names and compact forms of the known header fields, RFC 3261 §7.3.3 and §20.
    // Invariant: the rows stand in the order of SipHeader.

    /// <summary>The names of the header fields that the phone knows.</summary>
    public static class SipHeaderNames
    {
        private const int Letters = 32;

        private static readonly WordTable Names = new WordTable(
            "|Via|From|To|Call-ID|CSeq|Contact|Max-Forwards|Content-Length|Content-Type|Expires|Min-Expires" +
            "|WWW-Authenticate|Authorization|Proxy-Authenticate|Proxy-Authorization|Supported|Require" +
            "|Unsupported|Retry-After|Route|Record-Route|Allow|Accept|Content-Encoding|Content-Disposition" +
            "|Proxy-Require|Warning|Subject|User-Agent|Alert-Info|Call-Info|Reason|Event|Allow-Events" +
            "|Subscription-State|Refer-To|Referred-By|Replaces|RSeq|RAck|Session-Expires|Min-SE|Answer-Mode" +
            "|Priv-Answer-Mode|Path|Service-Route|Flow-Timer|Date");

        // The rows in chains, each of those names that start with the same letter (its lower five bits): the first
        // row of a letter, the next row after a row, and 0 for the end.
        private static readonly byte[] FirstRows = new byte[Letters];
        private static readonly byte[] NextRows = new byte[Names.Count];

        // The row of each compact name; 0 where a letter is none.
        private static readonly byte[] CompactRows = new byte[Letters];

        static SipHeaderNames()
        {
            // For each row the compact name; '_' where there is none.
            byte[] compactNames = Ascii.ToBytes("_vfti_m_lc______k_______e___s____ou_rb___x_______");
            for (int row = Names.Count - 1; row > 0; row--)
            {
                int letter = Names.Octets[Names.OffsetOf(row)] & 0x1F;
                NextRows[row] = FirstRows[letter];
                FirstRows[letter] = (byte)row;
                if (compactNames[row] != '_')
                {
                    CompactRows[compactNames[row] & 0x1F] = (byte)row;
                }
            }
        }

        /// <summary>Tells which header field a name means, full or compact, in any case (RFC 3261 §7.3.1).</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>The header field; <see cref="SipHeader.Other"/> for a name that is not in the table.</returns>
        [HotPath]
        public static SipHeader Identify(byte[] buffer, int offset, int end)
        {
            int length = end - offset;
            if (length < 2)
            {
                bool isLetter = length == 1 && Ascii.IsLetter(buffer[offset]);
                return isLetter ? (SipHeader)CompactRows[buffer[offset] & 0x1F] : SipHeader.Other;
            }

            int row = FirstRows[buffer[offset] & 0x1F];
            while (row != 0 && (Names.EndOf(row) - Names.OffsetOf(row) != length
                || !Names.IsWord(row, buffer, offset, end)))
            {
                row = NextRows[row];
            }

            return (SipHeader)row;
        }

        /// <summary>Writes the full name of a header field.</summary>
        /// <param name="writer">Where to.</param>
        /// <param name="header">The header field; nothing is written for <see cref="SipHeader.Other"/>.</param>
        public static void Write(ByteWriter writer, SipHeader header)
        {
            Names.Write(writer, (int)header);
        }

        /// <summary>The full name of a header field as a text. Allocates.</summary>
        /// <param name="header">The header field.</param>
        /// <returns>Its name; empty for <see cref="SipHeader.Other"/>.</returns>
        public static string TextOf(SipHeader header)
        {
            return Ascii.ToText(Names.Octets, Names.OffsetOf((int)header), Names.EndOf((int)header));
        }
    }
}
