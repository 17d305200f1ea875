using SipPhone.SelfTest.Checks;
using SipPhone.SelfTest.Harness;
using SipPhone.SelfTest.Measures;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.SelfTest.Tests;

/// <summary>The device's self-test on the PC: nothing fails, and what is wrong would.</summary>
public sealed class SelfTestTests(ITestOutputHelper output)
{
    private const string PlainAgreed = "Pcmu 0/0 events 101/101 20ms SendReceive 192.0.2.20 30000";

    [Fact]
    public void Nothing_fails()
    {
        PcPlatform platform = new();
        Report report = SelfTestRun.Run(platform);
        output.WriteLine(string.Join('\n', platform.Lines));
        Assert.DoesNotContain(platform.Lines, line => line.StartsWith("FAIL", StringComparison.Ordinal));
        Assert.Equal($"{report.PassedCount} passed, 0 failed", platform.Lines[^1]);
        Assert.Equal(report.PassedCount, platform.Lines.Count(line => line.StartsWith("ok   ")));
        Assert.InRange(report.PassedCount, 800, int.MaxValue);
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("identity")]
    [InlineData("dns")]
    [InlineData("sip")]
    [InlineData("sdp")]
    [InlineData("setting")]
    public void A_wrong_row_fails(string area)
    {
        PcPlatform platform = new();
        Report report = new(platform);
        Run(area, report);
        report.WriteSum();
        Assert.StartsWith($"FAIL {area}/", platform.Lines[0]);
        Assert.Contains(": expected ", platform.Lines[0]);
        Assert.EndsWith(" passed, 1 failed", platform.Lines[^1]);
    }

    [Fact]
    public void A_hot_path_that_allocates_fails()
    {
        PcPlatform platform = new();
        Report report = new(platform);
        HotPathMeasure.Measure(report, platform, new Wasteful());
        Assert.Equal((1, 1), (report.PassedCount, report.FailedCount));
    }

    private static void Run(string area, Report report)
    {
        switch (area)
        {
            case "hash":
                HashChecks.Md5(report, [["abc", "900150983cd24fb0d6963f7d28e17f73"]]);
                break;
            case "identity":
                IdentityChecks.Framed(report, [["none", "", "", "uri example.com"]]);
                break;
            case "dns":
                DnsChecks.Messages(report, [["nothing", "", "ok"]]);
                break;
            case "sip":
                SipChecks.Messages(report, [["nothing", "", "handled"]]);
                break;
            case "sdp":
                SdpChecks.Answers(
                    report,
                    [[SdpVectors.Plain, "m=audio 40000 RTP/AVP 8 101", PlainAgreed]]);
                break;
            default:
                SettingChecks.Values(report, [["sip.domain", "example.com.", "ok"]]);
                break;
        }
    }

    private sealed class Wasteful : HotPath
    {
        private object _last = new();

        public override string Name => "wasteful";

        public override bool Run()
        {
            _last = new byte[1];
            return _last is not null;
        }
    }
}
