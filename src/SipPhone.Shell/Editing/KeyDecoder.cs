using SipPhone.Core;

namespace SipPhone.Shell.Editing
{
    // Octets of a terminal to keys, ECMA-48 §5.4 and the habits of VT terminals. Sequences may be cut anywhere.
    //
    // | state      | octet             | does                                                             |
    // |------------|-------------------|------------------------------------------------------------------|
    // | Text       | ESC               | -> Escape                                                        |
    // |            | UTF-8 lead        | -> Character                                                     |
    // |            | control           | its key, or nothing                                              |
    // |            | else              | a character                                                      |
    // | Character  | continuation      | a character, once it is whole                                    |
    // |            | else              | what was begun is dropped; -> Text, and this octet there         |
    // | Escape     | [                 | -> Sequence                                                      |
    // |            | O                 | -> Shifted                                                       |
    // |            | else              | -> Text, and this octet there: a lone ESC does no harm           |
    // | Sequence   | 20-3F             | kept as the parameter; too many: -> Text                         |
    // |            | 40-7E             | its key, or nothing; -> Text                                     |
    // |            | control, 80-FF    | -> Text, and this octet there                                    |
    // | Shifted    | 40-7E             | its key, or nothing; -> Text                                     |
    // |            | else              | -> Text, and this octet there                                    |
    //
    // Invariant: _length octets of a character are kept, and only in Character.

    /// <summary>Makes keys of what comes over the line. What means nothing is swallowed.</summary>
    public sealed class KeyDecoder
    {
        private const int Escape = 0x1B;

        private const int MaxCharacterBytes = 4;

        // Longer than any sequence of a keyboard.
        private const int MaxSequenceBytes = 16;

        private readonly byte[] _character = new byte[MaxCharacterBytes];
        private State _state;
        private int _length;
        private int _parameter;
        private bool _isFirstParameter;
        private int _sequenceLength;
        private bool _isAfterCr;

        private enum State
        {
            Text = 0,
            Character,
            Escape,
            Sequence,
            Shifted,
        }

        /// <summary>The octets of the last <see cref="Key.Character"/>, from 0 on.</summary>
        public byte[] Character
        {
            get { return _character; }
        }

        /// <summary>How many there are, 1 to 4.</summary>
        public int CharacterLength { get; private set; }

        /// <summary>Takes an octet.</summary>
        /// <param name="octet">0 to 255.</param>
        /// <returns>The key that is complete with it; <see cref="Key.None"/> for none.</returns>
        public Key Feed(int octet)
        {
            bool isAfterCr = _isAfterCr;
            _isAfterCr = octet == '\r';
            if (octet == '\n' && isAfterCr)
            {
                return Key.None;
            }

            switch (_state)
            {
                case State.Character:
                    return FeedCharacter(octet);
                case State.Escape:
                    _state = octet == '[' ? State.Sequence : octet == 'O' ? State.Shifted : State.Text;
                    _parameter = 0;
                    _isFirstParameter = true;
                    _sequenceLength = 0;
                    return _state == State.Text ? FeedText(octet) : Key.None;
                case State.Sequence:
                    return FeedSequence(octet);
                case State.Shifted:
                    _state = State.Text;
                    return octet >= 0x40 && octet < 0x7F ? ByFinal(octet) : FeedText(octet);
                default:
                    return FeedText(octet);
            }
        }

        private static Key ByControl(int octet)
        {
            switch (octet)
            {
                case 0x01: return Key.Home;
                case 0x02: return Key.Left;
                case 0x03: return Key.Interrupt;
                case 0x04: return Key.Delete;
                case 0x05: return Key.End;
                case 0x06: return Key.Right;
                case 0x08: return Key.Backspace;
                case 0x09: return Key.Tab;
                case 0x0A: return Key.Enter;
                case 0x0B: return Key.EraseToEnd;
                case 0x0C: return Key.Redraw;
                case 0x0D: return Key.Enter;
                case 0x0E: return Key.Down;
                case 0x10: return Key.Up;
                case 0x15: return Key.EraseLine;
                case 0x17: return Key.EraseWord;
                case 0x7F: return Key.Backspace;
                default: return Key.None;
            }
        }

        private static Key ByFinal(int octet)
        {
            switch (octet)
            {
                case 'A': return Key.Up;
                case 'B': return Key.Down;
                case 'C': return Key.Right;
                case 'D': return Key.Left;
                case 'F': return Key.End;
                case 'H': return Key.Home;
                default: return Key.None;
            }
        }

        // ESC [ n ~, the editing keypad of the VT220; 7 and 8 are rxvt's.
        private static Key ByNumber(int number)
        {
            switch (number)
            {
                case 1: return Key.Home;
                case 3: return Key.Delete;
                case 4: return Key.End;
                case 7: return Key.Home;
                case 8: return Key.End;
                default: return Key.None;
            }
        }

        // RFC 3629 §3: how many octets a character has that starts so; 0 for what starts none.
        private static int LengthByLead(int lead)
        {
            return lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : MaxCharacterBytes;
        }

        private Key FeedText(int octet)
        {
            if (octet == Escape)
            {
                _state = State.Escape;
                return Key.None;
            }

            if (octet < 0x20 || octet == 0x7F)
            {
                return ByControl(octet);
            }

            _length = 0;
            return Keep(octet);
        }

        private Key FeedCharacter(int octet)
        {
            _state = State.Text;
            return octet >= 0x80 && octet < 0xC0 ? Keep(octet) : FeedText(octet);
        }

        private Key Keep(int octet)
        {
            _character[_length++] = (byte)octet;
            int length = Utf8.Measure(_character, 0, _length);
            if (length == 0)
            {
                _state = _length < LengthByLead(_character[0]) ? State.Character : State.Text;
                return Key.None;
            }

            _state = State.Text;
            if (TerminalCharacter.IsControl(TerminalCharacter.CodePoint(_character, 0, length)))
            {
                return Key.None;
            }

            CharacterLength = length;
            return Key.Character;
        }

        private Key FeedSequence(int octet)
        {
            if (octet < 0x20 || octet >= 0x7F)
            {
                _state = State.Text;
                return FeedText(octet);
            }

            if (octet >= 0x40)
            {
                _state = State.Text;
                return octet == '~' ? ByNumber(_parameter) : ByFinal(octet);
            }

            _sequenceLength++;
            if (_sequenceLength > MaxSequenceBytes)
            {
                _state = State.Text;
            }

            // The first parameter counts; in the second stands what is held down with the key, which changes nothing.
            _isFirstParameter &= octet != ';';
            if (_isFirstParameter && Ascii.IsDigit(octet) && _parameter < 100)
            {
                _parameter = (_parameter * 10) + octet - '0';
            }

            return Key.None;
        }
    }
}
