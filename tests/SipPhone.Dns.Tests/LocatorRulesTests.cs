using System.Net;
using System.Text;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

/// <summary>Every row of the locating rules, against an honest server.</summary>
public class LocatorRulesTests
{
    private readonly Zone _zone = new();
    private readonly FakeNetwork _network;
    private readonly Locator _locator;

    public LocatorRulesTests()
    {
        _network = new FakeNetwork(_zone.Serve);
        _locator = new Locator(_network.MakeResolver(), new FakeRandom(7));
    }

    private string[] Locate(string host, int port = 0)
    {
        byte[] octets = Encoding.Latin1.GetBytes($"<{host}>");
        _locator.Start(octets, 1, octets.Length - 1, port, _network.NowMs);
        _network.Run(_locator);
        return [.. Enumerable.Range(0, _locator.CandidateCount).Select(index => Show(_locator.GetCandidate(index)))];
    }

    private static string Show(Candidate candidate)
    {
        string host = Encoding.Latin1.GetString(candidate.Host, 0, candidate.HostLength);
        return $"{new IPEndPoint(new IPAddress(candidate.Address), candidate.Port)} {host} "
            + CandidateVias.Name(candidate.Via);
    }

    private IEnumerable<string> Questions() =>
        _network.Log.Select(asked => $"{asked.Name.ToLowerInvariant()} {asked.Type}");

    [Theory]
    [InlineData("192.0.2.1", 0, "192.0.2.1:5061  literal")]
    [InlineData("192.0.2.1", 5071, "192.0.2.1:5071  literal")]
    [InlineData("[2001:db8::1]", 0, "[2001:db8::1]:5061  literal")]
    [InlineData("2001:db8::1", 443, "[2001:db8::1]:443  literal")]
    public void A_literal_is_its_own_candidate(string host, int port, string expected)
    {
        Assert.Equal([expected], Locate(host, port));
        Assert.Equal(DnsResult.Ok, _locator.Result);
        Assert.False(_locator.Located);
        Assert.Empty(_network.Log);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("[192.0.2.1]")]
    [InlineData("[]")]
    [InlineData("[::1")]
    [InlineData("a..example")]
    [InlineData("a%2eexample")]
    public void A_host_that_is_neither_is_malformed(string host)
    {
        Assert.Empty(Locate(host));
        Assert.Equal(DnsResult.Malformed, _locator.Result);
        Assert.Empty(_network.Log);
    }

    [Fact]
    public void A_name_with_a_port_is_asked_for_its_addresses_only()
    {
        _zone.A("sip.example", "192.0.2.1").A("sip.example", "2001:db8::1").Srv("_sips._tcp.sip.example", 0, 0, 1, "x");
        Assert.Equal(
            ["[2001:db8::1]:5071 sip.example address", "192.0.2.1:5071 sip.example address"],
            Locate("Sip.Example.", 5071));
        Assert.False(_locator.Located);
        Assert.Equal(["sip.example 1", "sip.example 28"], Questions());
    }

    [Fact]
    public void NAPTR_leads_to_SRV_leads_to_addresses()
    {
        _zone.Naptr("example", 50, 50, "_sips._tcp.other.example")
            .Srv("_sips._tcp.other.example", 0, 0, 5071, "a.example")
            .A("a.example", "192.0.2.1");
        Assert.Equal(["192.0.2.1:5071 a.example naptr"], Locate("example"));
        Assert.True(_locator.Located);
        Assert.Equal(
            ["example 35", "_sips._tcp.other.example 33", "a.example 1", "a.example 28"], Questions());
    }

    [Fact]
    public void NAPTR_records_are_taken_by_order_then_preference()
    {
        _zone.Naptr("example", 20, 1, "third.example")
            .Naptr("example", 10, 60000, "second.example")
            .Naptr("example", 10, 59999, "first.example")
            .Srv("second.example", 0, 0, 5061, "a.example")
            .Srv("third.example", 0, 0, 5061, "b.example")
            .A("a.example", "192.0.2.1")
            .A("b.example", "192.0.2.2");
        Assert.Equal(["192.0.2.1:5061 a.example naptr"], Locate("example"));
        Assert.Equal(["first.example 33", "second.example 33"], Questions().Where(asked => asked.EndsWith("33")));
    }

    [Theory]
    [InlineData("SIP+D2T", "s", "")]
    [InlineData("SIP+D2U", "s", "")]
    [InlineData("SIPS+D2S", "s", "")]
    [InlineData("SIPS+D2TX", "s", "")]
    [InlineData("SIPS+D2T", "a", "")]
    [InlineData("SIPS+D2T", "u", "")]
    [InlineData("SIPS+D2T", "", "")]
    [InlineData("SIPS+D2T", "ss", "")]
    [InlineData("SIPS+D2T", "s", "!^.*$!_sips._tcp.bad.example!")]
    public void A_NAPTR_of_another_kind_is_not_used(string services, string flags, string regexp)
    {
        _zone.Naptr("example", 1, 1, "_sips._tcp.bad.example", services, flags, regexp)
            .Srv("_sips._tcp.bad.example", 0, 0, 5061, "bad.example")
            .Srv("_sips._tcp.example", 0, 0, 5061, "a.example")
            .A("bad.example", "192.0.2.66")
            .A("a.example", "192.0.2.1");
        Assert.Equal(["192.0.2.1:5061 a.example srv"], Locate("example"));
        Assert.True(_locator.Located);
    }

