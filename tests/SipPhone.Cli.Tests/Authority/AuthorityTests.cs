using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using SipPhone.Cli.Tests.Support;
using SipPhone.Lab;

namespace SipPhone.Cli.Tests.Authority;

/// <summary>What <c>sipphone ca</c> makes: judged by our own rules, by the platform, and by OpenSSL.</summary>
public sealed class AuthorityTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Ca => _folder.PathOf("ca");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ecdsa-p256", "rsa2048")]
    [InlineData("ecdsa-p384", "ecdsa-p256")]
    [InlineData("rsa2048", "ecdsa-p384")]
    [InlineData("rsa3072", "rsa3072")]
    public void A_servers_certificate_is_authenticated_by_both_of_its_names(string rootKey, string key)
    {
        Init("--key", rootKey);
        Allow("example.com sip1.example.net");
        JsonElement issued = Ok(
            "issue", Ca, "server", "--domain", "example.com", "--host", "sip1.example.net", "--key", key, "--json")
            .Json();

        Assert.Equal(["URI:sip:example.com", "DNS:sip1.example.net"], Texts(issued.GetProperty("names")));
        string certificate = Text(issued, "certificate");
        Assert.Equal(Path.Combine(Ca, "issued", "sip1.example.net.pem"), certificate);
        Assert.Equal(0, Tool.Run("inspect", certificate, "--domain", "example.com").ExitCode);
        Assert.Equal(
            0,
            Tool.Run(
                "inspect", certificate, "--domain", "example.com", "--host", "sip1.example.net", "--located", "no")
                .ExitCode);
        Assert.Equal(1, Tool.Run("inspect", certificate, "--domain", "sip1.example.net").ExitCode);

        using X509Certificate2 read = X509Certificate2.CreateFromPemFile(certificate, Text(issued, "key"));
        Assert.True(read.HasPrivateKey);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(read.RawData)), Text(issued, "sha256"));
        Assert.Equal(key, Text(Ok("show", certificate, "--json").Json(), "key"));
    }

    [Theory]
    [InlineData("ecdsa-p256", "rsa2048")]
    [InlineData("ecdsa-p384", "ecdsa-p256")]
    [InlineData("rsa2048", "ecdsa-p384")]
    [InlineData("rsa3072", "rsa3072")]
    public void OpenSSL_verifies_what_is_issued(string rootKey, string key)
    {
        Init("--key", rootKey);
        Allow("example.com sip1.example.com");
        Ok("issue", Ca, "server", "--domain", "example.com", "--host", "sip1.example.com", "--key", key);
        Ok("issue", Ca, "device", "--name", "door-17", "--domain", "example.com", "--key", key);
        try
        {
            AssertVerified("sip1.example.com", "sslserver");
            AssertVerified("sip1.example.com", "sslclient");
            AssertVerified("door-17", "sslclient");
        }
        catch (Win32Exception)
        {
            Assert.Skip("openssl is not installed: apt-get install openssl");
        }
    }

    [Fact]
    public void A_devices_certificate_is_for_clients()
    {
        Init();
        Allow("example.com sip1.example.com");
        JsonElement issued = Ok(
            "issue", Ca, "device", "--name", "door-17", "--domain", "example.com", "--json").Json();
        Assert.Equal(["URI:sip:example.com"], Texts(issued.GetProperty("names")));
        string certificate = Text(issued, "certificate");
        Assert.Equal("CN=door-17", Text(Ok("show", certificate, "--json").Json(), "subject"));
        Assert.Equal([ExtendedKeyUsage.ClientAuth], UsagesOf(certificate));
    }

    [Fact]
    public void The_sip_usage_is_an_option()
    {
        Init();
        Allow("example.com sip1.example.com");
        Ok("issue", Ca, "server", "--domain", "example.com", "--host", "sip1.example.com", "--sip-eku");
        string certificate = Path.Combine(Ca, "issued", "sip1.example.com.pem");
        Assert.Equal(
            [ExtendedKeyUsage.ServerAuth, ExtendedKeyUsage.ClientAuth, ExtendedKeyUsage.SipDomain],
            UsagesOf(certificate));
        Assert.Equal(0, Tool.Run("inspect", certificate, "--domain", "example.com", "--eku", "sip").ExitCode);
    }

    [Fact]
    public void The_names_of_a_request_are_not_believed()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=bank.example", key, HashAlgorithmName.SHA256);
        string file = _folder.Write("r.csr", request.CreateSigningRequestPem());
        Init();
        Allow("example.com sip1.example.com");
        JsonElement server = Ok(
            "issue", Ca, "csr", file, "--domain", "example.com", "--host", "sip1.example.com", "--json").Json();

        Assert.Equal(JsonValueKind.Null, server.GetProperty("key").ValueKind);
        Assert.Equal(["URI:sip:example.com", "DNS:sip1.example.com"], Texts(server.GetProperty("names")));
        string certificate = Text(server, "certificate");
        using X509Certificate2 read = X509CertificateLoader.LoadCertificateFromFile(certificate);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), read.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.DoesNotContain("bank", read.Subject);
        Assert.Equal(1, Tool.Run("inspect", certificate, "--domain", "bank.example").ExitCode);

        JsonElement device = Ok(
            "issue", Ca, "csr", file, "--domain", "example.com", "--name", "door-17", "--json").Json();
        Assert.Equal(["URI:sip:example.com"], Texts(device.GetProperty("names")));
        Assert.Equal([ExtendedKeyUsage.ClientAuth], UsagesOf(Text(device, "certificate")));
    }

    [Fact]
    public void A_chain_leads_to_the_root()
    {
        Init();
        Allow("example.com sip1.example.com");
        JsonElement issued = Ok(
            "issue", Ca, "server", "--domain", "example.com", "--host", "sip1.example.com", "--json").Json();
        X509Certificate2Collection chain = [];
        chain.ImportFromPemFile(Text(issued, "chain"));
        Assert.Equal(2, chain.Count);
        using X509Certificate2 leaf = X509CertificateLoader.LoadCertificateFromFile(Text(issued, "certificate"));
        using X509Certificate2 root = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Ca, "root.pem"));
        Assert.Equal([leaf.RawData, root.RawData], chain.Select(certificate => certificate.RawData));
    }

    [Theory]
    [InlineData("server --domain example.com --host sip2.example.com", "\"example.com sip2.example.com\"")]
    [InlineData("server --domain example.net --host sip1.example.com", "\"example.net sip1.example.com\"")]
    [InlineData("server --domain sub.example.com --host sip1.example.com", "\"sub.example.com sip1.example.com\"")]
    [InlineData("device --name door-17 --domain example.net", "\"example.net HOST\"")]
    public void What_the_policy_does_not_list_is_refused(string line, string says)
    {
        Init();
        Allow("example.com sip1.example.com");
        Tool refused = Tool.Run(["ca", "issue", Ca, .. line.Split(' ')]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.Contains("draft-gurbani-sip-domain-certs §8", refused.Error);
        Assert.Contains(Path.Combine(Ca, "authority.txt"), refused.Error);
        Assert.Contains(says, refused.Error);
        Assert.False(Directory.Exists(Path.Combine(Ca, "issued")));
    }

    [Fact]
    public void A_request_that_proves_nothing_is_refused()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new(
            new X500DistinguishedName("CN=x"), new PublicKey(other), HashAlgorithmName.SHA256);
        string file = _folder.Write(
            "r.csr", request.CreateSigningRequest(X509SignatureGenerator.CreateForECDsa(key)));
        Init();
        Allow("example.com sip1.example.com");
        Tool refused = Tool.Run("ca", "issue", Ca, "csr", file, "--domain", "example.com", "--name", "door-17");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("r.csr does not fit its key", refused.Error);
    }

    [Fact]
    public void Names_in_other_scripts_become_A_labels()
    {
        Init();
        Allow("xn--bcher-kva.example sip.example.com");
        JsonElement issued = Ok(
            "issue", Ca, "server", "--domain", "bücher.example", "--host", "sip.example.com", "--json").Json();
        Assert.Equal("URI:sip:xn--bcher-kva.example", Texts(issued.GetProperty("names"))[0]);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("30", 30)]
    [InlineData("36500", 100)]
    public void Days_end_with_the_authoritys(string days, int expected)
    {
        Init("--days", "100");
        Allow("example.com sip1.example.com");
        JsonElement issued = Ok(
            "issue", Ca, "device", "--name", "d", "--domain", "example.com", "--days", days, "--json").Json();
        TimeSpan left = issued.GetProperty("notAfter").GetDateTime() - DateTime.UtcNow;
        Assert.InRange(left.TotalDays, expected - 0.01, expected);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        Init();
        Allow("example.com sip1.example.com");
        string[] command = ["ca", "issue", Ca, "device", "--name", "door-17", "--domain", "example.com"];
        Assert.Equal(0, Tool.Run(command).ExitCode);
        string[] before = Contents();

        Tool.RunWrong(command, "door-17.pem is there already", "nothing is overwritten");
        Tool.RunWrong(["ca", "init", Ca], "is not empty", "nothing is overwritten");
        Assert.Equal(before, Contents());

        // One file in the way, and none of the others is written.
        string elsewhere = _folder.PathOf("elsewhere");
        Directory.CreateDirectory(elsewhere);
        _folder.Write("elsewhere/door-17-chain.pem", "precious");
        Tool.RunWrong([.. command, "--out", elsewhere], "door-17-chain.pem is there already");
        Assert.Single(Directory.GetFiles(elsewhere));
        Assert.Equal("precious", File.ReadAllText(_folder.PathOf("elsewhere/door-17-chain.pem")));
    }

    [Fact]
    public void Keys_are_for_their_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access lists instead");
            return;
        }

        Init();
        Allow("example.com sip1.example.com");
        Ok("issue", Ca, "device", "--name", "door-17", "--domain", "example.com");
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string[] keys = Directory.GetFiles(Ca, "*.key", SearchOption.AllDirectories);
        Assert.Equal(3, keys.Length);
        Assert.All(keys, key => Assert.Equal(Mine, ModeOf(key)));
        Assert.Equal(Mine | UnixFileMode.UserExecute, ModeOf(Ca));
        Assert.Equal(Mine | UnixFileMode.UserExecute, ModeOf(Path.Combine(Ca, "issued")));

        static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
    }

    [Fact]
    public void An_authority_is_shown_with_what_it_allows()
    {
        Init("--name", "Pilot");
        Assert.Contains("nothing yet", Ok("show", Ca).Output);
        Allow("example.com sip1.example.com");
        Tool shown = Ok("show", Ca);
        Assert.Contains("CN=Pilot", shown.Output);
        Assert.Contains("example.com sip1.example.com", shown.Output);
        Assert.DoesNotContain("PRIVATE", shown.Output);

        JsonElement json = Ok("show", Ca, "--json").Json();
        Assert.True(json.GetProperty("authority").GetBoolean());
        Assert.True(json.GetProperty("validNow").GetBoolean());
        Assert.Equal("ecdsa-p256", Text(json, "key"));
        JsonElement pair = Assert.Single(json.GetProperty("allowed").EnumerateArray());
        Assert.Equal("example.com", Text(pair, "domain"));
        Assert.Equal("sip1.example.com", Text(pair, "host"));
    }

    [Fact]
    public void An_unseal_token_is_signed_by_the_factory_key()
    {
        JsonElement made = Ok("init", Ca, "--json").Json();
        Tool tool = Ok("unseal", Ca, "--device", "host-1", "--challenge", "00112233445566778899AABBCCDDEEFF");
        byte[] token = Convert.FromBase64String(tool.Output);
        byte[] point = Convert.FromBase64String(Text(made, "factoryKey"));
        Assert.Equal(65, point.Length);
        using ECDsa key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = point[1..33], Y = point[33..] },
        });
        byte[] signed = "nf-sipphone unseal 1\nhost-1\n00112233445566778899aabbccddeeff\n"u8.ToArray();
        Assert.True(key.VerifyData(
            signed, token, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    private void Init(params string[] options) => Ok(["init", Ca, .. options]);

    private void Allow(string pair) => File.AppendAllText(Path.Combine(Ca, "authority.txt"), pair + "\n");

    private string[] Contents() => Array.ConvertAll(
        Directory.GetFiles(Ca, "*", SearchOption.AllDirectories), path => path + "\n" + File.ReadAllText(path));

    private void AssertVerified(string name, string purpose)
    {
        string root = Path.Combine(Ca, "root.pem");
        string certificate = Path.Combine(Ca, "issued", name + ".pem");
        using Process process = Process.Start(new ProcessStartInfo(
            "openssl", ["verify", "-x509_strict", "-purpose", purpose, "-CAfile", root, certificate])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
    }

    private static Tool Ok(params string[] args)
    {
        Tool tool = Tool.Run(["ca", .. args]);
        Assert.True(tool.ExitCode == 0, tool.ToString());
        Assert.Empty(tool.Error);
        return tool;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static string[] UsagesOf(string path)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(path);
        return
        [
            .. certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
                .SelectMany(usages => usages.EnhancedKeyUsages.Cast<Oid>())
                .Select(oid => oid.Value!),
        ];
    }
}
