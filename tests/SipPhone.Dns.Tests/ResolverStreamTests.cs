using SipPhone.Core;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>TCP after a truncated answer.</summary>
public class ResolverStreamTests
{
    private static void ReplyTruncated(Asked asked) =>
        asked.Reply(asked.Head(DnsFlags.Response | DnsFlags.Truncated, 0).ToArray());

    private static Query Start(Resolver resolver, FakeNetwork network, string name)
    {
        byte[] flat = Names.Flat(name);
        return resolver.Start(flat, flat.Length, DnsType.Srv, network.NowMs);
    }

    private static Zone BigZone(int count)
    {
        var zone = new Zone();
        for (int i = 0; i < count; i++)
        {
            zone.Srv("_sips._tcp.example", i, 0, 5061, $"target-number-{i}.example");
        }

        return zone;
    }

    private static IEnumerable<string> Log(FakeNetwork network) => network.Log.Select(asked => asked.ToString());

    [Fact]
    public void A_truncated_answer_is_fetched_over_TCP()
    {
        var network = new FakeNetwork(BigZone(25).Serve);
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "_sips._tcp.example");
        network.Run(resolver, query);
        Assert.Equal(DnsResult.Ok, query.Result);
        Assert.Equal(["udp", "tcp"], Log(network).Select(line => line.Split(' ')[1]));
        Assert.False(network.Stream.IsOpen);

