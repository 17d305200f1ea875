using System.Net;
using System.Text;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>The locator on virtual time: silence, failures, bounds, order and what is set aside.</summary>
public class LocatorTests
{
    private static readonly byte[] Example = "example"u8.ToArray();

    private readonly Zone _zone = new();
    private FakeNetwork _network;
    private Locator _locator;

    public LocatorTests()
    {
        _network = new FakeNetwork(_zone.Serve);
        _locator = new Locator(_network.MakeResolver(), new FakeRandom(7));
    }

    private void Serve(Action<Asked> script)
    {
        _network = new FakeNetwork(script);
        _locator = new Locator(_network.MakeResolver(), new FakeRandom(7));
    }

    private string[] Locate(int port = 0)
    {
        _locator.Start(Example, 0, Example.Length, port, _network.NowMs);
        _network.Run(_locator);
        return Shown(_locator);
    }

    private static string[] Shown(Locator locator) =>
        [.. Enumerable.Range(0, locator.CandidateCount)
            .Select(index => new IPAddress(locator.GetCandidate(index).Address).ToString())];

    [Fact]
    public void A_new_locator_is_idle()
    {
        Assert.Equal(LocatorState.Idle, _locator.State);
        Assert.Equal(-1, _locator.NextDeadlineMs);
        Assert.Equal(0, _locator.CandidateCount);
        Assert.False(_locator.Located);
        _locator.Poll(5);
        Assert.Equal(LocatorState.Idle, _locator.State);
    }

    [Fact]
    public void Silence_for_everything_is_a_time_out()
    {
        Serve(_ => { });
        Assert.Empty(Locate());
        Assert.Equal(DnsResult.Timeout, _locator.Result);
        Assert.Equal(15_000, _network.NowMs);
        Assert.Equal(-1, _locator.NextDeadlineMs);
    }

    [Theory]
    [InlineData("silence", 5_040)]
    [InlineData("failure", 50)]
    [InlineData("refusal", 50)]
    public void Where_NAPTR_alone_fails_the_domain_is_still_located(string kind, long expectedMs)
    {
        _zone.Srv("_sips._tcp.example", 0, 0, 5061, "a.example").A("a.example", "192.0.2.1");
        Serve(asked =>
        {
            if (asked.Type != DnsType.Naptr)
            {
                _zone.Serve(asked);
            }
            else if (kind != "silence")
            {
                asked.Fail(kind == "failure" ? DnsFlags.ServerFailure : DnsFlags.Refused, 20);
            }
        });
        Assert.Equal(["192.0.2.1"], Locate());
        Assert.True(_locator.Located);
        Assert.InRange(_network.NowMs, expectedMs - 20, expectedMs);
    }

    [Fact]
    public void Where_NAPTR_and_SRV_fail_the_name_itself_is_asked_and_it_is_not_located()
    {
        _zone.A("example", "192.0.2.1");
        Serve(asked =>
        {
            if (asked.Type is DnsType.A or DnsType.Aaaa)
            {
                _zone.Serve(asked);
            }
            else if (asked.Type == DnsType.Srv)
            {
                asked.Fail(DnsFlags.ServerFailure);
            }
        });
        Assert.Equal(["192.0.2.1"], Locate());
        Assert.False(_locator.Located);
        Assert.Equal(CandidateVia.Address, _locator.GetCandidate(0).Via);
        Assert.Equal(5061, _locator.GetCandidate(0).Port);
    }

    [Theory]
    [InlineData(DnsFlags.ServerFailure)]
    [InlineData(DnsFlags.Refused)]
    public void Servers_that_fail_or_refuse_are_told_as_failures(int responseCode)
    {
        Serve(asked => asked.Fail(responseCode));
        Assert.Empty(Locate());
        Assert.Equal(DnsResult.ServerFailure, _locator.Result);
    }

    [Fact]
    public void Malformed_answers_are_told_as_that()
    {
        Serve(asked => asked.Reply(asked.Head(DnsFlags.Response, 0).U8(0).ToArray()));
        Assert.Empty(Locate(5061));
        Assert.Equal(DnsResult.Malformed, _locator.Result);
    }

