using System.Text;
using SipPhone.Core;
using SipPhone.Media.Streams;
using SipPhone.Phone.Calls;
using SipPhone.Phone.Tests.Support;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

// A registered phone, the people behind its server, and the one at the phone. Times on the timeline begin when it is
// registered.

/// <summary>Calls of a phone, as a timeline.</summary>
internal sealed class CallTimeline : IDisposable
{
    private readonly long _startMs;

    public CallTimeline(Action<CallSettings>? change = null, SilentEvents? silence = null)
    {
        Streams = [.. Enumerable.Range(20000, Limits.MaxSessions).Select(half => new SilentMediaStream(2 * half))];
        Timeline = new Timeline(
            settings => change?.Invoke(settings.Calls),
            timeline => silence is null ? Teller = new CallTeller(timeline) : silence,
            [.. Streams],
            silence);
        Peer = new Peer(Timeline, Timeline.AddServer());
        Timeline.Register();
        Timeline.Lines.Clear();
        _startMs = Timeline.NowMs;
    }

    public Timeline Timeline { get; }

    public Peer Peer { get; }

    public CallTeller Teller { get; private set; } = null!;

    public SilentMediaStream[] Streams { get; }

    public CallManager Calls => Timeline.Phone.Calls;

    public long NowMs => Timeline.NowMs;

    /// <summary>The peer's side of the last call.</summary>
    public PeerDialog Dialog => Peer.Dialogs[^1];

    public void Dispose() => Timeline.Dispose();

    /// <summary>Dials, and runs until the INVITE is there.</summary>
    public Call Dial(string text)
    {
        byte[] octets = Encoding.ASCII.GetBytes(text);
        Assert.Equal(SipResult.Ok, Calls.Dial(octets, 0, octets.Length, NowMs, out Call call));
        return call;
    }

    /// <summary>Goes on for a while.</summary>
    public CallTimeline Run(long milliseconds = 50)
    {
        Timeline.Run(milliseconds);
        return this;
    }

    /// <summary>A call of ours that stands, with nothing left on the timeline.</summary>
    public Call Talk(string text = "bob")
    {
        Call call = Dial(text);
        Run();
        Dialog.Answer(200, Peer.Sdp);
        Run();
        Assert.Equal(CallState.Active, call.State);
        Forget();
        return call;
    }

    /// <summary>A call of somebody else's that stands, with nothing left on the timeline.</summary>
    public Call TalkTo(string user)
    {
        Peer.NewDialog(user).Call(Peer.Sdp);
        Run();
        Call call = Calls.RingingCall;
        Assert.Equal(SipResult.Ok, call.Answer(NowMs));
        Run();
        Assert.Equal(CallState.Active, call.State);
        Forget();
        return call;
    }

    public void Forget() => Timeline.Lines.Clear();

    /// <summary>What happened since the last look, without times, whole and in order.</summary>
    public CallTimeline Shows(params string[] lines)
    {
        string[] seen =
            [.. Timeline.Lines.Select(line => line[(line.IndexOf(' ') + 1)..].Replace(PeerDialog.BobsContact, "bob"))];
        Assert.Equal(lines, seen);
        Forget();
        return this;
    }

    /// <summary>Milliseconds since the phone was registered, of the first line that holds a text.</summary>
    public long TimeOf(string text)
    {
        string line = Assert.Single(Timeline.Lines, line => line.Contains(text, StringComparison.Ordinal));
        return long.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) - _startMs;
    }

    /// <summary>Nothing is left of any call, and every stream that was opened is closed.</summary>
    public void IsQuiet()
    {
        Assert.Equal(0, Calls.Count);
        Assert.All(Streams, stream => Assert.Equal(stream.OpenCount, stream.StopCount));
    }
}
