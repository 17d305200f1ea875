using System.Net;
using System.Text;
using SipPhone.Core.Hal;

namespace SipPhone.Phone.Tests.Support;

// A TLS connection on virtual time, to servers that are scripted, one an address. It keeps to the contract of
// ISecureChannel to the letter: what came before the peer's end is handed over first, and only then is it Failed.

/// <summary>The phone's channel.</summary>
internal sealed class ServerChannel(ITimeline timeline) : ISecureChannel
{
    private readonly Dictionary<string, ScriptedServer> _servers = [];
    private readonly List<(long DueMs, byte[] Octets)> _incoming = [];
    private ScriptedServer _server = new(timeline);
    private SecureChannelState _state = SecureChannelState.Closed;
    private long _openedMs;
    private long _endMs = -1;
    private bool _isSendTurn;

    public SecureChannelFailure Failure { get; private set; }

    public int PlatformError => 0;

    public int TlsVersion => _state >= SecureChannelState.PeerPresented ? 0x0304 : 0;

    public int LocalPort { get; set; } = 49152;

    public byte[] LocalAddress { get; set; } = [192, 0, 2, 99];

    public bool IsOpen => _state != SecureChannelState.Closed;

    /// <summary>How often it was opened.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Every octet that was sent, on all connections.</summary>
    public List<byte> Sent { get; } = [];

    private bool HasEnded => _endMs >= 0 && timeline.NowMs >= _endMs;

    public void Add(string endPoint, ScriptedServer server)
    {
        _servers[endPoint] = server;
        server.Registrar.Channel = this;
    }

    /// <summary>The server sends, and it arrives after a while.</summary>
    public void Deliver(byte[] octets, long delayMs)
    {
        int pieceBytes = _server.PieceBytes == 0 ? octets.Length : _server.PieceBytes;
        long dueMs = Math.Max(timeline.NowMs + delayMs, _incoming.Count == 0 ? 0 : _incoming[^1].DueMs);
        foreach (byte[] piece in octets.Chunk(pieceBytes))
        {
            _incoming.Add((dueMs, piece));
            timeline.WakeAt(dueMs);
            dueMs++;
        }
    }

    /// <summary>The server, or the network, ends the connection.</summary>
    public void HangUp(long delayMs)
    {
        _endMs = timeline.NowMs + delayMs;
        timeline.WakeAt(_endMs);
    }

    public void Open(byte[] address, int port, byte[] serverName)
    {
        using AllocationMeter.Pause pause = timeline.Meter.Outside();
        Close();
        string endPoint = new IPEndPoint(new IPAddress(address), port).ToString();
        timeline.Tell($"open {endPoint} as \"{Encoding.ASCII.GetString(serverName)}\"");
        OpenCount++;
        _server = _servers.TryGetValue(endPoint, out ScriptedServer? server)
            ? server
            : new ScriptedServer(timeline) { Reaches = SecureChannelState.Connecting };
        _server.Registrar.OnConnected();
        _openedMs = timeline.NowMs;
        _state = SecureChannelState.Connecting;
        if (_server.FailsAtOnce)
        {
            Fail(_server.Failure);
        }

        timeline.WakeAt(_openedMs + ScriptedServer.ConnectMs);
        timeline.WakeAt(_openedMs + ScriptedServer.ConnectMs + ScriptedServer.HandshakeMs);
    }

    public SecureChannelState Poll()
    {
        long ageMs = timeline.NowMs - _openedMs;
        if (_state == SecureChannelState.Connecting && ageMs >= ScriptedServer.ConnectMs)
        {
            if (_server.Failure != SecureChannelFailure.None)
            {
                Fail(_server.Failure);
            }
            else if (_server.Reaches > SecureChannelState.Connecting)
            {
                _state = SecureChannelState.Handshaking;
            }
        }
        else if (_state == SecureChannelState.Handshaking
            && ageMs >= ScriptedServer.ConnectMs + ScriptedServer.HandshakeMs
            && _server.Reaches > SecureChannelState.Handshaking)
        {
            _state = SecureChannelState.PeerPresented;
        }
        else if (_state == SecureChannelState.Open && HasEnded && _incoming.Count == 0)
        {
            Fail(SecureChannelFailure.PeerClosed);
        }

        return _state;
    }

    public int CopyLocalAddress(byte[] buffer, int offset, int end)
    {
        LocalAddress.CopyTo(buffer, offset);
        return LocalAddress.Length;
    }

    public int CopyPeerCertificate(byte[] buffer, int offset, int end)
    {
        using AllocationMeter.Pause pause = timeline.Meter.Outside();
        byte[] certificate = _server.Certificate ?? [];
        certificate.CopyTo(buffer, offset);
        return certificate.Length;
    }

    public void Accept()
    {
        using AllocationMeter.Pause pause = timeline.Meter.Outside();
        Assert.Equal(SecureChannelState.PeerPresented, _state);
        timeline.Tell("accept");
        _state = SecureChannelState.Open;
    }

    public int Send(byte[] buffer, int offset, int end)
    {
        using AllocationMeter.Pause pause = timeline.Meter.Outside();
        Assert.Equal(SecureChannelState.Open, _state);
        if (HasEnded)
        {
            return HalResult.Closed;
        }

        _isSendTurn = !_isSendTurn || _server.TakesBytes == int.MaxValue;
        int count = _isSendTurn ? Math.Min(_server.TakesBytes, end - offset) : 0;
        byte[] taken = buffer[offset..(offset + count)];
        Sent.AddRange(taken);
        _server.Registrar.OnReceive(taken);
        return count;
    }

    public int Receive(byte[] buffer, int offset, int end)
    {
        using AllocationMeter.Pause pause = timeline.Meter.Outside();
        Assert.Equal(SecureChannelState.Open, _state);
        if (_incoming.Count == 0 || _incoming[0].DueMs > timeline.NowMs)
        {
            return _incoming.Count == 0 && HasEnded ? HalResult.Closed : 0;
        }

        (long dueMs, byte[] octets) = _incoming[0];
        int count = Math.Min(octets.Length, end - offset);
        octets.AsSpan(0, count).CopyTo(buffer.AsSpan(offset));
        _incoming.RemoveAt(0);
        if (count < octets.Length)
        {
            _incoming.Insert(0, (dueMs, octets[count..]));
        }

        return count;
    }

    public void Close()
    {
        using AllocationMeter.Pause pause = timeline.Meter.Outside();
        if (_state != SecureChannelState.Closed)
        {
            timeline.Tell("close");
        }

        _state = SecureChannelState.Closed;
        Failure = SecureChannelFailure.None;
        _incoming.Clear();
        _endMs = -1;
        _isSendTurn = false;
    }

    private void Fail(SecureChannelFailure failure)
    {
        _state = SecureChannelState.Failed;
        Failure = failure;
    }
}
