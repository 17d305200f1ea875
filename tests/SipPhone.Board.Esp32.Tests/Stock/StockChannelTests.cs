using SipPhone.Board.Esp32.Stock;
using SipPhone.Board.Host.Tests;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Tests.Stock;

/// <summary>Connecting, names and handshakes of the stock image's channel, as timelines.</summary>
public sealed class StockChannelTests
{
    private readonly ListedAnchors _anchors = new(Certificates.Root.Der);
    private readonly StockWorld _world;

    public StockChannelTests()
    {
        _world = new StockWorld(_anchors);
    }

    [Fact]
    public void The_first_name_that_the_certificate_has_ends_the_search()
    {
        _world.Expect("sip:example.com", "example.com");
        _world.Peer.Names.Add("sip:example.com");
        _world.Open();
        Assert.Equal(SecureChannelState.Handshaking, _world.Channel.Poll());
        Assert.Null(_world.Channel.MatchedName);
        Assert.Equal(0, _world.Channel.TlsVersion);
        Assert.Equal(SecureChannelState.PeerPresented, _world.Channel.Poll());
        Assert.Equal(Ascii.ToBytes("sip:example.com"), _world.Channel.MatchedName);
        Assert.Equal(0x0303, _world.Channel.TlsVersion);
        Assert.Equal(["connect 192.0.2.1:5061", "handshake as sip:example.com"], _world.Platform.Log);
    }

    [Fact]
    public void Each_further_name_takes_a_connection_of_its_own()
    {
        _world.Expect("sip:example.com", "sips:example.com", "example.com");
        _world.Peer.Names.Add("example.com");
        _world.Open();
        Assert.Equal(SecureChannelState.PeerPresented, _world.Settle());
        Assert.Equal(Ascii.ToBytes("example.com"), _world.Channel.MatchedName);
        Assert.Equal(
            [
                "connect 192.0.2.1:5061", "handshake as sip:example.com", "close",
                "connect 192.0.2.1:5061", "handshake as sips:example.com", "close",
                "connect 192.0.2.1:5061", "handshake as example.com",
            ],
            _world.Platform.Log);
    }

    [Fact]
    public void States_only_move_down_while_names_are_tried()
    {
        _world.Expect("sip:example.com", "example.com");
        _world.Peer.Names.Add("example.com");
        _world.Open();
        List<SecureChannelState> states = [];
        while (states.Count == 0 || states[^1] != SecureChannelState.PeerPresented)
        {
            states.Add(_world.Channel.Poll());
        }

        Assert.Equal(states.Order(), states);
    }

