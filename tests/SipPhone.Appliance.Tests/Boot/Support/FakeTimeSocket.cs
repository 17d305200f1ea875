using SipPhone.Core.Hal;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Appliance.Tests.Boot.Support;

/// <summary>A socket that reaches the scripted DNS servers, and the scripted time servers.</summary>
internal sealed class FakeTimeSocket(FakeTimeServers servers, FakeNetwork network) : IDatagramSocket
{
    private readonly FakeDatagramSocket _dns = new(network);
    private readonly List<(long DueMs, byte[]? Octets)> _inFlight = [];
    private byte[]? _address;

    public bool IsOpen => _address != null || _dns.IsOpen;

    public bool Open(byte[] address, int port, int localPort)
    {
        Close();
        if (network.ServerOf(address, port) >= 0)
        {
            return _dns.Open(address, port, localPort);
        }

        _address = servers.IsReachable(address, port) ? [.. address] : null;
        return _address != null;
    }

    public int Send(byte[] buffer, int offset, int end)
    {
        if (_address == null)
        {
            return _dns.Send(buffer, offset, end);
        }

        servers.Ask(this, _address, buffer[offset..end]);
        return end - offset;
    }

    public int Receive(byte[] buffer, int offset, int end)
    {
        if (_address == null)
        {
            return _dns.Receive(buffer, offset, end);
        }

        int index = _inFlight.FindIndex(datagram => datagram.DueMs <= servers.NowMs);
        if (index < 0)
        {
            return 0;
        }

        byte[]? octets = _inFlight[index].Octets;
        _inFlight.RemoveAt(index);
        if (octets == null)
        {
            return HalResult.Closed;
        }

        int length = Math.Min(octets.Length, end - offset);
        Array.Copy(octets, 0, buffer, offset, length);
        return length;
    }

    public void Close()
    {
        _inFlight.Clear();
        _address = null;
        _dns.Close();
    }

    /// <summary>A datagram comes in; null for the news that nobody listens.</summary>
    public void Deliver(byte[]? octets, long delayMs)
    {
        _inFlight.Add((servers.NowMs + delayMs, octets));
        servers.WakeAt(servers.NowMs + delayMs);
    }
}
