using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>
/// A user agent with two sessions on virtual time, and its peer in the test's hands: tests read as timelines. Each test
/// has to look at all that is sent and told: what is left over fails the next look.
/// </summary>
internal sealed class SessionTimeline : ISessionEvents, IUserAgentEvents
{
    public const string Sdp = "application/sdp";

    private readonly QuietTransport _transport = new();
    private readonly Queue<string> _sent = new();
    private readonly Queue<string> _told = new();
    private readonly List<Session> _sessions = [];
    private readonly SipMessage _message = new();
    private string _last = "";
    private int _branch;

    public SessionTimeline()
    {
        var account = new SipAccount(
            Text.Bytes("example.com"), Text.Bytes("alice"), Text.Bytes("secret"), Text.Bytes("192.0.2.7"), 49152);
        var random = new CountingRandom();
        var flow = new SipFlow(_transport, new byte[SipPhone.Core.Limits.FlowBufferBytes], random);
        Core = new UserAgentCore(flow, new LocalHeaders(account), new SipCredentials(account, random), random, this);
        flow.Open();
        for (int i = 0; i < 2; i++)
        {
            var session = new Session(Core, this, i == 0 ? Media : OtherMedia);
            _sessions.Add(session);
            Core.Add(session);
        }
    }

    public UserAgentCore Core { get; }

    public FakeMedia Media { get; } = new();

    public FakeMedia OtherMedia { get; } = new();

    public Session Session => _sessions[0];

    public Session Other => _sessions[1];

    public long NowMs { get; private set; }

    /// <summary>What the owner does when a call comes, beside being told.</summary>
    public Action<Session>? WhenIncoming { get; set; }

    /// <summary>What the owner refuses calls with; 0 to take them.</summary>
    public int Refusal { get; set; }

    /// <summary>False lets nothing be written down: for counting allocations.</summary>
    public bool IsRecording
    {
        get => _transport.IsRecording;
        set => _transport.IsRecording = value;
    }

    /// <summary>What the owner answers REFER, INFO and MESSAGE with.</summary>
    public int Decision { get; set; } = 200;

    /// <summary>The message that <see cref="Sends"/> saw last.</summary>
    public string Last => _last;

    public SessionTimeline At(long nowMs)
    {
        Assert.True(nowMs >= NowMs, "time goes forward");
        int stops = 0;
        for (long next = Core.NextDeadlineMs; next >= 0 && next <= nowMs; next = Core.NextDeadlineMs)
        {
            Assert.True(++stops < 10000, "a deadline stands still");
            NowMs = Math.Max(NowMs, next);
            Core.Poll(NowMs);
        }

        NowMs = nowMs;
        Core.Poll(nowMs);
        return this;
    }

    public SessionTimeline After(long ms) => At(NowMs + ms);

    public SessionTimeline Calls(string uri = "sip:bob@example.com", string? replaces = null)
    {
        byte[] octets = Text.Bytes(uri);
        byte[]? value = replaces is null ? null : Text.Bytes(replaces);
        Assert.Equal(SipResult.Ok, Session.Call(octets, 0, octets.Length, value, null, NowMs));
        return this;
    }

    public SessionTimeline Does(Action<Session> act)
    {
        act(Session);
        return this;
    }

    public SessionTimeline DoesOk(Func<Session, SipResult> act)
    {
        Assert.Equal(SipResult.Ok, act(Session));
        return this;
    }

    /// <summary>The next message that was sent starts so, and holds these texts.</summary>
    public SessionTimeline Sends(string start, params string[] texts)
    {
        Look();
        Assert.True(_sent.Count > 0, $"nothing was sent, expected {start}");
        _last = _sent.Dequeue();
        Assert.StartsWith(start[0] is >= '1' and <= '6' ? "SIP/2.0 " + start : start + " ", _last);
        foreach (string text in texts)
        {
            Assert.Contains(text, _last);
        }

        return this;
    }

