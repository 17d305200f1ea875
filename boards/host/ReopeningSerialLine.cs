using System;
using System.Threading;

namespace SipPhone.Board.Host
{
    // A serial line whose port may vanish and come back: an adapter that is pulled and put in again. Invariants: one
    // line at most is open, and both threads use the same one; a write that failed because it had vanished is made
    // again when it is back, and only what the platform had taken by then is lost; after Dispose every call ends within
    // RetryMs by an exception.

    /// <summary>A serial port that is opened anew whenever it was lost.</summary>
    internal sealed class ReopeningSerialLine : IHostLine, IDisposable
    {
        // How often a port that is away is looked for, and how long a read waits before it looks whether it is wanted.
        private const int RetryMs = 500;

        private readonly string _name;
        private readonly Lock _gate = new();
        private readonly ManualResetEventSlim _disposed = new();
        private SerialLine? _line;

        /// <summary>Opens the port.</summary>
        /// <param name="name">Its name.</param>
        /// <exception cref="SerialLineException">It cannot be opened.</exception>
        internal ReopeningSerialLine(string name)
        {
            _name = name;
            _line = SerialLine.Open(name);
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int offset, int end)
        {
            int length = 0;
            while (length == 0)
            {
                Use(line => length = line.Read(buffer, offset, end, RetryMs));
            }

            return length;
        }

        /// <inheritdoc/>
        public void Write(byte[] buffer, int offset, int end)
        {
            bool isDone;
            do
            {
                isDone = Use(line => line.Write(buffer, offset, end));
            }
            while (!isDone);
        }

        /// <summary>Closes the port.</summary>
        public void Dispose()
        {
            _disposed.Set();
            lock (_gate)
            {
                _line?.Dispose();
                _line = null;
            }
        }

        private bool Use(Action<SerialLine> use)
        {
            SerialLine? line = Current();
            if (line is null)
            {
                _disposed.Wait(RetryMs);
                return false;
            }

            try
            {
                use(line);
                return true;
            }
            catch (SerialLineException e)
            {
                if (e.Problem == SerialLineProblem.Gone)
                {
                    LetGo(line);
                    return false;
                }

                // Nobody takes what is written: lost, as on any line without flow control.
                return true;
            }
        }

        private SerialLine? Current()
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed.IsSet, this);
                try
                {
                    return _line ??= SerialLine.Open(_name);
                }
                catch (SerialLineException)
                {
                    // Still away.
                    return null;
                }
            }
        }

        private void LetGo(SerialLine line)
        {
            lock (_gate)
            {
                if (_line == line)
                {
                    _line = null;
                    line.Dispose();
                }
            }
        }
    }
}
