using SipPhone.Cli.Provision;
using SipPhone.Cli.Tests.Provision.Support;
using SipPhone.Cli.Tests.Support;

namespace SipPhone.Cli.Tests.Provision;

/// <summary>One device: made as ordered, whatever happens to the line, or left as it was.</summary>
public sealed class UnitTests : IDisposable
{
    private readonly Factory _factory = new();

    public void Dispose() => _factory.Dispose();

    [Fact]
    public void A_bare_device_becomes_what_its_order_says()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        Tool tool = _factory.Run(Factory.FullOrder);
        Assert.True(tool.ExitCode == ExitCode.Ok, tool.ToString());
        Assert.Contains("ok    P1: S1 (", tool.Output);
        AssertAsOrdered(device);
        Assert.DoesNotContain("anchor remove", device.Commands);
    }

    [Fact]
    public void The_same_order_again_changes_nothing_and_says_so()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        _factory.Run(Factory.FullOrder);
        device.Commands.Clear();
        Tool skipped = _factory.Run(Factory.FullOrder);
        Assert.Equal(ExitCode.Ok, skipped.ExitCode);
        Assert.Contains("is done, says the protocol", skipped.Output);
        Assert.All(device.Commands, command => Assert.Equal("version", command));

        // The secret is written again, and the device sees that it is the same.
        int writes = device.StoreWrites;
        Tool compared = _factory.Run(Factory.FullOrder, options => options with { IsAgain = true });
        Assert.Equal(ExitCode.Ok, compared.ExitCode);
        Assert.Contains("was as ordered already", compared.Output);
        Assert.Equal(writes, device.StoreWrites);
    }

    [Fact]
    public void A_secret_is_written_again_since_it_cannot_be_compared()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        _factory.Run(Factory.FullOrder);
        device.Live["sip.password"] = "another";
        Assert.Equal(ExitCode.Ok, _factory.Run(Factory.FullOrder, options => options with { IsAgain = true }).ExitCode);
        Assert.Equal(Factory.Password, device.Live["sip.password"]);
    }

    [Fact]
    public void Octet_by_octet_with_log_lines_between()
    {
        FakeDevice device = new("D1") { IsTalkative = true };
        _factory.Ports["P1"] = new FakePort(device) { ReadAtMost = 1 };
        Assert.Equal(ExitCode.Ok, _factory.Run(Factory.FullOrder).ExitCode);
        AssertAsOrdered(device);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cable_pulled_at_any_octet(bool isPowerLost)
    {
        int whole = OctetsOfAWholeRun();
        for (int octet = 1; octet < whole; octet += 41)
        {
            FakeDevice device = new("D1");
            FakePort port = new(device)
            {
                PullAfter = octet,
                MissingFor = 3,
                WhenPulled = isPowerLost ? device.Restart : null,
            };
            _factory.Ports["P1"] = port;
            File.Delete(_factory.ProtocolPath);
            Tool tool = _factory.Run(Factory.FullOrder);
            if (tool.ExitCode == ExitCode.NotReachable)
            {
                // Before the device was found there is nothing to wait for.
                Assert.Empty(device.Live);
                continue;
            }

            Assert.True(tool.ExitCode == ExitCode.Ok, $"octet {octet}: {tool}");
            Assert.Equal(1, port.Pulls);
            AssertAsOrdered(device);
        }
    }

    [Fact]
    public void A_loose_cable_is_stood_while_there_is_progress()
    {
        int whole = OctetsOfAWholeRun();
        FakeDevice device = new("D1");
        FakePort port = new(device) { PullAfter = whole / 2, IsLoose = true };
        _factory.Ports["P1"] = port;
        Assert.Equal(ExitCode.Ok, _factory.Run(Factory.FullOrder).ExitCode);
        Assert.InRange(port.Pulls, 2, 20);
        AssertAsOrdered(device);
    }

    [Fact]
    public void A_cable_that_never_holds_is_given_up()
    {
        _factory.Ports["P1"] = new FakePort(new FakeDevice("D1")) { PullAfter = 700, IsLoose = true };
        Failed(_factory.Run(Factory.FullOrder), "loose");
    }

    [Fact]
    public void A_cable_that_stays_out_is_waited_for_a_while()
    {
        _factory.Ports["P1"] = new FakePort(new FakeDevice("D1")) { PullAfter = 1000, MissingFor = int.MaxValue };
        Failed(_factory.Run(Factory.FullOrder), "did not come back in 30 seconds");
        Assert.InRange(_factory.Clock.NowMs, 30_000, 40_000);
    }

    [Fact]
    public void Another_device_behind_a_pulled_cable_is_not_touched()
    {
        FakeDevice other = new("D2");
        FakePort? port = null;
        port = new FakePort(new FakeDevice("D1")) { PullAfter = 1000, WhenPulled = () => port!.Device = other };
        _factory.Ports["P1"] = port;
        Failed(_factory.Run(Factory.FullOrder), "Device D2 was connected while D1");
        Assert.All(other.Commands, command => Assert.Equal("version", command));
    }

    [Fact]
    public void A_store_that_is_full_at_any_step()
    {
        FakeDevice good = new("D1");
        _factory.Ports["P1"] = new FakePort(good);
        _factory.Run(Factory.FullOrder);
        Assert.Equal(5, good.StoreWrites);
        for (int step = 1; step <= good.StoreWrites; step++)
        {
            FakeDevice device = new("D1") { FullAt = step };
            _factory.Ports["P1"] = new FakePort(device);
            File.Delete(_factory.ProtocolPath);
            Tool tool = _factory.Run(Factory.FullOrder);
            Failed(tool, "store is full");
            Assert.Empty(device.Staged);

            // Only the seal comes after the settings hold.
            bool isApplied = step == good.StoreWrites;
            Assert.Equal(isApplied ? 6 : 0, device.Live.Count);
            Assert.Equal(isApplied ? 2 : 0, device.Anchors.Count);
            Assert.Equal(isApplied, device.CertificateSha256 is not null);
            Assert.Equal(isApplied, tool.Output.Contains("hold already", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("bad-value", "refuses the value")]
    [InlineData("unknown-setting", "does not know that")]
    [InlineData("line-too-long", "of the same release")]
    [InlineData("busy", "busy")]
    [InlineData("store-failed", "worn out")]
    [InlineData("unheard-of", "\"unheard-of\"")]
    public void A_refusal_is_told_with_the_step_and_leaves_nothing(string code, string says)
    {
        FakeDevice device = _factory.Connect(
            new FakeDevice("D1") { Overrides = command => command.StartsWith("set sip.user") ? code : null });
        Failed(_factory.Run(Factory.FullOrder), "setting sip.user: ", says);
        Assert.Empty(device.Staged);
        Assert.Empty(device.Live);
    }

    [Theory]
    [InlineData("show all", "reading the settings")]
    [InlineData("anchor list", "listing the anchors")]
    [InlineData("anchor add", "anchor \"CN=Factory root\"")]
    [InlineData("identity show", "device certificate")]
    [InlineData("identity set", "device certificate")]
    [InlineData("apply", "applying the settings")]
    [InlineData("factory seal", "sealing")]
    [InlineData("discard", "discarding")]
    public void Every_step_can_be_refused(string command, string says)
    {
        _factory.Connect(new FakeDevice("D1") { Overrides = asked => asked == command ? "unavailable" : null });
        Failed(_factory.Run(Factory.FullOrder), says, "this kind of board cannot do that");
    }

    [Fact]
    public void An_anchor_that_the_order_does_not_name()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        device.Anchors.Add(("feed", "CN=Stranger"));
        Failed(_factory.Run(Factory.FullOrder), "CN=Stranger", "feed", "anchor remove");
        Assert.Equal(["feed"], device.Anchors.Select(anchor => anchor.Sha256));
        Assert.Empty(device.Live);
    }

    [Fact]
    public void A_sealed_device_that_differs()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        _factory.Run(Factory.FullOrder);
        device.Live["tls.policy"] = "rfc5922";
        Failed(
            _factory.Run(Factory.FullOrder, options => options with { IsAgain = true }),
            "tls.policy", "sealed", "unsealed");
    }

    [Fact]
    public void What_is_not_sealed_can_be_changed_behind_the_seal()
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        _factory.Run(Factory.FullOrder);
        string order = Factory.FullOrder.Replace("alice", "dora", StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, _factory.Run(order).ExitCode);
        Assert.Equal("dora", device.Live["sip.user"]);
    }

    [Fact]
    public void A_locked_console()
    {
        const string Order = "serial,console-password\nS1,sesame street\n";
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        Assert.Equal(ExitCode.Ok, _factory.Run(Order).ExitCode);
        Assert.True(device.IsLocked);
        int writes = device.StoreWrites;
        Tool again = _factory.Run(Order, options => options with { IsAgain = true });
        Assert.Contains("was as ordered already", again.Output);
        Assert.True(device.IsLocked);
        Assert.Equal(writes, device.StoreWrites);
        Failed(
            _factory.Run("serial,user,domain\nS1,alice,example.com\n"), "wants its password", "console-password");
        Failed(_factory.Run("serial,console-password\nS1,open sesame\n", options => options with { IsAgain = true }),
            "logging in");
    }

    [Theory]
    [InlineData("1.2.4", "1.2.3", "1.2.4")]
    public void Another_firmware(string wanted, params string[] says)
    {
        FakeDevice device = _factory.Connect(new FakeDevice("D1"));
        Failed(_factory.Run($"serial,firmware\nS1,{wanted}\n"), says);
        Assert.Empty(device.Live);
    }

    [Fact]
    public void Another_version_of_the_machine_mode()
    {
        _factory.Connect(new FakeDevice("D1") { Protocol = 2 });
        Failed(_factory.Run(Factory.FullOrder), "speaks version 2", "version 1", "1.2.3");
    }

    [Fact]
    public void Another_product()
    {
        _factory.Connect(new FakeDevice("D1") { Product = "toaster" });
        NotReached(_factory.Run(Factory.FullOrder), "no nf-sipphone");
    }

    [Fact]
    public void Silence()
    {
        _factory.Ports["P1"] = new FakePort(null);
        NotReached(_factory.Run(Factory.FullOrder), "Nothing answers", "--baud");
        Assert.InRange(_factory.Clock.NowMs, 5_000, 15_000);
    }

    [Fact]
    public void No_such_port() => NotReached(
        _factory.Run(Factory.FullOrder, options => options with { Ports = ["none"] }), "There is no port none");

    [Fact]
    public void A_wrong_speed()
    {
        _factory.Ports["P1"] = new FakePort(null) { AnswersAs = octet => [(byte)(octet | 0x80), 0x1F, 0xFE] };
        NotReached(_factory.Run(Factory.FullOrder), "no text", "--baud");
    }

    [Fact]
    public void Wires_that_touch()
    {
        _factory.Ports["P1"] = new FakePort(null) { AnswersAs = octet => [octet] };
        NotReached(_factory.Run(Factory.FullOrder), "straight back");
    }

    [Fact]
    public void Something_else_that_answers()
    {
        _factory.Ports["P1"] = new FakePort(null)
        {
            AnswersAs = octet => octet == '\r' ? "\r\nmodem> \u001b[31mERROR\r\n"u8.ToArray() : [],
        };
        NotReached(_factory.Run(Factory.FullOrder), "no nf-sipphone", "modem>");
    }

    [Fact]
    public void A_secret_that_the_device_repeats_is_not_passed_on()
    {
        // Factory.Run looks for it in everything that is written.
        _factory.Connect(new FakeDevice("D1")
        {
            Overrides = command => command.StartsWith("set sip.password") ? $"no-{Factory.Password}" : null,
        });
        Failed(_factory.Run(Factory.FullOrder), "no-***");
        Assert.DoesNotContain("sesame", File.ReadAllText(_factory.ProtocolPath));
    }

    [Fact]
    public void Breaking_off_undoes_what_was_begun()
    {
        using CancellationTokenSource stop = new();
        FakeDevice device = _factory.Connect(new FakeDevice("D1")
        {
            Overrides = command =>
            {
                if (command == "identity show")
                {
                    stop.Cancel();
                }

                return null;
            },
        });
        ProvisionOptions options = new()
        {
            Ports = ["P1"],
            Order = _factory.Folder.Write("order.csv", Factory.FullOrder),
            Station = "bench",
        };
        Failed(_factory.Run(options, stop.Token), "Broken off");
        Assert.Empty(device.Staged);
        Assert.Empty(device.Anchors);
        Assert.Null(device.CertificateSha256);
    }

    private static void AssertAsOrdered(FakeDevice device)
    {
        Assert.Equal("S1", device.Live["device.serial"]);
        Assert.Equal("alice", device.Live["sip.user"]);
        Assert.Equal("bob,carol", device.Live["call.targets"]);
        Assert.Equal(Factory.Password, device.Live["sip.password"]);
        Assert.Equal(6, device.Live.Count);
        Assert.Equal(2, device.Anchors.Count);
        Assert.NotNull(device.CertificateSha256);
        Assert.True(device.IsSealed);
        Assert.Empty(device.Staged);
    }

    private static void Failed(Tool tool, params string[] says)
    {
        Assert.True(tool.ExitCode == ExitCode.Refused, tool.ToString());
        Assert.Contains("FAIL  P1: ", tool.Output);
        Assert.All(says, text => Assert.Contains(text, tool.Output));
    }

    private static void NotReached(Tool tool, params string[] says)
    {
        Assert.True(tool.ExitCode == ExitCode.NotReachable, tool.ToString());
        Assert.All(says, text => Assert.Contains(text, tool.Output));
    }

    private int OctetsOfAWholeRun()
    {
        FakePort port = new(new FakeDevice("D1")) { PullAfter = int.MaxValue };
        _factory.Ports["P1"] = port;
        Assert.Equal(ExitCode.Ok, _factory.Run(Factory.FullOrder).ExitCode);
        return port.Octets;
    }
}
