using System;
using System.Collections.Generic;
using System.Threading;
using SipPhone.Cli.Provision.Orders;

namespace SipPhone.Cli.Provision.Station;

// One port from the first octet to the last. A cable that is pulled, or a device that falls silent, is waited for a
// bounded time and a bounded number of times; then the steps are begun anew, each of which skips what holds already.

/// <summary>Serves the device on one port.</summary>
/// <param name="port">The port's name.</param>
/// <param name="opener">Opens it.</param>
/// <param name="clock">The time.</param>
/// <param name="progress">Where it is told.</param>
internal sealed class UnitRun(string port, ILineOpener opener, IStationClock clock, IUnitProgress progress)
    : IDisposable
{
    /// <summary>How long a lost device is waited for.</summary>
    public const int PatienceMs = 30_000;

    // A loose contact, and not a hand that pulled the cable.
    private const int MaxLosses = 20;
    private const int RetryMs = 500;

    private DeviceLink? _link;

    /// <summary>The port's name.</summary>
    public string Port => port;

    /// <summary>What was found on the port; null for no device.</summary>
    public DeviceVersion? Version { get; private set; }

    /// <summary>Finds the device on the port.</summary>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Null when there is one, and <see cref="Version"/> says which; else what became of the port.</returns>
    public UnitResult? Reach(CancellationToken cancellation)
    {
        progress.Report(0, "looking for the device");
        try
        {
            _link = new DeviceLink(opener.Open(port), clock);
            Version = _link.Wake(cancellation);
            return null;
        }
        catch (Exception exception) when (exception is NotReachedException or LinkLostException)
        {
            return new UnitResult(port, UnitOutcome.NotReached, exception.Message);
        }
        catch (UnitException exception)
        {
            return new UnitResult(port, UnitOutcome.Failed, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return new UnitResult(port, UnitOutcome.NotReached, "Broken off.");
        }
    }

    /// <summary>Makes of the device what its order says.</summary>
    /// <param name="unit">The device that was reached, and its order.</param>
    /// <param name="cancellation">Ends it between two steps; what was begun is undone.</param>
    /// <returns>What became of it.</returns>
    public UnitResult Provision(Unit unit, CancellationToken cancellation)
    {
        try
        {
            WithPatience(unit, link => new UnitWork(link, unit, progress).Run(cancellation), cancellation);
            string restart = unit.NeedsRestart ? " Some settings take effect with its next start." : "";
            return unit.HasChanged
                ? ResultOf(unit, UnitOutcome.Done, "provisioned, and read back." + restart)
                : ResultOf(unit, UnitOutcome.AlreadyDone, "was as ordered already.");
        }
        catch (Exception exception) when (exception is UnitException or OperationCanceledException)
        {
            string why = exception is UnitException ? exception.Message : "Broken off.";
            return ResultOf(unit, UnitOutcome.Failed, why + LeftBehind(unit));
        }
    }

    /// <summary>Looks what would have to be done, and changes nothing.</summary>
    /// <param name="unit">The device that was reached, and its order.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>What would be.</returns>
    public UnitResult Preview(Unit unit, CancellationToken cancellation)
    {
        try
        {
            IReadOnlyList<string> would = [];
            WithPatience(unit, link => would = new UnitWork(link, unit, progress).Preview(), cancellation);
            string text = would.Count > 0 ? "would " + string.Join(", ", would) + "." : "is as ordered.";
            return ResultOf(unit, UnitOutcome.Previewed, text);
        }
        catch (Exception exception) when (exception is UnitException or OperationCanceledException)
        {
            string why = exception is UnitException ? exception.Message : "Broken off.";
            return ResultOf(unit, UnitOutcome.Failed, why);
        }
    }

    /// <summary>Closes the port.</summary>
    public void Dispose()
    {
        _link?.Dispose();
        _link = null;
    }

    private void WithPatience(Unit unit, Action<DeviceLink> work, CancellationToken cancellation)
    {
        for (int losses = 0; ; losses++)
        {
            try
            {
                work(_link ??= Reconnect(unit, cancellation));
                return;
            }
            catch (LinkLostException exception)
            {
                Dispose();
                if (losses == MaxLosses)
                {
                    throw new UnitException(
                        $"The device was lost {losses + 1} times ({exception.Message}). Is its cable loose?");
                }

                progress.Report(0, $"waiting for the device: {exception.Message}");
            }
        }
    }

    private DeviceLink Reconnect(Unit unit, CancellationToken cancellation)
    {
        long deadlineMs = clock.NowMs + PatienceMs;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            DeviceLink? link = null;
            try
            {
                link = new DeviceLink(opener.Open(port), clock);
                DeviceVersion version = link.Wake(cancellation);
                if (version.Device != unit.Version.Device)
                {
                    throw new UnitException(
                        $"Device {version.Device} was connected while {unit.Version.Device} was being provisioned. " +
                        "Finish one device before the next.");
                }

                unit.Version = version;
                return link;
            }
            catch (Exception exception) when (exception is LinkLostException or NotReachedException)
            {
                link?.Dispose();
                if (clock.NowMs >= deadlineMs)
                {
                    throw new UnitException(
                        $"The device was lost, and did not come back in {PatienceMs / 1000} seconds: " +
                        exception.Message);
                }

                clock.Pause(RetryMs, cancellation);
            }
            catch
            {
                link?.Dispose();
                throw;
            }
        }
    }

    // What is said behind the reason, when the device could not be left as it was.
    private string LeftBehind(Unit unit)
    {
        bool isUndone = TryUndo(unit);
        return unit switch
        {
            { IsApplied: true } => " Its settings hold already: provision this device again.",
            { MayBeApplied: true } => " Its settings may hold already: provision this device again.",
            { IsIdentityReplaced: true } => " Its old certificate is gone: provision this device again.",
            { AddedAnchors.Count: > 0 } or { IsIdentityNew: true } when !isUndone =>
                " Anchors or a certificate of this run may be left on it: provision this device again.",
            _ => "",
        };
    }

    private bool TryUndo(Unit unit)
    {
        if (_link is null)
        {
            return false;
        }

        try
        {
            progress.Report(0, "undoing");
            new UnitWork(_link, unit, progress).Undo();
            return true;
        }
        catch (Exception exception) when (exception is UnitException or LinkLostException or NotReachedException)
        {
            return false;
        }
    }

    private UnitResult ResultOf(Unit unit, UnitOutcome outcome, string text)
    {
        return new UnitResult(port, outcome, unit.Order.WithoutSecrets(text))
        {
            Version = unit.Version,
            Order = unit.Order,
            CertificateSha256 = unit.CertificateSha256,
        };
    }
}
