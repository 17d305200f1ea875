using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Reads Session-Expires and Min-SE, RFC 4028 §4 and §5: seconds, then parameters. Invariant: the whole range is
    /// taken or nothing is.
    /// </summary>
    public static class SipSessionExpires
    {
        /// <summary>Reads Session-Expires.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="refresher">Who refreshes; <c>None</c> where it is not said, and on failure.</param>
        /// <returns>0 to 2,147,483,647 seconds; -1 when it is malformed.</returns>
        [HotPath]
        public static int Parse(byte[] buffer, int offset, int end, out SipRefresher refresher)
        {
            refresher = SipRefresher.None;
            int seconds = ParseMinimum(buffer, offset, end);
            if (seconds < 0)
            {
                return -1;
            }

            int valueOffset;
            int valueEnd;
            int digitsEnd = SipNumber.SkipDigits(buffer, offset, end);
            SipResult result = SipWords.Find(
                SipWords.Refresher, buffer, digitsEnd, end, out valueOffset, out valueEnd);
            if (result == SipResult.Absent)
            {
                return seconds;
            }

            bool isUac = SipWords.Is(SipWords.Uac, buffer, valueOffset, valueEnd);
            if (result != SipResult.Ok || (!isUac && !SipWords.Is(SipWords.Uas, buffer, valueOffset, valueEnd)))
            {
                return -1;
            }

            refresher = isUac ? SipRefresher.Uac : SipRefresher.Uas;
            return seconds;
        }

        /// <summary>Reads Min-SE.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>0 to 2,147,483,647 seconds; -1 when it is malformed.</returns>
        [HotPath]
        public static int ParseMinimum(byte[] buffer, int offset, int end)
        {
            int digitsEnd = SipNumber.SkipDigits(buffer, offset, end);
            return SipParameters.Check(buffer, digitsEnd, end) == SipResult.Ok
                ? SipNumber.ParseDeltaSeconds(buffer, offset, digitsEnd)
                : -1;
        }
    }
}
