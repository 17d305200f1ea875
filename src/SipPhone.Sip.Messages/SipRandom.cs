using SipPhone.Core.Hal;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Random words: branches, tags, Call-IDs, cnonces. Invariant: what it writes is a token of RFC 3261 §25.1.
    /// </summary>
    public static class SipRandom
    {
        /// <summary>Fills a range with random lower-case hexadecimal digits, four random bits each.</summary>
        /// <param name="random">Where the bits come from.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to start.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        public static void FillToken(IRandom random, byte[] buffer, int offset, int end)
        {
            random.Fill(buffer, offset, end);
            for (int i = offset; i < end; i++)
            {
                buffer[i] = SipOctets.HexDigit(buffer[i] & 0x0F);
            }
        }
    }
}
