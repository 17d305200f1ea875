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
            if (result.Errors.Count > 0)
            {
                return ReportUsage(terminal, result);
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

    private static int ReportUsage(Terminal terminal, ParseResult result)
    {
        foreach (ParseError error in result.Errors.DistinctBy(error => error.Message))
        {
            terminal.WriteError(error.Message);
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
