using System.Text;
using SipPhone.Board.Esp32.Stock;
using SipPhone.Board.Host;
using SipPhone.Core.Hal;
using SipPhone.TestSupport;

namespace SipPhone.Board.Esp32.Tests.Stock;

/// <summary>A stock channel on a scripted platform, with time that the test moves.</summary>
internal sealed class StockWorld
{
    public const int ApplicationData = 23;
    public const string EndPoint = "192.0.2.1:5061";

    private static readonly byte[] Address = [192, 0, 2, 1];

    public StockWorld(ITrustStore trustStore, IDeviceIdentity? identity = null)
    {
        Channel = new StockChannel(Clock, trustStore, identity ?? new NoIdentity(), Platform);
        Platform.Peers.Add(EndPoint, Peer);
    }

    public VirtualClock Clock { get; } = new();

    public StockTls Platform { get; } = new();

    public StockPeer Peer { get; } = new();

    public StockChannel Channel { get; }

    public void Expect(params string[] names)
    {
        Channel.Expect([.. names.Select(Encoding.ASCII.GetBytes)]);
    }

    public void Open()
    {
        Channel.Open(Address, 5061, Encoding.ASCII.GetBytes("sni.example"));
    }

    /// <summary>Polls until the state is one that lasts.</summary>
    public SecureChannelState Settle()
    {
        for (int i = 0; i < 10; i++)
        {
            Channel.Poll();
        }

        return Channel.Poll();
    }

    /// <summary>Opens, and accepts the peer, whose certificate is for the domain.</summary>
    public void OpenAndAccept()
    {
        Expect("sip:example.com");
        Peer.Names.Add("sip:example.com");
        Open();
        Assert.Equal(SecureChannelState.PeerPresented, Settle());
        Channel.Accept();
        Assert.Equal(SecureChannelState.Open, Channel.Poll());
    }

    /// <summary>Receives once.</summary>
    public string Receive(int roomBytes = 100)
    {
        byte[] room = new byte[roomBytes];
        int count = Channel.Receive(room, 0, room.Length);
        return count < 0 ? "closed" : Encoding.ASCII.GetString(room, 0, count);
    }

    private sealed class NoIdentity : IDeviceIdentity
    {
        public int CertificateCount => 0;

        public int CopyCertificate(int index, byte[] buffer, int offset, int end) => HalResult.NotFound;

        public int CopyPrivateKey(byte[] buffer, int offset, int end) => HalResult.NotFound;
    }
}
