using System;
using System.Diagnostics;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // Time on a PC. Invariant: NowMs comes from the monotonic counter, so setting the wall clock never moves it.

    /// <summary>
    /// The PC's clock: monotonic milliseconds since this object was made, and the system's wall time.
    /// </summary>
    public sealed class HostClock : IClock
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        /// <inheritdoc/>
        public long NowMs => (long)Stopwatch.GetElapsedTime(_start).TotalMilliseconds;

        /// <summary>Always true: a PC keeps its time.</summary>
        public bool IsWallTimeSet => true;

        /// <inheritdoc/>
        public long UnixSeconds => DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    }
}
