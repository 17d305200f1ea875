using System.Text;
using SipPhone.Core.Hal;
using SipPhone.TestSupport;

namespace SipPhone.Board.Host.Tests
{
    public sealed class HostDeviceTests : DeviceContract
    {
        private readonly MemoryStore _store = new();

        protected override IDevice Start()
        {
            return new HostDevice(_store, new HostRandom(), "power", isResetButtonHeld: false);
        }

        protected override bool HasRestarted(IDevice device)
        {
            return ((HostDevice)device).IsRestartWanted;
        }

        [Fact]
        public void Each_directory_is_another_device()
        {
            IDevice other = new HostDevice(new MemoryStore(), new HostRandom(), "power", isResetButtonHeld: false);
            Assert.NotEqual(Start().Id, other.Id);
        }

        [Theory]
        [InlineData("")]
        [InlineData("host-00112233445")]
        [InlineData("host-0011223344556")]
        [InlineData("host_001122334455")]
        public void An_id_that_is_none_is_made_anew(string stored)
        {
            byte[] blob = Encoding.ASCII.GetBytes(stored);
            _store.Write("device-id", blob, 0, blob.Length);
            byte[] id = Start().Id;
            Assert.NotEqual(blob, id);
            Assert.Equal(id, Start().Id);
        }

        [Fact]
        public void The_clock_of_a_PC_is_not_the_phones_to_set()
        {
            Assert.False(Start().SetWallTime(1_800_000_000));
        }

        [Theory]
        [InlineData(false)]
        [InlineData(true)]
        public void The_button_is_held_or_not(bool isHeld)
        {
            Assert.Equal(isHeld, new HostDevice(_store, new HostRandom(), "power", isHeld).IsResetButtonHeld);
        }
    }
}
