using System.Security.Cryptography;
using SipPhone.Cli.Tests.Support;
using SipPhone.Lab;
using SipPhone.Lab.Naming;
using SipPhone.Lab.Registration;

namespace SipPhone.Cli.Tests;

/// <summary><c>sipphone register</c> against the lab's registrar.</summary>
public sealed class RegisterTests : IAsyncDisposable
{
    private const string User = "alice";
    private const string Password = "wonderland";

    private readonly TempFolder _folder = new();
    private readonly CertificateAuthority _authority = CertificateAuthority.CreateRoot(
        "Test", AuthorityPolicy.Parse("home.example sip.home.example\nproxy.example sip.proxy.example\n", "test"));

    private readonly IssuedCertificate _certificate;
    private readonly LabRegistrar _registrar;
    private readonly LabDnsServer _dns;

    public RegisterTests()
    {
        // A registrar for home.example that stands at proxy.example, and says so in its certificate.
        _certificate = _authority.IssueDomainCertificate("proxy.example", "sip.proxy.example");
        _registrar = LabRegistrar.Start(new LabRegistrarOptions
        {
            Domain = "home.example",
            Certificate = _certificate,
            Passwords = new Dictionary<string, string> { [User] = Password },
        });
        _dns = LabDnsServer.Start(DnsZones.Parse(
            $"""
            zone example
            _sips._tcp.proxy.example SRV 0 0 {_registrar.EndPoint.Port} sip.proxy.example
            _sips._tcp.home.example SRV 0 0 {_registrar.EndPoint.Port} sip.proxy.example
            sip.proxy.example A 127.0.0.1
            """,
            "zones"));
        _folder.Write("anchors.pem", PemEncoding.WriteString("CERTIFICATE", _authority.Der));
        _folder.Write("password", Password + "\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _dns.DisposeAsync();
        await _registrar.DisposeAsync();
        _certificate.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_outbound_proxy_is_located_and_recognised_by_its_own_domain()
    {
        Tool tool = Register("--server", "sips:home.example", "--outbound", "sips:proxy.example");
        Assert.Equal(0, tool.ExitCode);
        Assert.Contains("the right server, by its SIP identity proxy.example", tool.Output);
        Assert.Equal("proxy.example", Assert.Single(_registrar.Connections).ServerName);
        Assert.True(_registrar.SipBytesReceived > 0);
    }

    [Fact]
    public void Without_it_the_proxy_is_no_server_of_the_domain()
    {
        Tool tool = Register("--server", "sips:home.example");
        Assert.Equal(1, tool.ExitCode);
        Assert.Contains("mismatch", tool.Error);
        Assert.Equal(0, _registrar.SipBytesReceived);
    }

    [Fact]
    public void A_wrong_password_is_told_plainly()
    {
        _folder.Write("password", "guess\n");
        Tool tool = Register("--server", "sips:home.example", "--outbound", "sips:proxy.example");
        Assert.Equal(1, tool.ExitCode);
        Assert.Contains("wrong-password", tool.Error);
        Assert.Equal(2, Assert.Single(_registrar.Connections).RequestCount);
    }

    [Fact]
    public void An_address_as_outbound_proxy_is_a_mistake()
    {
        Tool tool = Register("--server", "sips:home.example", "--outbound", "sips:192.0.2.1");
        Assert.Equal(64, tool.ExitCode);
        Assert.Contains("--outbound", tool.Error);
    }

    [Fact]
    public void A_trace_shows_the_messages_and_not_the_secrets()
    {
        Tool tool = Register("--server", "sips:home.example", "--outbound", "sips:proxy.example", "--trace");
        Assert.Equal(0, tool.ExitCode);
        Assert.Matches("0.000 sent [0-9]+ bytes\n +\\| REGISTER sip:home.example SIP/2.0\n", tool.Error);
        Assert.Matches(" received [0-9]+ bytes\n +\\| SIP/2.0 401 Unauthorized\n", tool.Error);
        Assert.Contains("response=\"***\"", tool.Error);
        Assert.DoesNotMatch("response=\"[0-9a-f]", tool.Error);
        Assert.DoesNotContain(Password, tool.Error);
    }

    private Tool Register(params string[] args)
    {
        return Tool.Run(
        [
            "register", "--user", User, "--password-file", _folder.PathOf("password"),
            "--anchors", _folder.PathOf("anchors.pem"), "--dns", _dns.EndPoint.ToString(), "--once", .. args,
        ]);
    }
}
