namespace SipPhone.Board.Host.Tests
{
    public sealed class HostWakeupTests
    {
        [Fact]
        public void A_signal_before_the_wait_is_not_lost_and_counts_once()
        {
            using HostWakeup wakeup = new();
            wakeup.Signal();
            wakeup.Signal();
            Assert.True(wakeup.Wait(0));
            Assert.False(wakeup.Wait(0));
        }

        [Fact]
        public async Task A_signal_wakes_the_one_who_waits()
        {
            using HostWakeup wakeup = new();
            Task<bool> waiting = Task.Run(() => wakeup.Wait(-1));
            wakeup.Signal();
            Assert.True(await waiting.WaitAsync(Patience.Limit));
        }

        [Fact]
        public void After_its_end_signals_do_nothing()
        {
            HostWakeup wakeup = new();
            wakeup.Dispose();
            wakeup.Signal();
            wakeup.Dispose();
        }
    }
}
