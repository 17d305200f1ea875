using System.Text;
using SipPhone.Appliance.Panel;
using SipPhone.Appliance.Tests.Boot.Support;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Phone.Tests.Calls;
using SipPhone.Phone.Tests.Support;
using SipPhone.Shell.Application;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Appliance.Tests.Panel.Support;

// The device of the shell's tests with a panel in front, polled behind the application in each round, as the appliance
// does it. A change of the button is input: it makes a round, as the loop's next one would.

/// <summary>A device with lamp, button and door.</summary>
internal sealed class TestPanel : TestDevice
{
    public const int LongMs = 100;

    private static readonly string[] Relay = ["Content-Type: application/dtmf-relay"];

    public TestPanel(Action<TestPanel>? prepare = null)
        : base(null, device => prepare?.Invoke((TestPanel)device))
    {
    }

    public FrontPanel Panel { get; private set; } = null!;

    public FakeContact Lamp { get; private set; } = null!;

    public FakeContact Door { get; private set; } = null!;

    public FakeButton Button { get; } = new();

    public FakeNetworkSetup Setup { get; } = new();

    /// <summary>What the next start is.</summary>
    public StartMode Mode { get; set; }

    /// <summary>Whether the board has lamp, button and door.</summary>
    public bool HasParts { get; set; } = true;

    public Peer Peer { get; private set; } = null!;

    public CallManager Calls => Application.Phone.Calls;

    /// <summary>The peer's side of the last call.</summary>
    public PeerDialog Dialog => Peer.Dialogs[^1];

    /// <summary>A phone that is registered, with these settings.</summary>
    public static TestPanel Registered(params string[] settings)
    {
        TestPanel device = new();
        device.AddPeers();
        foreach (string setting in settings)
        {
            device.Ok("set " + setting);
        }

        device.Provision().RunUntil(PhoneState.Registered).Run(LongMs);
        return device;
    }

    /// <summary>A server, and everybody behind it.</summary>
    public ScriptedServer AddPeers()
    {
        ScriptedServer server = AddServer();
        Peer = new Peer(this, server);
        return server;
    }

    /// <summary>Closes or opens the button's contact for a time.</summary>
    public TestPanel Contact(bool isClosed, long milliseconds)
    {
        Button.IsPressed = isClosed;
        Type("");
        Run(milliseconds);
        return this;
    }

    /// <summary>Presses the button as a finger does.</summary>
    public TestPanel Press() => Contact(true, 80).Contact(false, LongMs);

    /// <summary>Somebody calls, and rings.</summary>
    public PeerDialog Ring(string user)
    {
        PeerDialog dialog = Peer.NewDialog(user);
        dialog.Call(Peer.Sdp);
        Run(LongMs);
        return dialog;
    }

    /// <summary>Somebody calls, and is answered.</summary>
    public PeerDialog Talk(string user)
    {
        PeerDialog dialog = Ring(user);
        Ok("answer");
        Run(LongMs);
        Assert.Equal(CallState.Active, Calls.ActiveCall.State);
        return dialog;
    }

    /// <summary>The other side of a call presses keys.</summary>
    public TestPanel Keys(PeerDialog dialog, string keys)
    {
        foreach (char key in keys)
        {
            dialog.Request("INFO", $"Signal={key}\r\nDuration=160\r\n", Relay);
            Run(Registrar.AnswerMs);
        }

        return this;
    }

    /// <summary>Requests and responses of a kind that the phone sent.</summary>
    public int CountSent(string start) =>
        Peer.Received.Count(message => message.ToString().StartsWith(start, StringComparison.Ordinal));

    /// <summary>Two seconds of the lamp, looked at in the middle of 16 steps.</summary>
    public string Pattern()
    {
        StringBuilder pattern = new();
        for (int i = 0; i < 16; i++)
        {
            Run(i == 0 ? 62 : 125);
            pattern.Append(Lamp.IsOn ? '#' : '.');
        }

        return pattern.ToString();
    }

    protected override void Make(ApplicationBoard board)
    {
        Lamp = new FakeContact(() => NowMs);
        Door = new FakeContact(() => NowMs) { Changes = [] };
        Door.Set(true);
        Application = new PhoneApplication(board, Mode);
        ApplianceBoard extras = new() { Network = Setup };
        if (HasParts)
        {
            extras.Lamp = Lamp;
            extras.CallButton = Button;
            extras.Door = Door;
        }

        Panel = new FrontPanel(Application, extras);
        Door.Changes!.Clear();
    }

    protected override long PollOnce()
    {
        Application.Poll(NowMs);
        Panel.Poll(NowMs);
        return SipPhone.Sip.Transactions.SipTimers.Earlier(Application.NextDeadlineMs, Panel.NextDeadlineMs);
    }
}
