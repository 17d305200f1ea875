using System;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Shell
{
    // The line on one side, the session on the other, the log between. While nobody types there is no session: the log
    // goes from its queue to the line. Invariant: _output is null exactly while _session is; octets of the log that a
    // session found half written go out before anything of the session's.

    /// <summary>
    /// The console: a line editor for a person, a machine mode for a station, the commands, and the log between them. A
    /// machine.
    /// </summary>
    public sealed class ConsoleShell : ILog
    {
        private const int InterruptOctet = 0x03;

        // A line of the log, and twice the line that is being typed.
        private const int LogRoom = 1024;

        private readonly IConsolePort _port;
        private readonly IShellHost _host;
        private readonly LogQueue _log = new LogQueue();
        private readonly byte[] _input = new byte[Limits.ConsoleInputBytes];
        private int _inputEnd;
        private bool _mayHaveMore;
        private ConsoleOutput _output;
        private ConsoleSession _session;
        private long _nowMs;
        private bool _hasEnded;
        private bool _isGone;

        /// <summary>Makes one. Little is allocated until somebody types.</summary>
        /// <param name="port">The line.</param>
        /// <param name="host">Whose console it is.</param>
        public ConsoleShell(IConsolePort port, IShellHost host)
        {
            _port = port;
            _host = host;
            Level = LogLevel.Info;
        }

        /// <summary>The least level that is shown.</summary>
        public LogLevel Level { get; set; }

        /// <summary>Whether a line of the log would not be lost now.</summary>
        public bool HasLogRoom
        {
            get { return _isGone || _log.HasRoom; }
        }

        /// <summary>True when everything was written to the line, or the line is gone: it is safe to restart.</summary>
        public bool IsFlushed
        {
            get { return _isGone || (_log.IsEmpty && (_output == null || _output.IsEmpty)); }
        }

        /// <summary>
        /// True when the line said that there will be no more, and what came before is done: the person has gone.
        /// </summary>
        public bool IsClosed
        {
            get { return _isGone || (_hasEnded && _inputEnd == 0 && (_session == null || !_session.IsRunning)); }
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get
            {
                if (_isGone)
                {
                    return -1;
                }

                if (IsWriting)
                {
                    return _nowMs + Limits.ConsoleRetryMs;
                }

                if (_session == null)
                {
                    return -1;
                }

                bool isInputDue = (_inputEnd > 0 || _mayHaveMore) && !_session.IsRunning;
                long nextMs = isInputDue ? _nowMs : _session.NextDeadlineMs;
                return nextMs < _nowMs ? _nowMs : nextMs;
            }
        }

        // A line of the log that waits for the end of an answer is not waiting for the line.
        private bool IsWriting
        {
            get
            {
                return (_output != null && !_output.IsEmpty)
                    || (!_log.IsEmpty && (_session == null || _session.TakesLog));
            }
        }

        /// <summary>Lines of the log are of this time from now on, also those before the next poll.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void SetTime(long nowMs)
        {
            _nowMs = nowMs;
        }

        /// <summary>Takes what was typed, runs commands, writes what there is to write.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            _nowMs = nowMs;
            if (_isGone)
            {
                return;
            }

            Read();
            if (_session == null)
            {
                BeginSession();
            }

            if (_session != null)
            {
                Feed();
                _session.Poll(nowMs);
                PumpLog();
            }

            Write();
            if (_session != null && _session.IsOver)
            {
                _session = null;
                _output = null;
            }
        }

        /// <inheritdoc/>
        public ByteWriter Begin(LogLevel level)
        {
            if (_isGone || level > Level)
            {
                return null;
            }

            PumpLog();
            return _log.Begin(level, _nowMs);
        }

        /// <inheritdoc/>
        public void End()
        {
            _log.End();
            if (_session == null)
            {
                Write();
            }
        }

        private void Read()
        {
            int start = _inputEnd;
            int taken = _hasEnded || start == _input.Length ? 0 : _port.Read(_input, start, _input.Length);
            if (taken < 0)
            {
                _hasEnded = true;
                return;
            }

            _inputEnd += taken;
            _mayHaveMore = taken > 0 && _inputEnd == _input.Length;
            if (_session != null && _session.IsRunning)
            {
                LookForInterrupt();
            }
        }

        // What was typed ahead of it goes with the command.
        private void LookForInterrupt()
        {
            int position = Ascii.IndexOf(_input, 0, _inputEnd, InterruptOctet);
            if (position < _inputEnd)
            {
                _session.Interrupt(_nowMs);
                Drop(position + 1);
            }
        }

        // A line's noise, NUL for a break among it, is nobody.
        private void BeginSession()
        {
            int offset = 0;
            while (offset < _inputEnd && (_input[offset] == 0 || _input[offset] >= 0x80))
            {
                offset++;
            }

            Drop(offset);
            if (_inputEnd > 0)
            {
                _output = new ConsoleOutput(Limits.ConsoleOutputBytes);
                _log.MoveTo(_output);
                _session = new ConsoleSession(_host, _output, _nowMs);
            }
        }

        private void Feed()
        {
            int offset = 0;
            while (offset < _inputEnd && !_session.IsRunning && _output.Room >= Limits.ReplyStepBytes)
            {
                _session.Feed(_input[offset++], _nowMs);
            }

            Drop(offset);

            // There will be no line for a command that asks for one; others may end by themselves.
            if (_hasEnded && _inputEnd == 0 && _session.IsAsking)
            {
                _session.Interrupt(_nowMs);
            }
        }

        // What was read is overwritten: it may have been a password.
        private void Drop(int count)
        {
            int end = _inputEnd;
            _inputEnd -= count;
            Array.Copy(_input, count, _input, 0, _inputEnd);
            for (int i = _inputEnd; i < end; i++)
            {
                _input[i] = 0;
            }
        }

        private void PumpLog()
        {
            bool isWanted = _session != null && !_log.IsEmpty && _session.TakesLog;
            if (!isWanted || _output.Room < LogRoom + Limits.ConsoleLogBytes)
            {
                return;
            }

            bool isShown = _session.BeforeLog();
            _log.MoveTo(_output);
            if (isShown)
            {
                _session.AfterLog();
            }
        }

        private void Write()
        {
            bool isThere = _output == null ? _log.Pump(_port) : _output.Pump(_port);
            if (!isThere)
            {
                if (_session != null && (_session.IsRunning || _session.IsAsking))
                {
                    _session.Interrupt(_nowMs);
                }

                _isGone = true;
                _log.Clear();
                _session = null;
                _output = null;
            }
        }
    }
}
