using SipPhone.Cli.Provision.Station;

namespace SipPhone.Cli.Tests.Provision.Support;

/// <summary>A serial port with a scripted device on it, and a cable that can be pulled.</summary>
internal sealed class FakePort(FakeDevice? device)
{
    private int _octets;
    private int _missing;

    /// <summary>What is on it; another one can be connected while the cable is out.</summary>
    public FakeDevice? Device { get; set; } = device;

    /// <summary>Answers in place of the device, for what is none.</summary>
    public Func<byte, byte[]>? AnswersAs { get; init; }

    /// <summary>How many octets one read returns at most.</summary>
    public int ReadAtMost { get; init; } = 4096;

    /// <summary>After how many octets, both ways, the cable is pulled; 0 for never.</summary>
    public int PullAfter { get; init; }

    /// <summary>Whether it is pulled again and again.</summary>
    public bool IsLoose { get; init; }

    /// <summary>How often the port cannot be opened after the cable was pulled.</summary>
    public int MissingFor { get; init; }

    /// <summary>What happens while the cable is out.</summary>
    public Action? WhenPulled { get; init; }

    /// <summary>How often it was pulled.</summary>
    public int Pulls { get; private set; }

    /// <summary>How many octets went over it since the cable was pulled.</summary>
    public int Octets => _octets;

    public bool IsOpen { get; set; }

    public FakeLine Open(VirtualStationClock clock)
    {
        Assert.False(IsOpen, "a port is opened once at a time");
        if (_missing-- > 0)
        {
            throw new LinkLostException("the port is not there");
        }

        IsOpen = true;
        return new FakeLine(this, clock);
    }

    public void CountOctet()
    {
        if (PullAfter == 0 || ++_octets < PullAfter || (Pulls > 0 && !IsLoose))
        {
            return;
        }

        Pulls++;
        _octets = 0;
        _missing = MissingFor;
        WhenPulled?.Invoke();
        throw new LinkLostException("the port has vanished");
    }

    public byte[] Answer(byte octet) => AnswersAs?.Invoke(octet) ?? Device?.Feed(octet) ?? [];
}
