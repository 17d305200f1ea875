using System.Text.RegularExpressions;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Tests.Registrations;

/// <summary>A registration on virtual time, with a transport that remembers: tests read as timelines.</summary>
internal sealed class RegistrationTimeline : ISipTransport
{
    private readonly List<byte> _sent = [];
    private long _nowMs;
    private string? _lastRequest;

    public RegistrationTimeline(Action<SipAccount>? change = null)
    {
        Settings = new SipAccount(
            Text.Bytes("example.com"), Text.Bytes("alice"), Text.Bytes("secret"), Text.Bytes("192.0.2.7"), 49152);
        change?.Invoke(Settings);
        var random = new CountingRandom();
        Flow = new SipFlow(this, new byte[Limits.FlowBufferBytes], random);
        Headers = new LocalHeaders(Settings);
        Registration = new Registration(Flow, Headers, new SipCredentials(Settings, random), random);
    }

    public SipAccount Settings { get; }

    public SipFlow Flow { get; }

    public LocalHeaders Headers { get; }

    public Registration Registration { get; }

    private long NextDeadlineMs => SipTimers.Earlier(Flow.NextDeadlineMs, Registration.NextDeadlineMs);

    /// <summary>How many octets the transport takes before it says "not now"; refilled by the test.</summary>
    public int Room { get; set; } = int.MaxValue;

    /// <summary>False lets the transport forget what it takes.</summary>
    public bool IsRecording { get; set; } = true;

    /// <summary>True lets the transport say that it is closed.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The request that <see cref="Sends"/> saw last.</summary>
    public string LastRequest => _lastRequest ?? throw new InvalidOperationException("nothing was sent");

    public int Send(byte[] buffer, int offset, int end)
    {
        if (IsClosed)
        {
            return HalResult.Closed;
        }

        if (!IsRecording)
        {
            return end - offset;
        }

        int count = Math.Min(Room, end - offset);
        _sent.AddRange(buffer[offset..(offset + count)]);
        Room -= count;
        return count;
    }

    public int Receive(byte[] buffer, int offset, int end) => IsClosed ? HalResult.Closed : 0;

    /// <summary>Goes to a time, stopping at every deadline on the way, as the phone's loop does.</summary>
    public RegistrationTimeline At(long nowMs)
    {
        Assert.True(nowMs >= _nowMs, "time goes forward");
        int stops = 0;
        for (long next = NextDeadlineMs; next >= 0 && next <= nowMs; next = NextDeadlineMs)
        {
            Assert.True(++stops < 10000, "a deadline stands still");
            _nowMs = Math.Max(_nowMs, next);
            Poll();
        }

        _nowMs = nowMs;
        Poll();
        return this;
    }

    public RegistrationTimeline Start()
    {
        Registration.Start(_nowMs);
        return this;
    }

    public RegistrationTimeline Stop()
    {
        Registration.Stop(_nowMs);
        return this;
    }

    public RegistrationTimeline Connected(bool sameServer = true)
    {
        IsClosed = false;
        Flow.Open();
        Registration.OnConnected(_nowMs, sameServer);
        return this;
    }

    public RegistrationTimeline Disconnected()
    {
        Flow.Close();
        Registration.OnDisconnected();
        return this;
    }

    /// <summary>One whole request was sent since the last look, and it holds these texts.</summary>
    public RegistrationTimeline Sends(params string[] texts)
    {
        string sent = Text.Of([.. _sent], 0, _sent.Count);
        _sent.Clear();
        Assert.StartsWith("REGISTER sip:example.com SIP/2.0\r\n", sent);
        Assert.Equal(sent.Length, sent.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
        foreach (string text in texts)
        {
            Assert.Contains(text, sent);
        }

        _lastRequest = sent;
        return this;
    }

    public RegistrationTimeline SendsNothing()
    {
        Assert.Empty(_sent);
        return this;
    }

    /// <summary>The server answers the last request.</summary>
    public RegistrationTimeline Answers(int status, params string[] headers) =>
        Answers(LastRequest, true, status, headers);

    /// <summary>An answer to an older request, or to another one's, comes in and is not taken.</summary>
    public RegistrationTimeline IgnoresAnswerTo(string request, int status, params string[] headers) =>
        Answers(request, false, status, headers);

    public RegistrationTimeline Is(RegistrationState state, RegistrationFailure failure = RegistrationFailure.None)
    {
        Assert.Equal((state, failure), (Registration.State, Registration.Failure));
        return this;
    }

    public RegistrationTimeline NextDeadlineIs(long nowMs)
    {
        Assert.Equal(nowMs, NextDeadlineMs);
        return this;
    }

    /// <summary>A header field of the last request, as a line without its end.</summary>
    public string Line(string name) =>
        Regex.Match(LastRequest, $"^{name}: .*?(?=\r\n)", RegexOptions.Multiline).Value;

    /// <summary>What the phone's loop does with the flow and the registration.</summary>
    private void Poll()
    {
        Flow.Poll(_nowMs);
        if (!Flow.IsOpen && Registration.State != RegistrationState.AwaitingFlow)
        {
            Registration.OnDisconnected();
        }

        Registration.Poll(_nowMs);
    }

    private RegistrationTimeline Answers(string request, bool isTaken, int status, string[] headers)
    {
        SipMessage parsed = Text.Parse(request);
        var writer = new SipWriter(new byte[4096]);
        var start = new SipResponseStart();
        Assert.Equal(
            SipResult.Ok, start.Write(writer, parsed, status, Text.Bytes("Reason " + status), Text.Bytes("totag")));
        foreach (string header in headers)
        {
            writer.Bytes.Write(Text.Bytes(header + "\r\n"));
        }

        Assert.Equal(SipResult.Ok, writer.Finish());
        var response = new SipMessage();
        Assert.Equal(SipResult.Ok, response.Parse(writer.Bytes.Buffer, 0, writer.Bytes.Position));
        Assert.Equal(isTaken, Registration.OnReceive(response, _nowMs));
        return this;
    }
}
