using SipPhone.Core;
using SipPhone.Shell.Editing;

namespace SipPhone.Shell
{
    // One way to write an answer. Invariant: Reserve octets of the output stay free for what ends an answer, so that it
    // always ends well; what does not fit before them is cut, and IsCut says so.

    /// <summary>How an answer looks to one of its readers.</summary>
    internal abstract class ReplyFormat
    {
        // Brackets, "cut":true, the code, the end of the line.
        private const int Reserve = 64;

        // The longest escape of one character, four octets as \xNN in JSON, where the backslash is doubled.
        private const int LongestEscape = 20;

        protected ReplyFormat(ConsoleOutput output)
        {
            Output = output;
        }

        /// <summary>True while a line is begun and not ended, which nothing else may write into.</summary>
        internal abstract bool IsMidLine { get; }

        protected ConsoleOutput Output { get; private set; }

        /// <summary>Whether something did not fit.</summary>
        protected bool IsCut { get; set; }

        internal abstract void Line(string text);

        internal abstract void Text(string name, byte[] value, int offset, int end);

        internal abstract void Number(string name, long value);

        internal abstract void Flag(string name, bool value);

        internal abstract void BeginList(string name);

        internal abstract void BeginItem(bool isRow);

        internal abstract void EndItem();

        internal abstract void EndList();

        internal abstract void Message(byte[] text, int offset, int end);

        /// <summary>Ends the answer.</summary>
        /// <param name="code">What it came to, as a station reads it.</param>
        internal abstract void End(string code);

        protected bool Fits(int count)
        {
            bool fits = Output.Room - Reserve >= count;
            IsCut |= !fits;
            return fits;
        }

        // What is not UTF-8, or a terminal would obey, is shown as hexadecimal escapes.
        protected void WriteText(byte[] value, int offset, int end, bool isJson)
        {
            while (offset < end && Fits(LongestEscape))
            {
                int length = Utf8.Measure(value, offset, end);
                if (length == 0)
                {
                    Output.Write(isJson ? "\\\\x" : "\\x");
                    WriteHex(value[offset++]);
                    continue;
                }

                int codePoint = TerminalCharacter.CodePoint(value, offset, length);
                if (TerminalCharacter.IsControl(codePoint))
                {
                    WriteControl(value, offset, length, codePoint, isJson);
                }
                else
                {
                    // RFC 8259 §7: quotation mark and reverse solidus must be escaped.
                    if (isJson && (codePoint == '"' || codePoint == '\\'))
                    {
                        Output.Write('\\');
                    }

                    Output.Write(value, offset, offset + length);
                }

                offset += length;
            }
        }

        private void WriteControl(byte[] value, int offset, int length, int codePoint, bool isJson)
        {
            if (isJson)
            {
                // RFC 8259 §7: the four digits of a character of the Basic Multilingual Plane, which all of these are.
                Output.Write("\\u");
                WriteHex(codePoint >> 8);
                WriteHex(codePoint);
                return;
            }

            for (int i = 0; i < length; i++)
            {
                Output.Write("\\x");
                WriteHex(value[offset + i]);
            }
        }

        private void WriteHex(int octet)
        {
            Output.Write(Ascii.HexDigit((octet >> 4) & 0x0F));
            Output.Write(Ascii.HexDigit(octet & 0x0F));
        }
    }
}
