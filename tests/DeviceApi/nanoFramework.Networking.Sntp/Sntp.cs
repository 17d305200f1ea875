// The SNTP client of the image, which runs beside the managed code.

namespace nanoFramework.Networking
{
    public class Sntp
    {
        public Sntp() => throw null;

        public static bool IsStarted => throw null;

        public static string Server1
        {
            get => throw null;
            set => throw null;
        }

        public static void Start() => throw null;

        public static void Stop() => throw null;
    }
}
