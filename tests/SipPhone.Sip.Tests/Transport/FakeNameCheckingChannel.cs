using System.Net;
using System.Text;
using SipPhone.Core.Hal;

namespace SipPhone.Sip.Tests.Transport;

/// <summary>
/// A TLS connection that hides the certificate and checks names itself; each peer, one an address, has its names.
/// </summary>
internal sealed class FakeNameCheckingChannel : INameCheckingChannel
{
    private readonly Dictionary<string, string[]> _peers = [];
    private string[] _expected = [];
    private string[] _presented = [];
    private SecureChannelState _state = SecureChannelState.Closed;

    /// <summary>What was done, in order.</summary>
    public List<string> Log { get; } = [];

    public SecureChannelFailure Failure { get; private set; }

    public int PlatformError => Failure == SecureChannelFailure.None ? 0 : -0x2700;

    public int TlsVersion => MatchedName is null ? 0 : 0x0303;

    public int LocalPort => 49152;

    public string Unchecked => "nothing";

    public byte[]? MatchedName => _state is SecureChannelState.PeerPresented or SecureChannelState.Open
        ? Encoding.ASCII.GetBytes(_expected.First(_presented.Contains))
        : null;

    /// <summary>Says which names the certificate of the peer at an address has.</summary>
    public void At(string endPoint, params string[] names) => _peers[endPoint] = names;

    public void Expect(byte[][] names)
    {
        _expected = [.. names.Select(Encoding.ASCII.GetString)];
        Log.Add($"expect {string.Join(' ', _expected)}".TrimEnd());
    }

    public void Open(byte[] address, int port, byte[] serverName)
    {
        string endPoint = new IPEndPoint(new IPAddress(address), port).ToString();
        Log.Add($"open {endPoint}");
        _presented = _peers.TryGetValue(endPoint, out string[]? names) ? names : [];
        _state = SecureChannelState.Connecting;
        Failure = SecureChannelFailure.None;
    }

    public SecureChannelState Poll()
    {
        if (_state == SecureChannelState.Connecting)
        {
            bool isProven = _expected.Any(_presented.Contains);
            _state = isProven ? SecureChannelState.PeerPresented : SecureChannelState.Failed;
            Failure = isProven ? SecureChannelFailure.None : SecureChannelFailure.CertificateRefused;
        }

        return _state;
    }

    public int CopyLocalAddress(byte[] buffer, int offset, int end) => HalResult.NotFound;

    public int CopyPeerCertificate(byte[] buffer, int offset, int end) => HalResult.NotFound;

    public void Accept()
    {
        Assert.Equal(SecureChannelState.PeerPresented, _state);
        Log.Add("accept");
        _state = SecureChannelState.Open;
    }

    public int Send(byte[] buffer, int offset, int end) => HalResult.Closed;

    public int Receive(byte[] buffer, int offset, int end) => HalResult.Closed;

    public void Close()
    {
        _state = SecureChannelState.Closed;
        Failure = SecureChannelFailure.None;
    }
}
