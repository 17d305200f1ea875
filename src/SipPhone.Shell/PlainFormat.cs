namespace SipPhone.Shell
{
    // An answer as lines of words. Invariant: each line ends with CRLF, and only a row of a list is written in parts.

    /// <summary>An answer for a person.</summary>
    internal sealed class PlainFormat : ReplyFormat
    {
        // Columns where values stand: of a named one; in a row what is behind its first text; others of a row; what a
        // number of a row takes.
        private const int ValueColumn = 18;
        private const int SecondColumn = 26;
        private const int ColumnStep = 8;
        private const int NumberStep = 4;
        private const int LineOverhead = 32;

        private bool _isInRow;
        private bool _isInBlock;
        private bool _isNextBlock;
        private bool _hasText;
        private int _column;
        private int _nextColumn;

        internal PlainFormat(ConsoleOutput output)
            : base(output)
        {
        }

        internal override bool IsMidLine
        {
            get { return _isInRow; }
        }

        internal override void Line(string text)
        {
            EndItem();
            if (Fits(text.Length))
            {
                Output.Write(text);
                Output.WriteLineEnd();
            }
        }

        internal override void Text(string name, byte[] value, int offset, int end)
        {
            if (Begin(name))
            {
                int before = Output.Room;
                WriteText(value, offset, end, false);
                EndValue(before - Output.Room, ColumnStep);
                _hasText = true;
            }
        }

        internal override void Number(string name, long value)
        {
            if (Begin(name))
            {
                int before = Output.Room;
                Output.WriteNumber(value);
                EndValue(before - Output.Room, NumberStep);
            }
        }

        // In a row a truth is its name, or nothing.
        internal override void Flag(string name, bool value)
        {
            if ((value || !_isInRow) && Begin(name))
            {
                int before = Output.Room;
                Output.Write(_isInRow ? name : value ? "yes" : "no");
                EndValue(before - Output.Room, ColumnStep);
            }
        }

        internal override void BeginList(string name)
        {
            EndItem();
            _isNextBlock = false;
        }

        internal override void BeginItem(bool isRow)
        {
            EndItem();
            _isInRow = isRow;
            _isInBlock = !isRow;
            _hasText = false;
            _column = 0;
            _nextColumn = 0;
            if (_isInBlock && _isNextBlock && Fits(0))
            {
                Output.WriteLineEnd();
            }

            _isNextBlock = _isInBlock;
        }

        internal override void EndItem()
        {
            if (_isInRow)
            {
                Output.WriteLineEnd();
            }

            _isInRow = false;
            _isInBlock = false;
        }

        internal override void EndList()
        {
            EndItem();
        }

        internal override void Message(byte[] text, int offset, int end)
        {
            EndItem();
            if (Fits(0))
            {
                WriteText(text, offset, end, false);
                Output.WriteLineEnd();
            }
        }

        internal override void End(string code)
        {
            EndItem();
            if (IsCut)
            {
                Output.Write("(cut)");
                Output.WriteLineEnd();
            }

            IsCut = false;
        }

        private bool Begin(string name)
        {
            if (!Fits(name.Length + ValueColumn + SecondColumn + LineOverhead))
            {
                return false;
            }

            if (_isInRow)
            {
                Output.WriteSpaces(_nextColumn - _column);
                _column = _nextColumn;
                return true;
            }

            int indent = _isInBlock ? 2 : 0;
            Output.WriteSpaces(indent);
            Output.Write(name);
            Output.Write(':');
            int space = ValueColumn - indent - name.Length - 1;
            Output.WriteSpaces(space < 1 ? 1 : space);
            return true;
        }

        private void EndValue(int columns, int step)
        {
            if (!_isInRow)
            {
                Output.WriteLineEnd();
                return;
            }

            _column += columns;
            _nextColumn = _column + 2;
            if (step == ColumnStep && !_hasText && _nextColumn <= SecondColumn)
            {
                _nextColumn = SecondColumn;
            }
            else
            {
                _nextColumn += step - 1 - ((_nextColumn + step - 1) % step);
            }
        }
    }
}
