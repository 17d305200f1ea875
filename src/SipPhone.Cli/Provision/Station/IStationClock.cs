using System;
using System.Threading;

namespace SipPhone.Cli.Provision.Station;

/// <summary>The station's time.</summary>
internal interface IStationClock
{
    /// <summary>The monotonic clock in milliseconds.</summary>
    long NowMs { get; }

    /// <summary>The time of day in UTC.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Lets time pass.</summary>
    /// <param name="milliseconds">How much.</param>
    /// <param name="cancellation">Ends it early.</param>
    void Pause(int milliseconds, CancellationToken cancellation);
}
