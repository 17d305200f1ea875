using SipPhone.Core.Hal;
using SipPhone.TestSupport;

namespace SipPhone.Shell.Tests.Application.Support;

/// <summary>A device that a test looks at.</summary>
internal sealed class FakeDevice : IDevice
{
    public byte[] Id { get; init; } = "test-0123456789ab"u8.ToArray();

    public byte[] BoardName { get; } = "test"u8.ToArray();

    public byte[] ResetReason { get; init; } = "power"u8.ToArray();

    public int FreeHeapBytes { get; set; } = 54321;

    public bool IsResetButtonHeld { get; set; }

    /// <summary>Whether the clock is the phone's to set.</summary>
    public bool IsClockOurs { get; set; } = true;

    /// <summary>A clock that follows; null for none.</summary>
    public VirtualClock? Clock { get; set; }

    /// <summary>What the clock was set to last.</summary>
    public long? SetTime { get; private set; }

    /// <summary>How often a restart was asked for.</summary>
    public int Restarts { get; private set; }

    public bool SetWallTime(long unixSeconds)
    {
        if (IsClockOurs)
        {
            SetTime = unixSeconds;
            Clock?.SetWallTime(unixSeconds);
        }

        return IsClockOurs;
    }

    public void Restart() => Restarts++;
}
