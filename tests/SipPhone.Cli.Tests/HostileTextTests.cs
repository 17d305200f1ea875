using System.Security.Cryptography;
using SipPhone.Cli.Tests.Support;
using SipPhone.Corpus;
using static SipPhone.Corpus.CertificateParts;

namespace SipPhone.Cli.Tests;

/// <summary>
/// Texts from outside that mean something to a terminal, or to the library that writes to it, are shown as what they
/// are (<see cref="Tool.Run"/> holds every output against control characters).
/// </summary>
public sealed class HostileTextTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string, string> Texts => new()
    {
        { "[red]x[/]", "[red]x[/]" },
        { "[/]", "[/]" },
        { "[", "[" },
        { "]]", "]]" },
        { "[[bold]]", "[[bold]]" },
        { "[link=https://example.org]x[/]", "[link=https://example.org]x[/]" },
        { "{0} {x}", "{0} {x}" },
        { "%s%n", "%s%n" },
        { "a:key:b:warning:c", "a:key:b:warning:c" },
        { "\u001b[2J\u001b]0;owned\u0007", "?[2J?]0;owned?" },
        { "a\r\nVerdict      authenticated", "a??Verdict      authenticated" },
        { "a\0b\bc\u007F", "a?b?c?" },
        { "\u009B31m", "?31m" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public void Names_in_a_certificate(string text, string shown)
    {
        byte[] der = new CertificateParts
        {
            Subject = Name(CommonName(text)),
            Extensions = [SubjectAltName(Uri(text), Uri("sip:" + text), CertificateParts.Dns(text))],
        }.Encode();
        string path = _folder.Write("certificate", der);
        foreach (string policy in (string[])["domain-certs", "rfc5922"])
        {
            Tool tool = Tool.Run("inspect", path, "--domain", "example.org", "--at", "2026-06-01", "--policy", policy);
            Assert.Equal(1, tool.ExitCode);
            Assert.Contains("URI:" + shown, tool.Output);
            Assert.Contains("URI:sip:" + shown, tool.Output);
            Assert.Contains("DNS:" + shown, tool.Output);
            Assert.Contains("CN:" + shown, tool.Output);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Arguments(string text, string shown)
    {
        string path = _folder.Write("certificate", CertificateCorpus.Find("uri-and-dns").Der);
        Tool tool = Tool.Run(
            "inspect", path, "--domain", text, "--host", text, "--located", "no", "--at", "2026-06-01");
        Assert.Equal(1, tool.ExitCode);
        Assert.Contains($"Asked for    {shown} (not located, host {shown})", tool.Output);
        Assert.Contains(shown, Tool.RunWrong(["inspect", path, "--domain", "a", "--eku", text]).Error);
        Assert.Contains(shown, Tool.RunWrong(["inspect", path, "--domain", "a", "--at", text]).Error);
        Assert.Contains(shown, Tool.RunWrong(["register", "--server", text, "--user", "a", "--anchors", "a"]).Error);
        Assert.Contains(shown, Tool.RunWrong(["locate", text]).Error);
        Tool.RunWrong(["bogus" + text]);
        Tool.RunWrong(["register", "--server", "sips:" + text, "--user", "alice", "--anchors", "a"]);
        Tool.RunWrong(["register", "--server", "sips:example.com", "--user", text, "--anchors", "a"]);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void File_names(string text, string shown)
    {
        if (text.Contains('\0') || text.Contains('/'))
        {
            Assert.Contains(shown.Split('/')[^1], Tool.RunWrong(["inspect", text, "--domain", "a"]).Error);
            return;
        }

        string path = _folder.Write(text, CertificateCorpus.Find("uri-and-dns").Der);
        Tool tool = Tool.Run("inspect", path, "--domain", "example.com", "--at", "2026-06-01");
        Assert.Equal(0, tool.ExitCode);
        Assert.Contains($"/{shown}, ", tool.Output);
        _folder.Write(text, PemEncoding.WriteString("PRIVATE KEY", [1]));
        Assert.Contains($"/{shown} holds a key", Tool.RunWrong(["inspect", path, "--domain", "example.com"]).Error);
        Assert.Contains($"/{shown}", Tool.RunWrong(["inspect", "sips:example.com", "--anchors", path]).Error);
    }

    [Fact]
    public void A_long_name_stays_on_its_line()
    {
        string text = "sip:" + new string('a', 12_000);
        byte[] der = new CertificateParts { Extensions = [SubjectAltName(Uri(text))] }.Encode();
        string path = _folder.Write("certificate", der);
        Tool tool = Tool.Run("inspect", path, "--domain", "example.com", "--at", "2026-06-01");
        Assert.Contains("URI:" + text, tool.Output);
    }
}
