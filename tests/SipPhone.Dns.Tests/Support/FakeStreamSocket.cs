using SipPhone.Core.Hal;

namespace SipPhone.Dns.Tests.Support;

/// <summary>
/// A TCP connection on the <see cref="FakeNetwork"/>, which sends and hands over a few octets at a time.
/// </summary>
internal sealed class FakeStreamSocket(FakeNetwork network) : IStreamSocket
{
    private readonly List<byte> _sent = [];
    private readonly List<byte> _toReceive = [];
    private int _server = -1;
    private long _connectedMs;
    private bool _isEnded;

    public bool IsRefused { get; set; }

    public int PlatformError => 0;

    public int LocalPort => 0;

    /// <summary>Octets that one call moves at most.</summary>
    public int ChunkBytes { get; set; } = 7;

    public int ConnectMs { get; set; } = 30;

    public int OpenCount { get; private set; }

    public bool IsOpen => _server >= 0;

    /// <summary>When the next octet can be taken; a far time when there is none.</summary>
    public long DueMs { get; private set; } = long.MaxValue;

    public bool Open(byte[] address, int port)
    {
        Close();
        OpenCount++;
        _server = network.ServerOf(address, port);
        _connectedMs = network.NowMs + ConnectMs;
        return _server >= 0;
    }

    public int CopyLocalAddress(byte[] buffer, int offset, int end) => HalResult.NotFound;

    public int Send(byte[] buffer, int offset, int end)
    {
        if (!IsOpen)
        {
            return HalResult.Closed;
        }

        if (network.NowMs < _connectedMs)
        {
            return 0;
        }

        if (IsRefused)
        {
            return HalResult.Closed;
        }

        int count = Math.Min(ChunkBytes, end - offset);
        _sent.AddRange(buffer[offset..(offset + count)]);
        if (_sent.Count >= 2 && _sent.Count == 2 + ((_sent[0] << 8) | _sent[1]))
        {
            network.Ask(new Asked(network, _server, 0, [.. _sent.Skip(2)], this));
        }

        return count;
    }

    public int Receive(byte[] buffer, int offset, int end)
    {
        if (!IsOpen)
        {
            return HalResult.Closed;
        }

        int count = network.NowMs < DueMs ? 0 : Math.Min(Math.Min(ChunkBytes, _toReceive.Count), end - offset);
        if (count == 0)
        {
            return _isEnded ? HalResult.Closed : 0;
        }

        _toReceive.CopyTo(0, buffer, offset, count);
        _toReceive.RemoveRange(0, count);
        return count;
    }

    public void Close()
    {
        _server = -1;
        _sent.Clear();
        _toReceive.Clear();
        _isEnded = false;
        DueMs = long.MaxValue;
    }

    public void Deliver(byte[] octets, long delayMs)
    {
        _toReceive.AddRange(octets);
        DueMs = network.NowMs + delayMs;
    }

    /// <summary>Ends the connection from the server's side, after what was delivered.</summary>
    public void End() => _isEnded = true;
}
