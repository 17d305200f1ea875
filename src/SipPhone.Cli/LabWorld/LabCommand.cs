using System;
using System.CommandLine;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Cli.Authority;
using SipPhone.Cli.Phones;
using SipPhone.Lab;

namespace SipPhone.Cli.LabWorld;

/// <summary><c>sipphone lab</c>: a small SIP world on this machine, to try a phone against.</summary>
internal sealed class LabCommand
{
    // Fixed, so that what a manual says can be typed as it stands; not the ports of real servers.
    private const int UsualDnsPort = 5300;
    private const int UsualSipPort = 5361;

    private readonly Option<string> _authority = new("--authority")
    {
        Description = "The directory of the authority that vouches for the server; \"sipphone ca init\" makes one.",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<string> _domain = AuthorityOptions.Domain();

    private readonly Option<string> _user = new("--user")
    {
        Description = "Who may register: the user part of the address.",
        HelpName = "USER",
        Required = true,
    };

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        Description = "A file whose first line is the user's password. Default: one is made up and told.",
        HelpName = "FILE",
    };

    private readonly Option<string> _host = AuthorityOptions.Host(required: false);
    private readonly Option<int?> _dnsPort = CommonOptions.ListeningPort("--dns-port", "the DNS server", UsualDnsPort);
    private readonly Option<int?> _sipPort = CommonOptions.ListeningPort("--sip-port", "the SIP server", UsualSipPort);
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Terminal _terminal;

    private LabCommand(Terminal terminal)
    {
        _terminal = terminal;
        _host.Description += " Default: sip. and the domain.";
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        LabCommand lab = new(terminal);
        Command command = new("lab", "Run a SIP domain on this machine, until Ctrl+C, to try a phone against.")
        {
            lab._authority, lab._domain, lab._host, lab._user, lab._passwordFile, lab._dnsPort, lab._sipPort, lab._json,
        };
        command.SetAction((result, stop) => AuthorityCommand.RunAsync(terminal, () => lab.RunAsync(result, stop)));
        return command;
    }

    private async Task RunAsync(ParseResult result, CancellationToken stop)
    {
        AuthorityDirectory directory = new(result.GetRequiredValue(_authority));
        byte[]? password = PasswordFile.Read(result.GetValue(_passwordFile));
        string domain = result.GetRequiredValue(_domain);
        WorldPlan plan = new()
        {
            Domain = domain,
            Host = result.GetValue(_host) ?? "sip." + domain,
            User = UserOf(result),
            Password = password is null ? NewPassword.Make() : Encoding.UTF8.GetString(password),
            DnsPort = result.GetValue(_dnsPort) ?? UsualDnsPort,
            SipPort = result.GetValue(_sipPort) ?? UsualSipPort,
        };
        using CertificateAuthority authority = directory.Load();
        await using SmallWorld world = await SmallWorld.StartAsync(plan, authority);
        await world.Ready;
        WorldReport report = new(plan, world, directory.RootPath, tellsPassword: password is null);
        report.Tell(_terminal, result.GetValue(_json));
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private string UserOf(ParseResult result)
    {
        string user = result.GetRequiredValue(_user);
        if (user == WorldPlan.Answerer)
        {
            throw new UsageException(
                $"--user cannot be \"{user}\": that is who answers calls in the lab. Give another one, such as alice.");
        }

        return Encoding.ASCII.GetString(AccountOptions.UserPart(user));
    }
}
