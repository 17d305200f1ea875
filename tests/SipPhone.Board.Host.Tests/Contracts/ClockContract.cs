using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every IClock does.</summary>
    public abstract class ClockContract
    {
        /// <summary>Makes a clock whose time runs by itself.</summary>
        protected abstract IClock Create();

        [Fact]
        public void Time_runs_and_never_goes_back()
        {
            IClock clock = Create();
            long start = clock.NowMs;
            Assert.True(start >= 0);
            long last = start;
            Patience.Until(
                "a millisecond",
                () =>
                {
                    long now = clock.NowMs;
                    Assert.True(now >= last, $"went back from {last} to {now}");
                    last = now;
                    return now > start;
                },
                _ => Thread.Yield());
        }

        [Fact]
        public void Wall_time_is_this_century_when_it_is_set()
        {
            IClock clock = Create();
            if (clock.IsWallTimeSet)
            {
                // 2020-01-01 to 2100-01-01.
                Assert.InRange(clock.UnixSeconds, 1_577_836_800, 4_102_444_800);
            }
        }
    }
}