    [Theory]
    [InlineData("sips+d2t", "S")]
    [InlineData("SIPS+D2T", "s")]
    public void Services_and_flags_are_in_any_case(string services, string flags)
    {
        _zone.Naptr("example", 1, 1, "srv.example", services, flags)
            .Srv("srv.example", 0, 0, 5061, "a.example")
            .A("a.example", "192.0.2.1");
        Assert.Equal(["192.0.2.1:5061 a.example naptr"], Locate("example"));
    }

    [Fact]
    public void Without_NAPTR_the_SRV_of_sips_is_asked()
    {
        _zone.Srv("_sips._tcp.example", 0, 0, 5061, "a.example").A("a.example", "192.0.2.1");
        Assert.Equal(["192.0.2.1:5061 a.example srv"], Locate("example"));
        Assert.True(_locator.Located);
    }

    [Fact]
    public void Targets_come_by_priority()
    {
        _zone.Srv("_sips._tcp.example", 30, 0, 5061, "c.example")
            .Srv("_sips._tcp.example", 10, 0, 5061, "a.example")
            .Srv("_sips._tcp.example", 20, 0, 5062, "b.example")
            .A("a.example", "192.0.2.1")
            .A("b.example", "192.0.2.2")
            .A("c.example", "192.0.2.3");
        Assert.Equal(
            ["192.0.2.1:5061 a.example srv", "192.0.2.2:5062 b.example srv", "192.0.2.3:5061 c.example srv"],
            Locate("example"));
        Assert.Equal([10, 20, 30], Enumerable.Range(0, 3).Select(index => _locator.GetCandidate(index).Priority));
    }

    [Fact]
    public void Without_NAPTR_and_SRV_the_name_itself_is_asked()
    {
        _zone.A("example", "192.0.2.1");
        Assert.Equal(["192.0.2.1:5061 example address"], Locate("example"));
        Assert.False(_locator.Located);
        Assert.Equal(["example 35", "_sips._tcp.example 33", "example 1", "example 28"], Questions());
    }

    [Fact]
    public void A_NAPTR_without_SRV_counts_as_none()
    {
        _zone.Naptr("example", 1, 1, "nowhere.example").A("example", "192.0.2.1");
        Assert.Equal(["192.0.2.1:5061 example address"], Locate("example"));
        Assert.False(_locator.Located);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_target_dot_refuses_without_a_fallback(bool byNaptr)
    {
        _zone.A("example", "192.0.2.1").Srv("_sips._tcp.example", 0, 0, 0, ".");
        if (byNaptr)
        {
            _zone.Naptr("example", 1, 1, "_sips._tcp.example");
        }

        Assert.Empty(Locate("example"));
        Assert.Equal(DnsResult.ServiceNotAvailable, _locator.Result);
        Assert.False(_locator.Located);
        Assert.DoesNotContain("example 1", Questions());
    }

    [Fact]
    public void SRV_targets_without_addresses_do_not_lead_to_the_name_itself()
    {
        _zone.Naptr("example", 1, 1, "_sips._tcp.example")
            .Srv("_sips._tcp.example", 0, 0, 5061, "gone.example")
            .A("example", "192.0.2.1");
        Assert.Empty(Locate("example"));
        Assert.Equal(DnsResult.NoSuchName, _locator.Result);
        Assert.DoesNotContain("example 1", Questions());
    }

    [Fact]
    public void No_such_name()
    {
        Assert.Empty(Locate("example"));
        Assert.Equal(DnsResult.NoSuchName, _locator.Result);
        Assert.Equal("no-such-name", DnsResults.Name(_locator.Result));
    }

    [Fact]
    public void No_data()
    {
        _zone.A("below.example", "192.0.2.1");
        Assert.Empty(Locate("example"));
        Assert.Equal(DnsResult.NoData, _locator.Result);
    }

    [Fact]
    public void A_CNAME_before_the_targets_address_is_followed_and_the_target_keeps_its_name()
    {
        _zone.Srv("_sips._tcp.example", 0, 0, 5061, "a.example")
            .Cname("a.example", "b.example")
            .A("b.example", "192.0.2.1");
        Assert.Equal(["192.0.2.1:5061 a.example srv"], Locate("example"));
    }

    [Fact]
    public void A_second_locate_comes_from_the_cache_at_once()
    {
        _zone.Srv("_sips._tcp.example", 0, 0, 5061, "a.example").A("a.example", "192.0.2.1");
        string[] first = Locate("example");
        int asked = _network.Log.Count;
        byte[] host = "EXAMPLE"u8.ToArray();
        _locator.Start(host, 0, host.Length, 0, _network.NowMs);
        Assert.Equal(LocatorState.Done, _locator.State);
        Assert.Equal(Assert.Single(first), Show(_locator.GetCandidate(0)));
        Assert.True(_locator.Located);
        Assert.Equal(asked, _network.Log.Count);
    }
}
