using SipPhone.Cli.Tests.Support;
using SipPhone.Lab;

namespace SipPhone.Cli.Tests.Authority;

/// <summary>Wrong command lines and files of <c>sipphone ca</c>: exit code 64, and a message that helps.</summary>
public sealed class AuthorityUsageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "Give a command behind \"sipphone ca\": init, issue, show, unseal.", "sipphone ca --help")]
    [InlineData("bogus", "'bogus'")]
    [InlineData("init", "'DIR'", "sipphone ca init --help")]
    [InlineData("init ''", "DIR is empty")]
    [InlineData("init new --key rsa1024", "--key", "\"rsa1024\"", "ecdsa-p256, ecdsa-p384, rsa2048, rsa3072")]
    [InlineData("init new --days 0", "--days takes 1 to 36500 days", "\"0\"")]
    [InlineData("init new --days 36501", "\"36501\"")]
    [InlineData("init new --days -1", "--days")]
    [InlineData("init new --days ten", "\"ten\"")]
    [InlineData("init new --name ''", "--name takes 1 to 64 characters")]
    [InlineData("issue", "command", "'DIR'")]
    [InlineData("issue ca", "command", "sipphone ca issue --help")]
    [InlineData("issue ca bogus", "'bogus'")]
    [InlineData("issue ca server", "'--domain'", "'--host'", "sipphone ca issue server --help")]
    [InlineData("issue ca server --domain example.com", "'--host'")]
    [InlineData("issue ca server --domain *.example.com --host h.example.com", "--domain", "§10", "example.com")]
    [InlineData("issue ca server --domain example.com --host *.example.com", "--host", "wildcard", "sip1.example.com")]
    [InlineData("issue ca server --domain example.com --host 192.0.2.1", "--host", "is an address")]
    [InlineData("issue ca server --domain example.com --host 2001:db8::1", "--host", "is an address")]
    [InlineData("issue ca server --domain sip:example.com --host h.example.com", "--domain", "sip:example.com")]
    [InlineData("issue ca server --domain example.com. --host h.example.com", "--domain", "empty")]
    [InlineData("issue ca server --domain '' --host h.example.com", "--domain", "empty")]
    [InlineData("issue ca server --domain example.com --host h.example.com --days 0", "--days")]
    [InlineData("issue ca server --domain example.com --host h.example.com --key dsa", "--key", "\"dsa\"")]
    [InlineData("issue ca device --domain example.com", "'--name'")]
    [InlineData("issue ca device --name d", "'--domain'")]
    [InlineData("issue ca device --name '' --domain example.com", "--name", "door-17")]
    [InlineData("issue ca device --name ../d --domain example.com", "--name", "../d")]
    [InlineData("issue ca device --name .d --domain example.com", "--name", ".d")]
    [InlineData("issue ca device --name d/e --domain example.com", "--name", "d/e")]
    [InlineData("issue ca csr", "'FILE'", "'--domain'")]
    [InlineData("issue ca csr f --domain example.com", "--host HOST", "--name NAME")]
    [InlineData("issue ca csr f --domain example.com --host h.example.com --name d", "--host HOST", "--name NAME")]
    [InlineData("issue ca csr f --domain example.com --name d --key rsa2048", "'--key'")]
    [InlineData("issue /no/such/ca device --name d --domain example.com", "/no/such/ca", "sipphone ca init")]
    [InlineData("show", "'TARGET'")]
    [InlineData("show /no/such/file", "There is no file /no/such/file")]
    [InlineData("unseal", "'DIR'", "'--device'", "'--challenge'")]
    [InlineData("unseal ca --device '' --challenge 00112233445566778899aabbccddeeff", "--device", "factory challenge")]
    [InlineData("unseal ca --device d --challenge 00", "--challenge takes 32 hexadecimal digits", "\"00\"")]
    [InlineData("unseal ca --device d --challenge 00112233445566778899aabbccddeefg", "--challenge")]
    [InlineData("unseal ca --device d --challenge 00112233445566778899aabbccddeeff0", "--challenge")]
    [InlineData("unseal /no/such/ca --device d --challenge 00112233445566778899aabbccddeeff", "/no/such/ca")]
    public void A_wrong_command_line(string line, params string[] says)
    {
        string[] words = Array.ConvertAll(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => word == "''" ? "" : word);
        Tool.RunWrong(["ca", .. words], says);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_name_has_64_characters(int length, bool isGood)
    {
        string[] init = ["ca", "init", _folder.PathOf("ca"), "--name", new string('n', length)];
        if (isGood)
        {
            Assert.Equal(0, Tool.Run(init).ExitCode);
        }
        else
        {
            Tool.RunWrong(init, "--name takes 1 to 64 characters");
            Tool.RunWrong(
                ["ca", "issue", "ca", "device", "--domain", "example.com", "--name", new string('n', length)],
                "--name");
        }
    }

    [Fact]
    public void What_is_no_authority_is_named()
    {
        Directory.CreateDirectory(_folder.PathOf("empty"));
        string[] issue = ["ca", "issue", _folder.PathOf("empty"), "device", "--name", "d", "--domain", "example.com"];
        Tool.RunWrong(issue, "is not an authority's directory", "authority.txt", "sipphone ca init");
        Tool.RunWrong(["ca", "show", _folder.PathOf("empty")], "is not an authority's directory");
        Tool.RunWrong(["ca", "show", _folder.Write("text", "hello")], "text holds no certificate");
    }

    [Fact]
    public void A_wrong_policy_is_named_with_its_line()
    {
        Init(out string[] issue);
        File.WriteAllText(_folder.PathOf("ca/authority.txt"), "example.com\n");
        Tool.RunWrong(issue, "authority.txt:1: write SIP domain and host name");
        Tool.RunWrong(["ca", "show", _folder.PathOf("ca")], "authority.txt:1:");
    }

    [Fact]
    public void A_key_that_is_open_to_others_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access lists instead");
            return;
        }

        Init(out string[] issue);
        const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(_folder.PathOf("ca/root.key"), Open);
        Tool.RunWrong(issue, "root.key is open to other users", "chmod 600");
        File.SetUnixFileMode(_folder.PathOf("ca/factory.key"), Open);
        Tool.RunWrong(
            ["ca", "unseal", _folder.PathOf("ca"), "--device", "d", "--challenge", new string('0', 32)],
            "factory.key is open to other users");
    }

    [Fact]
    public void What_is_no_request_is_named()
    {
        Init(out _);
        string[] csr =
            ["ca", "issue", _folder.PathOf("ca"), "csr", "--domain", "example.com", "--host", "sip1.example.com"];
        Tool.RunWrong([.. csr, _folder.PathOf("none.csr")], "There is no file", "none.csr");
        Tool.RunWrong([.. csr, _folder.Write("text", "hello")], "text holds no certification request");
        Tool.RunWrong([.. csr, _folder.Write("image", new byte[(64 * 1024) + 1])], "image is longer than 65536 bytes");
        Tool.RunWrong([.. csr, _folder.PathOf("ca")], "cannot be read");
        Tool.RunWrong([.. csr, _folder.PathOf("ca/root.pem")], "root.pem holds no certification request");
    }

    [Fact]
    public void An_expired_authority_is_refused()
    {
        Init(out string[] issue);
        DateTimeOffset start = DateTimeOffset.UtcNow.AddDays(-2);
        AuthorityPolicy policy = AuthorityPolicy.Parse("", "test");
        using CertificateAuthority old = CertificateAuthority.CreateRoot(
            "Old", policy, notBefore: start, notAfter: start.AddDays(1));
        using IssuedCertificate own = new(old.Certificate, []);
        File.WriteAllText(_folder.PathOf("ca/root.pem"), own.ToPemChain());
        File.WriteAllText(_folder.PathOf("ca/root.key"), own.ToPemKey());
        Tool refused = Tool.Run(issue);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("no certificate outlives its issuer", refused.Error);
        Assert.Contains("(not now)", Tool.Run("ca", "show", _folder.PathOf("ca")).Output);
    }

    private void Init(out string[] issue)
    {
        Assert.Equal(0, Tool.Run("ca", "init", _folder.PathOf("ca")).ExitCode);
        File.AppendAllText(_folder.PathOf("ca/authority.txt"), "example.com sip1.example.com\n");
        issue = ["ca", "issue", _folder.PathOf("ca"), "device", "--name", "d", "--domain", "example.com"];
    }
}
