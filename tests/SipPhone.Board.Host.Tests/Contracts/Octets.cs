using System.Diagnostics;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>Octets of a line, waited for with an end.</summary>
    internal static class Octets
    {
        internal static byte[] ReadFrom(SerialLine line, int count)
        {
            byte[] octets = new byte[count];
            int read = 0;
            long start = Stopwatch.GetTimestamp();
            while (read < count)
            {
                TimeSpan left = Patience.Limit - Stopwatch.GetElapsedTime(start);
                Assert.True(left > TimeSpan.Zero, $"{read} of {count} octets came");
                read += line.Read(octets, read, count, (int)left.TotalMilliseconds + 1);
            }

            return octets;
        }
    }
}
