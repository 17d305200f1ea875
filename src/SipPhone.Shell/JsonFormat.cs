using System;

namespace SipPhone.Shell
{
    // An answer as one line of JSON (RFC 8259), written as it comes. Invariant: whatever was called in between, what
    // stands between the line's first octet and its end is one object; its last member is the code, so that a line that
    // was cut off by a pulled cable has none.

    /// <summary>An answer for a station.</summary>
    internal sealed class JsonFormat : ReplyFormat
    {
        // A name, its quotes, colon and comma, and a number.
        private const int MemberOverhead = 32;

        private readonly byte[] _id = new byte[CommandLine.MaxIdBytes];
        private int _idLength;
        private bool _isOpen;
        private bool _hasMember;
        private bool _isInList;

        // False in a list or an item that did not fit.
        private bool _isListWritten;
        private bool _isItemWritten;

        internal JsonFormat(ConsoleOutput output)
            : base(output)
        {
        }

        internal override bool IsMidLine
        {
            get { return _isOpen; }
        }

        /// <summary>Keeps the request's id for the answers to come.</summary>
        internal void SetId(byte[] buffer, int offset, int end)
        {
            _idLength = end - offset;
            Array.Copy(buffer, offset, _id, 0, _idLength);
        }

        internal override void Line(string text)
        {
        }

        internal override void Text(string name, byte[] value, int offset, int end)
        {
            if (BeginMember(name))
            {
                WriteString(value, offset, end);
            }
        }

        internal override void Number(string name, long value)
        {
            if (BeginMember(name))
            {
                Output.WriteNumber(value);
            }
        }

        internal override void Flag(string name, bool value)
        {
            if (BeginMember(name))
            {
                Output.Write(value ? "true" : "false");
            }
        }

        internal override void BeginList(string name)
        {
            EndList();
            _isListWritten = BeginMember(name);
            _isInList = true;
            if (_isListWritten)
            {
                Output.Write('[');
                _hasMember = false;
            }
        }

        internal override void BeginItem(bool isRow)
        {
            EndItem();
            _isItemWritten = _isListWritten && Fits(MemberOverhead);
            if (_isItemWritten)
            {
                WriteComma();
                Output.Write('{');
                _hasMember = false;
            }
        }

        internal override void EndItem()
        {
            if (_isItemWritten)
            {
                Output.Write('}');
                _hasMember = true;
            }

            _isItemWritten = false;
        }

        internal override void EndList()
        {
            EndItem();
            if (_isListWritten)
            {
                Output.Write(']');
                _hasMember = true;
            }

            _isInList = false;
            _isListWritten = false;
        }

        internal override void Message(byte[] text, int offset, int end)
        {
            EndList();
            Text("message", text, offset, end);
        }

        internal override void End(string code)
        {
            EndList();
            Open();
            WriteComma();
            if (IsCut)
            {
                Output.Write("\"cut\":true,");
            }

            Output.Write("\"code\":\"");
            Output.Write(code);
            Output.Write("\"}");
            Output.WriteLineEnd();
            _isOpen = false;
            IsCut = false;
        }

        private bool BeginMember(string name)
        {
            Open();
            if ((_isInList && !_isItemWritten) || !Fits(name.Length + MemberOverhead))
            {
                return false;
            }

            WriteComma();
            Output.Write('"');
            Output.Write(name);
            Output.Write("\":");
            return true;
        }

        private void Open()
        {
            if (_isOpen)
            {
                return;
            }

            _isOpen = true;
            _hasMember = false;
            Output.Write('{');
            if (_idLength > 0)
            {
                WriteComma();
                Output.Write("\"id\":");
                WriteString(_id, 0, _idLength);
            }
        }

        private void WriteComma()
        {
            if (_hasMember)
            {
                Output.Write(',');
            }

            _hasMember = true;
        }

        private void WriteString(byte[] value, int offset, int end)
        {
            Output.Write('"');
            WriteText(value, offset, end, true);
            Output.Write('"');
        }
    }
}
