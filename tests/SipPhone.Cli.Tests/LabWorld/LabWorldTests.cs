using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SipPhone.Cli.LabWorld;
using SipPhone.Cli.Tests.Support;
using SipPhone.Lab;

namespace SipPhone.Cli.Tests.LabWorld;

/// <summary><c>sipphone lab</c>: what it runs can be used, and what it tells is what to use.</summary>
public sealed class LabWorldTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public LabWorldTests()
    {
        Assert.Equal(0, Tool.Run("ca", "init", Ca).ExitCode);
        File.AppendAllText(Path.Combine(Ca, "authority.txt"), "example.com sip.example.com\nexample.net pbx.example\n");
    }

    private string Ca => _folder.PathOf("ca");

    private string Anchor => Path.Combine(Ca, "root.pem");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("example.com", "sip.example.com")]
    [InlineData("example.net", "pbx.example")]
    public async Task A_phone_registers_and_calls_in_it(string domain, string host)
    {
        using CertificateAuthority authority = new AuthorityDirectory(Ca).Load();
        await using SmallWorld world = await SmallWorld.StartAsync(PlanOf(domain, host), authority);
        await world.Ready;
        JsonElement told = Told(world, PlanOf(domain, host), tellsPassword: true);
        string password = _folder.Write("password", Text(told, "password"));
        string[] account =
        [
            "--server", "sips:" + Text(told, "domain"), "--user", Text(told, "user"), "--password-file", password,
            "--anchors", Text(told, "anchor"), "--dns", Text(told, "dns"), "--json",
        ];

        Tool registered = Tool.Run(["register", "--once", .. account]);
        Assert.True(registered.ExitCode == 0, registered.ToString());
        Tool called = Tool.Run(["call", Text(told, "answers"), "--duration", "0", .. account]);
        Assert.True(called.ExitCode == 0, called.ToString());
    }

    [Fact]
    public async Task A_device_certificate_of_the_authority_is_welcome()
    {
        Assert.Equal(
            0, Tool.Run("ca", "issue", Ca, "device", "--name", "door-17", "--domain", "example.com").ExitCode);
        using CertificateAuthority authority = new AuthorityDirectory(Ca).Load();
        await using SmallWorld world = await SmallWorld.StartAsync(
            PlanOf("example.com", "sip.example.com"), authority);
        Tool tool = Register(world, "wonderland", "--client-certificate", Issued("door-17.pem"),
            "--client-key", Issued("door-17.key"));
        Assert.True(tool.ExitCode == 0, tool.ToString());
    }

    [Fact]
    public async Task A_wrong_password_is_not()
    {
        using CertificateAuthority authority = new AuthorityDirectory(Ca).Load();
        await using SmallWorld world = await SmallWorld.StartAsync(
            PlanOf("example.com", "sip.example.com"), authority);
        Assert.Equal(1, Register(world, "looking-glass").ExitCode);
    }

    [Fact]
    public async Task What_to_type_is_told()
    {
        WorldPlan plan = PlanOf("example.com", "sip.example.com");
        using CertificateAuthority authority = new AuthorityDirectory(Ca).Load();
        await using SmallWorld world = await SmallWorld.StartAsync(plan, authority);
        StringWriter output = new();
        new WorldReport(plan, world, Anchor, tellsPassword: true).Tell(Terminal.Into(output, output), asJson: false);
        string[] says =
        [
            "anchor add", Anchor, $"set dns.servers {world.DnsServer}", "set sip.domain example.com",
            "set sip.user alice", "set sip.password wonderland", "apply", "call sip:echo@example.com",
        ];
        Assert.All(says, text => Assert.Contains(text, output.ToString()));
    }

    [Fact]
    public async Task A_password_from_a_file_is_not_told()
    {
        WorldPlan plan = PlanOf("example.com", "sip.example.com");
        using CertificateAuthority authority = new AuthorityDirectory(Ca).Load();
        await using SmallWorld world = await SmallWorld.StartAsync(plan, authority);
        StringWriter output = new();
        WorldReport report = new(plan, world, Anchor, tellsPassword: false);
        report.Tell(Terminal.Into(output, output), asJson: false);
        Assert.DoesNotContain("wonderland", output.ToString());
        Assert.Equal(
            JsonValueKind.Null, Told(world, plan, tellsPassword: false).GetProperty("password").ValueKind);
    }

    [Fact]
    public void A_port_that_is_taken_is_said()
    {
        using Socket dns = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        dns.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        int dnsPort = ((IPEndPoint)dns.LocalEndPoint!).Port;
        Wrong(["--sip-port", "0", "--dns-port", $"{dnsPort}"], $"Port {dnsPort} of 127.0.0.1 is taken", "--dns-port");

        using TcpListener sip = new(IPAddress.Loopback, 0);
        sip.Start();
        int sipPort = ((IPEndPoint)sip.LocalEndpoint).Port;
        Wrong(["--dns-port", "0", "--sip-port", $"{sipPort}"], $"Port {sipPort} of 127.0.0.1 is taken", "--sip-port");
    }

    [Fact]
    public void A_pair_that_the_policy_does_not_list_is_refused()
    {
        Tool refused = Tool.Run(
            "lab", "--authority", Ca, "--domain", "example.com", "--host", "sip9.example.com", "--user", "alice");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("\"example.com sip9.example.com\"", refused.Error);
    }

    [Theory]
    [InlineData("", "'--authority'", "'--domain'", "'--user'", "sipphone lab --help")]
    [InlineData("--authority /no/such/ca --domain example.com --user alice", "/no/such/ca", "sipphone ca init")]
    [InlineData("--authority a --domain *.example.com --user alice", "--domain", "wildcard")]
    [InlineData("--authority a --domain example.com --host 192.0.2.1 --user alice", "--host", "address")]
    [InlineData("--authority a --domain example.com --user ''", "--user is empty")]
    [InlineData("--authority a --domain example.com --user alice@example.com", "--user", "\"@\"")]
    [InlineData("--authority a --domain example.com --user echo", "--user cannot be \"echo\"", "alice")]
    [InlineData("--authority a --domain example.com --user alice --password-file /no/such/file", "/no/such/file")]
    [InlineData("--authority a --domain example.com --user alice --dns-port 65536", "--dns-port", "\"65536\"")]
    [InlineData("--authority a --domain example.com --user alice --dns-port -1", "--dns-port")]
    [InlineData("--authority a --domain example.com --user alice --sip-port sip", "--sip-port", "\"sip\"")]
    public void A_wrong_command_line(string line, params string[] says)
    {
        string[] words = Array.ConvertAll(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => word == "''" ? "" : word);
        Tool.RunWrong(["lab", .. words], says);
    }

    private static WorldPlan PlanOf(string domain, string host)
    {
        return new WorldPlan { Domain = domain, Host = host, User = "alice", Password = "wonderland" };
    }

    private JsonElement Told(SmallWorld world, WorldPlan plan, bool tellsPassword)
    {
        StringWriter output = new();
        new WorldReport(plan, world, Anchor, tellsPassword).Tell(Terminal.Into(output, output), asJson: true);
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    private Tool Register(SmallWorld world, string password, params string[] more) => Tool.Run(
    [
        "register", "--once", "--server", "sips:example.com", "--user", "alice", "--anchors", Anchor,
        "--password-file", _folder.Write("password", password), "--dns", $"{world.DnsServer}", .. more,
    ]);

    private string Issued(string name) => Path.Combine(Ca, "issued", name);

    private void Wrong(string[] options, params string[] says) => Tool.RunWrong(
        ["lab", "--authority", Ca, "--domain", "example.com", "--user", "alice", .. options], says);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
