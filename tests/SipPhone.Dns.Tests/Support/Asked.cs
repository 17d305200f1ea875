using SipPhone.Core;

namespace SipPhone.Dns.Tests.Support;

/// <summary>A question that reached a scripted server, and the means to answer it.</summary>
internal sealed class Asked
{
    private readonly FakeNetwork _network;
    private readonly FakeStreamSocket? _stream;

    public Asked(FakeNetwork network, int server, int port, byte[] octets, FakeStreamSocket? stream)
    {
        _network = network;
        _stream = stream;
        AtMs = network.NowMs;
        Server = server;
        Port = port;
        Octets = octets;
        var message = new DnsMessage();
        Assert.Equal(DnsResult.Ok, DnsReader.ReadHeader(octets, 0, octets.Length, message));
        Assert.Equal(DnsResult.Ok, DnsReader.ReadSections(message, new DnsRecord()));
        Assert.Equal(DnsFlags.RecursionDesired, message.Flags);
        Id = message.Id;
        Type = message.QuestionType;
        Name = Names.Text(octets, message.QuestionOffset);
        PayloadBytes = message.UdpPayloadBytes;
        Question = octets[message.QuestionOffset..message.AnswerOffset];
    }

    public long AtMs { get; }

    public int Server { get; }

    /// <summary>The port that it was asked from.</summary>
    public int Port { get; }

    public byte[] Octets { get; }

    public int Id { get; }

    public string Name { get; }

    public int Type { get; }

    /// <summary>The datagram size of its OPT record; 0 without one.</summary>
    public int PayloadBytes { get; }

    /// <summary>The question section as it came.</summary>
    public byte[] Question { get; }

    public bool IsStream => _stream != null;

    public void Reply(byte[] octets, long delayMs = 10)
    {
        if (_stream != null)
        {
            _stream.Deliver([(byte)(octets.Length >> 8), (byte)octets.Length, .. octets], delayMs);
        }
        else
        {
            _network.SendDatagram(Server, Port, octets, delayMs);
        }
    }

    /// <summary>Answers with a response code and nothing else.</summary>
    public void Fail(int responseCode, long delayMs = 10) =>
        Reply(Head(DnsFlags.Response | responseCode, 0).ToArray(), delayMs);

    /// <summary>Answers with addresses of the name that was asked for.</summary>
    public void ReplyAddresses(uint ttl, long delayMs, params byte[][] addresses)
    {
        Wire wire = Head(DnsFlags.Response, addresses.Length);
        foreach (byte[] address in addresses)
        {
            wire.Pointer(12).Tail(Type, ttl, new Wire().Bytes(address));
        }

        Reply(wire.ToArray(), delayMs);
    }

    /// <summary>The header and the question of an answer.</summary>
    public Wire Head(int flags, int answers, int authorities = 0, int additionals = 0) =>
        Wire.Header(Id, flags, 1, answers, authorities, additionals).Bytes(Question);

    public override string ToString() =>
        $"{AtMs} {(IsStream ? "tcp" : "udp")} {Server} {Name.ToLowerInvariant()} {Type}";
}
