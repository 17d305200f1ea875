using SipPhone.Core;
using SipPhone.Settings.Trust;

namespace SipPhone.Shell.Commands
{
    // A block of PEM that is being pasted. A person's terminal sends on after a mistake: what follows is swallowed up
    // to the block's end, so that it is not taken for commands. A station stops at the first answer that is no "paste".
    // Invariant: what was read is wiped by Reset.

    /// <summary>Reads pasted PEM, line by line.</summary>
    internal sealed class PemPaste
    {
        private readonly PemReader _reader;

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
            bool isEnd = StartsEnd(context.Line, context.LineEnd);
            return _reader.IsComplete || (result != PemResult.Ok && (context.Reply.IsMachine || isEnd));
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

        private static bool StartsEnd(byte[] line, int end)
        {
            byte[] start = Ascii.ToBytes("-----END");
            return end >= start.Length && Ascii.EqualsExactly(line, 0, start.Length, start, 0, start.Length);
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
