using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Reads RSeq and RAck, RFC 3262 §7.1 and §7.2. Invariant: the whole range is taken or nothing is.
    /// </summary>
    public static class SipRAck
    {
        /// <summary>Reads RSeq.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>1 to 2,147,483,647; -1 when it is malformed or 0, with which no numbering starts (§3).</returns>
        [HotPath]
        public static int ParseRSeq(byte[] buffer, int offset, int end)
        {
            int value = Ascii.ParseDecimal(buffer, offset, end);
            return value > 0 ? value : -1;
        }

        /// <summary>Reads RAck: <c>response-num LWS CSeq-num LWS Method</c>.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="rseq">The RSeq that is acknowledged; 0 on failure.</param>
        /// <param name="cseqNumber">The CSeq number of the request; 0 on failure.</param>
        /// <param name="methodOffset">Where its method starts; it ends where the range ends. 0 on failure.</param>
        /// <returns><see cref="SipResult.Ok"/>; <see cref="SipResult.BadCSeq"/>.</returns>
        [HotPath]
        public static SipResult Parse(
            byte[] buffer, int offset, int end, out int rseq, out int cseqNumber, out int methodOffset)
        {
            rseq = 0;
            int digitsEnd = SipNumber.SkipDigits(buffer, offset, end);
            int number = ParseRSeq(buffer, offset, digitsEnd);
            int at = SipOctets.SkipSpace(buffer, digitsEnd, end);
            SipResult result = SipCSeq.Parse(buffer, at, end, out cseqNumber, out methodOffset);
            if (result != SipResult.Ok || number < 0 || at == digitsEnd)
            {
                cseqNumber = 0;
                methodOffset = 0;
                return SipResult.BadCSeq;
            }

            rseq = number;
            return SipResult.Ok;
        }
    }
}
