// What only the boards and the firmware may use: the random generator, threads, the debug channel.

namespace System
{
    public class Random
    {
        public Random() => throw null;

        public virtual void NextBytes(byte[] buffer) => throw null;
    }
}

namespace System.Diagnostics
{
    public static class Debug
    {
        [Conditional("DEBUG")]
        public static void WriteLine(string message) => throw null;
    }
}

namespace System.Threading
{
    public delegate void ThreadStart();

    public sealed class Thread
    {
        public Thread(ThreadStart start) => throw null;

        public void Start() => throw null;

        public static void Sleep(int millisecondsTimeout) => throw null;
    }
}
