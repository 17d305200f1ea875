using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns.Tests.Support;
using SipPhone.Lab;
using SipPhone.Media.Streams;
using SipPhone.Phone.Calls;
using SipPhone.TestSupport;

namespace SipPhone.Phone.Tests.Support;

// A phone on virtual time, with scripted DNS and servers. It is polled when its NextDeadlineMs says so and when
// something came in, and at no other time: a deadline that it forgets is a phone that hangs, here as on the device.

/// <summary>A phone's life, as a timeline.</summary>
internal sealed class Timeline : ITimeline, IDisposable
{
    public const string User = "alice";
    public const string Password = "secret";
    private const int DnsAnswerMs = 10;

    // A state that has not come after so many polls does not come.
    private const int MaxPolls = 10_000;

    private readonly CertificateAuthority _authority = CertificateAuthority.CreateRoot(
        "Test", AuthorityPolicy.Parse("example sip.example\nother.example sip.example\n", "test"));
    private readonly VirtualClock _clock = new(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    private readonly FakeNetwork _network;
    private readonly SortedSet<long> _wakeUps = [];
    private PhoneState _seenState;

    public Timeline(
        Action<PhoneSettings>? change = null,
        Func<Timeline, ICallEvents>? callEvents = null,
        IMediaStream[]? streams = null,
        IPhoneEvents? phoneEvents = null,
        Func<Timeline, IMessageEvents>? messageEvents = null)
    {
        _network = new FakeNetwork(OnAsked);
        Channel = new ServerChannel(this);
        PhoneSettings settings = new()
        {
            Domain = "example"u8.ToArray(),
            User = Ascii.ToBytes(User),
            Password = Ascii.ToBytes(Password),
        };
        change?.Invoke(settings);
        PhoneBoard board = new()
        {
            Clock = _clock,
            Random = new FakeRandom(7),
            Link = _network,
            DnsSockets = [.. _network.Sockets],
            DnsStream = _network.Stream,
            Channel = Channel,
            MediaStreams = streams,
        };
        Phone = new Phone(
            settings,
            board,
            phoneEvents ?? new EventTeller(this),
            callEvents?.Invoke(this),
            messageEvents?.Invoke(this));
    }

    /// <summary>What the phone itself allocates while it is polled.</summary>
    public AllocationMeter Meter { get; } = new();

    public Phone Phone { get; }

    public ServerChannel Channel { get; }

    public Zone Zone { get; } = new();

    public bool IsDnsUp { get; set; } = true;

    /// <summary>Everything that happened, a line each behind its time.</summary>
    public List<string> Lines { get; } = [];

    public long NowMs => _clock.NowMs;

    /// <summary>How often the phone was polled.</summary>
    public int PollCount { get; private set; }

    /// <summary>Whether sockets of the resolver, or the channel, are open.</summary>
    public bool IsAnythingOpen => Channel.IsOpen || Array.Exists(_network.Sockets, socket => socket.IsOpen);

    public void Dispose() => _authority.Dispose();

    /// <summary>A server for the domain, with a certificate for the domain that is named.</summary>
    public ScriptedServer AddServer(string address = "192.0.2.1", string domain = "example", int priority = 0)
    {
        ScriptedServer server = new(this) { Certificate = Certificate(domain) };
        string host = $"sip{address.Split('.')[^1]}.example";
        Zone.Srv("_sips._tcp.example", priority, 0, 5061, host).A(host, address);
        Channel.Add(address + ":5061", server);
        return server;
    }

    public byte[] Certificate(string domain)
    {
        using IssuedCertificate issued = _authority.IssueDomainCertificate(domain, "sip.example");
        return issued.Der;
    }

    public void Tell(string line) => Lines.Add($"{NowMs} {line}");

    /// <summary>Something comes in at a time.</summary>
    public void WakeAt(long atMs) => _wakeUps.Add(atMs);

    public Timeline Start()
    {
        Phone.Start(NowMs);
        Look();
        return Poll();
    }

    public Timeline Stop()
    {
        Phone.Stop(NowMs);
        Look();
        return Poll();
    }

    /// <summary>Goes on to a time.</summary>
    public Timeline RunTo(long untilMs)
    {
        while (NextMs() is long nextMs && nextMs <= untilMs)
        {
            GoTo(nextMs);
            Poll();
        }

        GoTo(untilMs);
        return this;
    }

    /// <summary>Goes on for a time.</summary>
    public Timeline Run(long milliseconds) => RunTo(NowMs + milliseconds);

    /// <summary>Goes on until the phone is in a state.</summary>
    public Timeline RunUntil(PhoneState state)
    {
        int lastPoll = PollCount + MaxPolls;
        while (Phone.State != state)
        {
            Assert.True(PollCount < lastPoll, $"never {state}:\n{this}");
            long? nextMs = NextMs();
            Assert.True(nextMs is not null, $"{Phone.State} for ever:\n{this}");
            GoTo(nextMs.Value);
            Poll();
        }

        return this;
    }

    /// <summary>Starts, and goes on until it is registered.</summary>
    public Timeline Register() => Start().RunUntil(PhoneState.Registered);

    public Timeline Is(PhoneState state)
    {
        Assert.True(Phone.State == state, $"{Phone.State}, not {state}:\n{this}");
        return this;
    }

    /// <summary>What happened since the last look, compared whole and in order.</summary>
    public Timeline Shows(params string[] lines)
    {
        Assert.Equal(lines, Lines);
        Lines.Clear();
        return this;
    }

    /// <summary>How many lines hold a text.</summary>
    public int Count(string text) => Lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    public override string ToString() => string.Join('\n', Lines);

    private long? NextMs()
    {
        long deadlineMs = Phone.NextDeadlineMs;
        long wakeUpMs = _wakeUps.Count == 0 ? long.MaxValue : _wakeUps.Min;
        long nextMs = deadlineMs < 0 ? wakeUpMs : Math.Min(deadlineMs, wakeUpMs);
        return nextMs == long.MaxValue ? null : nextMs;
    }

    private void GoTo(long nowMs)
    {
        _clock.AdvanceTo(nowMs);
        _network.NowMs = nowMs;
    }

    private Timeline Poll()
    {
        _wakeUps.RemoveWhere(atMs => atMs <= NowMs);
        PollCount++;
        Meter.Start();
        Phone.Poll(NowMs);
        Meter.Stop();
        Look();

        // Whatever is due has been done: a deadline that stays behind would make the loop spin.
        long deadlineMs = Phone.NextDeadlineMs;
        Assert.True(deadlineMs == -1 || deadlineMs > NowMs, $"{Phone.State} spins at {NowMs} on {deadlineMs}:\n{this}");
        return this;
    }

    private void Look()
    {
        if (Phone.State != _seenState)
        {
            _seenState = Phone.State;
            Tell($"-> {_seenState}");
        }
    }

    private void OnAsked(Asked asked)
    {
        if (IsDnsUp)
        {
            asked.Reply(Zone.Answer(asked), DnsAnswerMs);
            WakeAt(asked.AtMs + DnsAnswerMs);
        }
    }
}
