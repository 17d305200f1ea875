using SipPhone.Core;
using SipPhone.Settings.Trust;

namespace SipPhone.Shell.Commands
{
    // A block of PEM that is being pasted. A person's terminal sends on after a mistake: what follows is swallowed up
    // to the block's end, so that it is not taken for commands; and what comes behind the block, while somebody is
    // asked about it, is no answer but the rest of a bundle. A station stops at the first answer that is no "paste".
    // Invariant: what was read is wiped by Reset.

    /// <summary>Reads pasted PEM, line by line.</summary>
    internal sealed class PemPaste
    {
        private const int MaxAnswerLength = 3;

        private readonly PemReader _reader;
        private bool _isPassingOver;
        private int _passedOverCount;

        /// <summary>Makes one.</summary>
        /// <param name="maxBytes">The largest DER.</param>
        internal PemPaste(int maxBytes)
        {
            _reader = new PemReader(new byte[maxBytes]);
        }

        /// <summary>The DER, from the start to <see cref="Length"/>.</summary>
        internal byte[] Der
        {
            get { return _reader.Buffer; }
        }

        /// <summary>Its length.</summary>
        internal int Length
        {
            get { return _reader.Length; }
        }

        /// <summary>What it is.</summary>
        internal PemLabel Label
        {
            get { return _reader.Label; }
        }

        /// <summary>What was wrong with it; Ok for nothing.</summary>
        internal PemResult Error
        {
            get { return _reader.Error; }
        }

        /// <summary>Starts with the next block, and wipes the last.</summary>
        internal void Reset()
        {
            _reader.Reset();
        }

        /// <summary>Takes the line that the command waited for.</summary>
        /// <param name="context">The line.</param>
        /// <returns>True when the block is over, whole or not; false when more lines are wanted.</returns>
        internal bool Take(ShellContext context)
        {
            PemResult result = _reader.Feed(context.Line, 0, context.LineEnd);
            bool isEnd = StartsBoundary(context, "END");
            return _reader.IsComplete || (result != PemResult.Ok && (context.Reply.IsMachine || isEnd));
        }

        /// <summary>
        /// Tells whether the line that was waited for answers the question about what was pasted. Blocks of PEM, the
        /// comments around them and empty lines do not: they are passed over, and the question is asked again.
        /// </summary>
        /// <param name="context">The line; waits for the next one when this returns false.</param>
        /// <param name="question">The question.</param>
        /// <returns>True for an answer; a station's line always is one.</returns>
        internal bool IsAnswer(ShellContext context, string question)
        {
            if (context.Reply.IsMachine)
            {
                return true;
            }

            bool wasPassingOver = _isPassingOver;
            if (StartsBoundary(context, "BEGIN"))
            {
                _isPassingOver = true;
                _passedOverCount++;
            }
            else if (StartsBoundary(context, "END"))
            {
                _isPassingOver = false;
            }
            else if (!wasPassingOver && context.LineEnd > 0 && context.LineEnd <= MaxAnswerLength)
            {
                return true;
            }

            if (_isPassingOver)
            {
                // Not echoed: a key may be among it.
                context.WaitForLine(LineKind.Secret, string.Empty);
            }
            else
            {
                TellPassedOver(context);
                context.WaitForLine(LineKind.Confirmation, question);
            }

            return false;
        }

        /// <summary>Says how many blocks were passed over, if any.</summary>
        /// <param name="context">The answer.</param>
        internal void TellPassedOver(ShellContext context)
        {
            if (_passedOverCount > 0)
            {
                context.Reply.Number("passed-over", _passedOverCount);
                context.Reply.Line("What was pasted behind the first was passed over. Paste it on its own.");
            }
        }

        /// <summary>Tells whether the line that was waited for starts or ends a block.</summary>
        /// <param name="context">The line.</param>
        /// <param name="word"><c>BEGIN</c> or <c>END</c>.</param>
        /// <returns>True when it does.</returns>
        internal static bool StartsBoundary(ShellContext context, string word)
        {
            byte[] start = Ascii.ToBytes("-----" + word);
            return context.LineEnd >= start.Length
                && Ascii.EqualsExactly(context.Line, 0, start.Length, start, 0, start.Length);
        }

        /// <summary>Refuses the block that was wrong.</summary>
        /// <param name="context">The answer.</param>
        /// <returns><see cref="Command.Done"/>.</returns>
        internal int Refuse(ShellContext context)
        {
            if (context.Reply.IsMachine)
            {
                bool isLarge = Error == PemResult.TooLarge;
                context.Reply.Field("reason", isLarge ? "too-large" : "malformed");
                context.Reply.Field("pem", PemResults.Name(Error));
                context.Reply.Number("line", _reader.LineCount);
            }

            ByteWriter message = context.Reply.BeginMessage(ReplyCode.Refused);
            Shell.Words.Write(message, "Line ");
            message.WriteDecimal(_reader.LineCount);
            Shell.Words.Write(message, " of what was pasted: ");
            Shell.Words.Write(message, TextOf(Error));
            Shell.Words.Write(message, " Nothing was changed.");
            context.Reply.EndMessage();
            return Command.Done;
        }

        private static string TextOf(PemResult result)
        {
            switch (result)
            {
                case PemResult.BadBoundary: return "a BEGIN or END line is not as it should be.";
                case PemResult.UnknownLabel: return "this kind of block is not wanted here.";
                case PemResult.Encrypted: return "the key is encrypted; paste it without a passphrase.";
                case PemResult.BeginInBlock: return "a block begins within another; a part is missing.";
                case PemResult.EndWithoutBegin: return "a block ends that did not begin.";
                case PemResult.EndOfOther: return "the END line is of another kind than the BEGIN line.";
                case PemResult.BadBase64: return "it holds a character that base64 does not have.";
                case PemResult.Incomplete: return "a part is missing.";
                case PemResult.Empty: return "the block is empty.";
                default: return "the block is too large.";
            }
        }
    }
}
