using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using SipPhone.Cli.Provision;
using SipPhone.Cli.Provision.Protocol;
using SipPhone.Cli.Tests.Provision.Support;
using SipPhone.Cli.Tests.Support;

namespace SipPhone.Cli.Tests.Provision;

/// <summary>Whole runs: many devices, who gets which order, the protocol, and exit codes.</summary>
public sealed class ProvisionTests : IDisposable
{
    private const string Three =
        "serial,domain,user,password,anchors\n" +
        "S1,example.com,u1,sesame1,root.pem\nS2,example.com,u2,sesame2,root.pem\nS3,example.com,u3,sesame3,root.pem\n";

    private readonly Factory _factory = new();

    public void Dispose() => _factory.Dispose();

    [Fact]
    public void Twenty_devices_at_once()
    {
        FakeDevice[] devices = [.. Enumerable.Range(1, 20).Select(
            i => _factory.Connect(new FakeDevice($"D{i}") { IsTalkative = i % 2 == 0 }))];
        string rows = string.Concat(Enumerable.Range(1, 20).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"S{i},example.com,u{i},sesame{i},root.pem;other.pem,yes\n")));
        string keyPath = NewKey(out string publicPath);
        Tool tool = _factory.Run(
            "serial,domain,user,password,anchors,seal\n" + rows, options => options with { SignKey = keyPath });
        Assert.True(tool.ExitCode == ExitCode.Ok, tool.ToString());
        for (int i = 1; i <= 20; i++)
        {
            FakeDevice device = devices[i - 1];
            Assert.Equal($"S{i}", device.Live["device.serial"]);
            Assert.Equal($"u{i}", device.Live["sip.user"]);
            Assert.Equal($"sesame{i}", device.Live["sip.password"]);
            Assert.Equal(2, device.Anchors.Count);
            Assert.True(device.IsSealed);
        }

        Tool verified = Tool.Run("provision", "verify", _factory.ProtocolPath, "--key", publicPath);
        Assert.Equal("20 lines are whole and signed by this key.\n", verified.Output);
        ProtocolEntry[] entries = Entries();
        Assert.Equal(20, entries.DistinctBy(entry => entry.Device).Count());
        Assert.All(entries, entry => Assert.Equal("S" + entry.Device[1..], entry.Serial));
        Assert.DoesNotContain("sesame", File.ReadAllText(_factory.ProtocolPath));
    }

    [Fact]
    public void The_protocol_line_of_a_unit()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        _factory.Run(Factory.FullOrder);
        ProtocolEntry entry = Assert.Single(Entries());
        Assert.Equal(
            ("bench", "D1", "S1", "1.2.3", 2, "alice@example.com", true, "done"),
            (entry.Station, entry.Device, entry.Serial, entry.Firmware, entry.Line, entry.Account, entry.Sealed,
                entry.Result));
        Assert.Equal(device.Anchors.Select(anchor => anchor.Sha256), entry.Anchors);
        Assert.Equal(device.CertificateSha256, entry.Certificate);
        Assert.Null(entry.Error);
        Assert.Equal(_factory.Clock.UtcNow.ToUnixTimeSeconds(), entry.Time.ToUnixTimeSeconds());
        Assert.EndsWith("order.csv", entry.Order);
    }

    [Fact]
    public void A_bad_row_in_the_middle()
    {
        FakeDevice first = _factory.Connect(new FakeDevice("D1"));
        FakeDevice second = _factory.Connect(new FakeDevice("D2"));
        Tool tool = _factory.Run(Three.Replace("u2,sesame2", "u@2,sesame2", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Refused, tool.ExitCode);
        Assert.Contains("order.csv:3: user: ", tool.Error);
        Assert.Equal("S1", first.Live["device.serial"]);
        Assert.Equal("S3", second.Live["device.serial"]);
    }

    [Fact]
    public void An_order_without_a_right_row_touches_nothing()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        Tool tool = _factory.Run("serial,colour\nS1,red\n");
        Assert.Equal(ExitCode.Usage, tool.ExitCode);
        Assert.Empty(tool.Output);
        Assert.Contains("order.csv:1: colour: ", tool.Error);
        Assert.Contains("no device was touched", tool.Error);
        Assert.Empty(device.Commands);
    }

    [Fact]
    public void More_orders_than_ports_go_on_with_the_next_call()
    {
        List<FakeDevice> devices = [];
        for (int call = 1; call <= 3; call++)
        {
            FakeDevice device = new($"D{call}");
            devices.Add(device);
            _factory.Ports["P1"] = new FakePort(device);
            Tool tool = _factory.Run(Three);
            Assert.Equal(ExitCode.Ok, tool.ExitCode);
            string? left = call switch { 1 => "2 orders are left", 2 => "1 order is left", _ => null };
            Assert.Equal(left is not null, tool.Output.Contains(" left", StringComparison.Ordinal));
            Assert.Contains(left ?? "", tool.Output);
        }

        Assert.Equal(["S1", "S2", "S3"], devices.Select(device => device.Live["device.serial"]));
        _factory.Ports["P1"] = new FakePort(new FakeDevice("D4"));
        Tool spare = _factory.Run(Three);
        Assert.Equal(ExitCode.Ok, spare.ExitCode);
        Assert.Contains("No order is left for this device", spare.Output);
    }

    [Fact]
    public void A_device_with_an_order_of_its_own_keeps_it_wherever_it_is()
    {
        FakeDevice blank = _factory.Connect(new FakeDevice("D1"));
        FakeDevice begun = _factory.Connect(new FakeDevice("D2"));
        FakeDevice named = _factory.Connect(new FakeDevice("D3"));
        begun.Live["device.serial"] = "S1";
        Tool tool = _factory.Run("serial,device\nS1,\nS2,D3\nS3,\n");
        Assert.Equal(ExitCode.Ok, tool.ExitCode);
        Assert.Equal("S3", blank.Live["device.serial"]);
        Assert.Equal("S1", begun.Live["device.serial"]);
        Assert.Equal("S2", named.Live["device.serial"]);
    }

    [Fact]
    public void A_device_with_a_serial_number_of_another_order_is_not_touched()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        device.Live["device.serial"] = "S9";
        Tool tool = _factory.Run(Three);
        Assert.Equal(ExitCode.Refused, tool.ExitCode);
        Assert.Contains("S9", tool.Output);
        Assert.All(device.Commands, command => Assert.Equal("version", command));
    }

    [Fact]
    public void Two_devices_with_the_same_serial_number()
    {
        _factory.Connect(new FakeDevice("D1")).Live["device.serial"] = "S1";
        FakeDevice second = _factory.Connect(new FakeDevice("D2"));
        second.Live["device.serial"] = "S1";
        Tool tool = _factory.Run(Three);
        Assert.Equal(ExitCode.Refused, tool.ExitCode);
        Assert.Contains("another device here has it too", tool.Output);
        Assert.Single(second.Live);
    }

    [Fact]
    public void An_order_that_failed_waits_for_its_device()
    {
        FakeDevice broken = new("D1") { FullAt = 1 };
        _factory.Ports["P1"] = new FakePort(broken);
        const string Order = "serial,anchors\nS1,root.pem\n";
        Assert.Equal(ExitCode.Refused, _factory.Run(Order).ExitCode);
        Assert.Equal("failed", Assert.Single(Entries()).Result);

        FakeDevice other = new("D2");
        _factory.Ports["P1"] = new FakePort(other);
        Tool spare = _factory.Run(Order);
        Assert.Contains("S1 is of device D1", spare.Output);
        Assert.Empty(other.Live);

        Assert.Equal(ExitCode.Ok, _factory.Run(Order, options => options with { IsAgain = true }).ExitCode);
        Assert.Equal("S1", other.Live["device.serial"]);
    }

    [Fact]
    public void The_certificate_of_an_earlier_run_is_as_good_as_a_new_one()
    {
        Lab.AuthorityDirectory directory = new(_factory.Folder.PathOf("ca"));
        directory.Create("Root", Lab.KeyKind.EcdsaP256, TimeSpan.FromDays(30));
        File.WriteAllText(directory.PolicyPath, "example.com phone1.example.com\n");
        const string Order = "serial,domain,user,hostname,issue\nS1,example.com,a,phone1.example.com,ca\n";
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        Assert.Equal(ExitCode.Ok, _factory.Run(Order).ExitCode);
        string? certificate = device.CertificateSha256;
        Assert.NotNull(certificate);
        Tool again = _factory.Run(Order, options => options with { IsAgain = true });
        Assert.Contains("was as ordered already", again.Output);
        Assert.Equal(certificate, device.CertificateSha256);
    }

    [Fact]
    public void One_port_without_a_device_beside_one_with()
    {
        _factory.Connect(new FakeDevice("D1"));
        _factory.Ports["P2"] = new FakePort(null);
        Tool tool = _factory.Run(Three);
        Assert.Equal(ExitCode.Refused, tool.ExitCode);
        Assert.Contains("ok    P1", tool.Output);
        Assert.Contains("FAIL  P2", tool.Output);
    }

    [Fact]
    public void Sealing_by_the_command_line()
    {
        FakeDevice first = _factory.Connect(new FakeDevice("D1"));
        FakeDevice second = _factory.Connect(new FakeDevice("D2"));
        Tool tool = _factory.Run(
            "serial,anchors,seal\nS1,root.pem,\nS2,root.pem,no\n",
            options => options with { IsSealedByDefault = true });
        Assert.Equal(ExitCode.Ok, tool.ExitCode);
        Assert.True(first.IsSealed);
        Assert.False(second.IsSealed);
    }

    [Fact]
    public void A_dry_run_looks_and_changes_nothing()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        Tool tool = _factory.Run(Factory.FullOrder, options => options with { IsDryRun = true });
        Assert.Equal(ExitCode.Ok, tool.ExitCode);
        Assert.Contains("would set sip.domain, ", tool.Output);
        Assert.Contains("add the anchor \"CN=Factory root\"", tool.Output);
        Assert.Contains("write the device certificate, seal.", tool.Output);
        Assert.Equal(["version", "show all", "anchor list", "identity show"], device.Commands);
        Assert.False(File.Exists(_factory.ProtocolPath));
    }

    [Fact]
    public void A_dry_run_without_a_port_checks_the_order()
    {
        ProvisionOptions options = new()
        {
            Order = _factory.Folder.Write("order.csv", Three),
            Station = "bench",
            IsDryRun = true,
        };
        Tool good = _factory.Run(options);
        Assert.Equal((ExitCode.Ok, "3 orders are right; no device was looked at.\n"), (good.ExitCode, good.Output));
        _factory.Folder.Write("order.csv", Three + "S4\n");
        Assert.Equal(ExitCode.Refused, _factory.Run(options).ExitCode);
    }

    [Fact]
    public void Results_as_JSON()
    {
        _factory.Connect(new FakeDevice("D1"));
        Tool tool = _factory.Run(Factory.FullOrder, options => options with { IsJson = true });
        JsonElement json = tool.Json();
        Assert.Equal("done", json.GetProperty("result").GetString());
        Assert.Equal("P1", json.GetProperty("port").GetString());
        Assert.Equal("S1", json.GetProperty("serial").GetString());
        Assert.True(json.GetProperty("sealed").GetBoolean());
    }

    [Fact]
    public void Command_lines_that_are_wrong()
    {
        string order = _factory.Folder.Write("order.csv", Three);
        Tool.RunWrong(["provision"], "--order is missing");
        Tool.RunWrong(["provision", "--order", order], "--port is missing");
        Tool.RunWrong(["provision", "--port", "a"], "--order is missing");
        Tool.RunWrong(["provision", "--port", "a", "--port", "a", "--order", order], "--port a stands twice");
        Tool.RunWrong(["provision", "--port", "a", "--order", order], "--protocol is missing", "3 orders and 1 ports");
        Tool.RunWrong(["provision", "--port", "a", "--order", order, "--sign-key", "b"], "--sign-key needs --protocol");
        Tool.RunWrong(
            ["provision", "--port", "a", "--order", order, "--protocol", "b", "--sign-key", order],
            "--sign-key", "P-256");
        Tool.RunWrong(
            ["provision", "--port", "a", "--order", order, "--protocol", order], "--protocol", "another kind of file");
        Tool.RunWrong(
            ["provision", "--port", "a", "--order", _factory.Folder.PathOf("none")], "There is no order file");
        Tool.RunWrong(["provision", "--port", "a", "--order", _factory.Folder.Path], "is a folder");
        Tool.RunWrong(["provision", "--port", "a", "--order", order, "--baud", "fast"], "--baud", "\"fast\"");
        Tool.RunWrong(["provision", "--port", "a", "--order", order, "--baud", "0"], "--baud takes 1 to 4000000");
    }

    private ProtocolEntry[] Entries() =>
        [.. File.ReadAllLines(_factory.ProtocolPath).Select(line => ProtocolEntry.Parse(
            System.Text.Encoding.UTF8.GetBytes(line))!)];

    private string NewKey(out string publicPath)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        publicPath = _factory.Folder.Write("key.pub", key.ExportSubjectPublicKeyInfoPem());
        return _factory.Folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
    }
}
