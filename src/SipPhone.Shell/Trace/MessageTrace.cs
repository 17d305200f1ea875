using SipPhone.Core;
using SipPhone.Sip.Transport;

namespace SipPhone.Shell.Trace
{
    // Every message in the log: direction, size, and its lines, secrets blanked; nothing else is hidden. Invariant: it
    // changes nothing of what is sent or received, and no secret is in its buffer.

    /// <summary>The trace that <c>trace on</c> switches on.</summary>
    public sealed class MessageTrace : ISipTrace
    {
        private readonly ConsoleShell _log;
        private readonly TraceLines _lines = new TraceLines();

        /// <summary>Makes one.</summary>
        /// <param name="log">Where it writes, at level info.</param>
        public MessageTrace(ConsoleShell log)
        {
            _log = log;
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for nothing to do.</summary>
        public long NextDeadlineMs { get; private set; } = -1;

        /// <summary>Hands the log what it has room for.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            while (!_lines.IsEmpty && _log.HasLogRoom)
            {
                _lines.MoveLine(_log);
            }

            NextDeadlineMs = _lines.IsEmpty ? -1 : nowMs + Limits.ConsoleRetryMs;
        }

        /// <inheritdoc/>
        public void OnSent(byte[] buffer, int offset, int end, long nowMs)
        {
            Take("Sent ", buffer, offset, end, nowMs);
        }

        /// <inheritdoc/>
        public void OnReceived(byte[] buffer, int offset, int end, long nowMs)
        {
            Take("Received ", buffer, offset, end, nowMs);
        }

        private void Take(string direction, byte[] buffer, int offset, int end, long nowMs)
        {
            ByteWriter size = new ByteWriter(new byte[16]);
            size.WriteDecimal(end - offset);
            _lines.Begin();
            _lines.Write(direction);
            _lines.Write(size.Buffer, 0, size.Length);
            _lines.Write(" bytes:\n");
            SipSecrets.Write(_lines, buffer, offset, end);
            _lines.End();
            NextDeadlineMs = nowMs;
        }
    }
}
