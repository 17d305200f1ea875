using System;
using System.CommandLine;
using System.Threading.Tasks;
using SipPhone.Lab;

namespace SipPhone.Cli.Authority;

/// <summary><c>sipphone ca</c>: the small authority for tests, pilots and the factory.</summary>
internal static class AuthorityCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        return new Command("ca", "Be a certificate authority for SIP: for tests, pilots and the factory.")
        {
            InitCommand.Create(terminal),
            IssueCommand.Create(terminal),
            ShowCommand.Create(terminal),
            UnsealCommand.Create(terminal),
        };
    }

    /// <summary>Runs what works on an authority, and turns its refusals into an exit code and a sentence.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="work">What to do.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">A file cannot be used.</exception>
    public static int Run(Terminal terminal, Action work)
    {
        return RunAsync(terminal, () =>
        {
            work();
            return Task.CompletedTask;
        }).GetAwaiter().GetResult();
    }

    /// <summary>The same for what takes its time.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="work">What to do.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">A file cannot be used.</exception>
    public static async Task<int> RunAsync(Terminal terminal, Func<Task> work)
    {
        try
        {
            await work();
            return ExitCode.Ok;
        }
        catch (CertificateRefusedException exception)
        {
            terminal.WriteError(exception.Message + ".");
            return ExitCode.Refused;
        }
        catch (Exception exception) when (exception is AuthorityFileException or AuthorityPolicyException)
        {
            throw new UsageException(exception.Message + ".");
        }
    }
}
