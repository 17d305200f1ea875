using System.Net;
using SipPhone.Core;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>Real answers of Knot DNS.</summary>
public class GoldenTests : ResolverTestBase
{
    [Theory]
    [MemberData(nameof(GoldenAnswers.All), MemberType = typeof(GoldenAnswers))]
    public void Is_read(string name, int responseCode, string[] expected)
    {
        byte[] octets = Golden.Read(name);
        Assert.Equal(DnsResult.Ok, Messages.ReadAll(octets, out DnsMessage message, out List<string> records));
        Assert.Equal(0x1234, message.Id);
        Assert.Equal(responseCode, message.ResponseCode);
        Assert.Equal(name == "truncated", message.IsTruncated);
        Assert.Equal(name == "a" ? 0 : 1232, message.UdpPayloadBytes);
        Assert.Equal(expected.Order(), records[..message.AnswerCount].Order());
        Assert.Equal(name.StartsWith("no-"), message.AuthorityCount == 1);
        Assert.All(
            records.Skip(message.AnswerCount).Take(message.AuthorityCount),
            soa => Assert.Equal("example.test 300 6 300", soa));
    }

    [Fact]
    public void Every_file_is_tested() =>
        Assert.Equal(Golden.Names, GoldenAnswers.All().Select(row => row.Data.Item1).Order());

    [Fact]
    public void Every_prefix_is_malformed()
    {
        foreach (byte[] octets in Golden.Names.Select(Golden.Read))
        {
            for (int length = 0; length < octets.Length; length++)
            {
                Assert.Equal(DnsResult.Malformed, Messages.ReadAll(octets[..length], out _, out _));
            }
        }
    }

    [Fact]
    public void The_resolver_takes_the_answer_and_the_addresses_that_came_with_it()
    {
        var network = new FakeNetwork(asked => asked.Reply(Golden.ReadFor(asked, "srv")));
        Resolver resolver = network.MakeResolver();
        Query query = Run(resolver, network, "_sips._tcp.example.test", DnsType.Srv);
        Assert.Equal(3, query.RecordCount);
        Assert.Equal("192.0.2.1", Addresses(resolver, Run(resolver, network, "sip1.example.test")));
        Query ipv6 = Run(resolver, network, "sip2.example.test", DnsType.Aaaa);
        Assert.Equal(IPAddress.Parse("2001:db8::2").ToString(), Addresses(resolver, ipv6));
        Assert.Single(network.Log);
    }

    [Theory]
    [InlineData("srv", "_sips._tcp.example.test", DnsType.Srv)]
    [InlineData("naptr", "example.test", DnsType.Naptr)]
    [InlineData("cname", "sip3.example.test", DnsType.A)]
    [InlineData("no-data", "sip2.example.test", DnsType.A)]
    public void With_any_bit_changed_the_resolver_ends_and_its_records_can_be_read(string name, string asked, int type)
    {
        int bits = Golden.Read(name).Length * 8;
        for (int bit = 0; bit < bits; bit++)
        {
            var network = new FakeNetwork(question =>
            {
                // A changed alias leads to another question.
                if (!question.Name.Equals(asked, StringComparison.OrdinalIgnoreCase))
                {
                    question.Fail(DnsFlags.NameError);
                    return;
                }

                byte[] octets = Golden.ReadFor(question, name);
                octets[bit / 8] ^= (byte)(1 << (bit % 8));
                question.Reply(octets);
                if (bit % 3 == 0)
                {
                    question.Reply(Golden.ReadFor(question, name), 20);
                }
            });
            Resolver resolver = network.MakeResolver();
            Query query = Run(resolver, network, asked, type);
            Assert.InRange(network.NowMs, 10, Limits.DnsQueryTimeoutMs);
            Assert.True(query.Result == DnsResult.Ok || query.RecordCount == 0);
            var record = new DnsRecord();
            for (int i = 0; i < query.RecordCount; i++)
            {
                resolver.ReadRecord(query, i, record);
                Assert.Equal(type, record.Type);
                Assert.InRange(record.RdataEnd, record.RdataOffset, record.Buffer.Length);
            }
        }
    }

    [Fact]
    public void The_resolver_goes_over_to_TCP()
    {
        var network = new FakeNetwork(
            asked => asked.Reply(Golden.ReadFor(asked, asked.IsStream ? "big-over-tcp" : "truncated")));
        Resolver resolver = network.MakeResolver();
        Query query = Run(resolver, network, "_sips._tcp.big.example.test", DnsType.Srv);
        Assert.Equal(DnsResult.Ok, query.Result);

        // What an entry of the cache holds of them.
        Assert.InRange(query.RecordCount, 8, 20);
        Assert.Equal(2, network.Log.Count);
    }

    [Theory]
    [InlineData("no-such-name", "nobody.example.test", DnsResult.NoSuchName)]
    [InlineData("no-data", "sip2.example.test", DnsResult.NoData)]
    public void The_resolver_keeps_no_for_as_long_as_the_SOA_says(string name, string asked, DnsResult expected)
    {
        var network = new FakeNetwork(question => question.Reply(Golden.ReadFor(question, name)));
        Resolver resolver = network.MakeResolver();
        Query query = Run(resolver, network, asked);
        Assert.Equal(expected, query.Result);
        Assert.Equal(300, query.TtlSeconds);
    }
}
