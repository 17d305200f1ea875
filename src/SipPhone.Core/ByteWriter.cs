using System;

namespace SipPhone.Core
{
    // A bounded writer over a range of a caller's buffer. Invariant: Start <= Position <= End, and once IsFull it stays
    // so until Reset.

    /// <summary>
    /// Writes octets into a fixed buffer. When something does not fit, nothing of it is written and
    /// <see cref="IsFull"/> stays true until <see cref="Reset()"/>: look at it once, at the end.
    /// </summary>
    public sealed class ByteWriter
    {
        private byte[] _buffer;
        private int _start;
        private int _end;
        private int _position;
        private bool _isFull;

        /// <summary>Makes a writer over a whole buffer.</summary>
        /// <param name="buffer">The buffer, which the writer keeps.</param>
        public ByteWriter(byte[] buffer)
            : this(buffer, 0, buffer.Length)
        {
        }

        /// <summary>Makes a writer over a range.</summary>
        /// <param name="buffer">The buffer, which the writer keeps.</param>
        /// <param name="offset">Where it may write first.</param>
        /// <param name="end">Where it must stop, exclusive.</param>
        /// <exception cref="ArgumentException">The range does not lie in the buffer.</exception>
        public ByteWriter(byte[] buffer, int offset, int end)
        {
            Reset(buffer, offset, end);
        }

        /// <summary>The buffer that is written to.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>Where the written range starts in <see cref="Buffer"/>.</summary>
        public int Start
        {
            get { return _start; }
        }

        /// <summary>Where the next octet goes: the end of what was written, exclusive.</summary>
        public int Position
        {
            get { return _position; }
        }

        /// <summary>How many octets were written.</summary>
        public int Length
        {
            get { return _position - _start; }
        }

        /// <summary>True when something did not fit since the last <see cref="Reset()"/>.</summary>
        public bool IsFull
        {
            get { return _isFull; }
        }

        /// <summary>Forgets what was written.</summary>
        public void Reset()
        {
            _position = _start;
            _isFull = false;
        }

        /// <summary>Says that something could not be written: <see cref="IsFull"/> stays true until a reset.</summary>
        public void MarkFull()
        {
            _isFull = true;
        }

        /// <summary>Forgets what was written, and writes to another range from now on.</summary>
        /// <param name="buffer">The buffer, which the writer keeps.</param>
        /// <param name="offset">Where it may write first.</param>
        /// <param name="end">Where it must stop, exclusive.</param>
        /// <exception cref="ArgumentException">The range does not lie in the buffer.</exception>
        public void Reset(byte[] buffer, int offset, int end)
        {
            if (offset < 0 || end < offset || end > buffer.Length)
            {
                throw new ArgumentException("range outside buffer");
            }

            _buffer = buffer;
            _start = offset;
            _end = end;
            Reset();
        }

        /// <summary>Writes one octet.</summary>
        /// <param name="octet">The octet, 0 to 255; higher bits are dropped.</param>
        public void Write(int octet)
        {
            if (_isFull || _position == _end)
            {
                _isFull = true;
                return;
            }

            _buffer[_position++] = (byte)octet;
        }

        /// <summary>Writes a whole array.</summary>
        /// <param name="source">The octets.</param>
        public void Write(byte[] source)
        {
            Write(source, 0, source.Length);
        }

        /// <summary>Writes a text: for cold paths, since each literal makes a string on the device.</summary>
        /// <param name="text">ASCII.</param>
        public void Write(string text)
        {
            int length = text.Length;
            if (_isFull || length > _end - _position)
            {
                _isFull = true;
                return;
            }

            for (int i = 0; i < length; i++)
            {
                _buffer[_position++] = (byte)text[i];
            }
        }

        /// <summary>Writes a range.</summary>
        /// <param name="source">The buffer to read.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        public void Write(byte[] source, int offset, int end)
        {
            int length = end - offset;
            if (_isFull || length > _end - _position)
            {
                _isFull = true;
                return;
            }

            Array.Copy(source, offset, _buffer, _position, length);
            _position += length;
        }

        /// <summary>Writes a 16-bit number, most significant octet first.</summary>
        /// <param name="value">The number, 0 to 65,535; higher bits are dropped.</param>
        public void WriteUInt16(int value)
        {
            if (_isFull || _end - _position < 2)
            {
                _isFull = true;
                return;
            }

            _buffer[_position++] = (byte)(value >> 8);
            _buffer[_position++] = (byte)value;
        }

        /// <summary>Writes a 32-bit number, most significant octet first.</summary>
        /// <param name="value">The number; its bits are written as they are.</param>
        public void WriteUInt32(int value)
        {
            if (_isFull || _end - _position < 4)
            {
                _isFull = true;
                return;
            }

            _buffer[_position++] = (byte)(value >> 24);
            _buffer[_position++] = (byte)(value >> 16);
            _buffer[_position++] = (byte)(value >> 8);
            _buffer[_position++] = (byte)value;
        }

        /// <summary>Writes a number in decimal, without leading zeros.</summary>
        /// <param name="value">0 to 2,147,483,647.</param>
        public void WriteDecimal(int value)
        {
            int divisor = 1;
            while (value / divisor >= 10)
            {
                divisor *= 10;
            }

            while (divisor > 0)
            {
                Write('0' + ((value / divisor) % 10));
                divisor /= 10;
            }
        }

        /// <summary>Writes octets as lower-case hexadecimal digits.</summary>
        /// <param name="source">The buffer to read.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        public void WriteHex(byte[] source, int offset, int end)
        {
            while (offset < end)
            {
                int octet = source[offset++];
                Write(Ascii.HexDigit(octet >> 4));
                Write(Ascii.HexDigit(octet & 0x0F));
            }
        }

        /// <summary>Overwrites two octets that were written before, most significant first.</summary>
        /// <param name="position">Where in <see cref="Buffer"/>; must lie in what was written.</param>
        /// <param name="value">The number, 0 to 65,535.</param>
        /// <exception cref="ArgumentException">The two octets were not written before.</exception>
        public void PatchUInt16(int position, int value)
        {
            if (position < _start || position > _position - 2)
            {
                throw new ArgumentException("position not written yet");
            }

            _buffer[position] = (byte)(value >> 8);
            _buffer[position + 1] = (byte)value;
        }
    }
}
