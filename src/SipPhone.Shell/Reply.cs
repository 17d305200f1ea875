using SipPhone.Core;

namespace SipPhone.Shell
{
    // The answer's public side: keeps the code, and hands everything else to the format of the one who asked.
    // Invariant: _code is Ok until the first Fail, which stands.

    /// <summary>
    /// The answer to one command, written once for both readers: lines of words for a person, one line of JSON
    /// (RFC 8259) for a station. Octets of values are UTF-8; what is not is shown as hexadecimal escapes, so that
    /// nothing from the wire can write to a terminal.
    /// </summary>
    public sealed class Reply
    {
        private readonly JsonFormat _json;
        private readonly PlainFormat _plain;
        private readonly byte[] _text = new byte[Limits.MaxReplyTextBytes];
        private readonly ByteWriter _writer;
        private ReplyFormat _format;
        private string _textName;
        private ReplyCode _code;
        private bool _isMessageDue;

        internal Reply(ConsoleOutput output)
        {
            _json = new JsonFormat(output);
            _plain = new PlainFormat(output);
            _format = _plain;
            _writer = new ByteWriter(_text);
        }

        /// <summary>True when a station asked.</summary>
        public bool IsMachine
        {
            get { return _format == _json; }
        }

        /// <summary>What the command came to so far.</summary>
        public ReplyCode Code
        {
            get { return _code; }
        }

        /// <summary>True while a line of it is begun, which nothing else may write into.</summary>
        internal bool IsMidLine
        {
            get { return _format.IsMidLine; }
        }

        /// <summary>A line for a person; a station does not see it.</summary>
        /// <param name="text">ASCII, without a line end.</param>
        public void Line(string text)
        {
            _format.Line(text);
        }

        /// <summary>A named text: <c>name: value</c> in a column of its own, or a JSON string.</summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        public void Field(string name, byte[] value, int offset, int end)
        {
            _format.Text(name, value, offset, end);
        }

        /// <summary>A named text.</summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <param name="value">ASCII; null is left out.</param>
        public void Field(string name, string value)
        {
            if (value != null)
            {
                byte[] octets = Ascii.ToBytes(value);
                _format.Text(name, octets, 0, octets.Length);
            }
        }

        /// <summary>A named number.</summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <param name="value">The number.</param>
        public void Number(string name, long value)
        {
            _format.Number(name, value);
        }

        /// <summary>A named truth: <c>yes</c> or <c>no</c>, or a JSON boolean.</summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <param name="value">The truth.</param>
        public void Flag(string name, bool value)
        {
            _format.Flag(name, value);
        }

        /// <summary>
        /// A named text in pieces: write its UTF-8 to what is returned (at most <c>Limits.MaxReplyTextBytes</c>), then
        /// call <see cref="EndText"/>.
        /// </summary>
        /// <param name="name">Lower-case words and hyphens.</param>
        /// <returns>Where to write.</returns>
        public ByteWriter BeginText(string name)
        {
            _textName = name;
            _writer.Reset();
            return _writer;
        }

        /// <summary>Ends such a text.</summary>
        public void EndText()
        {
            _format.Text(_textName, _text, 0, _writer.Position);
        }

        /// <summary>Starts a list of objects, each between <see cref="BeginItem"/> and <see cref="EndItem"/>.</summary>
        /// <param name="name">Its name; lists do not stand in lists.</param>
        public void BeginList(string name)
        {
            _format.BeginList(name);
        }

        /// <summary>
        /// Starts an object; for a person its fields stand in one line when <paramref name="isRow"/> is set.
        /// </summary>
        /// <param name="isRow">Whether a person sees a row (values in columns, no names) instead of a block.</param>
        public void BeginItem(bool isRow)
        {
            _format.BeginItem(isRow);
        }

        /// <summary>Ends it.</summary>
        public void EndItem()
        {
            _format.EndItem();
        }

        /// <summary>Ends the list.</summary>
        public void EndList()
        {
            _format.EndList();
        }

        /// <summary>
        /// Sets what the command came to, when that is not <see cref="ReplyCode.Ok"/>. The first failure of an answer
        /// stands; what comes after it is dropped.
        /// </summary>
        /// <param name="code">What.</param>
        /// <param name="message">
        /// A sentence that says what is wrong, where, and what to do; ASCII. Written by <see cref="BeginMessage"/> when
        /// it has parts.
        /// </param>
        public void Fail(ReplyCode code, string message)
        {
            ByteWriter writer = BeginMessage(code);
            writer.Write(Ascii.ToBytes(message));
            EndMessage();
        }

        /// <summary>The same, with a sentence in pieces: write it, then call <see cref="EndMessage"/>.</summary>
        /// <param name="code">What.</param>
        /// <returns>Where to write.</returns>
        public ByteWriter BeginMessage(ReplyCode code)
        {
            _isMessageDue = _code == ReplyCode.Ok;
            if (_isMessageDue)
            {
                _code = code;
            }

            _writer.Reset();
            return _writer;
        }

        /// <summary>Ends such a sentence.</summary>
        public void EndMessage()
        {
            if (_isMessageDue)
            {
                _format.Message(_text, 0, _writer.Position);
            }

            _isMessageDue = false;
        }

        /// <summary>Starts the answer to a person.</summary>
        internal void OpenPlain()
        {
            _format = _plain;
            _code = ReplyCode.Ok;
        }

        /// <summary>Starts the answer to a station.</summary>
        /// <param name="buffer">The buffer of the request's id; copied.</param>
        /// <param name="idOffset">Where the id starts.</param>
        /// <param name="idEnd">Where it ends, exclusive; the same for none.</param>
        internal void OpenMachine(byte[] buffer, int idOffset, int idEnd)
        {
            _format = _json;
            _code = ReplyCode.Ok;
            _json.SetId(buffer, idOffset, idEnd);
        }

        /// <summary>Ends the answer with the code that it has.</summary>
        internal void Close()
        {
            _format.End(NameOf(_code));
            _code = ReplyCode.Ok;
        }

        /// <summary>Ends an answer that asks for a line; the same command answers again.</summary>
        /// <param name="code"><see cref="ReplyCode.Paste"/> or <see cref="ReplyCode.Confirm"/>.</param>
        internal void CloseAsking(ReplyCode code)
        {
            _format.End(NameOf(code));
        }

        private static string NameOf(ReplyCode code)
        {
            switch (code)
            {
                case ReplyCode.Ok: return "ok";
                case ReplyCode.Paste: return "paste";
                case ReplyCode.Confirm: return "confirm";
                case ReplyCode.UnknownCommand: return "unknown-command";
                case ReplyCode.BadArguments: return "bad-arguments";
                case ReplyCode.UnknownSetting: return "unknown-setting";
                case ReplyCode.BadValue: return "bad-value";
                case ReplyCode.LineTooLong: return "line-too-long";
                case ReplyCode.Locked: return "locked";
                case ReplyCode.Sealed: return "sealed";
                case ReplyCode.WrongState: return "wrong-state";
                case ReplyCode.Busy: return "busy";
                case ReplyCode.NotFound: return "not-found";
                case ReplyCode.Refused: return "refused";
                case ReplyCode.Cancelled: return "cancelled";
                case ReplyCode.Timeout: return "timeout";
                case ReplyCode.StoreFull: return "store-full";
                case ReplyCode.StoreFailed: return "store-failed";
                case ReplyCode.Unavailable: return "unavailable";
                default: return "failed";
            }
        }
    }
}
