using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Shell.Editing;

namespace SipPhone.Shell
{
    // Lines of the log until the console's line takes them. Invariant: [_start, _end) are octets as they go out, whole
    // lines but for the first, which may be written in part; nothing in them moves a terminal but the line ends.

    /// <summary>Lines of the log that wait.</summary>
    internal sealed class LogQueue
    {
        // Time and level before a line's text, and the line's end.
        private const int PrefixBytes = 24;
        private const int LineEndBytes = 2;
        private const int LostBytes = 40;
        private const int LineBytes = LostBytes + PrefixBytes + Limits.MaxLogLineBytes + LineEndBytes;

        private readonly byte[] _lines = new byte[Limits.ConsoleLogBytes];
        private readonly ByteWriter _writer;
        private int _start;
        private int _end;
        private int _textOffset;
        private int _lostCount;

        internal LogQueue()
        {
            _writer = new ByteWriter(_lines);
        }

        internal bool IsEmpty
        {
            get { return _start == _end; }
        }

        /// <summary>Whether the next line has room.</summary>
        internal bool HasRoom
        {
            get { return _lines.Length - (_end - _start) >= LineBytes; }
        }

        /// <summary>Starts a line.</summary>
        /// <returns>Where to write it; null when there is no room, and then it counts as lost.</returns>
        internal ByteWriter Begin(LogLevel level, long nowMs)
        {
            Compact();
            if (!HasRoom)
            {
                _lostCount++;
                return null;
            }

            if (_lostCount > 0)
            {
                _writer.Reset(_lines, _end, _end + LostBytes);
                _writer.WriteDecimal(_lostCount);
                _writer.Write(Ascii.ToBytes(" lines of the log were lost\r\n"));
                _end = _writer.Position;
                _lostCount = 0;
            }

            _writer.Reset(_lines, _end, _end + PrefixBytes);
            WriteTime(nowMs);
            _writer.Write(Ascii.ToBytes(NameOf(level)));
            _textOffset = _writer.Position;
            _writer.Reset(_lines, _textOffset, _textOffset + Limits.MaxLogLineBytes);
            return _writer;
        }

        internal void End()
        {
            int end = _writer.Position;
            HideControls(end);
            _lines[end] = (byte)'\r';
            _lines[end + 1] = (byte)'\n';
            _end = end + LineEndBytes;
        }

        /// <summary>Writes to the line what it takes.</summary>
        /// <returns>False when the line is gone.</returns>
        internal bool Pump(IConsolePort port)
        {
            int taken = 0;
            while (_start < _end)
            {
                taken = port.Write(_lines, _start, _end);
                if (taken <= 0)
                {
                    break;
                }

                _start += taken;
            }

            return taken >= 0;
        }

        /// <summary>Moves everything to where the console writes while somebody uses it.</summary>
        internal void MoveTo(ConsoleOutput output)
        {
            output.Write(_lines, _start, _end);
            Clear();
        }

        internal void Clear()
        {
            _start = 0;
            _end = 0;
        }

        private static string NameOf(LogLevel level)
        {
            switch (level)
            {
                case LogLevel.Error: return "error: ";
                case LogLevel.Warning: return "warning: ";
                case LogLevel.Debug: return "debug: ";
                default: return string.Empty;
            }
        }

        // Seconds since the start, as with most devices: the wall clock may not be set when it matters most.
        private void WriteTime(long nowMs)
        {
            int milliseconds = (int)(nowMs % 1000);
            _writer.WriteDecimal((int)(nowMs / 1000));
            _writer.Write('.');
            _writer.Write('0' + (milliseconds / 100));
            _writer.Write('0' + (milliseconds / 10 % 10));
            _writer.Write('0' + (milliseconds % 10));
            _writer.Write(' ');
        }

        private void Compact()
        {
            if (_start > 0)
            {
                Array.Copy(_lines, _start, _lines, 0, _end - _start);
                _end -= _start;
                _start = 0;
            }
        }

        // A log line may quote what came over the network.
        private void HideControls(int end)
        {
            int offset = _textOffset;
            while (offset < end)
            {
                int length = Utf8.Measure(_lines, offset, end);
                bool isShown = length > 0
                    && !TerminalCharacter.IsControl(TerminalCharacter.CodePoint(_lines, offset, length));
                if (isShown)
                {
                    offset += length;
                }
                else
                {
                    _lines[offset++] = (byte)'?';
                }
            }
        }
    }
}
