using SipPhone.Core;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>What is kept of answers: positive, negative, additional records.</summary>
public class ResolverCacheTests : CacheTestBase
{
    [Fact]
    public void An_answer_holds_for_its_TTL()
    {
        Zone.A("a.example", "192.0.2.1", 60);
        Assert.Equal("ok 192.0.2.1 (1)", Ask("a.example"));
        Network.NowMs = 59_000;
        Assert.Equal("ok 192.0.2.1 (0)", Ask("A.Example"));
        Assert.Equal(1, TtlOf("a.example"));
        Network.NowMs = 60_000;
        Assert.Equal("ok 192.0.2.1 (1)", Ask("a.example"));
    }

    [Theory]
    [InlineData(60, 5)]
    [InlineData(5, 60)]
    public void The_least_TTL_of_the_records_counts(int first, int second)
    {
        Zone.A("a.example", "192.0.2.1", first).A("a.example", "192.0.2.2", second);
        Assert.Equal("ok 192.0.2.1 192.0.2.2 (1)", Ask("a.example"));
        Assert.Equal(5, TtlOf("a.example"));
    }

    [Theory]
    [InlineData(0u, 0)]
    [InlineData(0x80000000u, 0)]
    [InlineData(0xFFFFFFFFu, 0)]
    [InlineData(86400u, 86400)]
    [InlineData(86401u, 86400)]
    [InlineData(0x7FFFFFFFu, 86400)]
    public void A_TTL_of_zero_is_used_once_and_a_long_one_bounded(uint ttl, int expected)
    {
        Serve(asked => asked.ReplyAddresses(ttl, 10, Address1));
        Assert.Equal("ok 192.0.2.1 (1)", Ask("a.example"));
        if (expected == 0)
        {
            Assert.Equal("ok 192.0.2.1 (1)", Ask("a.example"));
        }
        else
        {
            Assert.Equal(expected, TtlOf("a.example"));
        }
    }

    [Fact]
    public void No_such_name_holds_as_long_as_the_SOA_says()
    {
        Assert.Equal("no-such-name (1)", Ask("a.example"));
        Network.NowMs = (Zone.NegativeTtl * 1000) - 1;
        Assert.Equal("no-such-name (0)", Ask("a.example"));
        Network.NowMs = Zone.NegativeTtl * 1000;
        Assert.Equal("no-such-name (1)", Ask("a.example"));
    }

    [Fact]
    public void No_data_is_for_the_type_that_was_asked()
    {
        Zone.A("a.example", "192.0.2.1");
        Assert.Equal("no-data (1)", Ask("a.example", DnsType.Aaaa));
        Assert.Equal("no-data (0)", Ask("a.example", DnsType.Aaaa));
        Assert.Equal("ok 192.0.2.1 (1)", Ask("a.example"));
    }

    [Theory]
    [InlineData(20u, 90u, 20)]
    [InlineData(90u, 20u, 20)]
    [InlineData(0x7FFFFFFFu, 0x7FFFFFFFu, 3600)]
    [InlineData(90u, 0x80000000u, 0)]
    [InlineData(0u, 90u, 0)]
    public void The_lesser_of_the_SOAs_TTL_and_MINIMUM_counts_within_a_bound(uint ttl, uint minimum, int expected)
    {
        Serve(asked => asked.Reply(asked.Head(DnsFlags.Response | DnsFlags.NameError, 0, 1).Name("example")
            .Tail(DnsType.Soa, ttl, new Wire().Name("a").Name("b").Bytes(new byte[16]).U32(minimum)).ToArray()));
        Assert.Equal("no-such-name (1)", Ask("a.example"));
        if (expected == 0)
        {
            Assert.Equal("no-such-name (1)", Ask("a.example"));
        }
        else
        {
            Assert.Equal(expected, TtlOf("a.example"));
        }
    }

    [Theory]
    [InlineData(DnsFlags.NoError, "no-data (1)")]
    [InlineData(DnsFlags.NameError, "no-such-name (1)")]
    public void Without_an_SOA_no_is_not_kept(int responseCode, string expected)
    {
        Serve(asked => asked.Fail(responseCode));
        Assert.Equal(expected, Ask("a.example"));
        Assert.Equal(expected, Ask("a.example"));
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        Serve(asked => asked.Fail(DnsFlags.ServerFailure));
        Assert.Equal("server-failure (1)", Ask("a.example"));
        Assert.Equal("server-failure (1)", Ask("a.example"));
    }

    [Fact]
    public void Addresses_that_come_with_an_SRV_answer_are_used()
    {
        Zone.Srv("s.example", 0, 0, 5061, "a.example").A("a.example", "192.0.2.1").A("a.example", "2001:db8::1");
        Assert.Equal("ok a.example (1)", Ask("s.example", DnsType.Srv));
        Assert.Equal("ok 192.0.2.1 (0)", Ask("a.example"));
        Assert.Equal("ok 2001:db8::1 (0)", Ask("a.example", DnsType.Aaaa));
    }

    [Fact]
    public void A_record_that_comes_twice_is_kept_once()
    {
        Zone.Srv("s.example", 0, 0, 5061, "a.example")
            .Srv("s.example", 1, 0, 5061, "a.example")
            .Srv("s.example", 0, 0, 5061, "A.example")
            .A("a.example", "192.0.2.1")
            .A("a.example", "192.0.2.1");
        Assert.Equal("ok a.example a.example (1)", Ask("s.example", DnsType.Srv));
        Assert.Equal("ok 192.0.2.1 (0)", Ask("a.example"));
    }

