using System.Text;
using SipPhone.Core.Hal;
using SipPhone.Sip.Transport;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>A connection that keeps the messages that are sent on it; what comes in is handed over past it.</summary>
internal sealed class QuietTransport : ISipTransport
{
    private readonly StringBuilder _octets = new();

    /// <summary>True lets it say that it is closed.</summary>
    public bool IsClosed { get; set; }

    /// <summary>False lets it forget what it takes.</summary>
    public bool IsRecording { get; set; } = true;

    public int Send(byte[] buffer, int offset, int end)
    {
        if (IsClosed)
        {
            return HalResult.Closed;
        }

        if (IsRecording)
        {
            _octets.Append(Text.Of(buffer, offset, end));
        }

        return end - offset;
    }

    public int Receive(byte[] buffer, int offset, int end) => 0;

    /// <summary>Takes the messages that were sent since the last look, in order.</summary>
    public IEnumerable<string> Take()
    {
        string text = _octets.ToString();
        _octets.Clear();
        while (text.Length > 0)
        {
            int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            Assert.True(head > 3, "a message was cut: " + text);
            string length = text.Split("Content-Length: ")[1].Split("\r\n")[0];
            int end = head + int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
            yield return text[..end];
            text = text[end..];
        }
    }
}
