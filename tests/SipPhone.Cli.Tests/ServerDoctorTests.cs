using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using SipPhone.Cli.Tests.Support;
using SipPhone.Lab;
using SipPhone.Lab.Naming;

namespace SipPhone.Cli.Tests;

/// <summary><c>sipphone inspect sips:DOMAIN</c> against a TLS server on loopback and the lab's DNS server.</summary>
public sealed class ServerDoctorTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CertificateAuthority _authority = CertificateAuthority.CreateRoot(
        "Test", AuthorityPolicy.Parse("a.example sip.a.example\n", "test"));
    private readonly IssuedCertificate _certificate;
    private readonly TlsServer _server;
    private readonly LabDnsServer _dns;
    private readonly string _anchors;

    public ServerDoctorTests()
    {
        _certificate = _authority.IssueDomainCertificate("a.example", "sip.a.example");
        _server = new TlsServer(_certificate);
        _dns = LabDnsServer.Start(DnsZones.Parse(
            $"""
            zone example
            _sips._tcp.a.example SRV 0 0 {_server.Port} sip.a.example
            _sips._tcp.b.example SRV 0 0 {_server.Port} sip.a.example
            sip.a.example A 127.0.0.1
            """,
            "zones"));
        _anchors = _folder.Write("anchors.pem", _authority.Certificate.ExportCertificatePem());
    }

    public async ValueTask DisposeAsync()
    {
        await _dns.DisposeAsync();
        await _server.DisposeAsync();
        _certificate.Dispose();
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void The_right_server()
    {
        Tool tool = Inspect("sips:a.example", "--anchors", _anchors, "--json");
        Assert.True(tool.ExitCode == 0, tool.ToString());
        JsonElement json = tool.Json();
        Assert.Equal(
            ["located", "candidates", "connected", "tls", "chain", "domain-certs", "rfc5922"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.True(json.GetProperty("located").GetBoolean());
        Assert.Equal($"127.0.0.1:{_server.Port}", json.GetProperty("connected").GetString());
        Assert.Equal("1.3", json.GetProperty("tls").GetString());
        Assert.Equal("trusted", json.GetProperty("chain").GetString());
        foreach (string policy in (string[])["domain-certs", "rfc5922"])
        {
            JsonElement verdict = json.GetProperty(policy);
            Assert.Equal("authenticated", verdict.GetProperty("result").GetString());
            Assert.Equal("uri", verdict.GetProperty("by").GetString());
            Assert.Equal("a.example", verdict.GetProperty("identity").GetString());
        }

        Assert.Equal("a.example", _server.ServerName);
        Assert.Equal(0, _server.ReceivedBytes);
    }

    [Fact]
    public void The_right_server_in_text()
    {
        Tool tool = Inspect("sips:a.example", "--anchors", _anchors);
        Assert.Equal(0, tool.ExitCode);
        Assert.Contains("an anchor vouches for it", tool.Output);
        Assert.Contains("URI:sip:a.example", tool.Output);
        Assert.Contains("DNS:sip.a.example", tool.Output);
        Assert.Equal(2, tool.Output.Split("authenticated").Length - 1);
        Assert.Empty(tool.Error);
    }

    [Fact]
    public void The_server_of_another_domain()
    {
        Tool tool = Inspect("sips:b.example", "--anchors", _anchors);
        Assert.Equal(1, tool.ExitCode);
        Assert.Contains("refused: mismatch", tool.Output);
        Assert.Contains("It belongs to a.example, not to the domain b.example.", tool.Output);
        Assert.Contains("subjectAltName URI:sip:b.example", tool.Output);
        Assert.Equal("b.example", _server.ServerName);
        Assert.Equal(0, _server.ReceivedBytes);
    }

    [Fact]
    public void A_server_that_is_asked_for_by_its_host_name()
    {
        Tool tool = Inspect($"sips:sip.a.example:{_server.Port}", "--anchors", _anchors, "--json");
        Assert.Equal(0, tool.ExitCode);
        JsonElement json = tool.Json();
        Assert.False(json.GetProperty("located").GetBoolean());
        Assert.Equal("dns", json.GetProperty("domain-certs").GetProperty("by").GetString());
        Assert.Equal("mismatch", json.GetProperty("rfc5922").GetProperty("reason").GetString());
        Assert.Equal(1, Inspect($"sips:sip.a.example:{_server.Port}", "--policy", "rfc5922").ExitCode);
        Assert.Equal(1, Inspect($"sips:sip.a.example:{_server.Port}", "--fallback", "off").ExitCode);
    }

    [Fact]
    public void Without_anchors_the_chain_is_not_judged_and_with_other_ones_it_is_refused()
    {
        Tool unjudged = Inspect("sips:a.example", "--json");
        Assert.Equal(0, unjudged.ExitCode);
        Assert.Equal("not-judged", unjudged.Json().GetProperty("chain").GetString());

        using CertificateAuthority other = CertificateAuthority.CreateRoot("Other", AuthorityPolicy.Parse("", "test"));
        string anchors = _folder.Write("other.pem", other.Certificate.ExportCertificatePem());
        Tool refused = Inspect("sips:a.example", "--json", "--anchors", anchors);
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("untrusted", refused.Json().GetProperty("chain").GetString());
        Assert.Contains("refused", Inspect("sips:a.example", "--anchors", anchors).Output);
    }

    [Theory]
    [InlineData("b.example", 1)]
    [InlineData("a.example", 0)]
    [InlineData("A.EXAMPLE.", 0)]
    [InlineData("127.0.0.1", 1)]
    [InlineData("a b", 1)]
    [InlineData("a..example", 1)]
    [InlineData("b\u00FCcher.example", 1)]
    public void Another_domain_may_be_wanted(string domain, int exitCode)
    {
        Assert.Equal(exitCode, Inspect("sips:a.example", "--domain", domain).ExitCode);
    }

    [Fact]
    public void A_domain_that_is_not_there()
    {
        Tool tool = Inspect("sips:c.example");
        Assert.Equal(2, tool.ExitCode);
        Assert.Contains("c.example was not found: no-such-name", tool.Error);
        Assert.Equal("no-such-name", Inspect("sips:c.example", "--json").Json().GetProperty("error").GetString());
    }

    [Fact]
    public void A_server_that_does_not_listen()
    {
        using Socket free = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        string uri = $"sips:sip.a.example:{((IPEndPoint)free.LocalEndPoint!).Port}";
        Tool tool = Inspect(uri);
        Assert.Equal(2, tool.ExitCode);
        Assert.Contains("presented a certificate", tool.Error);
        Assert.Equal("not-reachable", Inspect(uri, "--json").Json().GetProperty("error").GetString());
    }

    private Tool Inspect(string uri, params string[] options) =>
        Tool.Run(["inspect", uri, "--dns", _dns.EndPoint.ToString(), .. options]);
}