    [Fact]
    public void Nothing_is_kept_that_the_answer_does_not_point_to()
    {
        Serve(asked =>
        {
            if (asked.Type != DnsType.Srv)
            {
                asked.ReplyAddresses(300, 10, Address1);
                return;
            }

            Wire evil = new Wire().Bytes(6, 6, 6, 6);
            asked.Reply(asked.Head(DnsFlags.Response, 3, 1, 2)
                .Pointer(12).Tail(DnsType.Srv, 300, new Wire().U16(0).U16(0).U16(5061).Name("a.example"))
                .Name("evil1.example").Tail(DnsType.A, 300, evil)
                .Name("evil2.example").Tail(DnsType.Cname, 300, new Wire().Name("evil1.example"))
                .Name("evil3.example").Tail(DnsType.A, 300, evil)
                .Name("evil4.example").Tail(DnsType.A, 300, evil)
                .Name("example").Tail(DnsType.Srv, 300, new Wire().U16(0).U16(0).U16(5061).Name("evil5.example"))
                .ToArray());
        });
        Assert.Equal("ok a.example (1)", Ask("s.example", DnsType.Srv));
        Assert.All(
            ["evil1.example", "evil2.example", "evil3.example", "evil4.example"],
            name => Assert.Equal("ok 192.0.2.1 (1)", Ask(name)));
        Assert.Equal("ok a.example (1)", Ask("example", DnsType.Srv));
    }

    [Fact]
    public void Addresses_that_came_along_do_not_replace_those_that_were_asked_for()
    {
        Serve(asked =>
        {
            if (asked.Type == DnsType.A)
            {
                asked.ReplyAddresses(300, 10, Address1);
                return;
            }

            asked.Reply(asked.Head(DnsFlags.Response, 1, 0, 1)
                .Pointer(12).Tail(DnsType.Srv, 300, new Wire().U16(0).U16(0).U16(5061).Name("a.example"))
                .Name("a.example").Tail(DnsType.A, 300, new Wire().Bytes(6, 6, 6, 6)).ToArray());
        });
        Assert.Equal("ok 192.0.2.1 (1)", Ask("a.example"));
        Assert.Equal("ok a.example (1)", Ask("s.example", DnsType.Srv));
        Assert.Equal("ok 192.0.2.1 (0)", Ask("a.example"));
    }

    [Fact]
    public void The_cache_is_bounded_and_the_oldest_goes()
    {
        for (int i = 0; i < 1000; i++)
        {
            Zone.A($"n{i}.example", "192.0.2.1");
        }

        for (int i = 0; i < 1000; i++)
        {
            Assert.Equal("ok 192.0.2.1 (1)", Ask($"n{i}.example"));
        }

        Assert.Equal("ok 192.0.2.1 (0)", Ask("n999.example"));
        Assert.Equal("ok 192.0.2.1 (0)", Ask("n970.example"));
        Assert.Equal("ok 192.0.2.1 (1)", Ask("n0.example"));
    }

    [Fact]
    public void What_is_over_goes_before_what_is_old()
    {
        Zone.A("old.example", "192.0.2.1", 3600);
        for (int i = 0; i < 200; i++)
        {
            Zone.A($"n{i}.example", "192.0.2.2", i < 40 ? 1 : 3600);
        }

        Ask("old.example");
        for (int i = 0; i < 40; i++)
        {
            Ask($"n{i}.example");
        }

        // The table is nearly full, and 40 of its answers are over: they make room for as many.
        Network.NowMs += 2_000;
        for (int i = 40; i < 80; i++)
        {
            Ask($"n{i}.example");
        }

        Assert.Equal("ok 192.0.2.1 (0)", Ask("old.example"));
        for (int i = 80; i < 200; i++)
        {
            Ask($"n{i}.example");
        }

        Assert.Equal("ok 192.0.2.1 (1)", Ask("old.example"));
    }

    [Fact]
    public void An_answer_that_is_held_stays_readable_while_others_come()
    {
        Zone.A("held.example", "192.0.2.99", 0);
        for (int i = 0; i < 200; i++)
        {
            Zone.A($"n{i}.example", "192.0.2.1");
        }

        byte[] flat = Names.Flat("held.example");
        Query held = Resolver.Start(flat, flat.Length, DnsType.A, Network.NowMs);
        Network.Run(Resolver, held);
        for (int i = 0; i < 200; i++)
        {
            Ask($"n{i}.example");
        }

        var record = new DnsRecord();
        Resolver.ReadRecord(held, 0, record);
        Assert.Equal(99, record.Buffer[record.RdataEnd - 1]);
    }

    [Fact]
    public void The_longest_answers_fit_all_at_once()
    {
        // Owner and target of 255 octets each, in every query of the table.
        string filler = string.Join('.', Enumerable.Repeat(new string('x', 63), 3));
        string Name(char first, int index) => $"{first}{index}{new string('y', 59)}.{filler}";
        for (int i = 0; i < Limits.MaxDnsQueries; i++)
        {
            Zone.Srv(Name('s', i), 1, 2, 5061, Name('t', i));
        }

        var queries = new List<Query>();
        for (int i = 0; i < Limits.MaxDnsQueries; i++)
        {
            byte[] flat = Names.Flat(Name('s', i));
            Assert.Equal(Limits.MaxDnsNameBytes, flat.Length);
            queries.Add(Resolver.Start(flat, flat.Length, DnsType.Srv, Network.NowMs));
        }

        Network.Run(Resolver, [.. queries]);
        for (int i = 0; i < Limits.MaxDnsQueries; i++)
        {
            var record = new DnsRecord();
            Assert.Equal(1, queries[i].RecordCount);
            Resolver.ReadRecord(queries[i], 0, record);
            Assert.Equal(Name('t', i), Names.Text(record.Buffer, record.TargetOffset));
        }
    }
}
