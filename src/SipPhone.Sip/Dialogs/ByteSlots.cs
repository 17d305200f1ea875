using System;

namespace SipPhone.Sip.Dialogs
{
    // Several octet strings of changing length in one buffer, packed. Invariant: the strings lie one behind another in
    // [0, used) without gaps, and a string changes as a whole or not at all.

    /// <summary>
    /// A fixed number of octet strings that share a buffer. A new string is built behind them, with
    /// <see cref="Begin"/> and <see cref="Append(byte[], int, int)"/>, and takes its place with <see cref="Commit"/>;
    /// until then the old one stands, so that the new may be made of it. Positions are good until the next commit or
    /// removal.
    /// </summary>
    public sealed class ByteSlots
    {
        private readonly byte[] _buffer;
        private readonly int[] _offsets;
        private readonly int[] _ends;
        private int _used;
        private int _tail;
        private bool _isFull;

        /// <summary>Makes empty ones.</summary>
        /// <param name="count">How many strings.</param>
        /// <param name="capacity">Octets for all of them, and for the longest a second time.</param>
        public ByteSlots(int count, int capacity)
        {
            _buffer = new byte[capacity];
            _offsets = new int[count];
            _ends = new int[count];
        }

        /// <summary>The buffer; not to be changed.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>Where a string starts.</summary>
        /// <param name="slot">Which, from 0 on.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        public int Offset(int slot)
        {
            return _offsets[slot];
        }

        /// <summary>Where a string ends, exclusive.</summary>
        /// <param name="slot">Which.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        public int End(int slot)
        {
            return _ends[slot];
        }

        /// <summary>Tells whether there is a string.</summary>
        /// <param name="slot">Which.</param>
        /// <returns>False for an empty one.</returns>
        public bool Has(int slot)
        {
            return _ends[slot] > _offsets[slot];
        }

        /// <summary>Begins a new string; one that was begun and not committed is dropped.</summary>
        public void Begin()
        {
            _tail = _used;
            _isFull = false;
        }

        /// <summary>Adds octets to the new string.</summary>
        /// <param name="source">The buffer, which may be <see cref="Buffer"/>.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        public void Append(byte[] source, int offset, int end)
        {
            int length = end - offset;
            if (_isFull || length > _buffer.Length - _tail)
            {
                _isFull = true;
                return;
            }

            Array.Copy(source, offset, _buffer, _tail, length);
            _tail += length;
        }

        /// <summary>Adds a whole array to the new string.</summary>
        /// <param name="source">The octets.</param>
        public void Append(byte[] source)
        {
            Append(source, 0, source.Length);
        }

        /// <summary>Puts the new string in its place; what stood there is gone.</summary>
        /// <param name="slot">Which.</param>
        /// <returns>False when it did not fit; then all is as before.</returns>
        public bool Commit(int slot)
        {
            if (_isFull)
            {
                Begin();
                return false;
            }

            int length = _tail - _used;
            _used = _tail;
            Remove(slot);
            _offsets[slot] = _used - length;
            _ends[slot] = _used;
            return true;
        }

        /// <summary>Puts octets in a place.</summary>
        /// <param name="slot">Which.</param>
        /// <param name="source">The buffer.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>As <see cref="Commit"/>.</returns>
        public bool Set(int slot, byte[] source, int offset, int end)
        {
            Begin();
            Append(source, offset, end);
            return Commit(slot);
        }

        /// <summary>Empties a place.</summary>
        /// <param name="slot">Which.</param>
        public void Remove(int slot)
        {
            int end = _ends[slot];
            int length = end - _offsets[slot];
            _offsets[slot] = 0;
            _ends[slot] = 0;
            if (length == 0)
            {
                return;
            }

            Array.Copy(_buffer, end, _buffer, end - length, _used - end);
            _used -= length;
            for (int i = 0; i < _offsets.Length; i++)
            {
                if (_offsets[i] >= end)
                {
                    _offsets[i] -= length;
                    _ends[i] -= length;
                }
            }
        }

        /// <summary>Empties all.</summary>
        public void Clear()
        {
            Array.Clear(_offsets, 0, _offsets.Length);
            Array.Clear(_ends, 0, _ends.Length);
            _used = 0;
            Begin();
        }
    }
}
