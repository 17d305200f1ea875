using SipPhone.Core;

namespace SipPhone.Shell.Application
{
    // Wall time as text, RFC 3339 §5.6 in UTC and whole seconds: 2026-11-23T09:30:00Z. The calendar is Gregorian,
    // reckoned in years that start in March, so that the leap day is the last (days before the month: (153m + 2) / 5).
    // Invariant: what Write wrote, Read reads.

    /// <summary>Reads and writes times.</summary>
    public static class UtcTime
    {
        /// <summary>How long the text is.</summary>
        public const int TextBytes = 20;

        private const int SecondsPerDay = 24 * 60 * 60;
        private const int DaysPerEra = 146097;
        private const int YearsPerEra = 400;

        // Days from 0000-03-01 to 1970-01-01.
        private const int DaysToEpoch = 719468;

        /// <summary>Writes a time.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="unixSeconds">Seconds since 1970-01-01T00:00:00Z, in the years 0000 to 9999.</param>
        public static void Write(ByteWriter writer, long unixSeconds)
        {
            long shifted = unixSeconds + ((long)DaysToEpoch * SecondsPerDay);
            int days = (int)(shifted / SecondsPerDay);
            int seconds = (int)(shifted % SecondsPerDay);
            int era = days / DaysPerEra;
            int dayOfEra = days % DaysPerEra;
            int yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
            int dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
            int marchMonth = ((5 * dayOfYear) + 2) / 153;
            int day = dayOfYear - (((153 * marchMonth) + 2) / 5) + 1;
            int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
            int year = (era * YearsPerEra) + yearOfEra + (month <= 2 ? 1 : 0);
            WriteTwo(writer, year / 100);
            WriteTwo(writer, year % 100);
            writer.Write('-');
            WriteTwo(writer, month);
            writer.Write('-');
            WriteTwo(writer, day);
            writer.Write('T');
            WriteTwo(writer, seconds / 3600);
            writer.Write(':');
            WriteTwo(writer, seconds / 60 % 60);
            writer.Write(':');
            WriteTwo(writer, seconds % 60);
            writer.Write('Z');
        }

        /// <summary>Reads a time.</summary>
        /// <param name="text">The buffer.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="unixSeconds">Seconds since 1970-01-01T00:00:00Z; 0 on failure.</param>
        /// <returns>False when it is not exactly such a time, or a day that the calendar does not have.</returns>
        public static bool Read(byte[] text, int offset, int end, out long unixSeconds)
        {
            unixSeconds = 0;
            bool hasMarks = end - offset == TextBytes
                && text[offset + 4] == '-' && text[offset + 7] == '-' && (text[offset + 10] | 0x20) == 't'
                && text[offset + 13] == ':' && text[offset + 16] == ':' && (text[offset + 19] | 0x20) == 'z';
            if (!hasMarks)
            {
                return false;
            }

            int year = Ascii.ParseDecimal(text, offset, offset + 4);
            int month = Ascii.ParseDecimal(text, offset + 5, offset + 7);
            int day = Ascii.ParseDecimal(text, offset + 8, offset + 10);
            int hour = Ascii.ParseDecimal(text, offset + 11, offset + 13);
            int minute = Ascii.ParseDecimal(text, offset + 14, offset + 16);
            int second = Ascii.ParseDecimal(text, offset + 17, offset + 19);
            bool isTime = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= DaysOf(year, month)
                && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
            if (!isTime)
            {
                return false;
            }

            // Years start in March; 400 more keep the year 0000 from going below 0.
            int marchYear = year + YearsPerEra - (month <= 2 ? 1 : 0);
            int dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
            int days = (marchYear * 365) + (marchYear / 4) - (marchYear / 100) + (marchYear / 400) + dayOfYear
                - DaysPerEra - DaysToEpoch;
            unixSeconds = ((long)days * SecondsPerDay) + (hour * 3600) + (minute * 60) + second;
            return true;
        }

        private static int DaysOf(int year, int month)
        {
            if (month == 2)
            {
                return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            }

            return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        }

        private static void WriteTwo(ByteWriter writer, int number)
        {
            writer.Write('0' + (number / 10));
            writer.Write('0' + (number % 10));
        }
    }
}
