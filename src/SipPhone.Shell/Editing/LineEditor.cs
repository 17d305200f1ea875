using System;
using SipPhone.Core;

namespace SipPhone.Shell.Editing
{
    // One line that is being typed, and its picture on the terminal. The picture is drawn with CR, spaces and the text
    // alone, so that it is right on a line without any terminal functions, and never wider than the terminal: of a
    // longer line it shows the part around the cursor. Invariant: _first <= _cursor <= _length, all three between
    // characters; _shownColumns columns of the terminal's line are written, and none when it is not shown.

    /// <summary>A line editor for one line of UTF-8, up to <c>Limits.MaxConsoleLineBytes</c> octets.</summary>
    internal sealed class LineEditor
    {
        private const int Bell = 0x07;

        private readonly ConsoleOutput _output;
        private readonly byte[] _line = new byte[Limits.MaxConsoleLineBytes];
        private string _prompt = string.Empty;
        private bool _isEchoing;
        private int _length;
        private int _cursor;
        private int _first;
        private int _shownColumns;

        internal LineEditor(ConsoleOutput output)
        {
            _output = output;
        }

        /// <summary>The line; from 0 to <see cref="Length"/>.</summary>
        internal byte[] Line
        {
            get { return _line; }
        }

        internal int Length
        {
            get { return _length; }
        }

        internal int Cursor
        {
            get { return _cursor; }
        }

        internal bool IsShown { get; private set; }

        /// <summary>What is typed is shown.</summary>
        internal bool IsEchoing
        {
            get { return IsShown && _isEchoing; }
        }

        /// <summary>Characters had to be left out, and nobody has corrected the line since.</summary>
        internal bool IsTooLong { get; private set; }

        /// <summary>Starts an empty line, not shown yet.</summary>
        internal void Start()
        {
            _length = 0;
            _cursor = 0;
            _first = 0;
            IsTooLong = false;
            IsShown = false;
            _shownColumns = 0;
        }

        /// <summary>Starts an empty line and shows it.</summary>
        internal void Start(string prompt, bool isEchoing)
        {
            Start();
            _prompt = prompt;
            _isEchoing = isEchoing;
            Show();
        }

        /// <summary>Overwrites what was typed: it may have been a password.</summary>
        internal void Wipe()
        {
            for (int i = 0; i < _line.Length; i++)
            {
                _line[i] = 0;
            }
        }

        /// <summary>Draws the line where the cursor is.</summary>
        internal void Show()
        {
            IsShown = true;
            Draw();
        }

        /// <summary>Erases the line from the terminal; what was typed stays.</summary>
        internal void Hide()
        {
            if (IsShown)
            {
                _output.Write('\r');
                _output.WriteSpaces(_shownColumns);
                _output.Write('\r');
            }

            IsShown = false;
            _shownColumns = 0;
        }

        /// <summary>Leaves the line as it stands on the terminal, and goes to the next.</summary>
        internal void EndLine()
        {
            if (IsShown)
            {
                _output.WriteLineEnd();
            }

            IsShown = false;
            _shownColumns = 0;
        }

        /// <summary>Draws the line again on the terminal's next one, where it was spoilt.</summary>
        internal void DrawAnew()
        {
            if (IsShown)
            {
                EndLine();
                Show();
            }
        }

        /// <summary>Takes a key that edits; others change nothing.</summary>
        internal void Edit(Key key)
        {
            IsTooLong = false;
            switch (key)
            {
                case Key.Left:
                    _cursor = Before(_cursor);
                    break;
                case Key.Right:
                    _cursor = After(_cursor);
                    break;
                case Key.Home:
                    _cursor = 0;
                    break;
                case Key.End:
                    _cursor = _length;
                    break;
                case Key.Backspace:
                    Remove(Before(_cursor), _cursor);
                    break;
                case Key.Delete:
                    Remove(_cursor, After(_cursor));
                    break;
                case Key.EraseLine:
                    Remove(0, _length);
                    break;
                case Key.EraseToEnd:
                    Remove(_cursor, _length);
                    break;
                case Key.EraseWord:
                    Remove(WordStart(), _cursor);
                    break;
            }

            if (IsEchoing)
            {
                Draw();
            }
        }