    [Fact]
    public void One_family_is_enough_when_the_other_fails()
    {
        _zone.A("example", "192.0.2.1");
        Serve(asked =>
        {
            if (asked.Type == DnsType.A)
            {
                _zone.Serve(asked);
            }
        });
        Assert.Equal(["192.0.2.1"], Locate(5061));
        Assert.Equal(5000, _network.NowMs);
    }

    [Fact]
    public void Both_families_are_asked_at_the_same_time()
    {
        _zone.A("example", "192.0.2.1").A("example", "2001:db8::1");
        Assert.Equal(["2001:db8::1", "192.0.2.1"], Locate(5061));
        Assert.Equal(10, _network.NowMs);
        Assert.Equal([0L, 0L], _network.Log.Select(asked => asked.AtMs));
    }

    [Fact]
    public void Families_alternate_within_a_target_and_targets_keep_their_order()
    {
        _zone.Srv("_sips._tcp.example", 1, 0, 5061, "a.example")
            .Srv("_sips._tcp.example", 2, 0, 5061, "b.example")
            .A("a.example", "192.0.2.1")
            .A("a.example", "192.0.2.2")
            .A("a.example", "192.0.2.3")
            .A("a.example", "2001:db8::1")
            .A("a.example", "2001:db8::2")
            .A("b.example", "2001:db8::b");
        Assert.Equal(
            ["2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.2", "192.0.2.3", "2001:db8::b"], Locate());
    }

