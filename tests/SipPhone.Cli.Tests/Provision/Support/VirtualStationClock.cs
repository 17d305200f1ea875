using SipPhone.Cli.Provision.Station;

namespace SipPhone.Cli.Tests.Provision.Support;

/// <summary>A station's time that passes only when somebody waits.</summary>
internal sealed class VirtualStationClock : IStationClock
{
    private long _nowMs;

    public long NowMs => Interlocked.Read(ref _nowMs);

    public DateTimeOffset UtcNow { get; set; } = DateTimeOffset.UtcNow;

    public void Pause(int milliseconds, CancellationToken cancellation) => Interlocked.Add(ref _nowMs, milliseconds);
}
