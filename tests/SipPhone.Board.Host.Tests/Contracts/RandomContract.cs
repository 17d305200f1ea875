using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every IRandom does. How good the octets are is the platform's affair.</summary>
    public abstract class RandomContract
    {
        /// <summary>Makes a source.</summary>
        protected abstract IRandom Create();

        [Fact]
        public void Fills_the_range_and_nothing_else()
        {
            byte[] buffer = new byte[66];
            Create().Fill(buffer, 1, 65);
            Assert.Equal(0, buffer[0]);
            Assert.Equal(0, buffer[65]);

            // All 64 octets the same: never, in practice (2^-504).
            Assert.NotEqual(1, buffer[1..65].Distinct().Count());
        }

        [Fact]
        public void An_empty_range_is_left_alone()
        {
            byte[] buffer = [1, 2];
            Create().Fill(buffer, 1, 1);
            Assert.Equal([1, 2], buffer);
        }

        [Fact]
        public void Two_fills_differ()
        {
            IRandom random = Create();
            byte[] first = new byte[32];
            byte[] second = new byte[32];
            random.Fill(first, 0, 32);
            random.Fill(second, 0, 32);
            Assert.NotEqual(first, second);
        }
    }
}
