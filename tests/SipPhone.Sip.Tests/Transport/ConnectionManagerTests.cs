using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns;
using SipPhone.Dns.Tests.Support;
using SipPhone.Identity;
using SipPhone.Lab;
using SipPhone.Sip.Transport;
using SipPhone.TestSupport;
using GeneralName = SipPhone.Lab.GeneralName;

namespace SipPhone.Sip.Tests.Transport;

/// <summary>The connection manager on virtual time, with scripted DNS servers and peers.</summary>
public sealed class ConnectionManagerTests : IDisposable
{
    private readonly CertificateAuthority _authority = CertificateAuthority.CreateRoot(
        "Test", AuthorityPolicy.Parse("example sip.example\nother.example sip.example\n", "test"));
    private readonly Zone _zone = new();
    private readonly FakeNetwork _network;
    private readonly FakeSecureChannel _channel = new();
    private readonly EventLog _events = new();
    private readonly IdentityPolicy _policy = new();
    private readonly ConnectionManager _connection;

    public ConnectionManagerTests()
    {
        _network = new FakeNetwork(_zone.Serve);
        VirtualClock clock = new(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Locator locator = new(_network.MakeResolver(), new FakeRandom(7));
        _connection = new ConnectionManager(
            locator, _channel, clock, _policy, new byte[Limits.FlowBufferBytes], _events);
    }

    public void Dispose() => _authority.Dispose();

    [Fact]
    public void The_right_server_is_accepted_and_only_then_spoken_to()
    {
        LocatedAt("192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("example"));
        Assert.Equal(HalResult.Closed, Send());
        Open("example");
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.True(_connection.IsLocated);
        Assert.Equal(["open 192.0.2.1:5061 as \"example\"", "accept"], _channel.Log);
        Assert.Equal(
            [
                "located True ok 1",
                "connecting 192.0.2.1:5061",
                "secured 192.0.2.1:5061 304",
                "identity authenticated Uri example",
            ],
            _events.Lines);
        Assert.Equal(4, Send());
        Assert.Equal("ping", Ascii.ToText([.. _channel.Sent], 0, _channel.Sent.Count));
        Assert.Equal(-1, _connection.NextDeadlineMs);
    }

    [Fact]
    public void An_impostor_is_turned_away_before_an_octet_of_SIP()
    {
        LocatedAt("192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("other.example"));
        Open("example");
        Assert.Equal(ConnectionState.Failed, _connection.State);
        Assert.Equal(ConnectionFailure.Identity, _connection.Failure);
        Assert.Equal(IdentityReason.Mismatch, _connection.IdentityReason);
        Assert.Equal(["open 192.0.2.1:5061 as \"example\"", "close"], _channel.Log);
        Assert.Equal(HalResult.Closed, Send());
        Assert.Empty(_channel.Sent);
    }

    [Fact]
    public void An_impostor_gives_way_to_the_right_server()
    {
        LocatedAt("192.0.2.1", "192.0.2.2");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("other.example"));
        _channel.At("192.0.2.2:5061", SecureChannelState.PeerPresented, Certificate("example"));
        Open("example");
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.Contains("failed 192.0.2.1:5061 identity", _events.Lines);
    }

    [Theory]
    [InlineData(SecureChannelFailure.Unreachable, ConnectionFailure.Unreachable)]
    [InlineData(SecureChannelFailure.Refused, ConnectionFailure.Refused)]
    [InlineData(SecureChannelFailure.TimedOut, ConnectionFailure.TimedOut)]
    [InlineData(SecureChannelFailure.UntrustedChain, ConnectionFailure.UntrustedChain)]
    [InlineData(SecureChannelFailure.Expired, ConnectionFailure.Expired)]
    [InlineData(SecureChannelFailure.NoAnchors, ConnectionFailure.NoAnchors)]
    [InlineData(SecureChannelFailure.Protocol, ConnectionFailure.Tls)]
    [InlineData(SecureChannelFailure.PeerClosed, ConnectionFailure.PeerClosed)]
    [InlineData(SecureChannelFailure.CertificateRefused, ConnectionFailure.CertificateRefused)]
    public void A_channel_failure_is_told_as_what_it_is(SecureChannelFailure failure, ConnectionFailure expected)
    {
        LocatedAt("192.0.2.1");
        _channel.Fails("192.0.2.1:5061", failure);
        Open("example");
        Assert.Equal(ConnectionState.Failed, _connection.State);
        Assert.Equal(expected, _connection.Failure);
    }

    [Fact]
    public void Of_several_failures_the_most_telling_is_reported()
    {
        LocatedAt("192.0.2.1", "192.0.2.2", "192.0.2.3");
        _channel.Fails("192.0.2.1:5061", SecureChannelFailure.Unreachable);
        _channel.At("192.0.2.2:5061", SecureChannelState.PeerPresented, Certificate("other.example"));
        _channel.Fails("192.0.2.3:5061", SecureChannelFailure.Refused);
        Open("example");
        Assert.Equal(ConnectionFailure.Identity, _connection.Failure);
        Assert.Equal(
            [
                "failed 192.0.2.1:5061 unreachable",
                "failed 192.0.2.2:5061 identity",
                "failed 192.0.2.3:5061 connection-refused",
            ],
            _events.Lines.Where(line => line.StartsWith("failed", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(SecureChannelState.Connecting, Limits.ConnectTimeoutMs)]
    [InlineData(SecureChannelState.Handshaking, Limits.HandshakeTimeoutMs)]
    public void A_silent_peer_has_a_deadline(SecureChannelState silentIn, int deadlineMs)
    {
        LocatedAt("192.0.2.1");
        _channel.At("192.0.2.1:5061", silentIn);
        Open("example");
        long deadline = _network.NowMs + deadlineMs;
        Assert.Equal(deadline, _connection.NextDeadlineMs);
        _connection.Poll(deadline - 1);
        Assert.NotEqual(ConnectionState.Failed, _connection.State);
        _connection.Poll(deadline);
        Assert.Equal(ConnectionState.Failed, _connection.State);
        Assert.Equal(ConnectionFailure.TimedOut, _connection.Failure);
        Assert.Equal("close", _channel.Log[^1]);
    }

    [Fact]
    public void The_handshake_has_its_own_deadline_after_the_connection()
    {
        LocatedAt("192.0.2.1");
        FakePeer peer = _channel.At("192.0.2.1:5061", SecureChannelState.Connecting);
        Open("example");
        long late = _network.NowMs + Limits.ConnectTimeoutMs - 1;
        peer.Reaches = SecureChannelState.Handshaking;
        _connection.Poll(late);
        Assert.Equal(ConnectionState.Handshaking, _connection.State);
        Assert.Equal(late + Limits.HandshakeTimeoutMs, _connection.NextDeadlineMs);
    }

    [Fact]
    public void A_domain_without_SRV_is_matched_by_its_host_name()
    {
        _zone.A("sip.example", "192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("example"));
        Open("sip.example");
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.False(_connection.IsLocated);
        Assert.Contains("identity authenticated Dns sip.example", _events.Lines);
    }

    [Fact]
    public void A_located_domain_is_not_matched_by_a_DNS_name()
    {
        _zone.Srv("_sips._tcp.sip.example", 0, 0, 5061, "sip.example").A("sip.example", "192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("example"));
        Open("sip.example");
        Assert.Equal(ConnectionFailure.Identity, _connection.Failure);
        Assert.Equal(IdentityReason.Mismatch, _connection.IdentityReason);
    }

    [Fact]
    public void The_fallback_can_be_switched_off()
    {
        _policy.IsFallbackOff = true;
        _zone.A("sip.example", "192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("example"));
        Open("sip.example");
        Assert.Equal(IdentityReason.NotLocated, _connection.IdentityReason);
    }

    [Fact]
    public void An_address_matches_nobody_and_sends_no_SNI()
    {
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("example"));
        Open("192.0.2.1");
        Assert.Equal(IdentityReason.ReferenceInvalid, _connection.IdentityReason);
        Assert.Equal("open 192.0.2.1:5061 as \"\"", _channel.Log[0]);
    }

    [Fact]
    public void An_address_with_a_configured_domain_is_judged_under_RFC_5922_by_that_domain()
    {
        _policy.Rules = IdentityRules.Rfc5922;
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("example"));
        Open("192.0.2.1", "example");
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.Equal("open 192.0.2.1:5061 as \"example\"", _channel.Log[0]);
    }

    [Fact]
    public void SNI_has_no_trailing_dot()
    {
        LocatedAt("192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("example"));
        Open("example.");
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.Equal("open 192.0.2.1:5061 as \"example\"", _channel.Log[0]);
    }

    [Fact]
    public void A_hidden_certificate_is_refused_as_malformed()
    {
        LocatedAt("192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented);
        Open("example");
        Assert.Equal(IdentityReason.Malformed, _connection.IdentityReason);
    }

    [Fact]
    public void A_certificate_over_the_limit_is_refused_as_too_large()
    {
        LocatedAt("192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, new byte[Limits.MaxCertificateBytes + 1]);
        Open("example");
        Assert.Equal(IdentityReason.TooLarge, _connection.IdentityReason);
    }

    [Fact]
    public void A_domain_that_is_not_there_is_not_found()
    {
        Open("nowhere.example");
        Assert.Equal(ConnectionState.Failed, _connection.State);
        Assert.Equal(ConnectionFailure.NotFound, _connection.Failure);
        Assert.Empty(_channel.Log);
    }

    [Fact]
    public void A_lost_connection_is_told_and_can_be_opened_again()
    {
        LocatedAt("192.0.2.1");
        FakePeer peer = _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, Certificate("example"));
        Open("example");
        peer.HasHungUp = true;
        _connection.Poll(_network.NowMs);
        Assert.Equal(ConnectionState.Failed, _connection.State);
        Assert.Equal(ConnectionFailure.PeerClosed, _connection.Failure);
        peer.HasHungUp = false;
        Open("example");
        Assert.Equal(ConnectionState.Open, _connection.State);
        Assert.Equal(ConnectionFailure.None, _connection.Failure);
    }

    [Fact]
    public void Close_ends_it_at_any_time()
    {
        LocatedAt("192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.Handshaking);
        Open("example");
        _connection.Close();
        Assert.Equal(ConnectionState.Idle, _connection.State);
        Assert.Equal(-1, _connection.NextDeadlineMs);
        _connection.Poll(_network.NowMs + Limits.HandshakeTimeoutMs);
        Assert.Equal(ConnectionState.Idle, _connection.State);
    }

    private void LocatedAt(params string[] addresses)
    {
        for (int i = 0; i < addresses.Length; i++)
        {
            _zone.Srv("_sips._tcp.example", i, 0, 5061, $"sip{i}.example").A($"sip{i}.example", addresses[i]);
        }
    }

    [Fact]
    public void A_certificate_that_the_flows_buffer_cannot_hold_is_judged_all_the_same()
    {
        IEnumerable<GeneralName> hosts =
            Enumerable.Range(100, 500).Select(i => GeneralName.Dns($"sip{i}.hosting.example"));
        using IssuedCertificate issued = _authority.IssueRaw(
            new CertificateShape { SubjectAltNames = [GeneralName.Uri("sip:example"), .. hosts] });
        Assert.InRange(issued.Der.Length, Limits.FlowBufferBytes + 1, Limits.MaxCertificateBytes);
        LocatedAt("192.0.2.1");
        _channel.At("192.0.2.1:5061", SecureChannelState.PeerPresented, issued.Der);
        Open("example");
        Assert.Equal(ConnectionState.Open, _connection.State);
    }

    private byte[] Certificate(string domain)
    {
        using IssuedCertificate issued = _authority.IssueDomainCertificate(domain, "sip.example");
        return issued.Der;
    }

    // Runs until DNS has answered and every peer has come as far as it comes.
    private void Open(string host, string? referenceDomain = null)
    {
        _connection.Open(Ascii.ToBytes(host), 0, Ascii.ToBytes(referenceDomain ?? host), _network.NowMs);
        _network.RunUntil(
            () => _connection.State != ConnectionState.Locating, _connection.Poll, () => _connection.NextDeadlineMs);
    }

    private int Send()
    {
        byte[] ping = "ping"u8.ToArray();
        return _connection.Send(ping, 0, ping.Length);
    }
}
