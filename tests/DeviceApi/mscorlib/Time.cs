// Wall time. Both structs stay inline in the interpreter: no other struct does.

namespace System
{
    public struct DateTime
    {
        public static DateTime UtcNow => throw null;

        public int Year => throw null;

        public static DateTime FromUnixTimeSeconds(long seconds) => throw null;

        public long ToUnixTimeSeconds() => throw null;
    }

    public struct TimeSpan
    {
        public const long TicksPerMillisecond = 10000;

        public TimeSpan(long ticks) => throw null;

        public long Ticks => throw null;
    }
}
