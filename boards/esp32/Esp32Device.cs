using System;
using System.Net.NetworkInformation;
using System.Threading;
using nanoFramework.Runtime.Native;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // The chip as a whole. Make it early: the reason of the start is taken when it is made, and the wall clock must not
    // have been set by anybody until then.

    /// <summary>An ESP32 as a device.</summary>
    public sealed class Esp32Device : IDevice
    {
        // Long enough for the loop to send the last line of the console, short enough for somebody who waits.
        private const int RestartDelayMs = 500;

        private const int MacBytes = 6;

        private readonly ResetMarker _marker;
        private readonly IButton _resetButton;
        private bool _isRestarting;

        /// <summary>Makes one, and takes the reason of the start.</summary>
        /// <param name="boardName">The kit's name, 1 to 32 printable ASCII characters.</param>
        /// <param name="clock">The chip's clock.</param>
        /// <param name="marker">Where the reason of the start was left.</param>
        /// <param name="resetButton">The button for a factory reset; null for none.</param>
        public Esp32Device(string boardName, IClock clock, ResetMarker marker, IButton resetButton)
        {
            _marker = marker;
            _resetButton = resetButton;
            BoardName = Ascii.ToBytes(boardName);
            Id = MacText.ToId(ReadMac());
            ResetReason = marker.Take(clock.IsWallTimeSet);
        }

        /// <inheritdoc/>
        public byte[] Id { get; }

        /// <inheritdoc/>
        public byte[] BoardName { get; }

        /// <inheritdoc/>
        public byte[] ResetReason { get; }

        /// <summary>Free octets of the managed heap. Asking collects garbage first, which takes milliseconds.</summary>
        public int FreeHeapBytes
        {
            get { return (int)GC.Run(false); }
        }

        /// <inheritdoc/>
        public bool IsResetButtonHeld
        {
            get { return _resetButton != null && _resetButton.IsPressed; }
        }

        /// <inheritdoc/>
        public bool SetWallTime(long unixSeconds)
        {
            try
            {
                return Rtc.SetSystemTime(DateTime.FromUnixTimeSeconds(unixSeconds));
            }
            catch (Exception)
            {
                // A time that the platform cannot express.
                return false;
            }
        }

        /// <inheritdoc/>
        public void Restart()
        {
            if (_isRestarting)
            {
                return;
            }

            _isRestarting = true;
            _marker.LeaveRestart();
            new Thread(RestartSoon).Start();
        }

        // Zeros where no interface has an address, or the image did not start one: an id all the same, though not one
        // of its own, and a device that starts.
        private static byte[] ReadMac()
        {
            try
            {
                NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
                for (int i = 0; i < interfaces.Length; i++)
                {
                    byte[] address = interfaces[i].PhysicalAddress;
                    if (address != null && address.Length == MacBytes)
                    {
                        return address;
                    }
                }
            }
            catch (Exception)
            {
                // Esp32Network says what is wrong with the network.
            }

            return new byte[MacBytes];
        }

        private static void RestartSoon()
        {
            Thread.Sleep(RestartDelayMs);
            Power.RebootDevice(RebootOption.NormalReboot);
        }
    }
}
