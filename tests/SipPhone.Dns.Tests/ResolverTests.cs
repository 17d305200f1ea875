using SipPhone.Core;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>The resolver against scripted servers, on virtual time.</summary>
public class ResolverTests : ResolverTestBase
{
    [Fact]
    public void Asks_and_reads_the_answer()
    {
        var network = new FakeNetwork(asked => asked.ReplyAddresses(300, 10, Address1, Address2));
        Resolver resolver = network.MakeResolver();
        Assert.Equal(-1, resolver.NextDeadlineMs);
        Query query = Start(resolver, network, "a.example");
        Assert.Equal(QueryState.Asking, query.State);
        Assert.Equal(500, resolver.NextDeadlineMs);
        network.Run(resolver, query);
        Assert.Equal(10, network.NowMs);
        Assert.Equal(DnsResult.Ok, query.Result);
        Assert.Equal("192.0.2.1 192.0.2.2", Addresses(resolver, query));
        Assert.Equal(300, query.TtlSeconds);
        Assert.Equal(-1, resolver.NextDeadlineMs);
        Assert.All(network.Sockets, socket => Assert.False(socket.IsOpen));
    }

    [Fact]
    public void Each_question_has_its_own_id_port_and_letter_case()
    {
        var network = new FakeNetwork(asked => asked.Fail(DnsFlags.NameError));
        Resolver resolver = network.MakeResolver();
        for (int i = 0; i < 200; i++)
        {
            resolver.Release(Run(resolver, network, "name-of-some-length.example"));
        }

        Assert.All(network.Log, asked => Assert.InRange(asked.Port, 49152, 65535));
        Assert.All(network.Log, asked => Assert.Equal(1232, asked.PayloadBytes));
        Assert.All(network.Log, asked => Assert.Equal("name-of-some-length.example", asked.Name.ToLowerInvariant()));
        Assert.True(network.Log.Select(asked => asked.Id).Distinct().Count() > 190);
        Assert.True(network.Log.Select(asked => asked.Port).Distinct().Count() > 190);
        Assert.True(network.Log.Select(asked => asked.Name).Distinct().Count() > 190);

        // Every letter is seen in both cases.
        for (int i = 0; i < "name-of-some-length.example".Length; i++)
        {
            int kinds = network.Log.Select(asked => asked.Name[i]).Distinct().Count();
            Assert.Equal("name-of-some-length.example"[i] is '-' or '.' ? 1 : 2, kinds);
        }
    }

    [Fact]
    public void Silence_is_a_time_out_after_doubled_waits_at_both_servers()
    {
        var network = new FakeNetwork(Silent, Silent);
        Resolver resolver = network.MakeResolver();
        Query query = Run(resolver, network, "a.example");
        Assert.Equal(DnsResult.Timeout, query.Result);
        Assert.Equal(5000, network.NowMs);
        Assert.Equal(
            ["0 udp 0 a.example 1", "500 udp 1 a.example 1", "1500 udp 0 a.example 1", "3500 udp 1 a.example 1"],
            Log(network));
    }

    [Fact]
    public void A_single_server_is_asked_again()
    {
        var network = new FakeNetwork(Silent);
        Resolver resolver = network.MakeResolver();
        Assert.Equal(DnsResult.Timeout, Run(resolver, network, "a.example").Result);
        Assert.Equal([0L, 500, 1500, 3500], network.Log.Select(asked => asked.AtMs));
    }

    [Fact]
    public void An_answer_to_an_attempt_that_is_over_is_not_taken()
    {
        // The right answer to the first question comes when the second one is out: on a port that is closed.
        var network = new FakeNetwork(asked => asked.ReplyAddresses(300, 600, asked.AtMs == 0 ? Address1 : Address2));
        Resolver resolver = network.MakeResolver();
        Query query = Run(resolver, network, "a.example");
        Assert.Equal("192.0.2.2", Addresses(resolver, query));
        Assert.Equal(1100, network.NowMs);
    }

    [Fact]
    public void A_second_copy_of_an_answer_is_not_taken_for_another_question()
    {
        var network = new FakeNetwork(asked =>
        {
            asked.ReplyAddresses(300, 10, Address1);
            asked.ReplyAddresses(300, 11, Address1);
        });
        Resolver resolver = network.MakeResolver();
        resolver.Release(Run(resolver, network, "a.example"));
        Query second = Run(resolver, network, "b.example");
        Assert.Equal(20, network.NowMs);
        Assert.Equal(DnsResult.Ok, second.Result);
    }

