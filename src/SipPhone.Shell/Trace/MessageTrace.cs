using SipPhone.Core;
using SipPhone.Sip.Transport;

namespace SipPhone.Shell.Trace
{
    // Every message in the log: direction, size, and its lines, secrets blanked; nothing else is hidden. Invariant: it
    // changes nothing of what is sent or received.

    /// <summary>The trace that <c>trace on</c> switches on.</summary>
    internal sealed class MessageTrace : ISipTrace
    {
        private readonly ILog _log;
        private readonly TraceLines _lines;

        /// <summary>Makes one.</summary>
        /// <param name="log">Where it writes, at level info.</param>
        internal MessageTrace(ILog log)
        {
            _log = log;
            _lines = new TraceLines(log);
        }

        /// <inheritdoc/>
        public void OnSent(byte[] buffer, int offset, int end, long nowMs)
        {
            Show("Sent ", buffer, offset, end);
        }

        /// <inheritdoc/>
        public void OnReceived(byte[] buffer, int offset, int end, long nowMs)
        {
            Show("Received ", buffer, offset, end);
        }

        private void Show(string direction, byte[] buffer, int offset, int end)
        {
            ByteWriter line = _log.Begin(LogLevel.Info);
            if (line == null)
            {
                return;
            }

            Words.Write(line, direction);
            line.WriteDecimal(end - offset);
            Words.Write(line, " bytes:");
            _log.End();
            SipSecrets.Write(_lines, buffer, offset, end);
        }
    }
}
