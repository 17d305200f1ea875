// The runtime's own services.

namespace System
{
    public static class Environment
    {
        public static long TickCount64 => throw null;
    }
}

namespace nanoFramework.Runtime.Native
{
    public enum RebootOption
    {
        NormalReboot = 0,
        EnterNanoBooter = 1,
        ClrOnly = 2,
        EnterProprietaryBooter = 8,
    }

    public class Power
    {
        public Power() => throw null;

        public static void RebootDevice(RebootOption rebootOption) => throw null;
    }

    public static class Rtc
    {
        public static bool SetSystemTime(System.DateTime time) => throw null;
    }

    public static class GC
    {
        public static uint Run(bool compactHeap) => throw null;
    }
}
