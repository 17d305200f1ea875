namespace SipPhone.Interop
{
    /// <summary>Addresses for servers that need a certain port: all of 127.0.0.0/8 is this machine.</summary>
    internal static class LoopbackAddress
    {
        private static int _count;

        /// <summary>An address that no other test has.</summary>
        internal static string Next()
        {
            // By the process, because test runs of several working copies may share a machine.
            int number = Interlocked.Increment(ref _count);
            return $"127.{1 + number}.{(Environment.ProcessId >> 8) & 255}.{Environment.ProcessId & 255}";
        }
    }
}