    [Fact]
    public void Addresses_of_one_target_and_of_all_are_bounded()
    {
        _zone.Srv("_sips._tcp.example", 1, 0, 5061, "a.example")
            .Srv("_sips._tcp.example", 2, 0, 5061, "b.example")
            .Srv("_sips._tcp.example", 3, 0, 5061, "c.example");
        for (int i = 1; i <= Limits.MaxAddressesPerTarget + 1; i++)
        {
            _zone.A("a.example", $"192.0.2.{i}")
                .A("b.example", $"198.51.100.{i}")
                .A("c.example", $"203.0.113.{i}");
        }

        string[] candidates = Locate();
        Assert.Equal(Limits.MaxCandidates, candidates.Length);
        Assert.Equal(Limits.MaxAddressesPerTarget, candidates.Count(address => address.StartsWith("192.0.2.")));
        Assert.Equal("198.51.100.1", candidates[Limits.MaxAddressesPerTarget]);
        Assert.DoesNotContain(_network.Log, asked => asked.Name.StartsWith("c", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Of_many_targets_the_best_priorities_are_kept()
    {
        for (int i = 0; i < 2 * Limits.MaxSrvTargets; i++)
        {
            // 5 and 12 have no common factor: every priority from 1 to 12, out of order.
            int priority = ((i * 5) % 12) + 1;
            _zone.Srv("_sips._tcp.example", priority, 0, 5061, $"n{priority}.example")
                .A($"n{priority}.example", $"192.0.2.{priority}");
        }

        Assert.Equal(
            Enumerable.Range(1, Limits.MaxSrvTargets).Select(priority => $"192.0.2.{priority}"), Locate());
    }

    [Fact]
    public void Targets_that_cannot_be_used_are_passed_over()
    {
        _zone.Srv("_sips._tcp.example", 1, 0, 0, "zero.example")
            .Srv("_sips._tcp.example", 2, 0, 5061, "with space.example")
            .Srv("_sips._tcp.example", 3, 0, 5061, ".")
            .Srv("_sips._tcp.example", 4, 0, 5061, "gone.example")
            .Srv("_sips._tcp.example", 5, 0, 5061, "a.example")
            .A("zero.example", "192.0.2.66")
            .A("a.example", "192.0.2.1");
        Assert.Equal(["192.0.2.1"], Locate());
    }

    [Theory]
    [InlineData(0, "a.example")]
    [InlineData(5061, "with space.example")]
    public void SRV_records_without_a_usable_target_do_not_lead_to_the_name_itself(int port, string target)
    {
        _zone.Srv("_sips._tcp.example", 1, 0, port, target).A("a.example", "192.0.2.1").A("example", "192.0.2.2");
        Assert.Empty(Locate());
        Assert.Equal(DnsResult.NoData, _locator.Result);
    }

    [Theory]
    [InlineData(50, 30, 40)]
    [InlineData(20, 20, 20)]
    public void The_candidates_TTL_is_the_least_on_its_way(int naptrTtl, int first, int second)
    {
        _zone.Naptr("example", 1, 1, "s.example", ttl: naptrTtl)
            .Srv("s.example", 1, 7, 5061, "a.example", 40)
            .Srv("s.example", 2, 8, 5061, "b.example", 40)
            .A("a.example", "192.0.2.1", 30)
            .A("b.example", "192.0.2.2", 60);
        Locate();
        Assert.Equal(first, _locator.GetCandidate(0).TtlSeconds);
        Assert.Equal(second, _locator.GetCandidate(1).TtlSeconds);
        Assert.Equal([7, 8], Enumerable.Range(0, 2).Select(index => _locator.GetCandidate(index).Weight));
        Assert.Equal("b.example", Encoding.Latin1.GetString(_locator.GetCandidate(1).Host, 0, 9));
    }

    [Fact]
    public void A_name_without_room_for_the_service_labels_has_no_SRV()
    {
        string label = new('a', 63);
        string name = $"{label}.{label}.{label}.{new string('a', 51)}";
        _zone.A(name, "192.0.2.1");
        byte[] host = Encoding.Latin1.GetBytes(name);
        _locator.Start(host, 0, host.Length, 0, 0);
        _network.Run(_locator);
        Assert.Equal(["192.0.2.1"], Shown(_locator));
        Assert.DoesNotContain(_network.Log, asked => asked.Type == DnsType.Srv);
    }

    [Fact]
    public void A_failed_candidate_stands_behind_the_others_for_a_while()
    {
        _zone.Srv("_sips._tcp.example", 1, 0, 5061, "a.example", 3600)
            .Srv("_sips._tcp.example", 2, 0, 5061, "b.example", 3600)
            .Srv("_sips._tcp.example", 3, 0, 5061, "c.example", 3600)
            .A("a.example", "192.0.2.1", 3600)
            .A("b.example", "192.0.2.2", 3600)
            .A("c.example", "192.0.2.3", 3600);
        string[] byPriority = Locate();
        Assert.Equal(["192.0.2.1", "192.0.2.2", "192.0.2.3"], byPriority);
        _network.NowMs = 1_000;
        _locator.Fail(_locator.GetCandidate(0), 0, 1_000);
        Assert.Equal(byPriority, Shown(_locator));
        Assert.Equal(["192.0.2.2", "192.0.2.3", "192.0.2.1"], Locate());
        Assert.True(_locator.Located);

        _network.NowMs = 1_000 + Limits.SetAsideMs - 1;
        Assert.Equal(["192.0.2.2", "192.0.2.3", "192.0.2.1"], Locate());
        _network.NowMs = 1_000 + Limits.SetAsideMs;
        Assert.Equal(byPriority, Locate());
    }

    [Fact]
    public void When_all_failed_the_order_stands()
    {
        _zone.A("example", "192.0.2.1", 3600).A("example", "192.0.2.2", 3600);
        string[] all = Locate(5061);
        _locator.Fail(_locator.GetCandidate(1), 0, 0);
        _locator.Fail(_locator.GetCandidate(0), 0, 0);
        Assert.Equal(all, Locate(5061));
    }

    [Fact]
    public void Success_clears_and_a_port_is_part_of_the_place()
    {
        _zone.A("example", "192.0.2.1", 3600).A("example", "192.0.2.2", 3600);
        string[] all = Locate(5061);
        _locator.Fail(_locator.GetCandidate(0), 0, 0);
        Assert.Equal(all, Locate(5071));
        Assert.Equal(all.Reverse(), Locate(5061));
        _locator.Succeed(_locator.GetCandidate(1));
        Assert.Equal(all, Locate(5061));
    }

    [Theory]
    [InlineData(5_000, 5_000)]
    [InlineData(int.MaxValue, Limits.MaxSetAsideMs)]
    [InlineData(-1, Limits.SetAsideMs)]
    public void The_servers_own_time_is_kept_within_a_bound(int retryAfterMs, int expectedMs)
    {
        _zone.A("example", "192.0.2.1", 86400).A("example", "192.0.2.2", 86400);
        string[] all = Locate(5061);
        long failedMs = _network.NowMs;
        _locator.Fail(_locator.GetCandidate(0), retryAfterMs, failedMs);
        _network.NowMs = failedMs + expectedMs - 1;
        Assert.Equal(all.Reverse(), Locate(5061));
        _network.NowMs = failedMs + expectedMs;
        Assert.Equal(all, Locate(5061));
    }

    [Fact]
    public void In_a_full_list_the_one_nearest_its_end_gives_way()
    {
        for (int i = 1; i <= Limits.MaxSetAside; i++)
        {
            _zone.A(i % 2 == 0 ? "a.example" : "b.example", $"192.0.2.{i}", 86400);
        }

        _zone.Srv("_sips._tcp.example", 1, 0, 5061, "a.example", 86400)
            .Srv("_sips._tcp.example", 2, 0, 5061, "b.example", 86400)
            .A("example", "192.0.2.99", 86400);
        string[] all = Locate();
        Assert.Equal(Limits.MaxSetAside, all.Length);
        Candidate[] candidates = [.. Enumerable.Range(0, all.Length).Select(_locator.GetCandidate)];
        for (int i = 0; i < candidates.Length; i++)
        {
            _locator.Fail(candidates[i], i == 5 ? 1_000 : 60_000, 0);
        }

        // A ninth place.
        Locate(5071);
        _locator.Fail(_locator.GetCandidate(0), 60_000, 0);
        Assert.Equal([all[5], .. all.Where((_, index) => index != 5)], Locate());
    }

    [Fact]
    public void A_start_gives_up_what_was_under_way()
    {
        _zone.A("example", "192.0.2.1");
        _locator.Start("other"u8.ToArray(), 0, 5, 0, 0);
        Assert.Equal(LocatorState.Locating, _locator.State);
        Assert.Equal(["192.0.2.1"], Locate(5061));
        _locator.Stop();
        Assert.Equal(LocatorState.Idle, _locator.State);
        Assert.Equal(0, _locator.CandidateCount);
        Assert.All(_network.Sockets, socket => Assert.False(socket.IsOpen));
    }

    [Fact]
    public void Locators_share_a_resolver_and_its_questions()
    {
        _zone.Srv("_sips._tcp.example", 1, 0, 5061, "a.example").A("a.example", "192.0.2.1");
        Resolver resolver = _network.MakeResolver();
        Locator[] locators = [.. Enumerable.Range(0, 4).Select(_ => new Locator(resolver, new FakeRandom(7)))];
        Array.ForEach(locators, locator => locator.Start(Example, 0, Example.Length, 0, 0));
        _network.RunUntil(
            () => locators.All(locator => locator.State == LocatorState.Done),
            nowMs => Array.ForEach(locators, locator => locator.Poll(nowMs)),
            () => locators.Select(locator => locator.NextDeadlineMs).Where(atMs => atMs >= 0).Min());
        Assert.All(locators, locator => Assert.Equal(["192.0.2.1"], Shown(locator)));
        Assert.Equal(4, _network.Log.Count);
    }

    [Fact]
    public void Where_the_resolvers_table_is_full_a_locator_waits_for_a_place()
    {
        _zone.Srv("_sips._tcp.example", 1, 0, 5061, "a.example")
            .A("a.example", "192.0.2.1")
            .A("a.example", "2001:db8::1");
        var resolver = new Resolver(_network, [(IDatagramSocket)_network.Sockets[0]], null, new FakeRandom(1));
        byte[] other = Names.Flat("other.example");
        Query blocking = resolver.Start(other, other.Length, DnsType.A, 0);
        _locator = new Locator(resolver, new FakeRandom(7));
        _locator.Start(Example, 0, Example.Length, 0, 0);
        Assert.Equal(Limits.DnsBusyRetryMs, _locator.NextDeadlineMs);
        _network.RunUntil(() => blocking.IsDone, _locator.Poll, () => _locator.NextDeadlineMs);
        resolver.Release(blocking);

        // With one place, A and AAAA cannot be out together: the locator gives up in time instead of hanging.
        _network.Run(_locator);
        Assert.Equal(Limits.LocateTimeoutMs, _network.NowMs);
        Assert.Equal(DnsResult.Timeout, _locator.Result);
    }
}
