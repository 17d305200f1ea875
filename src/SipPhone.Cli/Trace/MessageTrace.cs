using System;
using System.Globalization;
using System.Text;
using SipPhone.Sip.Transport;

namespace SipPhone.Cli.Trace;

/// <summary>Prints every message with direction, time and size, secrets blanked, nothing hidden.</summary>
/// <param name="terminal">Where it prints; to standard error, so that a result can still be piped.</param>
internal sealed class MessageTrace(Terminal terminal) : ISipTrace
{
    private long _startMs = -1;

    /// <inheritdoc/>
    public void OnSent(byte[] buffer, int offset, int end, long nowMs)
    {
        Print("sent", buffer.AsSpan(offset..end), nowMs);
    }

    /// <inheritdoc/>
    public void OnReceived(byte[] buffer, int offset, int end, long nowMs)
    {
        Print("received", buffer.AsSpan(offset..end), nowMs);
    }

    private void Print(string direction, ReadOnlySpan<byte> message, long nowMs)
    {
        _startMs = _startMs < 0 ? nowMs : _startMs;
        double seconds = (nowMs - _startMs) / 1000.0;
        terminal.WriteTrace(string.Create(
            CultureInfo.InvariantCulture, $"{seconds,8:0.000} {direction} {message.Length} bytes"));
        foreach (string line in SipSecrets.Blanked(Encoding.UTF8.GetString(message)).Split("\r\n"))
        {
            // Each line is marked, so that no message can pass itself off as another.
            terminal.WriteTrace("         | " + VisibleText.Of(line));
        }
    }
}
