using SipPhone.Core.Hal;
using SipPhone.Sip.Registrations;

namespace SipPhone.Sip.Tests.Registrations;

/// <summary>The wait between tries, RFC 5626 §4.5.</summary>
public class FlowRecoveryTests
{
    // The octet that all randomness consists of, and the delays of failures in a row.
    [Theory]
    [InlineData(0x00, 30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000)]
    [InlineData(0xFF, 60_000, 120_000, 240_000, 480_000, 960_000, 1_800_000, 1_800_000)]
    [InlineData(0x80, 45_058, 90_117, 180_235, 360_470, 720_941, 1_351_764, 1_351_764)]
    public void TheDelayDoublesUpToHalfAnHourAndIsSpread(byte octet, params int[] delays)
    {
        var recovery = new FlowRecovery(new FixedRandom(octet));
        foreach (int delay in delays)
        {
            recovery.OnFailure(-1, 1000);
            Assert.Equal(1000 + delay, recovery.NotBeforeMs);
        }
    }

    [Fact]
    public void TheServersTimeReplacesOneDelayButTheFailureCounts()
    {
        var recovery = new FlowRecovery(new FixedRandom(0xFF));
        recovery.OnFailure(1, 1000);
        Assert.Equal(2000, recovery.NotBeforeMs);
        recovery.OnFailure(7, 1000);
        Assert.Equal(8000, recovery.NotBeforeMs);
        recovery.OnFailure(-1, 1000);
        Assert.Equal(241_000, recovery.NotBeforeMs);
    }

    [Fact]
    public void AServerThatSaysAtOnceGetsTheUsualDelay()
    {
        var recovery = new FlowRecovery(new FixedRandom(0xFF));
        recovery.OnFailure(0, 1000);
        Assert.Equal(61_000, recovery.NotBeforeMs);
    }

    [Fact]
    public void ResetForgets()
    {
        var recovery = new FlowRecovery(new FixedRandom(0xFF));
        Assert.Equal(-1, recovery.NotBeforeMs);
        recovery.OnFailure(-1, 0);
        recovery.OnFailure(-1, 0);
        recovery.Reset();
        Assert.Equal(-1, recovery.NotBeforeMs);
        recovery.OnFailure(-1, 0);
        Assert.Equal(60_000, recovery.NotBeforeMs);
    }

    private sealed class FixedRandom(byte octet) : IRandom
    {
        public void Fill(byte[] buffer, int offset, int end) => Array.Fill(buffer, octet, offset, end - offset);
    }
}
