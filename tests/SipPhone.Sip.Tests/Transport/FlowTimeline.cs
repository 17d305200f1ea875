using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;

namespace SipPhone.Sip.Tests.Transport;

/// <summary>A flow on virtual time, over a connection that takes and gives as a test says.</summary>
internal sealed class FlowTimeline : ISipTransport, ISipTrace
{
    public const string Ping = "\r\n\r\n";

    private readonly List<byte> _taken = [];
    private readonly Queue<byte> _incoming = [];

    public FlowTimeline(int bufferBytes = Limits.FlowBufferBytes)
    {
        Flow = new SipFlow(this, new byte[bufferBytes], new CountingRandom()) { Trace = this };
        Flow.Open();
    }

    public SipFlow Flow { get; }

    public long NowMs { get; private set; }

    /// <summary>How many octets the connection takes before it says "not now"; refilled by the test.</summary>
    public int Room { get; set; } = int.MaxValue;

    /// <summary>True lets the connection say that it is closed, once what came is read.</summary>
    public bool IsClosed { get; set; }

    /// <summary>How many octets one call of Receive gives.</summary>
    public int PieceBytes { get; set; } = int.MaxValue;

    /// <summary>What was traced: "> " for sent, "&lt; " for received.</summary>
    public List<string> Trace { get; } = [];

    /// <summary>When pings were taken.</summary>
    public List<long> PingsAtMs { get; } = [];

    public int Send(byte[] buffer, int offset, int end)
    {
        if (IsClosed)
        {
            return HalResult.Closed;
        }

        int count = Math.Min(Room, end - offset);
        _taken.AddRange(buffer[offset..(offset + count)]);
        Room -= count;
        if (Text.Of(buffer, offset, offset + count) == Ping)
        {
            PingsAtMs.Add(NowMs);
        }

        return count;
    }

    public int Receive(byte[] buffer, int offset, int end)
    {
        int count = Math.Min(Math.Min(PieceBytes, end - offset), _incoming.Count);
        for (int i = 0; i < count; i++)
        {
            buffer[offset + i] = _incoming.Dequeue();
        }

        return count == 0 && IsClosed ? HalResult.Closed : count;
    }

    public void OnSent(byte[] buffer, int offset, int end, long nowMs) =>
        Trace.Add("> " + Text.Of(buffer, offset, end));

    public void OnReceived(byte[] buffer, int offset, int end, long nowMs) =>
        Trace.Add("< " + Text.Of(buffer, offset, end));

    /// <summary>A message of ours; as long as wished, with a body if it is longer than its head.</summary>
    public static string Message(string callId, int length = 0)
    {
        string head = $"OPTIONS sip:example.com SIP/2.0\r\nCall-ID: {callId}\r\n";
        string withoutBody = head + "Content-Length: 0\r\n\r\n";
        for (int body = 1; withoutBody.Length < length; body++)
        {
            string fields = $"Content-Type: text/plain\r\nContent-Length: {body}\r\n\r\n";
            string message = head + fields + new string('b', body);
            if (message.Length >= length)
            {
                return message;
            }
        }

        return withoutBody;
    }

    /// <summary>Sends <see cref="Message"/>.</summary>
    public FlowTimeline Sends(string callId, SipResult expected = SipResult.Ok, int length = 0)
    {
        string message = Message(callId, length);
        int body = message.Length - message.IndexOf(Ping, StringComparison.Ordinal) - 4;
        SipWriter writer = Flow.StartMessage();
        byte[] uri = Text.Bytes("sip:example.com");
        writer.StartRequest(SipTokens.Options, uri, 0, uri.Length);
        writer.WriteHeader(SipHeader.CallId, Text.Bytes(callId));
        SipResult written = body == 0
            ? writer.Finish()
            : writer.Finish(Text.Bytes("text/plain"), Text.Bytes("-" + new string('b', body)), 1, 1 + body);
        Assert.Equal(expected == SipResult.BufferFull ? SipResult.BufferFull : SipResult.Ok, written);
        Assert.Equal(expected, Flow.Send(NowMs));
        return this;
    }

    /// <summary>What the connection took since the last look.</summary>
    public FlowTimeline Took(string expected)
    {
        Assert.Equal(expected, Text.Of([.. _taken], 0, _taken.Count));
        _taken.Clear();
        return this;
    }

    public FlowTimeline Gives(string text)
    {
        foreach (byte octet in Text.Bytes(text))
        {
            _incoming.Enqueue(octet);
        }

        return this;
    }

    /// <summary>Reads all that came.</summary>
    public FlowTimeline Reads(params string[] expected)
    {
        List<string> messages = [];
        while (Flow.Receive(NowMs) == SipFrame.Message)
        {
            messages.Add(Text.Of(Flow.Buffer, Flow.MessageOffset, Flow.MessageEnd));
        }

        Assert.Equal(expected, messages);
        return this;
    }

    /// <summary>Goes to a time, stopping at every deadline on the way; pings are answered if wished.</summary>
    public FlowTimeline At(long nowMs, bool answersPings = false)
    {
        Assert.True(nowMs >= NowMs, "time goes forward");
        int stops = 0;
        for (long next = Flow.NextDeadlineMs; next >= 0 && next < nowMs; next = Flow.NextDeadlineMs)
        {
            Assert.True(++stops < 100_000, "a deadline stands still");
            NowMs = Math.Max(NowMs, next);
            Step(answersPings);
            if (Flow.Check(NowMs) != ConnectionFailure.None)
            {
                return this;
            }
        }

        NowMs = nowMs;
        Step(answersPings);
        return this;
    }

    public FlowTimeline Is(ConnectionFailure failure)
    {
        Assert.Equal(failure, Flow.Check(NowMs));
        return this;
    }

    private void Step(bool answersPings)
    {
        int pings = PingsAtMs.Count;
        Reads();
        Flow.Poll(NowMs);
        if (answersPings && PingsAtMs.Count > pings)
        {
            Gives("\r\n").Reads();
        }
    }
}
