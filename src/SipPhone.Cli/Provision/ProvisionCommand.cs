using System;
using System.CommandLine;
using SipPhone.Board.Host;
using SipPhone.Cli.Phones;
using SipPhone.Cli.Provision.Orders;
using SipPhone.Cli.Provision.Station;

namespace SipPhone.Cli.Provision;

/// <summary><c>sipphone provision</c>: the factory's side of the console.</summary>
internal static class ProvisionCommand
{
    private const int MaxBaud = 4_000_000;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Option<string[]> ports = new("--port")
        {
            Description = "The serial port of a device. Repeat it for several devices at once.",
            HelpName = "PORT",
        };
        Option<string?> order = new("--order")
        {
            Description = "What the devices are to become: JSON for one, or CSV with a line for each. Fields: " +
                OrderFields.All + "; and every setting of the console by its name. What is not named stays as it is.",
            HelpName = "FILE",
        };
        Option<string?> station = new("--station")
        {
            Description = "This station's name, for the protocol. Default: the computer's.",
            HelpName = "NAME",
        };
        Option<string?> protocol = new("--protocol")
        {
            Description = "Add a line for each device to this file, and skip what it says is done: call again with " +
                "the same --order and --protocol for the next devices.",
            HelpName = "FILE.jsonl",
        };
        Option<string?> signKey = new("--sign-key")
        {
            Description = "Sign the protocol's lines with this private key (ECDSA P-256), and count only lines that " +
                "it signed.",
            HelpName = "PEM",
        };
        Option<int?> baud = new("--baud")
        {
            Description = $"The speed of the ports. Default: {SerialLine.ConsoleBaud}.",
            HelpName = "BAUD",
        };
        baud.Validators.Add(result =>
        {
            string? text = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            if (text is not null && (!int.TryParse(text, out int speed) || speed < 1 || speed > MaxBaud))
            {
                result.AddError($"--baud takes 1 to {MaxBaud}, not \"{text}\".");
            }
        });
        Option<bool> dryRun = new("--dry-run")
        {
            Description = "Check the order, look at the devices, and say what would be done. Needs no --port.",
        };
        Option<bool> seal = new("--seal") { Description = "Seal every device, but those whose order says no." };
        Option<bool> again = new("--again")
        {
            Description = "Do again what the protocol says is done, and let another device take what failed on one.",
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            "provision", "Make devices on serial ports what an order says: settings, anchors, certificate, seal.")
        {
            ports, order, station, protocol, signKey, baud, dryRun, seal, again, json,
        };
        command.Add(VerifyCommand.Create(terminal));
        command.SetAction(result =>
        {
            ProvisionOptions options = new()
            {
                Ports = result.GetValue(ports) ?? [],
                Order = result.GetValue(order) ?? throw new UsageException(
                    "--order is missing: name the JSON or CSV file that says what the devices are to become."),
                Station = result.GetValue(station) ?? Environment.MachineName,
                Protocol = result.GetValue(protocol),
                SignKey = result.GetValue(signKey),
                IsDryRun = result.GetValue(dryRun),
                IsSealedByDefault = result.GetValue(seal),
                IsAgain = result.GetValue(again),
                IsJson = result.GetValue(json),
            };
            using Interruption interruption = new();
            SerialLineOpener opener = new(result.GetValue(baud) ?? SerialLine.ConsoleBaud);
            return new ProvisionJob(options, terminal, opener, new SystemStationClock()).Run(interruption.Token);
        });
        return command;
    }
}
