using System;
using System.Text;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Cli.Parse;

/// <summary>Where and why a message is not well formed.</summary>
/// <param name="Line">The line, from 1; lines end with CRLF or LF.</param>
/// <param name="Column">The octet in the line, from 1.</param>
/// <param name="Reason">What is wrong, in a few words.</param>
/// <param name="Rule">The RFC and section that is broken.</param>
internal sealed record ParseFault(int Line, int Column, string Reason, string Rule)
{
    private const int MaxReasonBytes = 128;

    /// <summary>The fault of a message that could not be parsed.</summary>
    /// <param name="octets">The octets as they came.</param>
    /// <param name="offset">Where the message starts.</param>
    /// <param name="stop">Where the parser stopped.</param>
    /// <param name="result">What it said.</param>
    public static ParseFault Of(byte[] octets, int offset, int stop, SipResult result)
    {
        if (result == SipResult.BadLineEnd)
        {
            stop = FindBadLineEnd(octets, offset);
        }
        else if (result == SipResult.Truncated)
        {
            stop = octets.Length;
        }

        (string reason, string rule) = Explain(octets, offset, result);
        return At(octets, stop, reason, rule);
    }

    /// <summary>The fault of a message that could be parsed.</summary>
    /// <param name="octets">The octets as they came.</param>
    /// <param name="message">The message.</param>
    /// <param name="refusal">What screening says.</param>
    public static ParseFault Of(byte[] octets, SipMessage message, Refusal refusal)
    {
        // What is missing is missed where the head ends: at its empty line.
        int position = refusal.FaultOffset >= 0 ? refusal.FaultOffset : message.BodyOffset - 2;
        return At(octets, position, ReasonOf(refusal), HeaderRules.Of(refusal.Header, refusal.FaultOffset, message));
    }

    /// <summary>The reason phrase of a refusal.</summary>
    public static string ReasonOf(Refusal refusal)
    {
        ByteWriter bytes = new(new byte[MaxReasonBytes]);
        refusal.WriteReason(bytes);
        return Encoding.ASCII.GetString(bytes.Buffer, 0, bytes.Length);
    }

    private static ParseFault At(byte[] octets, int position, string reason, string rule)
    {
        ReadOnlySpan<byte> before = octets.AsSpan(0, position);
        int line = before.Count((byte)'\n') + 1;
        return new ParseFault(line, position - before.LastIndexOf((byte)'\n'), reason, rule);
    }

    private static int FindBadLineEnd(byte[] octets, int offset)
    {
        for (int at = offset; at < octets.Length; at++)
        {
            bool isCr = octets[at] == '\r';
            if (octets[at] == '\n' || (isCr && at + 1 < octets.Length && octets[at + 1] != '\n'))
            {
                return at;
            }

            at += isCr ? 1 : 0;
        }

        return octets.Length;
    }

    private static (string Reason, string Rule) Explain(byte[] octets, int offset, SipResult result)
    {
        switch (result)
        {
            case SipResult.Truncated when offset == octets.Length:
                return ("There is no message: nothing but empty lines, or nothing at all", "RFC 3261 §7");
            case SipResult.Truncated:
                return ("The head does not end: the empty line behind the header fields is missing", "RFC 3261 §7");
            case SipResult.BadLineEnd:
                return (
                    "A CR or LF stands alone: every line ends with both (a text file is turned into this by unix2dos)",
                    "RFC 3261 §7");
            case SipResult.BadStartLine:
                return (
                    "Malformed start line: \"Method Request-URI SIP/2.0\" or \"SIP/2.0 Status Reason\", single spaces",
                    "RFC 3261 §7.1, §7.2");
            case SipResult.UnsupportedVersion:
                return ("Another version than SIP/2.0", "RFC 3261 §7.1, §21.5.6");
            case SipResult.BadHeader:
                return ("Malformed header field: a name, a colon, a value", "RFC 3261 §7.3.1");
            case SipResult.TooManyHeaders:
                return (
                    $"More than {Limits.MaxSipHeaderFields} header fields, or more than " +
                        $"{Limits.MaxSipHeaderFieldsOfOneKind} of one kind",
                    "limit of the phone");
            case SipResult.BadContentLength:
                return ("Malformed Content-Length header field", "RFC 3261 §20.14");
            case SipResult.ContradictoryContentLength:
                return ("Two Content-Length header fields that disagree", "RFC 3261 §7.3.1, §20.14");
            case SipResult.BodyTooShort:
                return ("The body is shorter than Content-Length says", "RFC 3261 §18.3");
            case SipResult.TooLarge:
                return ($"Larger than {Limits.MaxSipMessageBytes} octets", "limit of the phone; RFC 3261 §21.5.7");
            default:
                return (SipResultNames.Name(result), "RFC 3261 §7");
        }
    }
}
