using System.Text.RegularExpressions;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.Tests.Sessions;
using SipPhone.Sip.Transport;
using SipPhone.Sip.Usages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Tests.Usages;

/// <summary>A user agent with a message sender and a mailbox on virtual time, its server in the test's hands.</summary>
internal sealed class UsageTimeline : IUserAgentEvents, IMessageEvents
{
    private readonly QuietTransport _transport = new();
    private readonly Queue<string> _sent = new();
    private readonly Queue<string> _told = new();
    private readonly SipMessage _message = new();
    private string _last = "";
    private int _serverCSeq;

    public UsageTimeline()
    {
        var account = new SipAccount(
            Text.Bytes("example.com"), Text.Bytes("alice"), Text.Bytes("secret"), Text.Bytes("192.0.2.7"), 49152);
        var random = new CountingRandom();
        var flow = new SipFlow(_transport, new byte[SipPhone.Core.Limits.FlowBufferBytes], random);
        Core = new UserAgentCore(flow, new LocalHeaders(account), new SipCredentials(account, random), random, this);
        Sender = new MessageSender(Core, this);
        Mailbox = new MessageSummary(Core, this);
        Core.Add(Sender);
        Core.Add(Mailbox);
        flow.Open();
    }

    public UserAgentCore Core { get; }

    public MessageSender Sender { get; }

    public MessageSummary Mailbox { get; }

    public long NowMs { get; private set; }

    /// <summary>The message that <see cref="Sends"/> saw last.</summary>
    public string Last => _last;

    public UsageTimeline At(long nowMs)
    {
        for (long next = Core.NextDeadlineMs; next >= 0 && next <= nowMs; next = Core.NextDeadlineMs)
        {
            Assert.True(next >= NowMs, "a deadline stands still");
            NowMs = next;
            Core.Poll(NowMs);
        }

        NowMs = nowMs;
        return this;
    }

    public UsageTimeline Texts(string text, SipResult expected = SipResult.Ok, string uri = "sip:bob@example.com")
    {
        byte[] octets = Text.Bytes(text);
        byte[] target = Text.Bytes(uri);
        Assert.Equal(expected, Sender.Send(target, 0, target.Length, octets, 0, octets.Length, NowMs));
        return this;
    }

    public UsageTimeline Subscribes()
    {
        Mailbox.Start(NowMs);
        return this;
    }

    public UsageTimeline Unsubscribes()
    {
        Mailbox.Stop(NowMs);
        return this;
    }

    public UsageTimeline Sends(string start, params string[] texts)
    {
        Look();
        Assert.True(_sent.Count > 0, $"nothing was sent, expected {start}");
        _last = _sent.Dequeue();
        Assert.StartsWith(start, _last);
        Assert.All(texts, text => Assert.Contains(text, _last));
        return this;
    }

    public UsageTimeline SendsNothing()
    {
        Look();
        Assert.Empty(_sent);
        return this;
    }

    public UsageTimeline Tells(string expected)
    {
        Assert.Equal(expected, string.Join(", ", _told));
        _told.Clear();
        return this;
    }

    public UsageTimeline Is(SubscriberState state)
    {
        Assert.Equal(state, Mailbox.State);
        return this;
    }

    public UsageTimeline LosesFlow()
    {
        Core.Flow.Close();
        Core.OnFlowLost(NowMs);
        return this;
    }

    public UsageTimeline FindsFlow()
    {
        Core.Flow.Open();
        return this;
    }

    /// <summary>The server answers the request that was looked at last; fields are parted by "|".</summary>
    public UsageTimeline Answers(int status, string fields = "")
    {
        string to = Line(_last, "To");
        to = to.Contains(";tag=", StringComparison.Ordinal) ? to : to + ";tag=server";
        return Receives(
            $"SIP/2.0 {status} Reason\r\n{Line(_last, "Via")}\r\n{Line(_last, "From")}\r\n{to}\r\n"
            + $"{Line(_last, "Call-ID")}\r\n{Line(_last, "CSeq")}\r\nContact: <sip:mwi@192.0.2.9;transport=tls>\r\n"
            + $"{Fields(fields)}Content-Length: 0\r\n\r\n");
    }

    /// <summary>The server tells of the mailbox, in the dialog of a SUBSCRIBE, or of none.</summary>
    public UsageTimeline Notifies(string? subscribe, string state, string body, int cseq = 0)
    {
        _serverCSeq = cseq > 0 ? cseq : _serverCSeq + 1;
        string from = subscribe == null ? "<sip:mwi@example.com>;tag=server" : Line(subscribe, "To")["To: ".Length..];
        from = from.Contains(";tag=", StringComparison.Ordinal) ? from : from + ";tag=server";
        string to = subscribe == null ? "<sip:alice@example.com>" : Line(subscribe, "From")["From: ".Length..];
        string callId = subscribe == null ? "Call-ID: unasked" : Line(subscribe, "Call-ID");
        string status = state.Length == 0 ? "" : $"Subscription-State: {state}\r\n";
        string type = body.Length == 0 ? "" : "Content-Type: application/simple-message-summary\r\n";
        return Receives(
            $"NOTIFY sip:alice@192.0.2.7:49152 SIP/2.0\r\nVia: SIP/2.0/TLS h;branch=z9hG4bKn{_serverCSeq}\r\n"
            + $"From: {from}\r\nTo: {to}\r\n{callId}\r\nCSeq: {_serverCSeq} NOTIFY\r\nMax-Forwards: 70\r\n"
            + $"Contact: <sip:mwi@192.0.2.9;transport=tls>\r\nEvent: message-summary\r\n{status}{type}"
            + $"Content-Length: {body.Length}\r\n\r\n{body}");
    }

    public UsageTimeline Receives(string text)
    {
        byte[] octets = Text.Bytes(text);
        Assert.Equal(SipResult.Ok, _message.Parse(octets, 0, octets.Length));
        Core.OnReceive(_message, NowMs);
        return this;
    }

    Session? IUserAgentEvents.OnInvite(SipMessage invite, Session replaced, out int statusCode)
    {
        statusCode = 486;
        return null;
    }

    void IUserAgentEvents.OnIncoming(Session session, SipMessage invite, long nowMs)
    {
    }

    int IUserAgentEvents.OnMessage(SipMessage request)
    {
        _told.Enqueue("message " + Text.Of(request.Buffer, request.BodyOffset, request.BodyEnd));
        return 200;
    }

    void IUserAgentEvents.OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount) =>
        _told.Enqueue($"{(hasWaiting ? "waiting" : "none")} {newCount}/{oldCount}");

    void IMessageEvents.OnMessageDone(int statusCode) => _told.Enqueue($"done {statusCode}");

    private static string Line(string message, string name) =>
        Regex.Match(message, $"^{name}: .*?(?=\r\n)", RegexOptions.Multiline).Value;

    private static string Fields(string fields) =>
        fields.Length == 0 ? "" : fields.Replace("|", "\r\n", StringComparison.Ordinal) + "\r\n";

    private void Look()
    {
        foreach (string message in _transport.Take())
        {
            _sent.Enqueue(message);
        }
    }
}
