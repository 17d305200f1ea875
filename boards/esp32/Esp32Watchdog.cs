using System.Threading;
using nanoFramework.Runtime.Native;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // A thread beside the loop that looks whether the loop came round. It catches a loop that waits or spins in managed
    // code. It does not catch a native call that does not come back: that stops every managed thread, this one too, and
    // the images are built without the chip's task watchdog (CONFIG_ESP_TASK_WDT_INIT=n).
    // Invariant: once begun, either the loop is fed or the device restarts.

    /// <summary>
    /// Restarts the device when the loop stops, between one and two time-outs later; a managed watchdog, see
    /// boards/esp32/README.md.
    /// </summary>
    public sealed class Esp32Watchdog : IWatchdog
    {
        // For the word in flash; the restart does not depend on it.
        private const int LeaveMs = 1_000;

        private readonly ResetMarker _marker;
        private int _timeoutMs;
        private bool _isFed;

        /// <summary>Makes one; it watches nothing yet.</summary>
        /// <param name="marker">Where it leaves the reason of a restart.</param>
        public Esp32Watchdog(ResetMarker marker)
        {
            _marker = marker;
        }

        /// <inheritdoc/>
        public void Start(int timeoutMs)
        {
            bool isRunning = _timeoutMs != 0;
            _timeoutMs = timeoutMs;
            _isFed = true;
            if (!isRunning)
            {
                new Thread(Watch).Start();
            }
        }

        /// <inheritdoc/>
        public void Feed()
        {
            _isFed = true;
        }

        private void Watch()
        {
            while (_isFed)
            {
                _isFed = false;
                Thread.Sleep(_timeoutMs);
            }

            // On a thread of its own: the loop may stand still with a lock of the file system.
            new Thread(_marker.LeaveWatchdog).Start();
            Thread.Sleep(LeaveMs);
            Power.RebootDevice(RebootOption.NormalReboot);
        }
    }
}
