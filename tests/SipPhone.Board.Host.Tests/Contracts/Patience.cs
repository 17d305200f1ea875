using System.Diagnostics;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>How long tests wait for what must come. It is an end to hanging, not a measure of speed.</summary>
    internal static class Patience
    {
        internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

        /// <summary>Looks at a condition again and again, and sleeps in between until there may be news.</summary>
        internal static void Until(string what, Func<bool> condition, Action<int> waitForNews)
        {
            long start = Stopwatch.GetTimestamp();
            while (!condition())
            {
                TimeSpan left = Limit - Stopwatch.GetElapsedTime(start);
                Assert.True(left > TimeSpan.Zero, $"still waiting for: {what}");
                waitForNews((int)left.TotalMilliseconds + 1);
            }
        }
    }
}
