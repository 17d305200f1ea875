using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Cli.Tests.Provision.Support;
using SipPhone.Cli.Tests.Support;

namespace SipPhone.Cli.Tests.Provision;

/// <summary>The station against the phone's own console, over pseudo-terminals, with nothing in between.</summary>
public sealed class RealPhoneTests : IDisposable
{
    private readonly Factory _factory = new();

    public RealPhoneTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no pseudo-terminals.");

    public void Dispose() => _factory.Dispose();

    [Fact]
    public void From_bare_to_sealed_and_no_further()
    {
        using PhoneOnAPty phone = new();
        string order = _factory.Folder.Write("order.csv", Factory.FullOrder);
        string[] command = ["provision", "--port", phone.Port, "--order", order, "--protocol", _factory.ProtocolPath];
        Tool first = Tool.Run(command);
        Assert.True(first.ExitCode == ExitCode.Ok, first.ToString());
        Assert.Contains("provisioned, and read back", first.Output);
        Assert.Contains("\"sealed\":true,\"result\":\"done\"", File.ReadAllText(_factory.ProtocolPath));

        Assert.Contains("is done, says the protocol", Tool.Run(command).Output);

        // The secret is written again, and the device sees that it is the same.
        Assert.Contains("was as ordered already", Tool.Run([.. command, "--again"]).Output);

        _factory.Folder.Write(
            "order.csv", Factory.FullOrder.Replace("domain-certs", "rfc5922", StringComparison.Ordinal));
        Tool changed = Tool.Run([.. command, "--again"]);
        Assert.Equal(ExitCode.Refused, changed.ExitCode);
        Assert.Contains("setting tls.policy: the device is sealed", changed.Output);
        Assert.DoesNotContain("sesame", File.ReadAllText(_factory.ProtocolPath));
    }

    [Fact]
    public void A_password_for_the_console()
    {
        using PhoneOnAPty phone = new();
        string order = _factory.Folder.Write("order.csv", "serial,console-password\nS1,\"sesame \"\"street\"\"\"\n");
        string[] command = ["provision", "--port", phone.Port, "--order", order];
        Tool first = Tool.Run(command);
        Assert.True(first.ExitCode == ExitCode.Ok, first.ToString());
        Tool again = Tool.Run(command);
        Assert.True(again.ExitCode == ExitCode.Ok, again.ToString());
        Assert.Contains("was as ordered already", again.Output);
        _factory.Folder.Write("order.csv", "serial,user,domain\nS1,alice,example.com\n");
        Tool locked = Tool.Run(command);
        Assert.Equal(ExitCode.Refused, locked.ExitCode);
        Assert.Contains("wants its password", locked.Output);
    }

    [Fact]
    public void What_fails_leaves_nothing()
    {
        using PhoneOnAPty phone = new();
        string order = _factory.Folder.Write("order.csv", Factory.FullOrder);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        CertificateRequest request = new("CN=S1", key, HashAlgorithmName.SHA512);
        using X509Certificate2 odd =
            request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _factory.Folder.Write("device.pem", odd.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        string[] command = ["provision", "--port", phone.Port, "--order", order];
        Tool failed = Tool.Run(command);
        Assert.True(failed.ExitCode == ExitCode.Refused, failed.ToString());
        Assert.Contains("device certificate: ", failed.Output);

        // As if it had never been there: everything would have to be done again.
        Tool look = Tool.Run([.. command, "--dry-run"]);
        Assert.Contains("would set sip.domain, set sip.user, set sip.password", look.Output);
        Assert.Contains("add the anchor \"CN=Factory root\", add the anchor \"CN=Other root\"", look.Output);
    }

    [Fact]
    public void Twenty_phones_at_once()
    {
        PhoneOnAPty[] phones = [.. Enumerable.Range(1, 20).Select(_ => new PhoneOnAPty())];
        try
        {
            string rows = string.Concat(Enumerable.Range(1, 20).Select(i => string.Create(
                CultureInfo.InvariantCulture, $"S{i},example.com,u{i},sesame{i},root.pem,yes\n")));
            string order = _factory.Folder.Write("order.csv", "serial,domain,user,password,anchors,seal\n" + rows);
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            string keyPath = _factory.Folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
            string publicPath = _factory.Folder.Write("key.pub", key.ExportSubjectPublicKeyInfoPem());
            Tool tool = Tool.Run([
                "provision", .. phones.SelectMany(phone => (string[])["--port", phone.Port]), "--order", order,
                "--protocol", _factory.ProtocolPath, "--sign-key", keyPath]);
            Assert.True(tool.ExitCode == ExitCode.Ok, tool.ToString());
            Tool verified = Tool.Run("provision", "verify", _factory.ProtocolPath, "--key", publicPath);
            Assert.Equal("20 lines are whole and signed by this key.\n", verified.Output);
        }
        finally
        {
            Array.ForEach(phones, phone => phone.Dispose());
        }
    }
}
