using SipPhone.Core.Hal;
using SipPhone.TestSupport;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>The flash of the power-cut tests keeps the contract too.</summary>
    public sealed class MemoryFlashTests : FlashContract
    {
        private MemoryFlash _flash = new() { CapacityBytes = CapacityBytes };

        protected override IFlash Open()
        {
            _flash = _flash.Restarted();
            return _flash;
        }
    }
}
