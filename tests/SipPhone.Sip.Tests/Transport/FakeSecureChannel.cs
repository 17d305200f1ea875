using System.Net;
using System.Text;
using SipPhone.Core.Hal;

namespace SipPhone.Sip.Tests.Transport;

/// <summary>
/// A TLS connection whose peers, one an address, are scripted; keeps a log of all that was done with it.
/// </summary>
internal sealed class FakeSecureChannel : ISecureChannel
{
    private readonly Dictionary<string, FakePeer> _peers = [];
    private FakePeer _peer = new(SecureChannelState.Connecting);
    private SecureChannelState _state = SecureChannelState.Closed;

    /// <summary>What was done, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Every octet that was sent.</summary>
    public List<byte> Sent { get; } = [];

    public SecureChannelFailure Failure { get; private set; }

    public int PlatformError => Failure == SecureChannelFailure.None ? 0 : 111;

    public int TlsVersion => _state >= SecureChannelState.PeerPresented ? 0x0304 : 0;

    public int LocalPort => _state >= SecureChannelState.Handshaking ? 49152 : 0;

    /// <summary>Says how the peer at an address behaves; one that was not named never answers.</summary>
    public FakePeer At(string endPoint, SecureChannelState reaches, byte[]? certificate = null)
    {
        return _peers[endPoint] = new FakePeer(reaches) { Certificate = certificate };
    }

    /// <summary>Says that connecting to an address fails.</summary>
    public void Fails(string endPoint, SecureChannelFailure failure)
    {
        _peers[endPoint] = new FakePeer(SecureChannelState.Failed) { Failure = failure };
    }

    public void Open(byte[] address, int port, byte[] serverName)
    {
        string endPoint = new IPEndPoint(new IPAddress(address), port).ToString();
        Log.Add($"open {endPoint} as \"{Encoding.ASCII.GetString(serverName)}\"");
        _peer = _peers.TryGetValue(endPoint, out FakePeer? peer) ? peer : new FakePeer(SecureChannelState.Connecting);
        _state = SecureChannelState.Connecting;
        Failure = SecureChannelFailure.None;
    }

    public SecureChannelState Poll()
    {
        if (_state is SecureChannelState.Connecting or SecureChannelState.Handshaking)
        {
            _state = _peer.Reaches;
            Failure = _state == SecureChannelState.Failed ? _peer.Failure : SecureChannelFailure.None;
        }
        else if (_state == SecureChannelState.Open && _peer.HasHungUp)
        {
            _state = SecureChannelState.Failed;
            Failure = SecureChannelFailure.PeerClosed;
        }

        return _state;
    }

    public int CopyLocalAddress(byte[] buffer, int offset, int end)
    {
        new byte[] { 192, 0, 2, 99 }.CopyTo(buffer, offset);
        return 4;
    }

    public int CopyPeerCertificate(byte[] buffer, int offset, int end)
    {
        byte[]? certificate = _state >= SecureChannelState.PeerPresented ? _peer.Certificate : null;
        if (certificate is null)
        {
            return HalResult.NotFound;
        }

        if (certificate.Length > end - offset)
        {
            return HalResult.TooSmall;
        }

        certificate.CopyTo(buffer, offset);
        return certificate.Length;
    }

    public void Accept()
    {
        Assert.Equal(SecureChannelState.PeerPresented, _state);
        Log.Add("accept");
        _state = SecureChannelState.Open;
    }

    public int Send(byte[] buffer, int offset, int end)
    {
        Assert.Equal(SecureChannelState.Open, _state);
        Sent.AddRange(buffer[offset..end]);
        return end - offset;
    }

    public int Receive(byte[] buffer, int offset, int end)
    {
        Assert.Equal(SecureChannelState.Open, _state);
        return 0;
    }

    public void Close()
    {
        if (_state != SecureChannelState.Closed)
        {
            Log.Add("close");
        }

        _state = SecureChannelState.Closed;
        Failure = SecureChannelFailure.None;
    }
}
