using SipPhone.Core;

namespace SipPhone.Identity
{
    // Times of a certificate, RFC 5280 §4.1.2.5. Invariant: Ok means a date that the calendar has.

    /// <summary>Reads UTCTime and GeneralizedTime as RFC 5280 §4.1.2.5 restricts them. Allocates nothing.</summary>
    public static class DerTime
    {
        private const int SecondsPerDay = 24 * 60 * 60;

        // "YYMMDDHHMMSSZ" and "YYYYMMDDHHMMSSZ".
        private const int UtcTimeBytes = 13;
        private const int GeneralizedTimeBytes = 15;

        /// <summary>
        /// Reads the contents of a time. RFC 5280 §4.1.2.5 bids readers take both forms; the year 2050, from which the
        /// longer one must be used, binds whoever writes certificates.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the contents start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <param name="tag"><see cref="Der.UtcTime"/> or <see cref="Der.GeneralizedTime"/>.</param>
        /// <param name="unixSeconds">Seconds since 1970-01-01T00:00:00Z, negative before; 0 on failure.</param>
        /// <returns><c>Ok</c>, <c>WrongTag</c> or <c>BadTime</c>.</returns>
        [HotPath]
        public static DerResult Read(byte[] buffer, int offset, int end, int tag, out long unixSeconds)
        {
            unixSeconds = 0;
            int year;
            if (tag == Der.UtcTime)
            {
                if (end - offset != UtcTimeBytes)
                {
                    return DerResult.BadTime;
                }

                // RFC 5280 §4.1.2.5.1: 50-99 is 19YY, 00-49 is 20YY.
                year = TwoDigits(buffer, offset);
                year += year >= 50 ? 1900 : 2000;
                offset += 2;
            }
            else if (tag == Der.GeneralizedTime)
            {
                if (end - offset != GeneralizedTimeBytes)
                {
                    return DerResult.BadTime;
                }

                year = (TwoDigits(buffer, offset) * 100) + TwoDigits(buffer, offset + 2);
                offset += 4;
            }
            else
            {
                return DerResult.WrongTag;
            }

            int month = TwoDigits(buffer, offset);
            int day = TwoDigits(buffer, offset + 2);
            int hour = TwoDigits(buffer, offset + 4);
            int minute = TwoDigits(buffer, offset + 6);
            int second = TwoDigits(buffer, offset + 8);
            bool isZulu = buffer[end - 1] == 'Z';

            // A pair that is not two digits is below any value that it may have.
            if (!isZulu || year < 0 || month < 1 || month > 12 || day < 1 || day > DaysInMonth(year, month) ||
                hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
            {
                return DerResult.BadTime;
            }

            long seconds = ((hour * 60) + minute) * 60 + second;
            unixSeconds = (DaysSince1970(year, month, day) * (long)SecondsPerDay) + seconds;
            return DerResult.Ok;
        }

        // -32,768 where either octet is no digit: low enough that the sums above stay out of every range.
        [HotPath]
        private static int TwoDigits(byte[] buffer, int offset)
        {
            int tens = buffer[offset] - '0';
            int ones = buffer[offset + 1] - '0';
            return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -32768 : (tens * 10) + ones;
        }

        [HotPath]
        private static int DaysInMonth(int year, int month)
        {
            if (month == 2)
            {
                bool isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
                return isLeap ? 29 : 28;
            }

            return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        }

        // Days of the proleptic Gregorian calendar, the year taken to start in March so that the leap day comes last.
        [HotPath]
        private static int DaysSince1970(int year, int month, int day)
        {
            const int daysTo1970 = 719468;
            int y = month > 2 ? year : year - 1;
            int era = (y >= 0 ? y : y - 399) / 400;
            int yearOfEra = y - (era * 400);
            int monthFromMarch = month > 2 ? month - 3 : month + 9;
            int dayOfYear = (((153 * monthFromMarch) + 2) / 5) + day - 1;
            int dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
            return (era * 146097) + dayOfEra - daysTo1970;
        }
    }
}