    [Theory]
    [InlineData(DnsFlags.ServerFailure, DnsResult.ServerFailure)]
    [InlineData(DnsFlags.Refused, DnsResult.Refused)]
    [InlineData(4, DnsResult.ServerFailure)]
    [InlineData(9, DnsResult.ServerFailure)]
    public void A_server_that_fails_sends_us_to_the_other(int responseCode, DnsResult expected)
    {
        var network = new FakeNetwork(
            asked => asked.Fail(responseCode),
            asked => asked.ReplyAddresses(300, 10, Address1));
        Resolver resolver = network.MakeResolver();
        Assert.Equal("192.0.2.1", Addresses(resolver, Run(resolver, network, "a.example")));
        Assert.Equal(["0 udp 0 a.example 1", "10 udp 1 a.example 1"], Log(network));

        network = new FakeNetwork(asked => asked.Fail(responseCode), asked => asked.Fail(responseCode));
        resolver = network.MakeResolver();
        Assert.Equal(expected, Run(resolver, network, "a.example").Result);
        Assert.Equal(20, network.NowMs);
        Assert.Equal(2, network.Log.Count);
    }

    [Fact]
    public void A_server_that_failed_is_not_asked_again_while_the_other_is_silent()
    {
        var network = new FakeNetwork(asked => asked.Fail(DnsFlags.Refused), Silent);
        Resolver resolver = network.MakeResolver();
        Query query = Run(resolver, network, "a.example");
        Assert.Equal(DnsResult.Refused, query.Result);
        Assert.Equal(5000, network.NowMs);
        Assert.Equal([0, 1, 1, 1], network.Log.Select(asked => asked.Server));
    }

    [Fact]
    public void The_upper_bits_of_the_response_code_count()
    {
        // BADVERS is 16: its lower four bits say "no error" (RFC 6891 §6.1.3).
        var network = new FakeNetwork(asked => asked.Reply(asked.Head(DnsFlags.Response, 0, 0, 1)
            .U8(0).U16(DnsType.Opt).U16(1232).U32(0x01000000).U16(0).ToArray()));
        Resolver resolver = network.MakeResolver();
        Assert.Equal(DnsResult.ServerFailure, Run(resolver, network, "a.example").Result);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_server_that_does_not_know_EDNS_is_asked_once_without(bool sendsBareHeader)
    {
        var network = new FakeNetwork(asked =>
        {
            if (asked.PayloadBytes == 0)
            {
                asked.ReplyAddresses(300, 10, Address1);
            }
            else if (sendsBareHeader)
            {
                asked.Reply(Wire.Header(asked.Id, DnsFlags.Response | DnsFlags.FormatError, 0, 0).ToArray());
            }
            else
            {
                asked.Fail(DnsFlags.FormatError);
            }
        });
        Resolver resolver = network.MakeResolver();
        Assert.Equal("192.0.2.1", Addresses(resolver, Run(resolver, network, "a.example")));
        Assert.Equal([1232, 0], network.Log.Select(asked => asked.PayloadBytes));
    }

    [Fact]
    public void A_format_error_without_EDNS_is_a_failure()
    {
        var network = new FakeNetwork(asked => asked.Fail(DnsFlags.FormatError));
        Resolver resolver = network.MakeResolver();
        Assert.Equal(DnsResult.ServerFailure, Run(resolver, network, "a.example").Result);
        Assert.Equal([1232, 0], network.Log.Select(asked => asked.PayloadBytes));
    }

    [Fact]
    public void A_bare_header_without_EDNS_is_no_answer()
    {
        var network = new FakeNetwork(
            asked => asked.Reply(Wire.Header(asked.Id, DnsFlags.Response | DnsFlags.FormatError, 0, 0).ToArray()));
        Resolver resolver = network.MakeResolver();
        Assert.Equal(DnsResult.Timeout, Run(resolver, network, "a.example").Result);
        Assert.Equal([1232, 0, 0, 0, 0], network.Log.Select(asked => asked.PayloadBytes));
    }

    [Fact]
    public void Where_nobody_listens_the_other_server_is_asked_at_once()
    {
        var network = new FakeNetwork(Silent, Silent);
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "a.example");
        FakeDatagramSocket socket = Assert.Single(network.Sockets, socket => socket.IsOpen);
        socket.IsUnreachable = true;
        network.NowMs = 3;
        resolver.Poll(3);
        Assert.Equal(["0 udp 0 a.example 1", "3 udp 1 a.example 1"], Log(network));
        resolver.Poll(3);
        Assert.Equal(DnsResult.ServerFailure, query.Result);
    }