        /// <summary>Inserts whole characters at the cursor; a bell when there is no room.</summary>
        internal void Insert(byte[] octets, int offset, int end)
        {
            int count = end - offset;
            if (count > _line.Length - _length)
            {
                if (!IsTooLong)
                {
                    Ring();
                }

                IsTooLong = true;
                return;
            }

            bool isAppended = _cursor == _length;
            Array.Copy(_line, _cursor, _line, _cursor + count, _length - _cursor);
            Array.Copy(octets, offset, _line, _cursor, count);
            _length += count;
            _cursor += count;
            if (!IsEchoing)
            {
                return;
            }

            int columns = ColumnsOf(_cursor - count, _cursor);
            if (isAppended && columns <= Limits.ConsoleColumns - 1 - _shownColumns)
            {
                _output.Write(octets, offset, end);
                _shownColumns += columns;
            }
            else
            {
                Draw();
            }
        }

        /// <summary>Somebody else wrote a line into <see cref="Line"/>: shows it, with the cursor at its end.</summary>
        internal void Replace(int length)
        {
            _length = length;
            _cursor = length;
            _first = 0;
            IsTooLong = false;
            Draw();
        }

        internal void Ring()
        {
            if (IsShown)
            {
                _output.Write(Bell);
            }
        }

        private void Draw()
        {
            int room = Limits.ConsoleColumns - 1 - _prompt.Length;
            int end = _isEchoing ? FitWindow(room) : _first;
            int cursor = _isEchoing ? _cursor : _first;
            int columns = _prompt.Length + ColumnsOf(_first, end);
            WriteTo(end);
            if (columns < _shownColumns)
            {
                _output.WriteSpaces(_shownColumns - columns);
            }

            if (cursor != end || columns < _shownColumns)
            {
                WriteTo(cursor);
            }

            _shownColumns = columns;
        }

        private void WriteTo(int end)
        {
            _output.Write('\r');
            _output.Write(_prompt);
            _output.Write(_line, _first, end);
        }

        // Moves the window by half of its width when the cursor is not in it; returns where it ends.
        private int FitWindow(int room)
        {
            if (_cursor < _first || (_cursor == _first && _first > 0) || ColumnsOf(_first, _cursor) > room)
            {
                _first = _cursor;
                while (_first > 0 && ColumnsOf(Before(_first), _cursor) <= room / 2)
                {
                    _first = Before(_first);
                }
            }

            int end = _first;
            int columns = 0;
            while (end < _length)
            {
                int next = After(end);
                columns += ColumnsOf(end, next);
                if (columns > room)
                {
                    break;
                }

                end = next;
            }

            return end;
        }

        private void Remove(int offset, int end)
        {
            Array.Copy(_line, end, _line, offset, _length - end);
            _length -= end - offset;
            _cursor = offset;
        }

        private int WordStart()
        {
            int start = _cursor;
            while (start > 0 && _line[start - 1] == ' ')
            {
                start--;
            }

            while (start > 0 && _line[start - 1] != ' ')
            {
                start--;
            }

            return start;
        }

        private int Before(int position)
        {
            // RFC 3629 §3: the octets of a character behind its first are 10xxxxxx.
            do
            {
                position--;
            }
            while (position > 0 && (_line[position] & 0xC0) == 0x80);

            return position < 0 ? 0 : position;
        }

        private int After(int position)
        {
            return position < _length ? position + Utf8.Measure(_line, position, _length) : _length;
        }

        private int ColumnsOf(int offset, int end)
        {
            int columns = 0;
            while (offset < end)
            {
                int length = Utf8.Measure(_line, offset, end);
                columns += TerminalCharacter.Columns(TerminalCharacter.CodePoint(_line, offset, length));
                offset += length;
            }

            return columns;
        }
    }
}
