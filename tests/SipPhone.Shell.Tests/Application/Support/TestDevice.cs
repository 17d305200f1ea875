using System.Text;
using System.Text.Json;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns.Tests.Support;
using SipPhone.Lab;
using SipPhone.Phone;
using SipPhone.Phone.Tests.Support;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;
using SipPhone.Shell.Application;
using SipPhone.Shell.Tests.Support;
using SipPhone.TestSupport;

namespace SipPhone.Shell.Tests.Application.Support;

// A whole device on virtual time: flash in memory, scripted DNS and servers, and somebody at its console. It is polled
// when its NextDeadlineMs says so and when something came in, and at no other time.

/// <summary>A device, from its flash to its console.</summary>
internal class TestDevice : ITimeline, IDisposable
{
    private const int DnsAnswerMs = 10;
    private const int MaxPolls = 20_000;

    private readonly VirtualClock _clock = new(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    private readonly FakeNetwork _network;
    private readonly SortedSet<long> _wakeUps = [];
    private readonly List<byte> _writtenBefore = [];
    private int _seen;
    private long _deadlineMs;
    private ulong _starts;

    public TestDevice(MemoryFlash? flash = null, Action<TestDevice>? prepare = null)
    {
        Flash = flash ?? new MemoryFlash();
        _network = new FakeNetwork(OnAsked);
        Channel = new ServerChannel(this);
        prepare?.Invoke(this);
        Start();
    }

    public static CertificateAuthority Authority { get; } = CertificateAuthority.CreateRoot(
        "Test", AuthorityPolicy.Parse("example sip.example\n", "test"));

    public MemoryFlash Flash { get; private set; }

    public FakeDevice Device { get; private protected set; } = new();

    public EcdsaVerifier Verifier { get; } = new();

    public VirtualClock Clock => _clock;

    public Zone Zone { get; } = new();

    public FakeNetwork Network => _network;

    public ServerChannel Channel { get; }

    /// <summary>Whether its platform hides the servers' certificates; takes effect at a start.</summary>
    public bool HidesCertificates { get; set; }

    /// <summary>Counts what the application allocates, from poll to next deadline.</summary>
    public AllocationMeter Meter { get; } = new();

    public ScriptedPort Port { get; private set; } = null!;

    public virtual PhoneApplication Application { get; private protected set; } = null!;

    public long NowMs => _clock.NowMs;

    /// <summary>What happened around the phone.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Everything that the device ever wrote to its console.</summary>
    public string Written => Encoding.UTF8.GetString([.. _writtenBefore, .. Port.Written]);

    public static string AnchorPem => Authority.Certificate.ExportCertificatePem();

    public void Dispose()
    {
    }

    public void Tell(string line) => Lines.Add(line);

    public void WakeAt(long atMs) => _wakeUps.Add(atMs);

    /// <summary>A server for the domain example.</summary>
    public ScriptedServer AddServer(string domain = "example")
    {
        using IssuedCertificate issued = domain == "example"
            ? Authority.IssueDomainCertificate(domain, "sip.example")
            : Authority.IssueRaw(new CertificateShape { SubjectAltNames = [GeneralName.Uri("sip:" + domain)] });
        ScriptedServer server = new(this) { Certificate = issued.Der };
        Zone.Srv("_sips._tcp.example", 0, 0, 5061, "sip.example").A("sip.example", "192.0.2.1");
        Channel.Add("192.0.2.1:5061", server);
        return server;
    }

    /// <summary>The device starts anew, on what its flash holds.</summary>
    public TestDevice Restart(bool isResetHeld = false) =>
        Restart(new FakeDevice { IsResetButtonHeld = isResetHeld });

    /// <summary>The same, as what the board tells of it then.</summary>
    public TestDevice Restart(FakeDevice device)
    {
        _writtenBefore.AddRange(Port.Written);
        _seen = 0;
        Flash = Flash.Restarted();
        Device = device;
        Channel.Close();
        Start();
        return this;
    }

    /// <summary>Sends a request, and reads the one line of JSON that answers it, as a station does.</summary>
    public JsonElement Request(string line) => Answer("@t " + line);

    /// <summary>Sends a line as it is, and reads the one line of JSON that answers it.</summary>
    public JsonElement Answer(string line)
    {
        Type(line + "\r");
        for (int i = 0; i < MaxPolls && !Peek().Contains("\"code\"", StringComparison.Ordinal); i++)
        {
            Assert.True(Step(long.MaxValue), $"no answer to {line}");
        }

        string answer = Assert.Single(News().Split("\r\n"), text => text.StartsWith('{'));
        return JsonDocument.Parse(answer).RootElement;
    }

    /// <summary>Sends a request whose answer is ok.</summary>
    public JsonElement Ok(string line)
    {
        JsonElement answer = Request(line);
        Assert.True(CodeOf(answer) == "ok", $"{line}: {answer}");
        return answer;
    }

    public static string CodeOf(JsonElement answer) => answer.GetProperty("code").GetString()!;

    /// <summary>Types a line as a person does, and returns what was written until the next prompt.</summary>
    public string Say(string line)
    {
        News();
        Type(line + "\r");
        for (int i = 0; i < MaxPolls && !IsPrompt(Peek()); i++)
        {
            Assert.True(Step(long.MaxValue), $"no prompt after {line}: {Peek()}");
        }

        return News();
    }

    /// <summary>Adds the anchor, sets up the account, and applies.</summary>
    public TestDevice Provision(bool withAnchor = true)
    {
        if (withAnchor)
        {
            AddAnchor();
        }

        Ok("set sip.domain example");
        Ok("set sip.user " + Timeline.User);
        Ok("set sip.password " + Timeline.Password);
        Ok("apply");
        return this;
    }

    public TestDevice AddAnchor(string? pem = null)
    {
        Assert.Equal("confirm", CodeOf(Paste("anchor add", pem ?? AnchorPem)));
        Assert.Equal("ok", CodeOf(Answer("yes")));
        return this;
    }

    /// <summary>Pastes as a station does: a line when the last one was taken.</summary>
    public JsonElement Paste(string command, string pem)
    {
        JsonElement answer = Request(command);
        foreach (string line in pem.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            if (CodeOf(answer) != "paste")
            {
                break;
            }

            answer = Answer(line);
        }

        return answer;
    }

    /// <summary>Types, and lets the device do all that it can do now.</summary>
    public TestDevice Type(string text)
    {
        Port.Type(Encoding.UTF8.GetBytes(text));
        return Poll();
    }

    /// <summary>Goes on for a time.</summary>
    public TestDevice Run(long milliseconds)
    {
        long untilMs = NowMs + milliseconds;
        for (int polls = 0; Step(untilMs); polls++)
        {
            Assert.True(polls < MaxPolls, $"spins at {NowMs}");
        }

        GoTo(untilMs);
        return this;
    }

    /// <summary>Goes on until the phone is in a state.</summary>
    public TestDevice RunUntil(PhoneState state)
    {
        for (int i = 0; Application.Phone is null || Application.Phone.State != state; i++)
        {
            Assert.True(i < MaxPolls && Step(long.MaxValue), $"never {state}:\n{Written}");
        }

        return this;
    }

    /// <summary>Puts what is polled on a board: the application, or something around it.</summary>
    protected virtual void Make(ApplicationBoard board) => Application = new PhoneApplication(board);

    /// <summary>Has it do all that it can do now.</summary>
    /// <returns>When it wants to be polled next; -1 for on input only.</returns>
    protected virtual long PollOnce()
    {
        Application.Poll(NowMs);
        return Application.NextDeadlineMs;
    }

    /// <summary>What was written since this was called last.</summary>
    public string News()
    {
        string news = Peek();
        _seen = Port.Written.Count;
        return news;
    }

    private string Peek() => Encoding.UTF8.GetString([.. Port.Written.Skip(_seen)]);

    private static bool IsPrompt(string text) =>
        text.EndsWith("nf-sipphone> ") || text.EndsWith("nf-sipphone*> ") || text.EndsWith("Password: ")
        || text.EndsWith("Type yes to go on: ");

    private void Start()
    {
        Port = new ScriptedPort();
        SlotStore store = new(Flash);
        Seal seal = new(store, new FakeRandom(3), Verifier);
        Make(new ApplicationBoard
        {
            Phone = new PhoneBoard
            {
                Clock = _clock,
                Random = new FakeRandom(++_starts),
                Link = _network,
                DnsSockets = [.. _network.Sockets],
                DnsStream = _network.Stream,
                Channel = HidesCertificates ? new HidingChannel(Channel) : Channel,
            },
            Console = Port,
            Device = Device,
            Verifier = Verifier,
            Store = store,
            Seal = seal,
            Anchors = new TrustAnchors(store, _clock, seal),
            Identity = new DeviceIdentity(store, _clock),
        });
        Poll();
    }

    private bool Step(long untilMs)
    {
        long wakeUpMs = _wakeUps.Count == 0 ? long.MaxValue : _wakeUps.Min;
        long nextMs = _deadlineMs < 0 ? wakeUpMs : Math.Min(_deadlineMs, wakeUpMs);
        if (nextMs > untilMs || nextMs == long.MaxValue)
        {
            return false;
        }

        GoTo(Math.Max(nextMs, NowMs));
        Poll();
        return true;
    }

    private void GoTo(long nowMs)
    {
        _clock.AdvanceTo(nowMs);
        _network.NowMs = nowMs;
    }

    private TestDevice Poll()
    {
        _wakeUps.RemoveWhere(atMs => atMs <= NowMs);
        Meter.Start();
        _deadlineMs = PollOnce();
        Meter.Stop();
        return this;
    }

    private void OnAsked(Asked asked)
    {
        asked.Reply(Zone.Answer(asked), DnsAnswerMs);
        WakeAt(asked.AtMs + DnsAnswerMs);
    }
}
