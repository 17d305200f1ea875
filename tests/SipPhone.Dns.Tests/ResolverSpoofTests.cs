using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>Answers that are not the answer, and floods of them (RFC 5452).</summary>
public class ResolverSpoofTests : ResolverTestBase
{
    public static TheoryData<string> Spoofs() =>
    [
        "id", "name", "shorter name", "letter case", "type", "class", "query", "opcode", "no question",
        "two questions", "port", "empty", "header only", "cut question",
    ];

    private static byte[] Spoof(string kind, Asked asked)
    {
        Wire evil = new Wire().Bytes(6, 6, 6, 6);
        byte[] octets = asked.Head(DnsFlags.Response, 1).Pointer(12).Tail(1, 300, evil).ToArray();
        int typeAt = 12 + asked.Question.Length - 4;
        switch (kind)
        {
            case "id":
                octets[1] ^= 1;
                break;
            case "name":
                octets[13] ^= 1;
                break;
            case "shorter name":
                return Wire.Header(asked.Id, DnsFlags.Response, 1, 1).Bytes(asked.Question[2..]).Pointer(12)
                    .Tail(1, 300, evil).ToArray();
            case "letter case":
                octets[13] ^= 0x20;
                break;
            case "type":
                octets[typeAt + 1] = DnsType.Aaaa;
                break;
            case "class":
                octets[typeAt + 3] = 3;
                break;
            case "query":
                octets[2] &= 0x7F;
                break;
            case "opcode":
                octets[2] |= 0x20;
                break;
            case "no question":
                return Wire.Header(asked.Id, DnsFlags.Response, 0, 1).Name(asked.Name)
                    .Tail(1, 300, evil).ToArray();
            case "two questions":
                return Wire.Header(asked.Id, DnsFlags.Response, 2, 1).Bytes(asked.Question).Bytes(asked.Question)
                    .Pointer(12).Tail(1, 300, evil).ToArray();
            case "empty":
                return [];
            case "header only":
                return Wire.Header(asked.Id, DnsFlags.Response | DnsFlags.NameError, 0, 0).ToArray();
            case "cut question":
                return octets[..(typeAt + 2)];
        }

        return octets;
    }

    [Theory]
    [MemberData(nameof(Spoofs))]
    public void A_wrong_answer_is_dropped_and_the_right_one_taken(string kind)
    {
        FakeNetwork network = null!;
        network = new FakeNetwork(asked =>
        {
            byte[] spoofed = Spoof(kind, asked);
            network.SendDatagram(asked.Server, kind == "port" ? asked.Port ^ 1 : asked.Port, spoofed, 5);
            asked.ReplyAddresses(300, 50, Address1);
        });
        Resolver resolver = network.MakeResolver();
        Query query = Run(resolver, network, "aa.example");
        Assert.Equal("192.0.2.1", Addresses(resolver, query));
        Assert.Equal(50, network.NowMs);
        Assert.Single(network.Log);
    }

    [Fact]
    public void A_flood_of_wrong_answers_neither_delays_the_right_one_nor_fills_the_cache()
    {
        var network = new FakeNetwork(asked =>
        {
            if (asked.Name.StartsWith("q", StringComparison.OrdinalIgnoreCase))
            {
                for (int i = 0; i < 1000; i++)
                {
                    byte[] octets = Wire.Header(asked.Id, DnsFlags.Response, 1, 1).Question($"n{i}.example", 1)
                        .Pointer(12).Tail(1, 3000, new Wire().Bytes(6, 6, 6, 6)).ToArray();
                    asked.Reply(octets, 5);
                }
            }

            asked.ReplyAddresses(300, 20, Address1);
        });
        Resolver resolver = network.MakeResolver();
        resolver.Release(Run(resolver, network, "kept.example"));
        long startedMs = network.NowMs;
        resolver.Release(Run(resolver, network, "q.example"));
        Assert.Equal(startedMs + 20, network.NowMs);

        Assert.True(Start(resolver, network, "kept.example").IsDone);
        Assert.True(Start(resolver, network, "q.example").IsDone);
        Assert.False(Start(resolver, network, "n1.example").IsDone);
    }

    [Fact]
    public void A_flood_does_not_hold_the_loop()
    {
        var network = new FakeNetwork(asked =>
        {
            for (int i = 0; i < 20; i++)
            {
                asked.Reply([1, 2, 3], 5);
            }
        });
        Resolver resolver = network.MakeResolver();
        Start(resolver, network, "a.example");
        network.NowMs = 5;
        resolver.Poll(5);
        Assert.Equal(5, resolver.NextDeadlineMs);
        resolver.Poll(5);
        Assert.Equal(5, resolver.NextDeadlineMs);
        resolver.Poll(5);
        Assert.Equal(500, resolver.NextDeadlineMs);
    }

    private static byte[] Malformed(Asked asked) =>
        asked.Head(DnsFlags.Response, 1).Pointer(12).Tail(1, 300, new Wire().Bytes(6, 6, 6, 6, 6)).ToArray();

    [Fact]
    public void A_malformed_answer_is_dropped_and_waiting_goes_on()
    {
        var network = new FakeNetwork(asked =>
        {
            asked.Reply(Malformed(asked), 5);
            asked.ReplyAddresses(300, 400, Address1);
        });
        Resolver resolver = network.MakeResolver();
        Assert.Equal("192.0.2.1", Addresses(resolver, Run(resolver, network, "a.example")));
        Assert.Equal(400, network.NowMs);
    }

    [Fact]
    public void Only_malformed_answers_are_told_as_that()
    {
        var network = new FakeNetwork(asked => asked.Reply(Malformed(asked)));
        Resolver resolver = network.MakeResolver();
        Assert.Equal(DnsResult.Malformed, Run(resolver, network, "a.example").Result);
        Assert.Equal(5000, network.NowMs);
    }
}