    [Fact]
    public void A_certificate_for_none_of_the_names_is_refused()
    {
        _world.Expect("sip:example.com", "example.com");
        _world.Peer.Names.Add("other.example");
        _world.Open();
        Assert.Equal(SecureChannelState.Failed, _world.Settle());
        Assert.Equal(SecureChannelFailure.CertificateRefused, _world.Channel.Failure);
        Assert.Equal(-0x2700, _world.Channel.PlatformError);
        Assert.Equal("close", _world.Platform.Log[^1]);
        Assert.Equal(2, _world.Platform.Log.Count(line => line.StartsWith("handshake", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(-0x2700, 2, SecureChannelFailure.CertificateRefused)]
    [InlineData(-0x2701, 1, SecureChannelFailure.Protocol)]
    [InlineData(-0x26FF, 1, SecureChannelFailure.Protocol)]
    [InlineData(-0x7A00, 1, SecureChannelFailure.CertificateRefused)]
    [InlineData(-0x7280, 1, SecureChannelFailure.PeerClosed)]
    [InlineData(-0x0050, 1, SecureChannelFailure.PeerClosed)]
    [InlineData(-0x7880, 1, SecureChannelFailure.PeerClosed)]
    [InlineData(-0x7780, 1, SecureChannelFailure.Protocol)]
    [InlineData(-0x7F00, 1, SecureChannelFailure.Protocol)]
    [InlineData(-1, 1, SecureChannelFailure.Protocol)]
    public void Only_a_refused_certificate_leads_to_the_next_name(
        int error, int handshakes, SecureChannelFailure expected)
    {
        _world.Expect("sip:example.com", "example.com");
        _world.Peer.Names.Add("example.com");
        _world.Peer.HandshakeError = error;
        _world.Open();
        Assert.Equal(SecureChannelState.Failed, _world.Settle());
        Assert.Equal(expected, _world.Channel.Failure);
        Assert.Equal(error, _world.Channel.PlatformError);
        Assert.Equal(
            handshakes,
            _world.Platform.Log.Count(line => line.StartsWith("handshake", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(104, SecureChannelFailure.Refused)]
    [InlineData(111, SecureChannelFailure.Refused)]
    [InlineData(113, SecureChannelFailure.TimedOut)]
    [InlineData(116, SecureChannelFailure.TimedOut)]
    [InlineData(118, SecureChannelFailure.Unreachable)]
    [InlineData(-1, SecureChannelFailure.Unreachable)]
    public void A_peer_that_is_not_reached_is_told_as_what_it_is(int error, SecureChannelFailure expected)
    {
        _world.Expect("sip:example.com");
        _world.Peer.ConnectResult = error;
        _world.Open();
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Equal(expected, _world.Channel.Failure);
        Assert.Equal(error, _world.Channel.PlatformError);
        Assert.DoesNotContain(_world.Platform.Log, line => line.StartsWith("handshake", StringComparison.Ordinal));
    }

    [Fact]
    public void Connecting_has_a_deadline_at_the_first_name()
    {
        _world.Expect("sip:example.com");
        _world.Peer.ConnectResult = StockTls.Pending;
        _world.Open();
        _world.Clock.Advance(StockLimits.ConnectTimeoutMs - 1);
        Assert.Equal(SecureChannelState.Connecting, _world.Channel.Poll());
        _world.Clock.Advance(1);
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Equal(SecureChannelFailure.TimedOut, _world.Channel.Failure);
        Assert.Equal("close", _world.Platform.Log[^1]);
    }

    [Fact]
    public void Connecting_has_a_deadline_at_the_next_name_too()
    {
        _world.Expect("sip:example.com", "example.com");
        _world.Open();
        Assert.Equal(SecureChannelState.Handshaking, _world.Channel.Poll());
        _world.Clock.Advance(5000);
        Assert.Equal(SecureChannelState.Handshaking, _world.Channel.Poll());
        _world.Peer.ConnectResult = StockTls.Pending;
        _world.Clock.Advance(StockLimits.ConnectTimeoutMs - 1);
        Assert.Equal(SecureChannelState.Handshaking, _world.Channel.Poll());
        _world.Clock.Advance(1);
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Equal(SecureChannelFailure.TimedOut, _world.Channel.Failure);
    }

    [Fact]
    public void Without_a_name_nobody_is_connected_to()
    {
        _world.Open();
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Equal(SecureChannelFailure.CertificateRefused, _world.Channel.Failure);
        _world.Expect("sip:example.com");
        _world.Expect();
        _world.Open();
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Empty(_world.Platform.Log);
    }

    [Fact]
    public void Without_a_socket_the_peer_is_unreachable()
    {
        _world.Platform.HasSockets = false;
        _world.Expect("sip:example.com");
        _world.Open();
        Assert.Equal(SecureChannelState.Failed, _world.Channel.Poll());
        Assert.Equal(SecureChannelFailure.Unreachable, _world.Channel.Failure);
    }

    [Fact]
    public void The_platform_is_given_no_other_name_for_SNI()
    {
        _world.OpenAndAccept();
        Assert.DoesNotContain(_world.Platform.Log, line => line.Contains("sni.example", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_flows_before_Accept_and_Accept_elsewhere_does_nothing()
    {
        _world.Expect("sip:example.com");
        _world.Peer.Names.Add("sip:example.com");
        AssertNothingWorks(SecureChannelState.Closed);
        _world.Open();
        _world.Channel.Accept();
        Assert.Equal(HalResult.Closed, _world.Channel.Send([1], 0, 1));
        Assert.Equal(HalResult.Closed, _world.Channel.Receive(new byte[1], 0, 1));
        Assert.Equal(SecureChannelState.PeerPresented, _world.Settle());
        Assert.Equal(HalResult.Closed, _world.Channel.Send([1], 0, 1));
        Assert.Equal(HalResult.Closed, _world.Channel.Receive(new byte[1], 0, 1));
        Assert.Empty(_world.Peer.Received);
        _world.Channel.Close();
        AssertNothingWorks(SecureChannelState.Closed);
    }

    [Fact]
    public void The_certificate_is_hidden_and_our_own_address_is_not()
    {
        _world.OpenAndAccept();
        byte[] buffer = new byte[6];
        Assert.Equal(HalResult.NotFound, _world.Channel.CopyPeerCertificate(buffer, 0, 6));
        Assert.Equal(HalResult.TooSmall, _world.Channel.CopyLocalAddress(buffer, 1, 4));
        Assert.Equal(4, _world.Channel.CopyLocalAddress(buffer, 1, 5));
        Assert.Equal([0, 192, 0, 2, 99, 0], buffer);
        Assert.Equal(49152, _world.Channel.LocalPort);
        _world.Channel.Close();
        Assert.Equal(HalResult.NotFound, _world.Channel.CopyLocalAddress(buffer, 0, 6));
        Assert.Equal(0, _world.Channel.LocalPort);
    }

    [Fact]
    public void One_object_is_opened_again_after_every_end()
    {
        _world.Peer.HandshakeError = -0x7780;
        _world.Expect("sip:example.com");
        for (int round = 0; round < 3; round++)
        {
            _world.Open();
            Assert.Equal(SecureChannelState.Failed, _world.Settle());
        }

        _world.Peer.HandshakeError = 0;
        _world.OpenAndAccept();
        Assert.Equal(SecureChannelFailure.None, _world.Channel.Failure);
        _world.Channel.Close();
        _world.Channel.Close();
        Assert.Equal(SecureChannelState.Closed, _world.Channel.Poll());
    }

    [Fact]
    public void The_peers_address_may_change_behind_Open()
    {
        byte[] address = [192, 0, 2, 1];
        _world.Expect("sip:example.com", "example.com");
        _world.Peer.Names.Add("example.com");
        _world.Channel.Open(address, 5061, []);
        address[3] = 2;
        Assert.Equal(SecureChannelState.PeerPresented, _world.Settle());
    }

    private void AssertNothingWorks(SecureChannelState state)
    {
        _world.Channel.Accept();
        Assert.Equal(state, _world.Channel.Poll());
        Assert.Equal(HalResult.Closed, _world.Channel.Send([0], 0, 1));
        Assert.Equal(HalResult.Closed, _world.Channel.Receive(new byte[1], 0, 1));
        Assert.Equal(0, _world.Channel.TlsVersion);
        Assert.Null(_world.Channel.MatchedName);
    }
}
