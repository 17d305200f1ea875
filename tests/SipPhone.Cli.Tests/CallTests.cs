using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SipPhone.Cli.Tests.Support;
using SipPhone.Lab;
using SipPhone.Lab.Naming;
using SipPhone.Lab.Peers;
using SipPhone.Lab.Proxying;
using SipPhone.Lab.Registration;
using SipPhone.Sip.Transport;

namespace SipPhone.Cli.Tests;

/// <summary><c>sipphone call</c> through the lab's proxy to the lab's peer.</summary>
public sealed class CallTests : IAsyncDisposable
{
    private const string Password = "wonderland";
    private const int SigInt = 2;

    private readonly TempFolder _folder = new();
    private readonly CertificateAuthority _authority = CertificateAuthority.CreateRoot(
        "Test", AuthorityPolicy.Parse("home.example sip.home.example\n", "test"));

    private readonly IssuedCertificate _certificate;
    private readonly LabProxy _proxy;
    private readonly LabDnsServer _dns;
    private LabPeer? _bob;

    public CallTests()
    {
        _certificate = _authority.IssueDomainCertificate("home.example", "sip.home.example");
        string[] users = ["alice", "bob", "carol"];
        _proxy = LabProxy.Start(new LabProxyOptions
        {
            Registrar = new LabRegistrarOptions
            {
                Domain = "home.example",
                Certificate = _certificate,
                Passwords = users.ToDictionary(user => user, _ => Password),
            },
        });
        _dns = LabDnsServer.Start(DnsZones.Parse(
            $"""
            zone example
            _sips._tcp.home.example SRV 0 0 {_proxy.EndPoint.Port} sip.home.example
            sip.home.example A 127.0.0.1
            """,
            "zones"));
        _folder.Write("anchors.pem", PemEncoding.WriteString("CERTIFICATE", _authority.Der));
        _folder.Write("password", Password + "\n");
    }

    public async ValueTask DisposeAsync()
    {
        _bob?.Dispose();
        await _dns.DisposeAsync();
        await _proxy.DisposeAsync();
        _certificate.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("sip:bob@home.example")]
    [InlineData("bob@home.example")]
    [InlineData("bob")]
    public async Task A_call_is_answered_and_hung_up(string target)
    {
        await StartBob();
        Tool tool = Call(target, "--duration", "0");
        Assert.Equal(0, tool.ExitCode);
        Assert.Empty(tool.Error);
        Assert.Contains("sip:bob@home.example", tool.Output);
        Assert.Contains("hung-up", tool.Output);
        Assert.Contains("neither sends nor plays sound", tool.Output);
        Assert.Equal(["registered", "ringing", "answered", "ended: peer-hung-up"], StopBob());
    }

    [Fact]
    public async Task A_call_lasts_until_the_peer_hangs_up()
    {
        await StartBob(hangsUpAfter: TimeSpan.Zero);
        Tool tool = Call("sip:bob@home.example", "--json");
        Assert.Equal(0, tool.ExitCode);
        JsonElement[] steps =
        [
            .. tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
        Assert.Equal(
            ["located", "connected", "identity", "registered", "called", "answered", "ended", "unregistered"],
            steps.Select(step => step.GetProperty("step").GetString()));
        Assert.All(steps, step => Assert.True(step.GetProperty("ok").GetBoolean()));
        Assert.Equal("peer-hung-up", steps[^2].GetProperty("end").GetString());
        Assert.Equal("sip:bob@home.example", steps[4].GetProperty("uri").GetString());
    }

    [Theory]
    [InlineData(486, "486 Busy Here")]
    [InlineData(603, "603 Decline")]
    public async Task A_call_that_is_declined_is_told_in_the_words_of_the_answer(int status, string words)
    {
        await StartBob(status);
        Tool tool = Call("sip:bob@home.example");
        Assert.Equal(1, tool.ExitCode);
        Assert.Contains($"not answered: refused. The answer was: {words}.", tool.Error);
        Assert.Contains($"refused ({status})", tool.Output);
    }

    [Theory]
    [InlineData("sip:nobody@home.example", "404 Not Found")]
    [InlineData("sip:carol@home.example", "480 Temporarily Unavailable")]
    [InlineData("sip:bob@elsewhere.example", "403 Not a Domain of This Proxy")]
    public void Who_is_not_there_is_told(string target, string words)
    {
        Tool tool = Call(target);
        Assert.Equal(1, tool.ExitCode);
        Assert.Contains(words, tool.Error);
    }

    [Fact]
    public void Without_a_registration_nobody_is_called()
    {
        _folder.Write("password", "guess\n");
        Tool tool = Call("sip:bob@home.example");
        Assert.Equal(1, tool.ExitCode);
        Assert.Contains("wrong-password", tool.Error);
        Assert.DoesNotContain("called", tool.Output);
    }

    [Fact]
    public void A_server_that_is_not_there_is_told()
    {
        Tool tool = Call("sip:bob@home.example", "--outbound", "sips:nowhere.example");
        Assert.Equal(2, tool.ExitCode);
        Assert.Contains("not found", tool.Error);
    }

    [Fact]
    public async Task A_call_whose_connection_is_lost_is_told_so()
    {
        await StartBob(trace: new OnFirst("INVITE", _proxy.CutConnections));
        Tool tool = Call("sip:bob@home.example");
        Assert.Equal(2, tool.ExitCode);
        Assert.Contains("the connection to the server was lost", tool.Error);
    }

    [Fact]
    public async Task Ctrl_C_hangs_up_and_unregisters()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGINT to send to another process");
        await StartBob();

        (int exitCode, string error) = await Interrupt("talking");
        Assert.Equal(0, exitCode);
        Assert.Empty(error);
        Assert.Equal("bob@home.example", Assert.Single(_proxy.Bindings).AddressOfRecord);
        Assert.Equal("ended: peer-hung-up", StopBob()[^1]);
    }

