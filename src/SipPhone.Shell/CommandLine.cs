using SipPhone.Core;

namespace SipPhone.Shell
{
    // A line cut into words:
    //
    //   line = [ "@" [id] blanks ] [ word *(blanks word) ]      id = 1*16(letter / digit / "-")
    //   word = 1*( octet / quoted )      quoted = DQUOTE *( octet / "\" DQUOTE / "\\" ) DQUOTE
    //
    // Invariant: word i is Buffer[OffsetOf(i), EndOf(i)), and one blank stands between each two, so that some words and
    // what is between them are a range too.

    /// <summary>The words of one line, without quotes and escapes. Used again for each line.</summary>
    public sealed class CommandLine
    {
        /// <summary>Longest id of a request, in octets.</summary>
        public const int MaxIdBytes = 16;

        /// <summary>
        /// Most words that are told apart; what stands behind the last belongs to it, a blank between.
        /// </summary>
        public const int MaxWords = 12;

        private readonly byte[] _buffer = new byte[Limits.MaxConsoleLineBytes];
        private readonly short[] _offsets = new short[MaxWords];
        private readonly short[] _ends = new short[MaxWords];
        private int _length;

        /// <summary>The words.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>How many there are.</summary>
        public int Count { get; private set; }

        /// <summary>True when the line starts as a station's does.</summary>
        public bool IsMachine { get; private set; }

        /// <summary>Where the id starts in the line that was read.</summary>
        public int IdOffset { get; private set; }

        /// <summary>Where it ends, exclusive; <see cref="IdOffset"/> when there is none, or a bad one.</summary>
        public int IdEnd { get; private set; }

        /// <summary>Where in the line the rule was broken: its octet, from 1; 0 when none was.</summary>
        public int ErrorColumn { get; private set; }

        /// <summary>Where a word starts.</summary>
        /// <param name="word">0 to <see cref="Count"/> - 1.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        public int OffsetOf(int word)
        {
            return _offsets[word];
        }

        /// <summary>Where a word ends, exclusive.</summary>
        /// <param name="word">0 to <see cref="Count"/> - 1.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        public int EndOf(int word)
        {
            return _ends[word];
        }

        /// <summary>Cuts a line into words.</summary>
        /// <param name="line">The buffer.</param>
        /// <param name="offset">Where the line starts.</param>
        /// <param name="end">Where it ends, exclusive; at most <c>Limits.MaxConsoleLineBytes</c> octets.</param>
        /// <returns><c>Ok</c>, or what is wrong, and then there are no words.</returns>
        public CommandLineResult Read(byte[] line, int offset, int end)
        {
            int start = offset;
            Clear();
            CommandLineResult result = ReadId(line, ref offset, end);
            while (result == CommandLineResult.Ok && offset < end)
            {
                if (line[offset] == ' ')
                {
                    offset++;
                }
                else
                {
                    BeginWord();
                    result = ReadWord(line, ref offset, end);
                    _ends[Count - 1] = (short)_length;
                }
            }

            if (result != CommandLineResult.Ok)
            {
                Count = 0;
                ErrorColumn = offset - start + 1;
            }

            return result;
        }

        /// <summary>Becomes a line of one command and one argument, which is taken as it is.</summary>
        /// <param name="name">The command's name.</param>
        /// <param name="argument">The buffer of the argument; copied.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive; what the buffer does not hold is cut.</param>
        public void Set(string name, byte[] argument, int offset, int end)
        {
            Clear();
            BeginWord();
            byte[] octets = Ascii.ToBytes(name);
            for (int i = 0; i < octets.Length; i++)
            {
                Append(octets[i]);
            }

            _ends[0] = (short)_length;
            BeginWord();
            while (offset < end && _length < _buffer.Length)
            {
                Append(argument[offset++]);
            }

            _ends[1] = (short)_length;
        }

        /// <summary>Wipes the words: they may have held a password.</summary>
        public void Wipe()
        {
            Clear();
            for (int i = 0; i < _buffer.Length; i++)
            {
                _buffer[i] = 0;
            }
        }

        private void Clear()
        {
            Count = 0;
            _length = 0;
            IsMachine = false;
            IdOffset = 0;
            IdEnd = 0;
            ErrorColumn = 0;
        }

        private CommandLineResult ReadId(byte[] line, ref int offset, int end)
        {
            IsMachine = offset < end && line[offset] == '@';
            if (!IsMachine)
            {
                return CommandLineResult.Ok;
            }

            int idOffset = ++offset;
            while (offset < end && line[offset] != ' ')
            {
                if (!Ascii.IsLetter(line[offset]) && !Ascii.IsDigit(line[offset]) && line[offset] != '-')
                {
                    return CommandLineResult.BadId;
                }

                offset++;
            }

            if (offset - idOffset > MaxIdBytes)
            {
                offset = idOffset + MaxIdBytes;
                return CommandLineResult.BadId;
            }

            IdOffset = idOffset;
            IdEnd = offset;
            return CommandLineResult.Ok;
        }

        private void BeginWord()
        {
            if (Count > 0)
            {
                Append(' ');
            }

            if (Count < MaxWords)
            {
                _offsets[Count++] = (short)_length;
            }
        }

        // On failure the offset is where the rule was broken.
        private CommandLineResult ReadWord(byte[] line, ref int offset, int end)
        {
            int quote = -1;
            while (offset < end && (quote >= 0 || line[offset] != ' '))
            {
                int octet = line[offset];
                if (octet == '"')
                {
                    quote = quote >= 0 ? -1 : offset;
                }
                else if (octet == '\\' && quote >= 0)
                {
                    if (offset + 1 >= end || (line[offset + 1] != '"' && line[offset + 1] != '\\'))
                    {
                        return CommandLineResult.UnknownEscape;
                    }

                    offset++;
                    Append(line[offset]);
                }
                else
                {
                    Append(octet);
                }

                offset++;
            }

            if (quote >= 0)
            {
                offset = quote;
                return CommandLineResult.OpenQuote;
            }

            return CommandLineResult.Ok;
        }

        private void Append(int octet)
        {
            _buffer[_length++] = (byte)octet;
        }
    }
}
