using SipPhone.Core;
using SipPhone.Dns;
using SipPhone.Dns.Tests.Support;
using SipPhone.Identity;
using SipPhone.Sip.Transport;
using SipPhone.TestSupport;

namespace SipPhone.Sip.Tests.Transport;

/// <summary>The connection manager on a platform that hides the certificate and checks names itself.</summary>
public sealed class NameCheckingTests
{
    private readonly Zone _zone = new();
    private readonly FakeNetwork _network;
    private readonly FakeNameCheckingChannel _channel = new();
    private readonly EventLog _events = new();
    private readonly IdentityPolicy _policy = new();
    private readonly VirtualClock _clock = new();
    private readonly ConnectionManager _connection;

    public NameCheckingTests()
    {
        _network = new FakeNetwork(_zone.Serve);
        Locator locator = new(_network.MakeResolver(), new FakeRandom(7));
        _connection = new ConnectionManager(
            locator, _channel, _clock, _policy, new byte[Limits.FlowBufferBytes], _events);
    }

    [Fact]
    public void The_platforms_verdict_opens_the_connection_and_is_told_as_such()
    {
        Located();
        _channel.At("192.0.2.1:5061", "sip:example");
        Open("example");
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.Equal(["expect sip:example sips:example", "open 192.0.2.1:5061", "accept"], _channel.Log);
        Assert.Equal(
            [
                "located True ok 1",
                "connecting 192.0.2.1:5061",
                "secured 192.0.2.1:5061 303",
                "identity authenticated Platform sip:example",
            ],
            _events.Lines);
    }

    [Theory]
    [InlineData(IdentityRules.DomainCerts, "sips:example", true)]
    [InlineData(IdentityRules.DomainCerts, "example", false)]
    [InlineData(IdentityRules.DomainCerts, "srv.example", false)]
    [InlineData(IdentityRules.DomainCerts, "sip:srv.example", false)]
    [InlineData(IdentityRules.Rfc5922, "example", true)]
    [InlineData(IdentityRules.Rfc5922, "sips:example", false)]
    [InlineData(IdentityRules.Rfc5922, "srv.example", false)]
    [InlineData(IdentityRules.Rfc5922, "sip:srv.example", false)]
    public void Of_a_located_domain_the_domain_counts_and_what_DNS_answered_does_not(
        IdentityRules rules, string presented, bool isAccepted)
    {
        _policy.Rules = rules;
        Located();
        _channel.At("192.0.2.1:5061", presented);
        Open("example");
        Assert.Equal(isAccepted ? ConnectionState.Open : ConnectionState.Failed, _connection.State);
        Assert.Equal(
            isAccepted ? ConnectionFailure.None : ConnectionFailure.CertificateRefused, _connection.Failure);
    }

    [Theory]
    [InlineData(IdentityRules.DomainCerts, "expect sip.example")]
    [InlineData(IdentityRules.Rfc5922, "expect sip:sip.example sip.example")]
    public void A_domain_that_was_not_located_falls_back_as_the_policy_has_it(IdentityRules rules, string expected)
    {
        _policy.Rules = rules;
        _zone.A("sip.example", "192.0.2.1");
        _channel.At("192.0.2.1:5061", "sip.example");
        Open("sip.example");
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.Equal(expected, _channel.Log[0]);
    }

    [Theory]
    [InlineData(IdentityReason.NotLocated)]
    [InlineData(IdentityReason.ReferenceInvalid)]
    [InlineData(IdentityReason.ClockNotSet)]
    [InlineData(IdentityReason.ExtendedKeyUsage)]
    public void What_the_platform_cannot_follow_is_refused_before_anybody_is_connected_to(IdentityReason reason)
    {
        _policy.IsFallbackOff = reason == IdentityReason.NotLocated;
        _policy.ExtendedKeyUsage = reason == IdentityReason.ExtendedKeyUsage
            ? ExtendedKeyUsageRule.Sip
            : ExtendedKeyUsageRule.Compatible;
        _clock.IsWallTimeSet = reason != IdentityReason.ClockNotSet;
        _zone.A("sip.example", "192.0.2.1").A("sip.example", "192.0.2.2");
        Open(reason == IdentityReason.ReferenceInvalid ? "192.0.2.1" : "sip.example");
        Assert.Equal(ConnectionState.Failed, _connection.State);
        Assert.Equal(ConnectionFailure.Identity, _connection.Failure);
        Assert.Equal(reason, _connection.IdentityReason);
        Assert.DoesNotContain(_channel.Log, line => line.StartsWith("open", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_certificate_gives_way_to_the_next_candidate()
    {
        _zone.Srv("_sips._tcp.example", 0, 0, 5061, "srv.example").A("srv.example", "192.0.2.1")
            .Srv("_sips._tcp.example", 1, 0, 5061, "srv1.example").A("srv1.example", "192.0.2.2");
        _channel.At("192.0.2.1:5061", "sip:other.example");
        _channel.At("192.0.2.2:5061", "sip:example");
        Open("example");
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.Contains("failed 192.0.2.1:5061 certificate-refused", _events.Lines);
    }

    private void Located()
    {
        _zone.Srv("_sips._tcp.example", 0, 0, 5061, "srv.example").A("srv.example", "192.0.2.1");
    }

    private void Open(string host)
    {
        byte[] name = Ascii.ToBytes(host);
        _connection.Open(name, 0, name, _network.NowMs);
        _network.RunUntil(
            () => _connection.State != ConnectionState.Locating, _connection.Poll, () => _connection.NextDeadlineMs);
    }
}
