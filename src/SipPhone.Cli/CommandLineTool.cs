using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using SipPhone.Cli.Authority;
using SipPhone.Cli.Calling;
using SipPhone.Cli.Demo;
using SipPhone.Cli.Inspect;
using SipPhone.Cli.LabWorld;
using SipPhone.Cli.Locate;
using SipPhone.Cli.Parse;
using SipPhone.Cli.Provision;
using SipPhone.Cli.Register;
using SipPhone.Cli.Run;

namespace SipPhone.Cli;

/// <summary>
/// The command <c>sipphone</c>: parses, runs, and turns every outcome into an exit code and a sentence.
/// </summary>
internal static class CommandLineTool
{
    // The parser's own words, which do not say what commands there are.
    private const string MissingCommand = "Required command was not provided.";

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        RootCommand root = new("A SIP phone that always knows whom it speaks to, on your PC.")
        {
            RunCommand.Create(terminal),
            DemoCommand.Create(terminal),
            RegisterCommand.Create(terminal),
            CallCommand.Create(terminal),
            InspectCommand.Create(terminal),
            LocateCommand.Create(terminal),
            ParseCommand.Create(terminal),
            AuthorityCommand.Create(terminal),
            LabCommand.Create(terminal),
            ProvisionCommand.Create(terminal),
        };
        try
        {
            ParseResult result = root.Parse(args);
            string[] faults = FaultsOf(result);
            if (faults.Length > 0)
            {
                return ReportUsage(terminal, result, faults);
            }

            return result.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (UsageException exception)
        {
            terminal.WriteError(exception.Message);
            return ExitCode.Usage;
        }
        catch (Exception exception)
        {
            terminal.WriteError(
                $"a fault of sipphone itself, please report it: {exception.GetType().Name}: {exception.Message}");
            return ExitCode.Internal;
        }
    }

    private static string[] FaultsOf(ParseResult result)
    {
        string[] faults = [.. result.Errors.Select(error => error.Message).Distinct()];
        int missing = Array.IndexOf(faults, MissingCommand);
        if (missing >= 0)
        {
            Command command = result.CommandResult.Command;
            faults[missing] = $"Give a command behind \"{NameOf(result.CommandResult)}\": " +
                $"{string.Join(", ", command.Subcommands.Select(one => one.Name))}.";
        }

        return faults.Length > 0 ? faults : [.. EmptyOnesOf(result.CommandResult)];
    }

    // No command takes a name, a path or an address that is empty: it is a variable of a script that was not set.
    private static IEnumerable<string> EmptyOnesOf(CommandResult result)
    {
        IEnumerable<string> above = result.Parent is CommandResult parent ? EmptyOnesOf(parent) : [];
        return above.Concat(result.Children.Where(child => child.Tokens.Any(token => token.Value.Length == 0))
            .Select(child => child switch
            {
                OptionResult { Option: { } option } =>
                    $"{option.Name} is empty: write {option.Name} {option.HelpName}.",
                ArgumentResult { Argument: { } argument } => $"{argument.Name} is empty: give one.",
                _ => "",
            })
            .Where(fault => fault.Length > 0));
    }

    private static int ReportUsage(Terminal terminal, ParseResult result, IEnumerable<string> faults)
    {
        foreach (string fault in faults)
        {
            terminal.WriteError(fault);
        }

        terminal.WriteError($"See \"{NameOf(result.CommandResult)} --help\".");
        return ExitCode.Usage;
    }

    // As it is typed, without the arguments in between.
    private static string NameOf(CommandResult result)
    {
        return result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : "sipphone";
    }
}
