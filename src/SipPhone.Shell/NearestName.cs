using SipPhone.Core;

namespace SipPhone.Shell
{
    // What somebody may have meant by a name that there is not. Invariant: Best is null when two names are as near.

    /// <summary>
    /// Finds the one name that starts with what was typed; else the one that is a letter away: one more, one less,
    /// another one, or two that changed places.
    /// </summary>
    public sealed class NearestName
    {
        private const int None = 0;
        private const int OneEdit = 1;
        private const int Start = 2;

        private readonly byte[] _buffer;
        private readonly int _offset;
        private readonly int _end;
        private int _nearness;

        /// <summary>Makes one that has seen no name.</summary>
        /// <param name="buffer">The buffer of what was typed.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        public NearestName(byte[] buffer, int offset, int end)
        {
            _buffer = buffer;
            _offset = offset;
            _end = end;
        }

        /// <summary>The nearest of the names so far; null for none, and for several.</summary>
        public string Best { get; private set; }

        /// <summary>Looks at a name that there is.</summary>
        /// <param name="name">Lower-case ASCII.</param>
        public void Offer(string name)
        {
            int nearness = NearnessOf(Ascii.ToBytes(name));
            if (nearness != None && nearness >= _nearness)
            {
                Best = nearness > _nearness ? name : null;
                _nearness = nearness;
            }
        }

        /// <summary>Writes <c> Did you mean NAME?</c>, when there is such a name.</summary>
        /// <param name="writer">Takes it, behind a sentence.</param>
        public void Write(ByteWriter writer)
        {
            if (Best != null)
            {
                Words.Write(writer, " Did you mean ");
                Words.Write(writer, Best);
                Words.Write(writer, "?");
            }
        }

        private int NearnessOf(byte[] name)
        {
            int length = _end - _offset;
            int same = 0;
            while (same < length && same < name.Length && Octet(same) == name[same])
            {
                same++;
            }

            if (same == length)
            {
                return length > 0 ? Start : None;
            }

            int shorter = length < name.Length ? length : name.Length;
            int sameBehind = 0;
            while (sameBehind < shorter - same && Octet(length - 1 - sameBehind) == name[name.Length - 1 - sameBehind])
            {
                sameBehind++;
            }

            int rest = length - same - sameBehind;
            int restOfName = name.Length - same - sameBehind;
            bool isSwapped = rest == 2 && restOfName == 2
                && Octet(same) == name[same + 1] && Octet(same + 1) == name[same];
            return (rest <= 1 && restOfName <= 1) || isSwapped ? OneEdit : None;
        }

        private int Octet(int index)
        {
            int octet = _buffer[_offset + index];
            return Ascii.IsLetter(octet) ? octet | 0x20 : octet;
        }
    }
}
