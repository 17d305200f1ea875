using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostClockTests : ClockContract
    {
        protected override IClock Create()
        {
            return new HostClock();
        }

        [Fact]
        public void A_PC_knows_the_time()
        {
            Assert.True(new HostClock().IsWallTimeSet);
        }
    }
}
