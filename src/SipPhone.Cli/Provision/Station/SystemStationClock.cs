using System;
using System.Threading;

namespace SipPhone.Cli.Provision.Station;

/// <summary>The PC's own time.</summary>
internal sealed class SystemStationClock : IStationClock
{
    /// <inheritdoc/>
    public long NowMs => Environment.TickCount64;

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public void Pause(int milliseconds, CancellationToken cancellation)
    {
        cancellation.WaitHandle.WaitOne(milliseconds);
    }
}
