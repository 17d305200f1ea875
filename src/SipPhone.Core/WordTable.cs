using System;

namespace SipPhone.Core
{
    // Constant words in one array: an array for each word would cost the device 32 octets a word beside its letters.
    // Invariant: word i is _octets[_ends[i - 1], _ends[i]), the first from 0; nothing changes after construction.

    /// <summary>A fixed list of ASCII words, known by their places in it.</summary>
    public sealed class WordTable
    {
        private const int Separator = '|';

        private readonly byte[] _octets;
        private readonly short[] _ends;

        /// <summary>Makes a table. Allocates: for static fields.</summary>
        /// <param name="words">The words, with a <c>|</c> between each two, which none can hold; a word may be
        /// empty.</param>
        public WordTable(string words)
        {
            byte[] listed = Ascii.ToBytes(words);
            int count = 1;
            for (int i = 0; i < listed.Length; i++)
            {
                count += listed[i] == Separator ? 1 : 0;
            }

            _octets = new byte[listed.Length - count + 1];
            _ends = new short[count];
            int offset = 0;
            int position = 0;
            for (int word = 0; word < count; word++)
            {
                int end = Ascii.IndexOf(listed, offset, listed.Length, Separator);
                Array.Copy(listed, offset, _octets, position, end - offset);
                position += end - offset;
                offset = end + 1;
                _ends[word] = (short)position;
            }
        }

        /// <summary>How many words there are.</summary>
        public int Count
        {
            get { return _ends.Length; }
        }

        /// <summary>The array that holds the words; not to be changed.</summary>
        public byte[] Octets
        {
            get { return _octets; }
        }

        /// <summary>Where a word starts in <see cref="Octets"/>.</summary>
        /// <param name="word">Its place, 0 to <see cref="Count"/> - 1.</param>
        /// <returns>A position.</returns>
        [HotPath]
        public int OffsetOf(int word)
        {
            return word == 0 ? 0 : _ends[word - 1];
        }

        /// <summary>Where a word ends in <see cref="Octets"/>, exclusive.</summary>
        /// <param name="word">Its place, 0 to <see cref="Count"/> - 1.</param>
        /// <returns>A position.</returns>
        [HotPath]
        public int EndOf(int word)
        {
            return _ends[word];
        }

        /// <summary>Tells whether a range is a word, ASCII letters folded.</summary>
        /// <param name="word">Its place, 0 to <see cref="Count"/> - 1.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when equal.</returns>
        [HotPath]
        public bool IsWord(int word, byte[] buffer, int offset, int end)
        {
            return Ascii.EqualsIgnoreCase(buffer, offset, end, _octets, OffsetOf(word), _ends[word]);
        }

        /// <summary>Tells whether a range is a word exactly.</summary>
        /// <param name="word">Its place, 0 to <see cref="Count"/> - 1.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when equal.</returns>
        [HotPath]
        public bool IsWordExactly(int word, byte[] buffer, int offset, int end)
        {
            return Ascii.EqualsExactly(buffer, offset, end, _octets, OffsetOf(word), _ends[word]);
        }

        /// <summary>Finds a word, ASCII letters folded.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts that may be one.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>The place of the first that is equal; -1 when there is none.</returns>
        [HotPath]
        public int Find(byte[] buffer, int offset, int end)
        {
            for (int word = 0; word < _ends.Length; word++)
            {
                if (IsWord(word, buffer, offset, end))
                {
                    return word;
                }
            }

            return -1;
        }

        /// <summary>Writes a word.</summary>
        /// <param name="writer">Where to.</param>
        /// <param name="word">Its place, 0 to <see cref="Count"/> - 1.</param>
        public void Write(ByteWriter writer, int word)
        {
            writer.Write(_octets, OffsetOf(word), _ends[word]);
        }
    }
}
