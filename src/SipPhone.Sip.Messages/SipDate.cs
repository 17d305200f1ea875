using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Checks Date, RFC 3261 §20.17 and §25.1: <c>wkday "," SP 2DIGIT SP month SP 4DIGIT SP time SP "GMT"</c>.
    /// Invariant: the whole range is taken or nothing is.
    /// </summary>
    public static class SipDate
    {
        // "#" stands for a digit.
        private static readonly byte[] Pattern = Ascii.ToBytes("???, ## ??? #### ##:##:## GMT");
        private static readonly byte[] Days = Ascii.ToBytes("Mon,Tue,Wed,Thu,Fri,Sat,Sun");
        private static readonly byte[] Months = Ascii.ToBytes("Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec");

        /// <summary>Tells whether a value is a SIP-date.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it is; days and hours are not held against the calendar.</returns>
        public static bool IsWellFormed(byte[] buffer, int offset, int end)
        {
            if (end - offset != Pattern.Length)
            {
                return false;
            }

            for (int i = 0; i < Pattern.Length; i++)
            {
                int wanted = Pattern[i];
                int octet = buffer[offset + i];
                if (wanted == '#' ? !Ascii.IsDigit(octet) : wanted != '?' && wanted != octet)
                {
                    return false;
                }
            }

            return SipTokenList.ContainsExactly(Days, 0, Days.Length, buffer, offset, offset + 3)
                && SipTokenList.ContainsExactly(Months, 0, Months.Length, buffer, offset + 8, offset + 11);
        }
    }
}