    public SessionTimeline SendsNothing()
    {
        Look();
        Assert.Empty(_sent);
        return this;
    }

    /// <summary>What the owner was told since the last look, all of it, separated by commas.</summary>
    public SessionTimeline Tells(string expected)
    {
        Assert.Equal(expected, string.Join(", ", _told));
        _told.Clear();
        return this;
    }

    public SessionTimeline TellsNothing() => Tells("");

    public SessionTimeline Is(SessionState state)
    {
        Assert.Equal(state, Session.State);
        return this;
    }

    public SessionTimeline Agreed(string expected)
    {
        Assert.Equal(expected, Media.Agreed);
        return this;
    }

    /// <summary>Looks at nothing from here on: what was sent and told is dropped.</summary>
    public SessionTimeline Forgets()
    {
        Look();
        _sent.Clear();
        _told.Clear();
        return this;
    }

    /// <summary>All that was sent since the last look.</summary>
    public string[] TakeSent()
    {
        Look();
        string[] sent = [.. _sent];
        _sent.Clear();
        return sent;
    }

    public SessionTimeline LosesFlow()
    {
        Core.Flow.Close();
        Core.OnFlowLost(NowMs);
        return this;
    }

    public SessionTimeline FindsFlow()
    {
        Core.Flow.Open();
        return After(0);
    }

    public string NewBranch() => $"z9hG4bKpeer{++_branch}";

    /// <summary>A message of the peer's comes in.</summary>
    public SessionTimeline Receives(string text)
    {
        byte[] octets = Text.Bytes(text);
        SipResult result = _message.Parse(octets, 0, octets.Length);
        if (result == SipResult.Ok)
        {
            Core.OnReceive(_message, NowMs);
        }
        else
        {
            Core.OnMalformed(_message, 0, octets.Length, result, NowMs);
        }

        return this;
    }

    Session? IUserAgentEvents.OnInvite(SipMessage invite, Session replaced, out int statusCode)
    {
        statusCode = Refusal;
        return Refusal != 0 ? null : _sessions.Find(session => session.State == SessionState.Idle);
    }

    void IUserAgentEvents.OnIncoming(Session session, SipMessage invite, long nowMs)
    {
        Tell(session, "incoming");
        WhenIncoming?.Invoke(session);
    }

    int IUserAgentEvents.OnMessage(SipMessage request)
    {
        _told.Enqueue("message");
        return Decision;
    }

    void IUserAgentEvents.OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount)
    {
    }

    void ISessionEvents.OnProceeding(Session session, int statusCode) =>
        Tell(session, IsRecording ? $"proceeding {statusCode}" : "");

    void ISessionEvents.OnConfirmed(Session session) => Tell(session, "confirmed");

    void ISessionEvents.OnMediaChanged(Session session, bool byPeer) =>
        Tell(session, byPeer ? "media by peer" : "media");

    void ISessionEvents.OnChangeRefused(Session session, int statusCode) => Tell(session, $"refused {statusCode}");

    int ISessionEvents.OnReferred(Session session, SipMessage request)
    {
        Tell(session, "referred");
        return Decision;
    }

    void ISessionEvents.OnReferProgress(Session session, int statusCode, bool isLast) =>
        Tell(session, $"refer {statusCode}{(isLast ? " last" : "")}");

    int ISessionEvents.OnInfo(Session session, SipMessage request)
    {
        Tell(session, "info");
        return Decision;
    }

    void ISessionEvents.OnEnded(Session session, SessionEnd end, int statusCode)
    {
        Assert.True(session.State == SessionState.Idle, "an end is told last");
        Tell(session, IsRecording ? $"ended {end} {statusCode}" : "");
    }

    private void Tell(Session session, string what)
    {
        if (IsRecording)
        {
            _told.Enqueue(session == Other ? "other " + what : what);
        }
    }

    private void Look()
    {
        foreach (string message in _transport.Take())
        {
            _sent.Enqueue(message);
        }
    }
}
