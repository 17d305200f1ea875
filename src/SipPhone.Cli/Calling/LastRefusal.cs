using System;
using System.Text;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;
using Ascii = SipPhone.Core.Ascii;

namespace SipPhone.Cli.Calling;

/// <summary>Remembers in what words a call was refused: the phone itself keeps the number only.</summary>
internal sealed class LastRefusal : ISipTrace
{
    private readonly SipMessage _message = new();

    /// <summary>Status and reason phrase of the last refusal of an INVITE; empty for none.</summary>
    public string Status { get; private set; } = "";

    /// <inheritdoc/>
    public void OnSent(byte[] buffer, int offset, int end, long nowMs)
    {
    }

    /// <inheritdoc/>
    public void OnReceived(byte[] buffer, int offset, int end, long nowMs)
    {
        // A copy: the parser unfolds in place, and a trace changes nothing.
        byte[] copy = buffer[offset..end];
        if (_message.Parse(copy, 0, copy.Length) == SipResult.Ok && _message.StatusCode >= 300 &&
            _message.FindSingle(SipHeader.CSeq, out int cseqOffset, out int cseqEnd) == SipResult.Ok &&
            Ascii.ToText(copy, cseqOffset, cseqEnd).EndsWith("INVITE", StringComparison.Ordinal))
        {
            string phrase = Encoding.UTF8.GetString(copy[_message.ReasonOffset.._message.ReasonEnd]);
            Status = $"{_message.StatusCode} {phrase}";
        }
    }
}
