using System.Text;
using System.Text.Json;
using SipPhone.Core;
using SipPhone.Phone;
using SipPhone.Shell.Application;
using SipPhone.Shell.Tests.Application.Support;
using SipPhone.TestSupport;

namespace SipPhone.Appliance.Tests.Boot.Support;

// The device of the shell's tests with an appliance around its application, driven as the firmware's loop drives it:
// what comes up from a round goes to OnFault.

/// <summary>An appliance, from its flash to its console.</summary>
internal sealed class TestAppliance : TestDevice
{
    public const string WifiPassword = "wifi-secret-1";

    public TestAppliance(MemoryFlash? flash = null, Action<TestAppliance>? prepare = null)
        : base(flash, device => prepare?.Invoke((TestAppliance)device))
    {
    }

    public Appliance Appliance { get; private set; } = null!;

    public FakeNetworkSetup Setup { get; private set; } = new();

    /// <summary>Who tells the time; <see cref="Provisioned"/> adds an honest one as ntp.example.</summary>
    public FakeTimeServers Time { get; } = new();

    public FakeWatchdog Watchdog { get; private set; } = new();

    /// <summary>Lamp, call button and door; null for a board that has none.</summary>
    public FakeFront? Front { get; private set; }

    /// <summary>When it started last.</summary>
    public long StartMs { get; private set; }

    /// <summary>What the application's board is, for tests that put it together once more.</summary>
    public ApplicationBoard Board { get; private set; } = null!;

    public override PhoneApplication Application => Appliance.Application;

    /// <summary>
    /// A device with an account, an anchor, a Wi-Fi network and a time server, which starts anew without network and
    /// clock.
    /// </summary>
    public static TestAppliance Provisioned(params string[] settings)
    {
        TestAppliance device = new();
        device.AddServer();
        string[] network =
            ["net.wifi.ssid home", "net.wifi.password " + WifiPassword, "net.hostname door", "time.server ntp.example"];
        foreach (string setting in network.Concat(settings))
        {
            device.Ok("set " + setting);
        }

        device.Provision().RunUntil(PhoneState.Registered);
        device.Zone.A("ntp.example", FakeTimeServers.Address);
        device.Time.Add(FakeTimeServers.Address, asked => asked.ReplyHonestly());
        device.Channel.Sent.Clear();
        device.Network.Log.Clear();
        device.PowerUp();
        return device;
    }

    /// <summary>For the preparation of a device: why it starts; network and clock are not there.</summary>
    public void StartFrom(string reason)
    {
        AddServer();
        Network.IsUp = false;
        Clock.IsWallTimeSet = false;
        Device = new FakeDevice { ResetReason = Encoding.ASCII.GetBytes(reason) };
    }

    /// <summary>There is no room for one more octet.</summary>
    public static void Fill(MemoryFlash flash) => flash.CapacityBytes = flash.Names.Sum(name => flash[name].Length);

    /// <summary>Power goes and comes; network and clock are gone.</summary>
    public TestAppliance PowerUp() => Reset("power");

    /// <summary>The device starts anew, and its board says why; network and clock are gone.</summary>
    public TestAppliance Reset(string reason)
    {
        Network.IsUp = false;
        Clock.IsWallTimeSet = false;
        return Begin(reason);
    }

    /// <summary>The device starts anew with lamp, call button and door.</summary>
    public TestAppliance WithFront()
    {
        Front = new FakeFront();
        return PowerUp();
    }

    /// <summary>The restart that a fault or a person asked for: network and clock are gone.</summary>
    public TestAppliance FollowRestart()
    {
        Assert.Equal(1, Device.Restarts);
        return Reset("restart");
    }

    /// <summary>A round breaks, after a time; then the device starts anew, out of the safe mode when it can.</summary>
    public TestAppliance Break(int afterSeconds = 0, string message = "broken")
    {
        Run(afterSeconds * 1000L);
        bool isSafeMode = Appliance.State == ApplianceState.SafeMode;
        Fault(new InvalidOperationException(message));
        Run(isSafeMode ? Limits.PeaceSeconds * 1000L : 0);
        return FollowRestart();
    }

    /// <summary>A round breaks.</summary>
    public TestAppliance Fault(Exception fault)
    {
        Watchdog.Fault = fault;
        Type("");
        return this;
    }

    /// <summary>Network and clock come, and the phone registers.</summary>
    public TestAppliance GoOnline()
    {
        Network.IsUp = true;
        Setup.State = SipPhone.Core.Hal.NetworkJoinState.Joined;
        Clock.IsWallTimeSet = true;
        RunUntil(PhoneState.Registered);
        return this;
    }

    /// <summary>The entries of <c>faults</c>, as a station reads them.</summary>
    public JsonElement[] Faults() => [.. Ok("faults").GetProperty("faults").EnumerateArray()];

    protected override void Make(ApplicationBoard board)
    {
        Board = board;
        StartMs = NowMs;
        Device.Clock = Clock;
        Time.Connect(this);
        Appliance = new Appliance(board, new ApplianceBoard
        {
            Network = Setup,
            TimeSockets = Time.Sockets,
            Watchdog = Watchdog,
            Lamp = Front,
            CallButton = Front,
            Door = Front,
        });
    }

    protected override long PollOnce()
    {
        try
        {
            Appliance.Poll(NowMs);
        }
        catch (Exception fault) when (fault is not PowerCutException)
        {
            Appliance.OnFault(fault, NowMs);
        }

        Appliance.PauseMs(NowMs);
        return Appliance.NextDeadlineMs;
    }

    private TestAppliance Begin(string reason)
    {
        Setup = new FakeNetworkSetup { IsWireless = Setup.IsWireless };
        Watchdog = new FakeWatchdog();
        Restart(new FakeDevice { ResetReason = Encoding.ASCII.GetBytes(reason) });
        return this;
    }
}
