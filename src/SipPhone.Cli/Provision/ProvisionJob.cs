using System;
using System.IO;
using System.Linq;
using System.Threading;
using SipPhone.Cli.Provision.Orders;
using SipPhone.Cli.Provision.Protocol;
using SipPhone.Cli.Provision.Station;
using Spectre.Console;

namespace SipPhone.Cli.Provision;

/// <summary>Carries out one command line of <c>sipphone provision</c>.</summary>
/// <param name="options">What it says.</param>
/// <param name="terminal">Where it writes.</param>
/// <param name="opener">Opens ports.</param>
/// <param name="clock">The time.</param>
internal sealed class ProvisionJob(
    ProvisionOptions options, Terminal terminal, ILineOpener opener, IStationClock clock)
{
    /// <summary>Checks everything, then serves the ports.</summary>
    /// <param name="cancellation">Ends it in good order.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The command line cannot be carried out.</exception>
    public int Run(CancellationToken cancellation)
    {
        CheckOptions();
        string folder = Path.GetDirectoryName(Path.GetFullPath(options.Order)) ?? ".";
        using OrderMaterial material = new(folder, clock.UtcNow);
        OrderSheet sheet = OrderFile.Read(options.Order, material);
        foreach (OrderFault fault in sheet.Faults)
        {
            terminal.WriteError(fault.ToString());
        }

        if (sheet.Orders.Count == 0)
        {
            terminal.WriteError(
                $"--order {options.Order} holds no order that can be carried out; no device was touched.");
            return ExitCode.Usage;
        }

        using ProtocolKey? key = options.SignKey is { } path ? ProtocolKey.ReadPrivate(path, "--sign-key") : null;
        using ProtocolFile? protocol = OpenProtocol(key);
        int freeCount = sheet.Orders.Count(order => order.Device is null);
        if (protocol is null && !options.IsDryRun && freeCount > options.Ports.Count)
        {
            throw new UsageException(
                $"--protocol is missing: with {freeCount} orders and {options.Ports.Count} ports, the next call must " +
                "know which orders are done, or two devices get the same account.");
        }

        return Run(sheet, protocol, cancellation);
    }

    private int Run(OrderSheet sheet, ProtocolFile? protocol, CancellationToken cancellation)
    {
        if (options.Ports.Count == 0)
        {
            terminal.WriteLine($"{Count(sheet.Orders.Count, "order")} right; no device was looked at.");
            return sheet.Faults.Count == 0 ? ExitCode.Ok : ExitCode.Refused;
        }

        ProvisionRun run = new(options, sheet, protocol, opener, clock, NewProgress());
        int exitCode = run.Run(cancellation);
        if (!options.IsJson && !options.IsDryRun && run.LeftCount > 0 && exitCode != ExitCode.NotReachable)
        {
            terminal.WriteLine($"{Count(run.LeftCount, "order")} left: connect the next devices, and call again.");
        }

        return exitCode;
    }

    private void CheckOptions()
    {
        if (options.Ports.Count == 0 && !options.IsDryRun)
        {
            throw new UsageException("--port is missing: name the serial port of a device.");
        }

        if (options.Ports.GroupBy(port => port).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new UsageException($"--port {twice.Key} stands twice. Each port serves one device.");
        }

        if (options.SignKey is not null && options.Protocol is null)
        {
            throw new UsageException("--sign-key needs --protocol beside it: there is nothing to sign.");
        }
    }

    private ProtocolFile? OpenProtocol(ProtocolKey? key)
    {
        // A look writes nothing, not even an empty protocol.
        if (options.Protocol is null || (options.IsDryRun && !File.Exists(options.Protocol)))
        {
            return null;
        }

        ProtocolFile protocol = ProtocolFile.Open(options.Protocol, key);
        if (protocol.CutBytes > 0)
        {
            terminal.WriteError(
                $"{options.Protocol}: the last line was not whole, an interrupted write; its {protocol.CutBytes} " +
                "bytes do not count.");
        }

        if (protocol.IgnoredLines > 0)
        {
            terminal.WriteError(
                $"{options.Protocol}: {Count(protocol.IgnoredLines, "line")} not counted, damaged or not signed by " +
                "this key. \"sipphone provision verify\" says which.");
        }

        return protocol;
    }

    private IProvisionProgress NewProgress()
    {
        if (options.IsJson)
        {
            return new JsonProgress(terminal);
        }

        return terminal.OpenLive() is { } console ? new BarProgress(console, terminal) : new LineProgress(terminal);
    }

    private static string Count(int count, string noun)
    {
        return count == 1 ? $"1 {noun} is" : $"{count} {noun}s are";
    }
}