    [Theory]
    [InlineData(3, DnsResult.Ok)]
    [InlineData(4, DnsResult.ServerFailure)]
    public void A_taken_port_is_drawn_again_a_few_times(int taken, DnsResult expected)
    {
        var network = new FakeNetwork(asked => asked.ReplyAddresses(300, 10, Address1));
        Resolver resolver = network.MakeResolver();
        Array.ForEach(network.Sockets, socket => socket.TakenPorts = taken);
        Assert.Equal(expected, Run(resolver, network, "a.example").Result);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_a_server_the_query_fails_at_once(bool isUp)
    {
        FakeNetwork network = isUp ? new FakeNetwork() : new FakeNetwork(Silent) { IsUp = false };
        Resolver resolver = network.MakeResolver();
        Query query = Start(resolver, network, "a.example");
        Assert.True(query.IsDone);
        Assert.Equal(DnsResult.ServerFailure, query.Result);
        Assert.Empty(network.Log);
    }

    [Fact]
    public void The_server_that_answered_is_asked_first_until_it_falls_silent()
    {
        bool isFirstAlive = false;
        bool isSecondAlive = true;
        var network = new FakeNetwork(
            asked =>
            {
                if (isFirstAlive)
                {
                    asked.ReplyAddresses(0, 10, Address1);
                }
            },
            asked =>
            {
                if (isSecondAlive)
                {
                    asked.ReplyAddresses(0, 10, Address2);
                }
            });
        Resolver resolver = network.MakeResolver();
        resolver.Release(Run(resolver, network, "a.example"));
        Assert.Equal(510, network.NowMs);
        resolver.Release(Run(resolver, network, "a.example"));
        Assert.Equal(520, network.NowMs);

        isFirstAlive = true;
        isSecondAlive = false;
        resolver.Release(Run(resolver, network, "a.example"));
        Assert.Equal(1030, network.NowMs);
        resolver.Release(Run(resolver, network, "a.example"));
        Assert.Equal(1040, network.NowMs);
    }

    [Fact]
    public void After_both_servers_were_dead_one_back_to_life_answers()
    {
        bool isAlive = false;
        var network = new FakeNetwork(
            Silent,
            asked =>
            {
                if (isAlive)
                {
                    asked.ReplyAddresses(300, 10, Address1);
                }
            });
        Resolver resolver = network.MakeResolver();
        Query query = Run(resolver, network, "a.example");
        Assert.Equal(DnsResult.Timeout, query.Result);
        resolver.Release(query);

        isAlive = true;
        Assert.Equal(DnsResult.Ok, Run(resolver, network, "a.example").Result);
    }

    [Fact]
    public void All_who_ask_the_same_share_one_question()
    {
        var network = new FakeNetwork(asked => asked.ReplyAddresses(0, 10, Address1));
        Resolver resolver = network.MakeResolver();
        Query first = Start(resolver, network, "a.example");
        Query second = Start(resolver, network, "A.EXAMPLE");
        Query other = Start(resolver, network, "a.example", DnsType.Aaaa);
        Assert.Same(first, second);
        Assert.NotSame(first, other);
        resolver.Release(first);
        network.Run(resolver, second);
        Assert.Equal("192.0.2.1", Addresses(resolver, second));
        Assert.Equal(2, network.Log.Count);
        resolver.Release(second);
        Assert.Equal(QueryState.Free, second.State);
    }

    [Fact]
    public void A_released_query_is_not_answered_any_more()
    {
        var network = new FakeNetwork(asked => asked.ReplyAddresses(300, 10, Address1));
        Resolver resolver = network.MakeResolver();
        resolver.Release(Start(resolver, network, "a.example"));
        Assert.All(network.Sockets, socket => Assert.False(socket.IsOpen));
        Assert.Equal(-1, resolver.NextDeadlineMs);
    }

    [Fact]
    public void A_full_table_says_so_and_is_free_again_after_a_release()
    {
        var network = new FakeNetwork(Silent);
        Resolver resolver = network.MakeResolver();
        Query[] queries = [.. Enumerable.Range(0, Limits.MaxDnsQueries)
            .Select(index => Start(resolver, network, $"n{index}.example"))];
        Assert.Null(Start(resolver, network, "more.example"));
        Assert.Same(queries[2], Start(resolver, network, "n2.example"));
        resolver.Release(queries[1]);
        Assert.Same(queries[1], Start(resolver, network, "more.example"));
    }

    [Fact]
    public void The_number_of_sockets_is_bounded()
    {
        var network = new FakeNetwork(Silent);
        var random = new FakeRandom(1);
        Assert.Throws<ArgumentException>(() => new Resolver(network, [], null, random));
        var sockets = Enumerable.Repeat(network.Sockets[0], Limits.MaxDnsQueries + 1).ToArray();
        Assert.Throws<ArgumentException>(() => new Resolver(network, sockets, null, random));
    }
}
