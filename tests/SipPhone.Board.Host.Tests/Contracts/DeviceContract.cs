using SipPhone.Core.Hal;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>What every IDevice does.</summary>
    public abstract class DeviceContract
    {
        /// <summary>Makes the device, or makes it anew after a restart: what it keeps stays.</summary>
        protected abstract IDevice Start();

        /// <summary>Whether it restarts when asked to.</summary>
        protected abstract bool HasRestarted(IDevice device);

        [Fact]
        public void The_id_can_stand_in_a_name()
        {
            byte[] id = Start().Id;
            Assert.InRange(id.Length, 8, 32);
            Assert.All(id, octet => Assert.True(
                octet == '-' || char.IsAsciiDigit((char)octet) || char.IsAsciiLetterLower((char)octet)));
        }

        [Fact]
        public void The_id_survives_a_restart()
        {
            byte[] id = Start().Id;
            Assert.Equal(id, Start().Id);
        }

        [Fact]
        public void Names_and_reasons_can_be_printed()
        {
            IDevice device = Start();
            Assert.InRange(device.BoardName.Length, 1, 32);
            Assert.InRange(device.ResetReason.Length, 1, 32);
            Assert.All([.. device.BoardName, .. device.ResetReason], octet => Assert.InRange(octet, 0x20, 0x7E));
        }

        [Fact]
        public void The_free_heap_is_a_number_or_not_told()
        {
            Assert.True(Start().FreeHeapBytes >= -1);
        }

        [Fact]
        public void It_restarts_when_asked_and_not_before()
        {
            IDevice device = Start();
            Assert.False(HasRestarted(device));
            device.Restart();
            Assert.True(HasRestarted(device));
        }
    }
}
