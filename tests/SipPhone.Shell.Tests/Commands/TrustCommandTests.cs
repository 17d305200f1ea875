using System.Text.Json;
using SipPhone.Lab;
using SipPhone.Phone;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Commands;

/// <summary>anchor, identity and inspect.</summary>
public sealed class TrustCommandTests : IDisposable
{
    private readonly TestDevice _device = new();

    public void Dispose() => _device.Dispose();

    [Fact]
    public void An_anchor_is_shown_before_it_is_trusted()
    {
        JsonElement asked = _device.Paste("anchor add", TestDevice.AnchorPem);
        Assert.Equal("confirm", TestDevice.CodeOf(asked));
        Assert.Equal(TestDevice.Authority.Der.Length, asked.GetProperty("bytes").GetInt32());
        Assert.Equal(Fingerprint, asked.GetProperty("sha256").GetString());
        Assert.Equal("CN=Test", asked.GetProperty("subject").GetString());
        Assert.Equal(0, _device.Application.Board.Anchors.Count);
        Assert.Equal("ok", TestDevice.CodeOf(_device.Answer("yes")));
        JsonElement listed = _device.Ok("anchor list").GetProperty("anchors")[0];
        Assert.Equal(1, listed.GetProperty("number").GetInt32());
        Assert.Equal(Fingerprint, listed.GetProperty("sha256").GetString());
        Assert.Equal("ECDSA P-256", listed.GetProperty("key").GetString());
        Assert.Matches("^20..-..-..T..:..:..Z$", listed.GetProperty("not-after").GetString());
    }

    [Fact]
    public void Anything_but_yes_adds_nothing()
    {
        _device.Paste("anchor add", TestDevice.AnchorPem);
        Assert.Equal("cancelled", TestDevice.CodeOf(_device.Answer("y")));
        Assert.Equal(0, _device.Application.Board.Anchors.Count);
    }

