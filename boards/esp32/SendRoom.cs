namespace SipPhone.Board.Esp32
{
    // How many octets a UART takes without waiting. The image has no transmit buffer but the UART's own, and does not
    // tell how full that is; but it empties at a known speed, so its filling follows from the clock. The clock counts
    // ticks of 10 ms, so the UART may have begun up to a tick later than it says.
    // Invariant: never says more than there is.

    /// <summary>The room in a UART's transmit buffer, reckoned from what was written when.</summary>
    public sealed class SendRoom
    {
        /// <summary>What the UART of an ESP32 holds.</summary>
        public const int FifoBytes = 128;

        private const int ClockTickMs = 10;
        private const int MicrosecondsPerSecond = 1_000_000;
        private const int BitsPerOctet = 10;

        private readonly int _octetMicroseconds;
        private long _emptyAtMicroseconds;

        /// <summary>Makes one for an empty UART.</summary>
        /// <param name="baudRate">Bits a second; an octet takes ten: start, eight, stop.</param>
        public SendRoom(int baudRate)
        {
            // Rounded up: the line is not faster than this.
            _octetMicroseconds = ((MicrosecondsPerSecond * BitsPerOctet) + baudRate - 1) / baudRate;
        }

        /// <summary>Octets that fit now.</summary>
        /// <param name="nowMs">The clock's milliseconds.</param>
        /// <returns>0 to <see cref="FifoBytes"/>.</returns>
        public int Count(long nowMs)
        {
            long busyMicroseconds = _emptyAtMicroseconds - (nowMs * 1000);
            if (busyMicroseconds <= 0)
            {
                return FifoBytes;
            }

            long waiting = (busyMicroseconds + _octetMicroseconds - 1) / _octetMicroseconds;
            return waiting >= FifoBytes ? 0 : FifoBytes - (int)waiting;
        }

        /// <summary>Octets were written.</summary>
        /// <param name="nowMs">The clock's milliseconds.</param>
        /// <param name="count">How many, at most <see cref="Count"/>.</param>
        public void Take(long nowMs, int count)
        {
            long earliest = (nowMs + ClockTickMs) * 1000;
            if (_emptyAtMicroseconds < earliest)
            {
                _emptyAtMicroseconds = earliest;
            }

            _emptyAtMicroseconds += (long)count * _octetMicroseconds;
        }
    }
}
