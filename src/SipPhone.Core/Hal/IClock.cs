namespace SipPhone.Core.Hal
{
    /// <summary>Time. Contract tests: tests/SipPhone.Board.Host.Tests, ClockContract.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since some start; never goes back, not changed by setting the wall clock.</summary>
        long NowMs { get; }

        /// <summary>True once the wall time is known (by SNTP, a battery clock, or the PC).</summary>
        bool IsWallTimeSet { get; }

        /// <summary>
        /// Seconds since 1970-01-01T00:00:00Z; meaningless while <see cref="IsWallTimeSet"/> is false.
        /// </summary>
        long UnixSeconds { get; }
    }
}
