using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using SipPhone.Board.Host;
using SipPhone.Core;
using SipPhone.Dns;

namespace SipPhone.Cli.Locate;

/// <summary>
/// Tells every DNS message that goes over the resolver's sockets, a line each, with the records of answers.
/// </summary>
/// <param name="terminal">Where it is told: standard error, so that a result can still be piped.</param>
/// <param name="clock">The loop's clock; times are told since the first message.</param>
internal sealed class DnsTrace(Terminal terminal, HostClock clock)
{
    private long _startMs = -1;

    /// <summary>Tells a query.</summary>
    public void Query(IPEndPoint server, ReadOnlySpan<byte> octets)
    {
        Tell(">", server, octets);
    }

    /// <summary>Tells an answer, or whatever came in its place.</summary>
    public void Answer(IPEndPoint server, ReadOnlySpan<byte> octets)
    {
        Tell("<", server, octets);
    }

    /// <summary>Tells of an answer over TCP that was longer than what the resolver reads.</summary>
    public void LongAnswer(IPEndPoint server, int readBytes)
    {
        Tell("<", server, $"an answer over TCP, of which the first {readBytes} bytes were read");
    }

    private void Tell(string arrow, IPEndPoint server, ReadOnlySpan<byte> octets)
    {
        Tell(arrow, server, Describe(octets.ToArray()));
    }

    private void Tell(string arrow, IPEndPoint server, string text)
    {
        long nowMs = clock.NowMs;
        _startMs = _startMs < 0 ? nowMs : _startMs;
        terminal.WriteTrace(string.Create(
            CultureInfo.InvariantCulture, $"{(nowMs - _startMs) / 1000.0,7:0.000} s {arrow} {server} {text}"));
    }

    private static string Describe(byte[] octets)
    {
        DnsMessage message = new();
        DnsRecord record = new();
        if (DnsReader.ReadHeader(octets, 0, octets.Length, message) != DnsResult.Ok)
        {
            return $"malformed, {octets.Length} bytes";
        }

        string question = $"{Name(octets, message.QuestionOffset)} {TypeName(message.QuestionType)}";
        if (!message.IsResponse)
        {
            return $"{question}? id {message.Id}";
        }

        string head = $"{question}: {CodeName(message.ResponseCode)}{(message.IsTruncated ? ", truncated" : "")}";
        if (DnsReader.ReadSections(message, record) != DnsResult.Ok)
        {
            return $"{head}, malformed behind the question";
        }

        List<string> records = [];
        int at = message.AnswerOffset;
        for (int i = 0; i < message.AnswerCount; i++)
        {
            if (DnsReader.ReadRecord(message, at, record, out at) != DnsResult.Ok)
            {
                break;
            }

            records.Add(Describe(octets, record));
        }

        return records.Count == 0 ? $"{head}, no records" : $"{head}; {string.Join("; ", records)}";
    }

    private static string Describe(byte[] octets, DnsRecord record)
    {
        string data = record.Type switch
        {
            DnsType.A or DnsType.Aaaa => new IPAddress(octets[record.RdataOffset..record.RdataEnd]).ToString(),
            DnsType.Srv => $"{record.Priority} {record.Weight} {record.Port} {Name(octets, record.TargetOffset)}",
            DnsType.Naptr => $"{record.Order} {record.Preference} " +
                $"\"{Ascii.ToText(octets, record.FlagsOffset, record.FlagsEnd)}\" " +
                $"\"{Ascii.ToText(octets, record.ServicesOffset, record.ServicesEnd)}\" " +
                    $"{Name(octets, record.TargetOffset)}",
            DnsType.Cname => Name(octets, record.TargetOffset),
            _ => $"({record.RdataEnd - record.RdataOffset} bytes)",
        };
        return $"{TypeName(record.Type)} {data} ttl {record.TtlSeconds}";
    }

    private static string Name(byte[] octets, int offset)
    {
        byte[] flat = new byte[Limits.MaxDnsNameBytes];
        byte[] text = new byte[Limits.MaxDomainNameBytes];
        return DnsName.Read(octets, 0, offset, octets.Length, flat, out int length, out _) == DnsResult.Ok &&
            DnsName.ToText(flat, 0, length, text, out int textLength) == DnsResult.Ok
            ? Ascii.ToText(text, 0, textLength) + "."
            : "(a name that is no host name)";
    }

    private static string TypeName(int type)
    {
        return type switch
        {
            DnsType.A => "A",
            DnsType.Aaaa => "AAAA",
            DnsType.Srv => "SRV",
            DnsType.Naptr => "NAPTR",
            DnsType.Cname => "CNAME",
            DnsType.Soa => "SOA",
            _ => $"TYPE{type}",
        };
    }

    private static string CodeName(int code)
    {
        return code switch
        {
            DnsFlags.NoError => "ok",
            DnsFlags.FormatError => "FORMERR",
            DnsFlags.ServerFailure => "SERVFAIL",
            DnsFlags.NameError => "no such name",
            DnsFlags.Refused => "REFUSED",
            _ => $"RCODE{code}",
        };
    }
}
