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

    private int _statusCode;
    private string _phrase = "";

    /// <summary>A status in the words in which an INVITE was refused with it.</summary>
    /// <param name="statusCode">The status that the call ended with; 0 for none.</param>
    /// <returns>Status and reason phrase; the status alone where no such answer came; empty for none.</returns>
    public string InWords(int statusCode)
    {
        return statusCode == 0 ? "" : statusCode == _statusCode ? $"{statusCode} {_phrase}".Trim() : $"{statusCode}";
    }

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
            _statusCode = _message.StatusCode;
            _phrase = Encoding.UTF8.GetString(copy[_message.ReasonOffset.._message.ReasonEnd]);
        }
    }
}
