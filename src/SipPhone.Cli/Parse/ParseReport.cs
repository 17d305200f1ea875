using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SipPhone.Sip.Messages;

namespace SipPhone.Cli.Parse;

/// <summary>Shows a message that was read: for people, and as one line of JSON.</summary>
internal static class ParseReport
{
    /// <summary>
    /// The JSON. <c>reason</c> is what is wrong; in a well-formed response it is the reason phrase, in a well-formed
    /// request null.
    /// </summary>
    public static string ToJson(ParsedMessage parsed)
    {
        SipMessage message = parsed.Message;
        bool isRequest = parsed.Kind == MessageKind.Request;
        bool isResponse = parsed.IsParsed && parsed.Kind == MessageKind.Response;
        string? phrase = isResponse ? Text(message, message.ReasonOffset, message.ReasonEnd) : null;
        return JsonSerializer.Serialize(new
        {
            valid = parsed.IsValid,
            kind = parsed.Kind == MessageKind.Unknown ? null : KindName(parsed.Kind),
            method = isRequest ? Text(message, message.MethodOffset, message.MethodEnd) : null,
            status = isResponse ? message.StatusCode : (int?)null,
            requestUri = isRequest && parsed.IsParsed
                ? Text(message, message.RequestUriOffset, message.RequestUriEnd)
                : null,
            reason = parsed.Fault?.Reason ?? phrase,
            line = parsed.Fault?.Line,
            column = parsed.Fault?.Column,
            rule = parsed.Fault?.Rule,
            phone = OutcomeName(parsed.Outcome),
            answer = parsed.AnswerStatus == 0 ? (int?)null : parsed.AnswerStatus,
            answerReason = parsed.Outcome == ScreeningOutcome.Pass ? null : parsed.AnswerReason,
            headers = Headers(message).ConvertAll(header => new { name = header.Name, value = header.Value }),
            bodyBytes = parsed.IsParsed ? message.BodyEnd - message.BodyOffset : (int?)null,
            trailingBytes = parsed.TrailingBytes,
        });
    }

    /// <summary>Prints it.</summary>
    public static void Print(Terminal terminal, ParsedMessage parsed)
    {
        SipMessage message = parsed.Message;
        if (parsed.Kind != MessageKind.Unknown)
        {
            string line = KindName(parsed.Kind);
            if (message.IsRequest)
            {
                line += " " + Text(message, message.MethodOffset, message.MethodEnd);
            }
            else if (parsed.IsParsed)
            {
                string status = message.StatusCode.ToString(CultureInfo.InvariantCulture);
                line += $" {status} {Text(message, message.ReasonOffset, message.ReasonEnd)}";
            }

            terminal.WriteField("Message", Terminal.Plain(line));
        }

        if (message.RequestUriEnd > message.RequestUriOffset)
        {
            terminal.WriteField(
                "Request-URI", Terminal.Plain(Text(message, message.RequestUriOffset, message.RequestUriEnd)));
        }

        string label = "Headers";
        foreach (HeaderText header in Headers(message))
        {
            terminal.WriteField(label, Terminal.Plain($"{header.Name}: {header.Value}"));
            label = "";
        }

        if (parsed.IsParsed)
        {
            terminal.WriteField("Body", Octets(message.BodyEnd - message.BodyOffset));
        }

        if (parsed.TrailingBytes > 0)
        {
            terminal.WriteField(
                "Behind it",
                Octets(parsed.TrailingBytes) + ", passed over: one message is looked at (RFC 3261 §18.3)");
        }

        PrintVerdict(terminal, parsed);
    }

    private static void PrintVerdict(Terminal terminal, ParsedMessage parsed)
    {
        if (parsed.Fault is { } fault)
        {
            string place = string.Create(
                CultureInfo.InvariantCulture, $"line {fault.Line}, column {fault.Column}");
            terminal.WriteField("Verdict", $"[red]malformed[/] at {place}");
            terminal.WriteField("", Terminal.Plain(fault.Reason));
            terminal.WriteField("Rule", Terminal.Plain(fault.Rule));
        }
        else
        {
            terminal.WriteField("Verdict", "[green]well formed[/]");
        }

        string status = parsed.AnswerStatus.ToString(CultureInfo.InvariantCulture);
        terminal.WriteField("The phone", Terminal.Plain(parsed.Outcome switch
        {
            ScreeningOutcome.Pass => "handles it",
            ScreeningOutcome.Refuse => $"answers {status} {parsed.AnswerReason}",
            _ => $"drops it: {parsed.AnswerReason}",
        }));
    }

    private static List<HeaderText> Headers(SipMessage message)
    {
        List<HeaderText> headers = [];
        for (int i = 0; i < message.HeaderCount; i++)
        {
            int nameOffset = message.NameOffset(i);
            int nameEnd = SipOctets.Skip(message.Buffer, nameOffset, message.ValueEnd(i), SipOctets.Token);
            SipHeader header = message.HeaderAt(i);
            string name = header == SipHeader.Other
                ? Text(message, nameOffset, nameEnd)
                : SipHeaderNames.TextOf(header);
            headers.Add(new HeaderText(name, Text(message, message.ValueOffset(i), message.ValueEnd(i))));
        }

        return headers;
    }

    private static string Text(SipMessage message, int offset, int end)
    {
        return Encoding.UTF8.GetString(message.Buffer, offset, end - offset);
    }

    private static string Octets(int count)
    {
        return count == 1 ? "1 octet" : string.Create(CultureInfo.InvariantCulture, $"{count} octets");
    }

    private static string KindName(MessageKind kind)
    {
        return kind == MessageKind.Request ? "request" : "response";
    }

    private static string OutcomeName(ScreeningOutcome outcome)
    {
        return outcome switch
        {
            ScreeningOutcome.Pass => "handles",
            ScreeningOutcome.Refuse => "refuses",
            _ => "drops",
        };
    }

    private sealed record HeaderText(string Name, string Value);
}
