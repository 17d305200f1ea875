using SipPhone.Core;

namespace SipPhone.Shell.Trace
{
    // Traced messages as lines, until the log takes them: a message is many lines at once, and the console is slow.
    // Invariant: [_start, _writer.Position) is whole lines, each ended by LF and short enough for the log; a message is
    // there as a whole, or counted as lost.

    /// <summary>Lines of traced messages that wait for the log.</summary>
    internal sealed class TraceLines
    {
        // What stands of a message in one line of the log, behind the mark.
        private const int MaxOctets = 100;

        private readonly ByteWriter _writer = new ByteWriter(new byte[Limits.TraceBytes]);
        private int _start;
        private int _messageStart;
        private int _count;
        private int _lostCount;

        /// <summary>True when the log has everything.</summary>
        internal bool IsEmpty
        {
            get { return _start == _writer.Position; }
        }

        /// <summary>Starts a message.</summary>
        internal void Begin()
        {
            if (IsEmpty)
            {
                _writer.Reset();
                _start = 0;
            }

            _messageStart = _writer.Position;
            _count = 0;
        }

        /// <summary>Ends it: from now on the log may have it.</summary>
        internal void End()
        {
            if (_writer.IsFull)
            {
                _lostCount++;
                _writer.Reset();
                byte[] kept = CopyWaiting();
                _writer.Write(kept);
                _start = 0;
            }
        }

        /// <summary>Writes a range; CRLF in it ends a line.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        internal void Write(byte[] buffer, int offset, int end)
        {
            while (offset < end)
            {
                int octet = buffer[offset++];
                if (octet == '\n')
                {
                    EndLine();
                }
                else if (octet != '\r')
                {
                    Put(octet);
                }
            }
        }

        /// <summary>Writes a text.</summary>
        /// <param name="text">ASCII.</param>
        internal void Write(string text)
        {
            byte[] octets = Ascii.ToBytes(text);
            Write(octets, 0, octets.Length);
        }

        /// <summary>Hands one line to the log.</summary>
        /// <param name="log">The log, which has room.</param>
        internal void MoveLine(ILog log)
        {
            byte[] buffer = _writer.Buffer;
            int end = Ascii.IndexOf(buffer, _start, _writer.Position, '\n');
            ByteWriter line = log.Begin(LogLevel.Info);
            if (line != null)
            {
                Words.Write(line, buffer, _start, end);
                log.End();
            }

            _start = end + 1;
            if (IsEmpty && _lostCount > 0)
            {
                TellLost(log);
            }
        }

        private void TellLost(ILog log)
        {
            ByteWriter line = log.Begin(LogLevel.Warning);
            if (line != null)
            {
                line.WriteDecimal(_lostCount);
                Words.Write(line, " messages were not traced: the console is too slow for them.");
                log.End();
            }

            _lostCount = 0;
        }

        private void Put(int octet)
        {
            // A line is not cut within a character of UTF-8.
            if (_count >= MaxOctets && (octet & 0xC0) != 0x80)
            {
                EndLine();
            }

            if (_count == 0)
            {
                Words.Write(_writer, "  | ");
            }

            _count++;
            _writer.Write(octet);
        }

        private void EndLine()
        {
            _writer.Write('\n');
            _count = 0;
        }

        private byte[] CopyWaiting()
        {
            byte[] kept = new byte[_messageStart - _start];
            System.Array.Copy(_writer.Buffer, _start, kept, 0, kept.Length);
            return kept;
        }
    }
}
