using SipPhone.Core.Hal;

namespace SipPhone.Dns.Tests.Support;

/// <summary>A UDP socket on the <see cref="FakeNetwork"/>.</summary>
internal sealed class FakeDatagramSocket(FakeNetwork network) : IDatagramSocket
{
    private int _server;

    public bool IsOpen { get; private set; }

    public int LocalPort { get; private set; }

    /// <summary>How many of the next calls of Open find their port taken.</summary>
    public int TakenPorts { get; set; }

    /// <summary>True when the peer's host says that nobody listens.</summary>
    public bool IsUnreachable { get; set; }

    public bool Open(byte[] address, int port, int localPort)
    {
        IsOpen = false;
        if (TakenPorts > 0)
        {
            TakenPorts--;
            return false;
        }

        _server = network.ServerOf(address, port);
        LocalPort = localPort;
        IsOpen = _server >= 0;
        return IsOpen;
    }

    public int Send(byte[] buffer, int offset, int end)
    {
        if (!IsOpen)
        {
            return HalResult.Closed;
        }

        network.Ask(new Asked(network, _server, LocalPort, buffer[offset..end], null));
        return end - offset;
    }

    public int Receive(byte[] buffer, int offset, int end)
    {
        if (!IsOpen || IsUnreachable)
        {
            return HalResult.Closed;
        }

        byte[]? octets = network.TakeDatagram(_server, LocalPort);
        if (octets == null)
        {
            return 0;
        }

        int length = Math.Min(octets.Length, end - offset);
        Array.Copy(octets, 0, buffer, offset, length);
        return length;
    }

    public void Close() => IsOpen = false;
}
