using SipPhone.Cli.Provision.Station;

namespace SipPhone.Cli.Tests.Provision.Support;

/// <summary>A line to a scripted device: what is written is answered at once, or never.</summary>
internal sealed class FakeLine(FakePort port, VirtualStationClock clock) : IStationLine
{
    private readonly Queue<byte> _toStation = [];

    public bool IsClosed { get; private set; }

    public int Read(byte[] buffer, int offset, int end, int timeoutMs)
    {
        Assert.False(IsClosed);
        if (_toStation.Count == 0)
        {
            clock.Pause(timeoutMs, CancellationToken.None);
            return 0;
        }

        int length = 0;
        while (length < Math.Min(port.ReadAtMost, end - offset) && _toStation.TryDequeue(out byte octet))
        {
            port.CountOctet();
            buffer[offset + length++] = octet;
        }

        return length;
    }

    public void Write(byte[] buffer, int offset, int end)
    {
        Assert.False(IsClosed);
        for (int i = offset; i < end; i++)
        {
            port.CountOctet();
            foreach (byte octet in port.Answer(buffer[i]))
            {
                _toStation.Enqueue(octet);
            }
        }
    }

    public void Dispose()
    {
        IsClosed = true;
        port.IsOpen = false;
    }
}
