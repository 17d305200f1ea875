using SipPhone.Core.Hal;

namespace SipPhone.TestSupport
{
    /// <summary>Time that stands still until a test moves it.</summary>
    public sealed class VirtualClock : IClock
    {
        private long _unixSecondsAtZero;

        /// <summary>Makes a clock at 0 ms.</summary>
        /// <param name="unixSecondsAtZero">The wall time then; by default 2026-11-23T00:00:00Z.</param>
        public VirtualClock(long unixSecondsAtZero = 1_795_392_000)
        {
            _unixSecondsAtZero = unixSecondsAtZero;
        }

        public long NowMs { get; private set; }

        public bool IsWallTimeSet { get; set; } = true;

        public long UnixSeconds => _unixSecondsAtZero + (NowMs / 1000);

        /// <summary>Sets the wall time.</summary>
        /// <param name="unixSeconds">The wall time now.</param>
        public void SetWallTime(long unixSeconds)
        {
            _unixSecondsAtZero = unixSeconds - (NowMs / 1000);
            IsWallTimeSet = true;
        }

        /// <summary>Moves on.</summary>
        /// <param name="milliseconds">By how much, 0 or more.</param>
        public void Advance(long milliseconds)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
            NowMs += milliseconds;
        }

        /// <summary>Moves on to a moment.</summary>
        /// <param name="nowMs">The moment, not before now.</param>
        public void AdvanceTo(long nowMs)
        {
            Advance(nowMs - NowMs);
        }
    }
}
