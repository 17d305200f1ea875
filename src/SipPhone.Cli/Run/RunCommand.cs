using System;
using System.CommandLine;
using System.IO;
using System.Net;
using System.Threading;
using SipPhone.Board.Host;
using SipPhone.Cli.Phones;

namespace SipPhone.Cli.Run;

/// <summary><c>run</c>: the phone itself on this PC, with its console, as a device would run it.</summary>
internal static class RunCommand
{
    private const int MinCapacityBytes = 1024;
    private const int MaxCapacityBytes = 16 * 1024 * 1024;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it tells how to reach the console.</param>
    public static Command Create(Terminal terminal)
    {
        Option<string?> settings = new("--settings")
        {
            Description = $"The directory that is the phone's memory. Default: {SettingsFolder.DefaultPath}.",
            HelpName = "DIR",
        };
        Option<string?> console = new("--console")
        {
            Description = "Where its console is: stdio; pty, a new pseudo-terminal whose name is printed; or the " +
                $"name of a serial port, such as /dev/ttyUSB0. Default: {RunConsole.Stdio}.",
            HelpName = "stdio|pty|PORT",
        };
        Option<bool> reset = new("--reset")
        {
            Description = "Start as if the button for a factory reset were held: settings and credentials are " +
                "erased, anchors and the seal stay.",
        };
        Option<int?> capacity = new("--capacity")
        {
            Description = "How many bytes all settings together may take. " +
                $"Default: {HostFlash.DefaultCapacityBytes}, as on a device.",
            HelpName = "BYTES",
        };
        capacity.Validators.Add(result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : string.Empty;
            bool isNumber = int.TryParse(text, out int bytes);
            if (text.Length > 0 && (!isNumber || bytes < MinCapacityBytes || bytes > MaxCapacityBytes))
            {
                result.AddError(
                    $"--capacity takes {MinCapacityBytes} to {MaxCapacityBytes} bytes, not \"{text}\".");
            }
        });
        Option<IPEndPoint[]> dns = CommonOptions.Dns();
        Command command = new("run", "Run the phone on this PC, with its console.")
        {
            settings, console, dns, reset, capacity,
        };
        command.SetAction(result => Run(
            terminal,
            result.GetValue(settings),
            result.GetValue(console) ?? RunConsole.Stdio,
            new HostDeviceOptions
            {
                DnsServers = result.GetValue(dns) ?? [],
                CapacityBytes = result.GetValue(capacity) ?? HostFlash.DefaultCapacityBytes,
                IsResetButtonHeld = result.GetValue(reset),
            }));
        return command;
    }

    private static int Run(Terminal terminal, string? directory, string console, HostDeviceOptions options)
    {
        using Interruption interruption = new();
        using SettingsFolder folder = SettingsFolder.Open(directory ?? SettingsFolder.DefaultPath);
        using HostWakeup wakeup = new();
        using RunConsole line = RunConsole.Open(console, folder.Path, terminal, wakeup);
        options.Directory = folder.Path;
        options.ResetReason = "power";
        while (RunOnce(options, line, wakeup, interruption.Token))
        {
            line.Restart();
            options.ResetReason = "restart";
            options.IsResetButtonHeld = false;
        }

        return ExitCode.Ok;
    }

    // True when it wants to start anew.
    private static bool RunOnce(HostDeviceOptions options, RunConsole line, HostWakeup wakeup, CancellationToken end)
    {
        using RunningPhone phone = Start(options, line, wakeup);
        return phone.Run(end);
    }

    private static RunningPhone Start(HostDeviceOptions options, RunConsole line, HostWakeup wakeup)
    {
        try
        {
            return new RunningPhone(options, line.Port, wakeup);
        }
        catch (IOException exception)
        {
            string why = FileProblem.Of(options.Directory, exception);
            throw new UsageException($"The phone cannot start in {options.Directory}: {why}.");
        }
    }
}
