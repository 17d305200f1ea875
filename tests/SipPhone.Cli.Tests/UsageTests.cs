using System.Security.Cryptography;
using SipPhone.Cli.Tests.Support;
using SipPhone.Corpus;
using SipPhone.Lab;

namespace SipPhone.Cli.Tests;

/// <summary>Command lines and files that are wrong: exit code 64, and a message that says what to do.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CertificateAuthority _authority = CertificateAuthority.CreateRoot(
        "Test", AuthorityPolicy.Parse("example.com sip.example.com\n", "test"));

    private static string Pem => Block("CERTIFICATE", CertificateCorpus.Find("uri-and-dns").Der);

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", "Give a command behind \"sipphone\": run, demo, register, ")]
    [InlineData("bogus", "'bogus'", "sipphone --help")]
    [InlineData("--bogus", "'--bogus'")]
    [InlineData("inspect", "TARGET", "sipphone inspect --help")]
    [InlineData("inspect a b --domain example.com", "'b'")]
    [InlineData("inspect a --bogus", "'--bogus'")]
    [InlineData("inspect a", "--domain is missing", "--domain example.com")]
    [InlineData("inspect a --domain", "'--domain'")]
    [InlineData("inspect a --domain b --domain c", "'--domain'")]
    [InlineData("inspect a --domain b --at tomorrow", "--at", "\"tomorrow\"", "2026-11-23T00:00:00Z")]
    [InlineData("inspect a --domain b --at 2026-13-01T00:00:00Z", "--at")]
    [InlineData("inspect a --domain b --at 2026-11-23T24:00:00Z", "--at")]
    [InlineData("inspect a --domain b --policy strict", "--policy", "\"strict\"", "domain-certs, rfc5922")]
    [InlineData("inspect a --domain b --policy RFC5922", "--policy")]
    [InlineData("inspect a --domain b --located maybe", "--located", "\"maybe\"", "yes, no")]
    [InlineData("inspect a --domain b --eku any", "--eku", "\"any\"", "compatible, sip, off")]
    [InlineData("inspect a --domain b --fallback never", "--fallback", "on, off")]
    [InlineData("inspect a --domain b --dns 192.0.2.53", "--dns does not belong here")]
    [InlineData("inspect a --domain b --anchors c", "--anchors does not belong here")]
    [InlineData("inspect sips:example.com --host b", "--host does not belong here")]
    [InlineData("inspect sips:example.com --located yes", "--located does not belong here")]
    [InlineData("inspect sips:example.com --anchors /no/such/file", "--anchors", "/no/such/file")]
    [InlineData("inspect sips:", "\"sips:\"", "sips:DOMAIN")]
    [InlineData("inspect sips:alice@example.com", "user")]
    [InlineData("inspect sips:example.com:0", "1 to 65535")]
    [InlineData("inspect sips:example.com:65536", "1 to 65535")]
    [InlineData("inspect sips:example.com:", "1 to 65535")]
    [InlineData("inspect sips:example.com:50x1", "1 to 65535")]
    [InlineData("inspect sips:[2001:db8::1", "sips:DOMAIN")]
    [InlineData("inspect sips:example.com;lr", "sips:DOMAIN")]
    [InlineData("locate", "URI", "sipphone locate --help")]
    [InlineData("locate example.com", "\"example.com\"", "sips:")]
    [InlineData("locate tel:+12015550123", "sips:")]
    [InlineData("locate sips:", "sips:DOMAIN")]
    [InlineData("locate sip:", "\"sip:\"", "sips:DOMAIN")]
    [InlineData("locate sip:alice@", "\"sip:alice@\"", "sips:DOMAIN")]
    [InlineData("locate sips:alice@", "sips:DOMAIN")]
    [InlineData("locate sips:example.com --located yes", "'--located'")]
    [InlineData("register", "'--server'", "'--user'", "'--anchors'", "sipphone register --help")]
    [InlineData("register --server example.com --user alice --anchors a", "\"example.com\"", "sips:DOMAIN")]
    [InlineData("register --server sips:alice@example.com --user alice --anchors a", "user")]
    [InlineData("register --server sips:192.0.2.1 --user alice --anchors a", "--domain DOMAIN")]
    [InlineData("register --server sips:[2001:db8::1]:5061 --user alice --anchors a", "--domain DOMAIN")]
    [InlineData("register --server sips:exa$mple --user alice --anchors a", "--server", "exa$mple")]
    [InlineData("register --server sips:a..b --user alice --anchors a", "--server", "a..b")]
    [InlineData("register --server sips:192.0.2.1 --domain a$b --user alice --anchors a", "--domain", "a$b")]
    [InlineData("register --server sips:192.0.2.1 --domain '' --user alice --anchors a", "--domain")]
    [InlineData("register --server sips:example.com --user '' --anchors a", "--user is empty: write --user USER")]
    [InlineData("register --server sips:example.com --user alice@example.com --anchors a", "--user", "\"@\"")]
    [InlineData("register --server sips:example.com --user sip:alice --anchors a", "--user", "\":\"")]
    [InlineData("register --server sips:example.com --user 100% --anchors a", "--user", "%25")]
    [InlineData("register --server sips:example.com --user a%2 --anchors a", "--user", "%25")]
    [InlineData("register --server sips:example.com --user a%zz --anchors a", "--user", "%25")]
    [InlineData("register --server sips:example.com --user a --anchors /no/such/file", "--anchors", "/no/such/file")]
    [InlineData("register --server sips:example.com --user alice --anchors ''", "--anchors")]
    [InlineData("demo --bogus", "'--bogus'")]
    public void A_wrong_command_line(string line, params string[] says)
    {
        Tool.RunWrong(Words(line), says);
    }

    [Theory]
    [InlineData("--expires 59", "--expires", "60 to 86400", "\"59\"")]
    [InlineData("--expires 86401", "--expires", "\"86401\"")]
    [InlineData("--expires -1", "--expires")]
    [InlineData("--expires soon", "--expires", "\"soon\"")]
    [InlineData("--password-file /no/such/file", "--password-file", "/no/such/file")]
    [InlineData("--password-file ''", "--password-file")]
    [InlineData("--client-key b", "--client-certificate")]
    [InlineData("--client-certificate /no/such/file", "/no/such/file")]
    public void A_wrong_option_of_register(string options, params string[] says)
    {
        Tool.RunWrong(
            ["register", "--server", "sips:example.com", "--user", "alice", "--anchors", "a", .. Words(options)], says);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:53")]
    [InlineData("192.0.2.53:0")]
    [InlineData("192.0.2.53:65536")]
    [InlineData("192.0.2.53:")]
    [InlineData("192.0.2.53:port")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.053")]
    [InlineData("5353")]
    [InlineData(":5353")]
    [InlineData("0x7f000001")]
    [InlineData("[2001:db8::53]:0")]
    [InlineData("[2001:db8::53]:65536")]
    [InlineData("[2001:db8::53")]
    [InlineData("192.0.2.53,")]
    [InlineData(",")]
    [InlineData("192.0.2.53,,192.0.2.54")]
    [InlineData("192.0.2.53;192.0.2.54")]
    public void A_DNS_server_that_cannot_be_read(string dns)
    {
        Tool.RunWrong(["locate", "sips:example.com", "--dns", dns], "--dns", "1 to 65535", "127.0.0.1:5353");
    }

    [Fact]
    public void More_DNS_servers_than_the_phone_asks()
    {
        Tool.RunWrong(["locate", "sips:example.com", "--dns", "192.0.2.1,192.0.2.2,192.0.2.3"], "--dns", "at most 2");
    }

    [Fact]
    public void A_file_that_is_not_there()
    {
        WrongFile(_folder.PathOf("none.pem"), "There is no file", "none.pem");
        WrongFile(_folder.PathOf("no-folder/none.pem"), "There is no file", "none.pem");
        WrongFile("", "TARGET is empty");
    }

    [Fact]
    public void The_platforms_own_words_are_not_repeated()
    {
        string none = _folder.PathOf("none");
        string below = Path.Combine(none, "file");
        string anchors = Anchors();
        string[] register = ["register", "--server", "sips:example.com", "--user", "alice", "--anchors", anchors];
        string[][] commands =
        [
            [.. register, "--password-file", none],
            ["lab", "--authority", "a", "--domain", "example.com", "--user", "alice", "--password-file", below],
            ["inspect", "sips:example.com", "--anchors", none],
            ["ca", "init", Path.Combine(anchors, "ca")],
            ["ca", "show", _folder.Write("nothing.der", [0x30, 0])],
            ["demo", "--ladder", below],
            ["provision", "verify", none, "--key", anchors],
            ["provision", "verify", none, "--key", none],
            ["run", "--settings", anchors, "--console", "pty"],
            ["run", "--settings", Path.Combine(anchors, "settings"), "--console", "pty"],
        ];
        foreach (string[] command in commands)
        {
            Tool tool = Tool.RunWrong(command);
            string[] platform = ["Could not find", "Access to the path", "is denied", "ASN1", "already exists", ".."];
            Assert.All(platform, words => Assert.DoesNotContain(words, tool.Error));
        }
    }

    [Theory]
    [InlineData("ca issue '' device --name d --domain example.com", "DIR is empty")]
    [InlineData("ca show ''", "TARGET is empty")]
    [InlineData("parse ''", "FILE is empty")]
    [InlineData("inspect sips:example.com --domain ''", "--domain is empty: write --domain DOMAIN.")]
    [InlineData("demo --ladder ''", "--ladder is empty: write --ladder FILE.svg.")]
    [InlineData("run --settings ''", "--settings is empty: write --settings DIR.")]
    [InlineData("provision --port a --order ''", "--order is empty: write --order FILE.", "sipphone provision --help")]
    [InlineData("provision --port '' --order a", "--port is empty")]
    [InlineData("provision verify a --key ''", "--key is empty")]
    public void Nothing_where_something_has_to_stand(string line, params string[] says)
    {
        Tool.RunWrong(Words(line), says);
    }

    [Fact]
    public void A_folder() => WrongFile(_folder.Path, "is a folder", "Name a certificate file");

    [Fact]
    public void A_file_that_is_far_too_large() =>
        WrongFile(_folder.Write("disk.img", new byte[(1024 * 1024) + 1]), "1048577 bytes", "right file");

    [Fact]
    public void Two_certificates() =>
        WrongFile(_folder.Write("chain.pem", Pem + Pem), "holds 2 certificates", "into a file of its own");

    [Theory]
    [InlineData("EC PRIVATE KEY")]
    [InlineData("PRIVATE KEY")]
    [InlineData("PUBLIC KEY")]
    [InlineData("ENCRYPTED PRIVATE KEY")]
    public void A_key(string label) => WrongFile(
        _folder.Write("key.pem", Block(label)), $"holds a key ({label})", "Name the file of the certificate");

    [Fact]
    public void Parameters_and_a_key() => WrongFile(
        _folder.Write("key.pem", Block("EC PRIVATE KEY") + Block("EC PARAMETERS")), "holds a key (EC PRIVATE KEY)");

    [Fact]
    public void A_request_for_a_certificate() => WrongFile(
        _folder.Write("request.pem", Block("CERTIFICATE REQUEST")), "holds no certificate");

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICAT-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIBA\n-----END CERTIFICATE-----\n")]
    public void A_broken_PEM_block(string block)
    {
        WrongFile(_folder.Write("broken.pem", block), "broken.pem", "END line");

        // Not the other certificate in its place: that may be another one's.
        WrongFile(_folder.Write("first.pem", block + Pem), "first.pem", "END line");
        WrongFile(_folder.Write("last.pem", Pem + block), "last.pem", "END line");
    }

    [Fact]
    public void A_certificate_among_text_and_beside_its_key_is_read()
    {
        string text = $"subject=example\n{Block("PRIVATE KEY")}\n{Pem}\nend\n";
        string path = _folder.Write("all.pem", text.ReplaceLineEndings("\r\n"));
        Assert.Equal(0, Tool.Run("inspect", path, "--domain", "example.com", "--at", "2026-06-01").ExitCode);
    }

    [Fact]
    public void What_is_no_anchor()
    {
        using IssuedCertificate leaf = _authority.IssueDomainCertificate("example.com", "sip.example.com");
        WrongAnchors(_folder.Write("empty", ""), "is empty");
        WrongAnchors(_folder.Write("key", leaf.ToPemKey()), "private key");
        WrongAnchors(_folder.Write("leaf", leaf.ToPemChain()), "root");
        WrongAnchors(_folder.Write("text", "hello"), "not an X.509 certificate");
        WrongAnchors(_folder.Path, "cannot be read");
    }

    [Fact]
    public void What_is_no_password()
    {
        string anchors = Anchors();
        string[] command =
            ["register", "--server", "sips:example.com", "--user", "alice", "--anchors", anchors, "--password-file"];
        Tool.RunWrong([.. command, _folder.Write("empty", "")], "holds no usable password", "first line");
        Tool.RunWrong([.. command, _folder.Write("blank", "\nsecret\n")], "holds no usable password");
        Tool.RunWrong([.. command, _folder.Write("long", new string('x', 129))], "holds no usable password");
        Tool.RunWrong([.. command, _folder.Write("nul", "a\0b")], "holds no usable password");
        Tool.RunWrong([.. command, _folder.Path], "cannot be read");
    }

    [Fact]
    public void What_is_no_client_certificate()
    {
        using IssuedCertificate one = _authority.IssueDeviceCertificate("one", "example.com");
        using IssuedCertificate other = _authority.IssueDeviceCertificate("other", "example.com");
        string[] command = ["register", "--server", "sips:example.com", "--user", "alice", "--anchors", Anchors()];
        string certificate = _folder.Write("one.pem", one.ToPemChain());
        Tool.RunWrong([.. command, "--client-certificate", certificate], "one.pem", "--client-key");
        string key = _folder.Write("other.key", other.ToPemKey());
        Tool.RunWrong(
            [.. command, "--client-certificate", certificate, "--client-key", key], "one.pem", "--client-key");
        Tool.RunWrong(
            [.. command, "--client-certificate", certificate, "--client-key", _folder.PathOf("none.key")], "none.key");
        Tool.RunWrong(
            [.. command, "--client-certificate", _folder.Write("empty.pem", "")], "empty.pem");
    }

    // Two apostrophes stand for an empty word, as they do to a shell.
    private static string[] Words(string line) => Array.ConvertAll(
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries), word => word == "''" ? "" : word);

    private string Anchors() => _folder.Write("anchors.pem", _authority.Certificate.ExportCertificatePem());

    private static string Block(string label, params byte[] content) =>
        PemEncoding.WriteString(label, content) + "\n";

    private static void WrongFile(string path, params string[] says)
    {
        Tool.RunWrong(["inspect", path, "--domain", "example.com"], says);
        Tool.RunWrong(["inspect", path, "--domain", "example.com", "--json"], says);
    }

    private static void WrongAnchors(string path, params string[] says)
    {
        Tool.RunWrong(["inspect", "sips:example.com", "--anchors", path], ["--anchors", .. says]);
        Tool.RunWrong(
            ["register", "--server", "sips:example.com", "--user", "alice", "--anchors", path], ["--anchors", .. says]);
    }
}
