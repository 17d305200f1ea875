using SipPhone.Core.Hal;

namespace SipPhone.Shell
{
    // What waits for a slow line, in a ring. Invariant: _count octets from _head on wait, _count <= _ring.Length;
    // writers look at Room before they write, and what does not fit is lost.

    /// <summary>Octets on their way to the console's line.</summary>
    internal sealed class ConsoleOutput
    {
        private readonly byte[] _ring;
        private int _head;
        private int _count;

        internal ConsoleOutput(int capacity)
        {
            _ring = new byte[capacity];
        }

        /// <summary>How many octets fit.</summary>
        internal int Room
        {
            get { return _ring.Length - _count; }
        }

        internal bool IsEmpty
        {
            get { return _count == 0; }
        }

        internal void Write(int octet)
        {
            if (_count == _ring.Length)
            {
                return;
            }

            int position = _head + _count;
            _ring[position < _ring.Length ? position : position - _ring.Length] = (byte)octet;
            _count++;
        }

        internal void Write(byte[] buffer, int offset, int end)
        {
            while (offset < end)
            {
                Write(buffer[offset++]);
            }
        }

        /// <summary>Writes a text of ASCII.</summary>
        internal void Write(string text)
        {
            char[] characters = text.ToCharArray();
            for (int i = 0; i < characters.Length; i++)
            {
                Write(characters[i]);
            }
        }

        internal void WriteSpaces(int count)
        {
            while (count-- > 0)
            {
                Write(' ');
            }
        }

        internal void WriteLineEnd()
        {
            Write('\r');
            Write('\n');
        }

        internal void WriteNumber(long value)
        {
            if (value < 0)
            {
                Write('-');
            }

            // Downwards from zero: the least number has no positive counterpart.
            long rest = value < 0 ? value : -value;
            long divisor = 1;
            while (rest / divisor <= -10)
            {
                divisor *= 10;
            }

            while (divisor > 0)
            {
                Write('0' - (int)(rest / divisor % 10));
                divisor /= 10;
            }
        }

        internal void Clear()
        {
            _count = 0;
        }

        /// <summary>Writes as much as the line takes now.</summary>
        /// <returns>False when the line is gone.</returns>
        internal bool Pump(IConsolePort port)
        {
            while (_count > 0)
            {
                int end = _head + _count;
                int taken = port.Write(_ring, _head, end < _ring.Length ? end : _ring.Length);
                if (taken < 0)
                {
                    return false;
                }

                if (taken == 0)
                {
                    return true;
                }

                _count -= taken;
                _head = _count == 0 || _head + taken == _ring.Length ? 0 : _head + taken;
            }

            return true;
        }
    }
}
