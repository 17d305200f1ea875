using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Reads CSeq, RFC 3261 §20.16: <c>1*DIGIT LWS Method</c>. Invariant: it takes its whole range or fails.
    /// </summary>
    public static class SipCSeq
    {
        /// <summary>Reads a CSeq value.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="number">The sequence number, 0 to 2^31 - 1; 0 on failure.</param>
        /// <param name="methodOffset">Where the method starts; it ends where the range ends. 0 on failure.</param>
        /// <returns><see cref="SipResult.Ok"/> or <see cref="SipResult.BadCSeq"/>.</returns>
        [HotPath]
        public static SipResult Parse(byte[] buffer, int offset, int end, out int number, out int methodOffset)
        {
            number = 0;
            methodOffset = 0;
            int digitsEnd = offset;
            while (digitsEnd < end && buffer[digitsEnd] >= '0' && buffer[digitsEnd] <= '9')
            {
                digitsEnd++;
            }

            // RFC 3261 §8.1.1.5: the number is below 2^31.
            int value = Ascii.ParseDecimal(buffer, offset, digitsEnd);
            int at = SipOctets.SkipSpace(buffer, digitsEnd, end);
            if (value < 0 || at == digitsEnd || at == end || SipOctets.Skip(buffer, at, end, SipOctets.Token) != end)
            {
                return SipResult.BadCSeq;
            }

            number = value;
            methodOffset = at;
            return SipResult.Ok;
        }
    }
}
