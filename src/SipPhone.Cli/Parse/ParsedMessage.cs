using System;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Cli.Parse;

// One message as the phone reads it: SipMessage, then MessageScreening for its form, then for what the phone would do.
// The octets are one message, as a datagram is: empty lines before it are passed over (RFC 3261 §7.5), and so is what
// stands behind its body (§18.3). The parser unfolds in place, so positions are counted in the octets as they came.

/// <summary>What the parser made of a message, or where and why it stopped.</summary>
internal sealed class ParsedMessage
{
    private readonly MessageScreening _screening = new();

    private ParsedMessage(byte[] original, int offset)
    {
        Original = original;
        Offset = offset;
    }

    /// <summary>The octets as they came.</summary>
    public byte[] Original { get; }

    /// <summary>Where the message starts in them.</summary>
    public int Offset { get; }

    /// <summary>The message; where it could not be parsed, what could be salvaged of it.</summary>
    public SipMessage Message { get; } = new();

    /// <summary>Whether it is well formed.</summary>
    public bool IsValid => Fault == null;

    /// <summary>Whether it could be parsed, well formed or not.</summary>
    public bool IsParsed { get; private set; }

    /// <summary>Whether it is a request, or a response, or neither can be told.</summary>
    public MessageKind Kind { get; private set; }

    /// <summary>What is wrong; null when nothing is.</summary>
    public ParseFault? Fault { get; private set; }

    /// <summary>What the phone would do with it.</summary>
    public ScreeningOutcome Outcome { get; private set; }

    /// <summary>With what status it would refuse it; 0 when it would not.</summary>
    public int AnswerStatus { get; private set; }

    /// <summary>Why it would refuse or drop it; empty when it would not.</summary>
    public string AnswerReason { get; private set; } = "";

    /// <summary>How many octets stand behind the message.</summary>
    public int TrailingBytes { get; private set; }

    /// <summary>Reads a message.</summary>
    /// <param name="octets">The octets.</param>
    public static ParsedMessage Read(byte[] octets)
    {
        int offset = 0;
        while (octets.AsSpan(offset).StartsWith("\r\n"u8))
        {
            offset += 2;
        }

        ParsedMessage parsed = new(octets, offset);
        parsed.Read();
        return parsed;
    }

    private void Read()
    {
        byte[] buffer = (byte[])Original.Clone();
        int end = buffer.Length;
        SipResult result = Message.Parse(buffer, Offset, end);
        int length = (result == SipResult.Ok ? Message.BodyEnd : end) - Offset;
        if (length > Limits.MaxSipMessageBytes && result is SipResult.Ok or SipResult.Truncated)
        {
            result = SipResult.TooLarge;
        }

        if (result != SipResult.Ok)
        {
            int stop = result == SipResult.TooLarge ? Offset + Limits.MaxSipMessageBytes : Message.StopOffset;
            Fault = ParseFault.Of(Original, Offset, stop, result);
            Outcome = _screening.ScreenUnparsed(Message, buffer, Offset, end, result);
            Kind = Message.IsRequest ? MessageKind.Request
                : SipStartLine.IsStatusLine(buffer, Offset, end) ? MessageKind.Response : MessageKind.Unknown;
            KeepAnswer();
            return;
        }

        IsParsed = true;
        Kind = Message.IsRequest ? MessageKind.Request : MessageKind.Response;
        TrailingBytes = end - Message.BodyEnd;
        if (!_screening.IsWellFormed(Message))
        {
            Fault = ParseFault.Of(Original, Message, _screening.Refusal);
        }

        Outcome = _screening.Screen(Message);
        KeepAnswer();
    }

    private void KeepAnswer()
    {
        if (Outcome == ScreeningOutcome.Pass)
        {
            return;
        }

        AnswerStatus = Outcome == ScreeningOutcome.Refuse ? _screening.Refusal.StatusCode : 0;
        AnswerReason = ParseFault.ReasonOf(_screening.Refusal);
    }
}
