using System.Text.RegularExpressions;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
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
        Registration = new Registration(Settings, this, new CountingRandom());
    }

    public SipAccount Settings { get; }

    public Registration Registration { get; }

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

    /// <summary>Goes to a time, stopping at every deadline on the way, as the phone's loop does.</summary>
    public RegistrationTimeline At(long nowMs)
    {
        Assert.True(nowMs >= _nowMs, "time goes forward");
        int stops = 0;
        for (long next = Registration.NextDeadlineMs; next >= 0 && next <= nowMs; next = Registration.NextDeadlineMs)
        {
            Assert.True(++stops < 10000, "a deadline stands still");
            _nowMs = Math.Max(_nowMs, next);
            Registration.Poll(_nowMs);
        }

        _nowMs = nowMs;
        Registration.Poll(nowMs);
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
        Registration.OnConnected(_nowMs, sameServer);
        return this;
    }

    public RegistrationTimeline Disconnected()
    {
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
        Assert.Equal(nowMs, Registration.NextDeadlineMs);
        return this;
    }

    /// <summary>A header field of the last request, as a line without its end.</summary>
    public string Line(string name) =>
        Regex.Match(LastRequest, $"^{name}: .*?(?=\r\n)", RegexOptions.Multiline).Value;

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
