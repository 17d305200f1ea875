using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.SelfTest.Board
{
    // What the application asks of the device; nothing happens.

    /// <summary>The device of a simulated board.</summary>
    public sealed class SimulatedDevice : IDevice
    {
        /// <inheritdoc/>
        public byte[] Id { get; } = Ascii.ToBytes("selftest");

        /// <inheritdoc/>
        public byte[] BoardName { get; } = Ascii.ToBytes("simulated");

        /// <inheritdoc/>
        public byte[] ResetReason { get; } = Ascii.ToBytes("power");

        /// <inheritdoc/>
        public int FreeHeapBytes
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public bool IsResetButtonHeld
        {
            get { return false; }
        }

        /// <inheritdoc/>
        public bool SetWallTime(long unixSeconds)
        {
            return false;
        }

        /// <inheritdoc/>
        public void Restart()
        {
        }
    }
}
