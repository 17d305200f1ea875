using System;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // Time on the ESP32: FreeRTOS ticks of 10 ms for deadlines, the system clock (set by SNTP) for certificates.
    // Invariant: NowMs never goes back, although the tick counter below it does after 497 days.

    /// <summary>The ESP32's clock. One object, read from one thread.</summary>
    public sealed class Esp32Clock : IClock
    {
        // The image counts 32-bit ticks of 10 ms, and 64-bit milliseconds made of them start anew with them.
        private const long TickCounterPeriodMs = 10L << 32;

        private long _lastReadMs;
        private long _wrappedMs;

        /// <inheritdoc/>
        public long NowMs
        {
            get
            {
                long readMs = Environment.TickCount64;
                if (readMs < _lastReadMs)
                {
                    _wrappedMs += TickCounterPeriodMs;
                }

                _lastReadMs = readMs;
                return readMs + _wrappedMs;
            }
        }

        /// <inheritdoc/>
        public bool IsWallTimeSet
        {
            // The system clock starts at 1970 at every cold boot.
            get { return UnixSeconds >= Limits.FirstPlausibleUnixSeconds; }
        }

        /// <inheritdoc/>
        public long UnixSeconds
        {
            get { return DateTime.UtcNow.ToUnixTimeSeconds(); }
        }
    }
}
