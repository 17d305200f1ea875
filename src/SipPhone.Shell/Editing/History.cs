using System;
using SipPhone.Core;

namespace SipPhone.Shell.Editing
{
    // Lines that were typed, the oldest first, each behind two octets with its length. Invariant: _end octets are used,
    // whole entries all of them; _browsed is the start of an entry, or _end for the line that is being typed.

    /// <summary>The last lines, for the arrow keys. Lines with secrets are never given to it.</summary>
    public sealed class History
    {
        private const int LengthBytes = 2;

        private readonly byte[] _entries = new byte[Limits.ConsoleHistoryBytes];
        private int _end;
        private int _browsed;

        /// <summary>Keeps a line, unless it is empty or the same as the last; the oldest give way.</summary>
        /// <param name="line">The buffer; copied.</param>
        /// <param name="end">Where it ends, exclusive; it starts at 0.</param>
        public void Add(byte[] line, int end)
        {
            int last = Before(_end);
            bool isSame = last < _end
                && Ascii.EqualsExactly(_entries, last + LengthBytes, _end, line, 0, end);
            if (end > 0 && !isSame && end <= _entries.Length - LengthBytes)
            {
                while (end + LengthBytes > _entries.Length - _end)
                {
                    int oldest = LengthBytes + LengthAt(0);
                    _end -= oldest;
                    Array.Copy(_entries, oldest, _entries, 0, _end);
                }

                _entries[_end] = (byte)(end >> 8);
                _entries[_end + 1] = (byte)end;
                Array.Copy(line, 0, _entries, _end + LengthBytes, end);
                _end += LengthBytes + end;
            }

            _browsed = _end;
        }

        /// <summary>Goes back to the line that is being typed.</summary>
        public void Leave()
        {
            _browsed = _end;
        }

        /// <summary>Goes to the line before.</summary>
        /// <param name="line">Takes it; as large as the longest line.</param>
        /// <returns>Its length; -1 when there is none.</returns>
        public int Older(byte[] line)
        {
            int older = Before(_browsed);
            if (older == _browsed)
            {
                return -1;
            }

            _browsed = older;
            return Copy(line);
        }

        /// <summary>Goes to the line after.</summary>
        /// <param name="line">Takes it; as large as the longest line.</param>
        /// <returns>Its length, 0 for the one that is being typed; -1 when that is where one is.</returns>
        public int Newer(byte[] line)
        {
            if (_browsed == _end)
            {
                return -1;
            }

            _browsed += LengthBytes + LengthAt(_browsed);
            return _browsed == _end ? 0 : Copy(line);
        }

        private int LengthAt(int entry)
        {
            return (_entries[entry] << 8) | _entries[entry + 1];
        }

        private int Copy(byte[] line)
        {
            int length = LengthAt(_browsed);
            Array.Copy(_entries, _browsed + LengthBytes, line, 0, length);
            return length;
        }

        // The start of the entry before another one; the same when there is none.
        private int Before(int entry)
        {
            int before = 0;
            int next = 0;
            while (next < entry)
            {
                before = next;
                next += LengthBytes + LengthAt(next);
            }

            return before;
        }
    }
}
