using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Board.Host;
using SipPhone.Cli.Provision.Orders;
using SipPhone.Cli.Provision.Protocol;
using SipPhone.Cli.Provision.Station;

namespace SipPhone.Cli.Provision;

// All devices are found before orders are handed out, so that a device that has an order of its own does not lose it to
// a blank one on an earlier port.

/// <summary>One device on each of several ports, all at once.</summary>
/// <param name="options">What the command line says.</param>
/// <param name="sheet">The orders.</param>
/// <param name="protocol">The protocol; null for none.</param>
/// <param name="opener">Opens ports.</param>
/// <param name="clock">The time.</param>
/// <param name="progress">Where it is told.</param>
internal sealed class ProvisionRun(
    ProvisionOptions options,
    OrderSheet sheet,
    ProtocolFile? protocol,
    ILineOpener opener,
    IStationClock clock,
    IProvisionProgress progress)
{
    private static readonly Dictionary<string, ProtocolEntry> NoProtocol = [];

    private readonly Tray _tray = new(
        sheet.Orders, protocol?.Last ?? NoProtocol, options.IsSealedByDefault, options.IsAgain);

    private readonly ConcurrentBag<UnitResult> _results = [];

    /// <summary>The orders that no device took.</summary>
    public int LeftCount => _tray.Left.Count;

    /// <summary>Serves every port.</summary>
    /// <param name="cancellation">Ends it in good order.</param>
    /// <returns>The exit code.</returns>
    public int Run(CancellationToken cancellation)
    {
        progress.Run(() => RunAll(cancellation));
        bool isReached = _results.Any(result => result.Outcome != UnitOutcome.NotReached);
        bool isAllGood = sheet.Faults.Count == 0
            && _results.All(result => result.Outcome is not (UnitOutcome.Failed or UnitOutcome.NotReached));
        return !isReached ? ExitCode.NotReachable : isAllGood ? ExitCode.Ok : ExitCode.Refused;
    }

    private void RunAll(CancellationToken cancellation)
    {
        (UnitRun Run, IUnitProgress Progress)[] ports = [.. options.Ports.Select(port =>
        {
            IUnitProgress bar = progress.Add(port);
            return (new UnitRun(port, opener, clock, bar), bar);
        })];
        try
        {
            ForEach(ports, port =>
            {
                if (port.Run.Reach(cancellation) is { } failure)
                {
                    Finish(failure, port.Progress);
                }
            });
            (UnitRun Run, IUnitProgress Progress)[] reached = [.. ports.Where(port => port.Run.Version is not null)
                .OrderByDescending(port => _tray.HasOwn(port.Run.Version!))];
            Assignment[] assignments = [.. reached.Select(port => _tray.Assign(port.Run.Version!))];
            ForEach([.. reached.Zip(assignments)], pair =>
                Finish(Serve(pair.First.Run, pair.Second, cancellation), pair.First.Progress));
        }
        finally
        {
            foreach ((UnitRun run, _) in ports)
            {
                run.Dispose();
            }
        }
    }

    private UnitResult Serve(UnitRun run, Assignment assignment, CancellationToken cancellation)
    {
        DeviceVersion version = run.Version!;
        if (assignment.Outcome is { } outcome)
        {
            return new UnitResult(run.Port, outcome, assignment.Text) { Version = version, Order = assignment.Order };
        }

        Order order = assignment.Order!;
        Unit unit = new(version, order)
        {
            IsToBeSealed = order.Seal ?? options.IsSealedByDefault,
            CertificateOfEarlierRun = protocol?.Last.GetValueOrDefault(order.Serial)?.Certificate,
        };
        return options.IsDryRun
            ? run.Preview(unit, cancellation)
            : Recorded(run.Provision(unit, cancellation));
    }

    private UnitResult Recorded(UnitResult result)
    {
        Order order = result.Order!;
        ProtocolEntry entry = new(
            clock.UtcNow, options.Station, result.Version!.Device, order.Serial, ResultText.WordOf(result.Outcome))
        {
            Firmware = result.Version.Firmware,
            Order = order.File,
            Line = order.Line,
            Account = order.Account,
            Anchors = [.. order.Anchors.Select(anchor => anchor.Sha256)],
            Certificate = result.CertificateSha256,
            Sealed = result.Version.IsSealed,
            Error = result.IsGood ? null : result.Text,
        };
        try
        {
            protocol?.Append(entry);
            return result;
        }
        catch (IOException exception)
        {
            return result with
            {
                Outcome = UnitOutcome.Failed,
                Text = $"{result.Text} The protocol could not be written: " +
                    $"{FileProblem.Of(options.Protocol!, exception)}.",
            };
        }
    }

    private void Finish(UnitResult result, IUnitProgress bar)
    {
        _results.Add(result);
        bar.Report(1, ResultText.WordOf(result.Outcome));
        progress.Finish(result);
    }

    // A thread each: they wait for their lines most of the time.
    private static void ForEach<T>(IReadOnlyList<T> items, Action<T> work)
    {
        Task[] tasks = [.. items.Select(item => Task.Factory.StartNew(
            () => work(item), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task.WhenAll(tasks).GetAwaiter().GetResult();
    }
}
