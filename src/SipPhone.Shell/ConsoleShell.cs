using System;
using SipPhone.Core.Hal;

namespace SipPhone.Shell
{
    /// <summary>
    /// The console: a line editor for a person, a machine mode for a station, the commands, and the log between them. A
    /// machine.
    /// </summary>
    public sealed class ConsoleShell : ILog
    {
        /// <summary>Makes one. Little is allocated until somebody types.</summary>
        /// <param name="port">The line.</param>
        /// <param name="host">Whose console it is.</param>
        public ConsoleShell(IConsolePort port, IShellHost host)
        {
            throw new NotSupportedException();
        }

        /// <summary>The least level that is shown.</summary>
        public LogLevel Level { get; set; }

        /// <summary>True when everything was written to the line, or the line is gone: it is safe to restart.</summary>
        public bool IsFlushed
        {
            get { throw new NotSupportedException(); }
        }

        /// <summary>True when the line said that there will be no more: the person has gone.</summary>
        public bool IsClosed { get; private set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        public long NextDeadlineMs
        {
            get { throw new NotSupportedException(); }
        }

        /// <summary>Takes what was typed, runs commands, writes what there is to write.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            throw new NotSupportedException();
        }

        /// <inheritdoc/>
        public Core.ByteWriter Begin(LogLevel level)
        {
            throw new NotSupportedException();
        }

        /// <inheritdoc/>
        public void End()
        {
            throw new NotSupportedException();
        }
    }
}
