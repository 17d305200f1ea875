using System;
using System.Threading;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Phones;

/// <summary>
/// The one loop that drives the machines: poll, then sleep until the next deadline or until something comes.
/// </summary>
/// <param name="clock">The monotonic clock that the machines are polled with.</param>
/// <param name="wakeup">What wakes the loop.</param>
internal sealed class HostLoop(HostClock clock, HostWakeup wakeup)
{
    // Also how often a cancellation is looked at.
    private const int LongestSleepMs = 200;

    /// <summary>Polls until it is done or cancelled.</summary>
    /// <param name="poll">Takes every step that is possible at the given time; true when done.</param>
    /// <param name="nextDeadlineMs">When to poll again at the latest; -1 for on input only.</param>
    /// <param name="cancellation">Ends the loop.</param>
    /// <returns>True when it was done.</returns>
    public bool Run(Func<long, bool> poll, Func<long> nextDeadlineMs, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (poll(clock.NowMs))
            {
                return true;
            }

            long deadlineMs = nextDeadlineMs();
            long sleepMs = deadlineMs < 0 ? LongestSleepMs : deadlineMs - clock.NowMs;
            wakeup.Wait((int)Math.Clamp(sleepMs, 0, LongestSleepMs));
        }

        return false;
    }
}