    [Fact]
    public void What_is_no_anchor_is_refused_with_a_reason()
    {
        using IssuedCertificate leaf = TestDevice.Authority.IssueDomainCertificate("example", "sip.example");
        Refuses("not-an-authority", leaf.Certificate.ExportCertificatePem());
        Refuses("malformed", leaf.ToPemKey());
        Refuses("malformed", "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----");
        Refuses("malformed", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
        Refuses("malformed", "-----BEGIN NONSENSE-----\nAAAA\n-----END NONSENSE-----");
        Refuses("too-large",
            $"-----BEGIN CERTIFICATE-----\n{string.Join('\n', Enumerable.Repeat(new string('A', 64), 60))}\n");
        _device.AddAnchor();
        Refuses("duplicate", TestDevice.AnchorPem);
        Assert.Equal(1, _device.Application.Board.Anchors.Count);
    }

    [Fact]
    public void A_persons_paste_is_swallowed_after_a_mistake()
    {
        string bad = TestDevice.AnchorPem.Insert(TestDevice.AnchorPem.IndexOf('\n') + 10, "*").ReplaceLineEndings("\r");
        string shown = _device.Say("anchor add\r" + bad.TrimEnd('\r'));
        Assert.Contains("Line 2 of what was pasted: it holds a character that base64 does not have.", _device.Written);
        Assert.DoesNotContain("There is no such command", _device.Written);
        Assert.EndsWith("nf-sipphone> ", shown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r")]
    [InlineData("\r\r# a comment is no answer to a question\r")]
    public void A_bundle_is_not_taken_for_answers_or_commands(string between)
    {
        using CertificateAuthority second = CertificateAuthority.CreateRoot(
            "Second", AuthorityPolicy.Parse("example sip.example\n", "test"));
        string first = TestDevice.AnchorPem.ReplaceLineEndings("\r").TrimEnd('\r');
        string next = second.Certificate.ExportCertificatePem().ReplaceLineEndings("\r").TrimEnd('\r');
        _device.Type("anchor add\r" + first + "\r" + between + next + "\r\r" + next + "\r").Run(1000);
        Assert.DoesNotContain("There is no such command", _device.Written);
        Assert.EndsWith("Type yes to go on: ", _device.Written);
        Assert.Matches("passed-over: +2\r\nWhat was pasted behind the first was passed over.", _device.Written);
        Assert.Equal(0, _device.Application.Board.Anchors.Count);
        _device.Say("yes");
        Assert.Equal(Fingerprint,
            _device.Ok("anchor list").GetProperty("anchors")[0].GetProperty("sha256").GetString());
        Assert.Equal(1, _device.Application.Board.Anchors.Count);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("y")]
    [InlineData("yep")]
    public void A_short_line_is_an_answer_and_only_yes_is_yes(string answer)
    {
        _device.Type("anchor add\r" + TestDevice.AnchorPem.ReplaceLineEndings("\r") + "\r").Run(1000);
        Assert.Contains("Nothing was added.", _device.Say(answer));
        Assert.Equal(0, _device.Application.Board.Anchors.Count);
    }

    [Fact]
    public void A_block_that_nobody_asked_for_is_passed_over()
    {
        using IssuedCertificate issued = TestDevice.Authority.IssueDeviceCertificate("phone-1", "example");
        string key = issued.ToPemKey().ReplaceLineEndings("\r").TrimEnd('\r');
        _device.Type(key + "\rversion\r").Run(1000);
        Assert.DoesNotContain(key.Split('\r')[1][..20], _device.Written);
        Assert.DoesNotContain("There is no such command", _device.Written);
        Assert.Contains("A pasted block was passed over, since no command asked for it.", _device.Written);
        Assert.Contains("nf-sipphone 0.1.0", _device.Written);
        Assert.Equal("unknown-command", TestDevice.CodeOf(_device.Request("-----BEGIN CERTIFICATE-----")));
    }

    [Fact]
    public void A_key_behind_what_is_asked_about_is_not_shown()
    {
        using IssuedCertificate issued = TestDevice.Authority.IssueDeviceCertificate("phone-1", "example");
        string key = issued.ToPemKey().ReplaceLineEndings("\r").TrimEnd('\r');
        _device.Type("anchor add\r" + TestDevice.AnchorPem.ReplaceLineEndings("\r") + "\r" + key + "\r").Run(1000);
        Assert.DoesNotContain(key.Split('\r')[1][..20], _device.Written);
        Assert.EndsWith("Type yes to go on: ", _device.Written);
    }

    [Fact]
    public void A_removed_anchor_ends_the_connection_that_it_vouched_for()
    {
        _device.AddServer();
        _device.Provision().RunUntil(PhoneState.Registered);
        Confirmed("anchor remove " + Fingerprint);
        _device.Run(5000);
        Assert.False(_device.Channel.IsOpen);
        Assert.Equal("no-anchors", _device.Ok("status").GetProperty("phone").GetString());
        _device.AddAnchor().RunUntil(PhoneState.Registered);
    }

    [Fact]
    public void Inspect_tells_of_each_name_whether_it_is_an_identity()
    {
        _device.AddServer();
        _device.Provision().RunUntil(PhoneState.Registered);
        JsonElement answer = _device.Ok("inspect");
        Assert.Equal("authenticated", answer.GetProperty("verdict").GetString());
        Assert.Equal("example", answer.GetProperty("identity").GetString());
        Assert.Equal(
            ["sip:example True SIP domain", "sip.example True DNS name"],
            answer.GetProperty("names").EnumerateArray().Select(item =>
                $"{item.GetProperty("name")} {item.GetProperty("identity").GetBoolean()} {item.GetProperty("kind")}"));
    }

    [Fact]
    public void A_refused_server_is_told_with_its_names_and_what_to_do()
    {
        _device.AddServer("other.example");
        _device.Provision().RunUntil(PhoneState.Waiting);
        JsonElement status = _device.Ok("status");
        Assert.Equal("mismatch", status.GetProperty("certificate").GetString());
        Assert.Equal("sip:other.example", status.GetProperty("identities").GetString());
        Assert.Equal("identity", status.GetProperty("failure").GetString());
        Assert.Equal(
            "The server's certificate is for other names. Check sip.domain, or have it issued for the domain.",
            status.GetProperty("advice").GetString());
        Assert.Contains("error: Server refused (mismatch): its certificate is for sip:other.example.", _device.Written);
    }

    [Fact]
    public void A_device_gets_its_certificate_and_key()
    {
        using IssuedCertificate issued = TestDevice.Authority.IssueDeviceCertificate("phone-1", "example");
        string pem = issued.Certificate.ExportCertificatePem() + "\n" + issued.ToPemKey();
        Assert.Equal("confirm", TestDevice.CodeOf(_device.Paste("identity set", pem)));
        Assert.Equal(0, _device.Application.Board.Identity.CertificateCount);
        Assert.Equal("ok", TestDevice.CodeOf(_device.Answer("yes")));
        JsonElement shown = _device.Ok("identity show");
        Assert.True(shown.GetProperty("present").GetBoolean());
        Assert.Equal("CN=phone-1", shown.GetProperty("subject").GetString());
        Assert.Equal(1, _device.Restart().Application.Board.Identity.CertificateCount);
        Confirmed("identity clear");
        Assert.False(_device.Ok("identity show").GetProperty("present").GetBoolean());
    }

    [Fact]
    public void A_key_of_another_is_refused_and_never_echoed()
    {
        using IssuedCertificate issued = TestDevice.Authority.IssueDeviceCertificate("phone-1", "example");
        using IssuedCertificate other = TestDevice.Authority.IssueDeviceCertificate("phone-2", "example");
        string pem = issued.Certificate.ExportCertificatePem() + "\n" + other.ToPemKey();
        JsonElement answer = _device.Paste("identity set", pem);
        Assert.Equal("mismatch", answer.GetProperty("reason").GetString());

        string secret = other.ToPemKey().Split('\n')[1][..20];
        string shown = _device.Say("identity set\r" + pem.ReplaceLineEndings("\r").TrimEnd('\r'));
        Assert.DoesNotContain(secret, _device.Written);
        Assert.Contains("The key is not the certificate's. Nothing was changed.", _device.Written);
        Assert.DoesNotContain("There is no such command", _device.Written);
        Assert.Equal(0, _device.Application.Board.Identity.CertificateCount);
        Assert.NotEmpty(shown);
    }

    private static string Fingerprint =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(TestDevice.Authority.Der));

    private void Confirmed(string line)
    {
        Assert.Equal("confirm", TestDevice.CodeOf(_device.Request(line)));
        Assert.Equal("ok", TestDevice.CodeOf(_device.Answer("yes")));
    }

    private void Refuses(string reason, string pem)
    {
        JsonElement answer = _device.Paste("anchor add", pem);
        Assert.Equal(("refused", reason), (TestDevice.CodeOf(answer), answer.GetProperty("reason").GetString()));
    }
}
