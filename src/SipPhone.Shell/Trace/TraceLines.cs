using SipPhone.Core;

namespace SipPhone.Shell.Trace
{
    // Octets as lines of the log, each marked, so that no message can pass itself off as another or as the log's own.
    // Invariant: a line that was begun is ended.

    /// <summary>Writes a message to the log, cut into lines where it has line ends and where a line is full.</summary>
    internal sealed class TraceLines
    {
        // What stands of a message in one line; the mark comes on top.
        private const int MaxOctets = 100;

        private readonly ILog _log;
        private ByteWriter _line;
        private bool _isOpen;
        private int _count;

        /// <summary>Makes one.</summary>
        /// <param name="log">The log.</param>
        internal TraceLines(ILog log)
        {
            _log = log;
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
                    Open();
                    End();
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

        /// <summary>Ends the line, if one was begun.</summary>
        internal void End()
        {
            if (_isOpen && _line != null)
            {
                _log.End();
            }

            _isOpen = false;
            _line = null;
        }

        private void Put(int octet)
        {
            // A line is not cut within a character of UTF-8.
            if (_isOpen && _count >= MaxOctets && (octet & 0xC0) != 0x80)
            {
                End();
            }

            Open();
            _count++;
            if (_line != null)
            {
                _line.Write(octet);
            }
        }

        private void Open()
        {
            if (_isOpen)
            {
                return;
            }

            _isOpen = true;
            _count = 0;
            _line = _log.Begin(LogLevel.Info);
            if (_line != null)
            {
                Words.Write(_line, "  | ");
            }
        }
    }
}