        // As many as an entry of the cache holds, in the answer's order.
        int recordBytes = 2 + 6 + Names.Flat("target-number-0.example").Length;
        Assert.InRange(query.RecordCount, (Limits.MaxDnsAnswerBytes / recordBytes) - 2, 25);
        var record = new DnsRecord();
        for (int i = 0; i < query.RecordCount; i++)
        {
            resolver.ReadRecord(query, i, record);
            Assert.Equal(i, record.Priority);
            Assert.Equal($"target-number-{i}.example", Names.Text(record.Buffer, record.TargetOffset));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(100000)]
    public void Octets_may_come_in_any_pieces(int chunkBytes)
    {
        var network = new FakeNetwork(BigZone(25).Serve);
        network.Stream.ChunkBytes = chunkBytes;
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "_sips._tcp.example");
        network.Run(resolver, query);
        Assert.Equal(DnsResult.Ok, query.Result);
    }

    [Fact]
    public void Of_a_64_KB_answer_the_head_is_used()
    {
        Zone zone = BigZone(1000);
        int answerBytes = 0;
        var network = new FakeNetwork(asked =>
        {
            answerBytes = zone.Answer(asked).Length;
            zone.Serve(asked);
        });
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "_sips._tcp.example");
        network.Run(resolver, query);
        Assert.InRange(answerBytes, 60_000, 65_535);
        Assert.Equal(DnsResult.Ok, query.Result);
        Assert.True(query.RecordCount > 8);
        Assert.False(network.Stream.IsOpen);
    }

    [Theory]
    [InlineData(Limits.MaxDnsStreamBytes - 1, 300)]
    [InlineData(Limits.MaxDnsStreamBytes, 300)]
    [InlineData(Limits.MaxDnsStreamBytes + 1, 0)]
    public void An_answer_that_just_fits_is_read_whole(int length, int expectedTtlSeconds)
    {
        var network = new FakeNetwork(asked =>
        {
            if (!asked.IsStream)
            {
                ReplyTruncated(asked);
                return;
            }

            // "No data" with the SOA that says how long, and a filler behind it.
            Wire wire = asked.Head(DnsFlags.Response, 0, 1, 1)
                .Name("").Tail(DnsType.Soa, 300, new Wire().Name("").Name("").Bytes(new byte[16]).U32(300));
            int filler = length - wire.Length - 11;
            asked.Reply(wire.Name("").Tail(99, 0, new Wire().Bytes(new byte[filler])).ToArray());
        });
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "s.example");
        network.Run(resolver, query);
        Assert.Equal(DnsResult.NoData, query.Result);
        Assert.Equal(expectedTtlSeconds, query.TtlSeconds);
    }

    [Fact]
    public void Without_TCP_a_truncated_answer_is_a_failure_of_the_server()
    {
        var network = new FakeNetwork(ReplyTruncated, new Zone().Srv("s.example", 0, 0, 1, "a.example").Serve);
        Resolver resolver = network.MakeResolver(withStream: false);
        Query query = Start(resolver, network, "s.example");
        network.Run(resolver, query);
        Assert.Equal(DnsResult.Ok, query.Result);
        Assert.Equal([0, 1], network.Log.Select(asked => asked.Server));

        network = new FakeNetwork(ReplyTruncated, ReplyTruncated);
        resolver = network.MakeResolver(withStream: false);
        query = Start(resolver, network, "s.example");
        network.Run(resolver, query);
        Assert.Equal(DnsResult.ServerFailure, query.Result);
    }

    [Fact]
    public void A_refused_connection_sends_us_to_the_other_server()
    {
        var network = new FakeNetwork(ReplyTruncated, new Zone().Srv("s.example", 0, 0, 1, "a.example").Serve);
        network.Stream.IsRefused = true;
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "s.example");
        network.Run(resolver, query);
        Assert.Equal(DnsResult.Ok, query.Result);
        Assert.Equal(["0 udp 0 s.example 33", "50 udp 1 s.example 33"], Log(network));
    }

    [Fact]
    public void A_silent_connection_is_given_up_in_time()
    {
        var network = new FakeNetwork(
            asked =>
            {
                if (!asked.IsStream)
                {
                    ReplyTruncated(asked);
                }
            },
            new Zone().Srv("s.example", 0, 0, 1, "a.example").Serve);
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "s.example");
        network.Run(resolver, query);
        Assert.Equal(DnsResult.Ok, query.Result);
        Assert.Equal(2010, network.Log[^1].AtMs);
        Assert.Equal(1, network.Log[^1].Server);
        Assert.False(network.Stream.IsOpen);
    }

    [Theory]
    [InlineData("ends before the length")]
    [InlineData("ends in the message")]
    [InlineData("message of no length")]
    [InlineData("another question")]
    [InlineData("malformed")]
    public void A_broken_exchange_is_a_failure_of_the_server(string kind)
    {
        FakeNetwork network = null!;
        network = new FakeNetwork(
            asked =>
            {
                if (!asked.IsStream)
                {
                    ReplyTruncated(asked);
                    return;
                }

                byte[] answer = asked.Head(DnsFlags.Response, 0).ToArray();
                switch (kind)
                {
                    case "ends before the length":
                        network.Stream.Deliver([0], 5);
                        break;
                    case "ends in the message":
                        network.Stream.Deliver([0, 50, .. answer], 5);
                        break;
                    case "message of no length":
                        network.Stream.Deliver([0, 0], 5);
                        break;
                    case "another question":
                        answer[13] ^= 1;
                        asked.Reply(answer, 5);
                        break;
                    case "malformed":
                        asked.Reply([.. answer, 0], 5);
                        break;
                }

                network.Stream.End();
            },
            new Zone().Srv("s.example", 0, 0, 1, "a.example").Serve);
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "s.example");
        network.Run(resolver, query);
        Assert.Equal(DnsResult.Ok, query.Result);
        Assert.Equal(["udp 0", "tcp 0", "udp 1"], Log(network).Select(line => string.Join(' ', line.Split(' ')[1..3])));
        Assert.True(network.NowMs < 500);
    }

    [Fact]
    public void Those_who_need_TCP_take_turns()
    {
        Zone zone = BigZone(25);
        foreach (Zone.Record record in zone.Records.ToArray())
        {
            var srv = (Zone.SrvRecord)record;
            zone.Srv("other.example", srv.Priority, 0, 5061, srv.Target);
        }

        var network = new FakeNetwork(zone.Serve);
        Resolver resolver = network.MakeResolver();
        Query first = Start(resolver, network, "_sips._tcp.example");
        Query second = Start(resolver, network, "other.example");
        network.Run(resolver, first, second);
        Assert.Equal(DnsResult.Ok, first.Result);
        Assert.Equal(DnsResult.Ok, second.Result);
        Assert.Equal(2, network.Stream.OpenCount);
        Assert.True(network.NowMs < 500, $"{network.NowMs} ms");
    }

    [Fact]
    public void A_released_query_closes_the_connection()
    {
        var network = new FakeNetwork(ReplyTruncated);
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "s.example");
        network.NowMs = 10;
        resolver.Poll(10);
        Assert.Equal(QueryState.AskingStream, query.State);
        Assert.True(network.Stream.IsOpen);
        resolver.Release(query);
        Assert.False(network.Stream.IsOpen);
        Assert.Equal(-1, resolver.NextDeadlineMs);
    }
}