    [Fact]
    public async Task Ctrl_C_while_it_rings_is_no_refusal_by_the_peer()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGINT to send to another process");
        await StartBob(answersAfter: TimeSpan.FromMinutes(5));
        (int exitCode, string error) = await Interrupt("ringing");
        Assert.Equal(1, exitCode);
        Assert.Equal("sipphone: not answered: the call was given up before.\n", error);
        Assert.Equal("bob@home.example", Assert.Single(_proxy.Bindings).AddressOfRecord);
        Assert.Equal("ended: cancelled", StopBob()[^1]);
    }

    [Fact]
    public async Task A_ladder_is_drawn_and_the_trace_keeps_secrets()
    {
        await StartBob();
        string path = _folder.PathOf("call.svg");
        Tool tool = Call("sip:bob@home.example", "--duration", "0", "--ladder", path, "--trace");
        Assert.Equal(0, tool.ExitCode);
        string ladder = File.ReadAllText(path);
        Assert.Contains(">a call to sip:bob@home.example<", ladder);
        Assert.Contains(">INVITE sip:bob@home.example SIP/2.0<", ladder);
        Assert.Contains(">identity: ", ladder);
        Assert.Contains("| INVITE sip:bob@home.example SIP/2.0", tool.Error);
        Assert.Contains("response=\"***\"", tool.Error);
        Assert.DoesNotMatch("response=\"[0-9a-f]", tool.Error);
    }

    // The anchors are looked at behind the ladder's file.
    [Fact]
    public void A_run_that_fails_leaves_the_ladder_file_as_it_was()
    {
        string path = _folder.Write("ladder.svg", "an older ladder, longer than nothing");
        Tool.RunWrong(WithoutAnchors(path), "nowhere.pem");
        Assert.Equal("an older ladder, longer than nothing", File.ReadAllText(path));

        Tool.RunWrong(WithoutAnchors(_folder.PathOf("new.svg")), "nowhere.pem");
        Assert.False(File.Exists(_folder.PathOf("new.svg")));

        string[] WithoutAnchors(string ladder) =>
        [
            "call", "bob", "--server", "sips:home.example", "--user", "alice", "--ladder", ladder,
            "--anchors", _folder.PathOf("nowhere.pem"),
        ];
    }

    [Fact]
    public void A_ladder_takes_the_place_of_a_longer_file()
    {
        string path = _folder.Write("ladder.svg", new string('x', 100_000));
        Tool tool = Call("sip:nobody@home.example", "--ladder", path);
        Assert.Equal(1, tool.ExitCode);
        Assert.EndsWith("</svg>\n", File.ReadAllText(path));
        Assert.StartsWith("<?xml", File.ReadAllText(path));
    }

    [Fact]
    public void A_folder_is_no_ladder_file()
    {
        Tool.RunWrong(CommandLine("bob", "--ladder", _folder.Path), "is a folder", "ladder.svg");
    }

    [Theory]
    [InlineData("", "TARGET")]
    [InlineData("tel:+12015550123", "tel:+12015550123", "such as sip:bob@example.com")]
    [InlineData("sips:", "nobody to call")]
    [InlineData("bob@", "nobody to call")]
    [InlineData("sips:bob@a..b", "nobody to call")]
    [InlineData("sip:bob@example.com?Subject=x", "nobody to call")]
    [InlineData("sip:b\u00f6b@example.com", "caf%C3%A9")]
    [InlineData("bob --duration -1", "--duration", "0 to 86400")]
    [InlineData("bob --duration x", "--duration", "\"x\"")]
    [InlineData("bob --ladder /no/such/folder/x.svg", "--ladder", "/no/such/folder/x.svg")]
    [InlineData("bob --ladder ''", "--ladder is empty")]
    [InlineData("bob --user a@b", "--user")]
    public void A_wrong_command_line_is_told_plainly(string line, params string[] says)
    {
        string[] words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('\''))];
        string[] user = words.Contains("--user") ? [] : ["--user", "alice"];
        Tool.RunWrong(
            [
                "call", "--server", "sips:home.example", "--anchors", _folder.PathOf("anchors.pem"), .. user, .. words,
            ],
            says);
    }

    [Fact]
    public void A_long_target_is_a_mistake()
    {
        Tool.RunWrong(
            [
                "call", "--server", "sips:home.example", "--anchors", _folder.PathOf("anchors.pem"), "--user", "alice",
                "sip:" + new string('b', 300) + "@example.com",
            ],
            "256 bytes");
    }

    // Calls bob in a process of its own, by the dotnet that runs this, and sends SIGINT when a word is read.
    private async Task<(int ExitCode, string Error)> Interrupt(string word)
    {
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        string[] command = [typeof(CommandLineTool).Assembly.Location, .. CommandLine("sip:bob@home.example")];
        ProcessStartInfo start = new(dotnet, command) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process tool = Process.Start(start)!;
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(60));
        Task<string> error = tool.StandardError.ReadToEndAsync(deadline.Token);
        string? line;
        do
        {
            line = await tool.StandardOutput.ReadLineAsync(deadline.Token);
            Assert.NotNull(line);
        }
        while (!line.Contains(word));

        Assert.Equal(0, Kill(tool.Id, SigInt));
        await tool.StandardOutput.ReadToEndAsync(deadline.Token);
        await tool.WaitForExitAsync(deadline.Token);
        return (tool.ExitCode, await error);
    }

    // He answers first and tells then: his words are whole when he has stopped. The last is that he unregistered.
    private string[] StopBob()
    {
        _bob!.Dispose();
        string[] words = [.. _bob.Words];
        _bob = null;
        Assert.Equal("unregistered", words[^1]);
        return words[..^1];
    }

    private async Task StartBob(
        int declinesWith = 0, TimeSpan? hangsUpAfter = null, TimeSpan? answersAfter = null, ISipTrace? trace = null)
    {
        _bob = LabPeer.Start(new LabPeerOptions
        {
            Domain = "home.example",
            User = "bob",
            Password = Password,
            DnsServer = _dns.EndPoint,
            Anchors = [_authority.Der],
            DeclinesWith = declinesWith,
            AnswersAfter = answersAfter ?? TimeSpan.Zero,
            HangsUpAfter = hangsUpAfter,
            Trace = trace,
        });
        await _bob.Registered.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private Tool Call(params string[] args) => Tool.Run(CommandLine(args));

    private string[] CommandLine(params string[] args) =>
    [
        "call", "--server", "sips:home.example", "--user", "alice", "--password-file", _folder.PathOf("password"),
        "--anchors", _folder.PathOf("anchors.pem"), "--dns", _dns.EndPoint.ToString(), .. args,
    ];

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int processId, int signal);

    /// <summary>Does something when the first message of a kind comes in.</summary>
    private sealed class OnFirst(string start, Action act) : ISipTrace
    {
        private bool _isDone;

        public void OnSent(byte[] buffer, int offset, int end, long nowMs)
        {
        }

        public void OnReceived(byte[] buffer, int offset, int end, long nowMs)
        {
            if (!_isDone && Encoding.ASCII.GetString(buffer[offset..end]).StartsWith(start, StringComparison.Ordinal))
            {
                _isDone = true;
                act();
            }
        }
    }
}
