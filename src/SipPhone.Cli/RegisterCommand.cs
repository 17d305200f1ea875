using System;
using System.CommandLine;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using SipPhone.Core;
using SipPhone.Cli.Phones;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Cli;

/// <summary><c>sipphone register</c>: the phone against any server.</summary>
internal static class RegisterCommand
{
    private const int MinExpiresSeconds = 60;
    private const int MaxExpiresSeconds = 24 * 60 * 60;

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Option<string> server = new("--server") { Description = "The server: sips:DOMAIN[:PORT].", HelpName = "sips:DOMAIN", Required = true };
        Option<string> user = new("--user") { Description = "The user part of your address.", HelpName = "USER", Required = true };
        Option<string?> passwordFile = new("--password-file") { Description = "A file whose first line is the password.", HelpName = "FILE" };
        Option<string?> domain = new("--domain")
        {
            Description = "Your SIP domain, and whom the server must be, where --server is an IP address.",
            HelpName = "DOMAIN",
        };
        Option<int> expires = new("--expires")
        {
            Description = $"For how many seconds to register, {MinExpiresSeconds} to {MaxExpiresSeconds}. Default: {RegistrationSettings.DefaultExpiresSeconds}.",
            HelpName = "SECONDS",
        };
        expires.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 &&
                (!int.TryParse(result.Tokens[0].Value, out int seconds) || seconds is < MinExpiresSeconds or > MaxExpiresSeconds))
            {
                result.AddError($"--expires takes {MinExpiresSeconds} to {MaxExpiresSeconds} seconds, not \"{result.Tokens[0].Value}\".");
            }
        });
        Option<string> anchors = CommonOptions.Anchors(required: true);
        Option<IPEndPoint[]> dns = CommonOptions.Dns();
        Choice<IdentityRules> policy = CommonOptions.Policy();
        Choice<bool> fallback = CommonOptions.Fallback();
        Option<bool> allowCommonName = CommonOptions.AllowCommonName();
        Choice<ExtendedKeyUsageRule> eku = CommonOptions.ExtendedKeyUsage();
        Option<string?> certificate = new("--client-certificate") { Description = "The phone's own certificate, PEM.", HelpName = "PEM" };
        Option<string?> key = new("--client-key") { Description = "Its key, PEM, if not in the same file.", HelpName = "PEM" };
        Option<bool> once = new("--once") { Description = "Register, unregister, and end; without it, stay until Ctrl+C." };
        Option<bool> json = CommonOptions.Json();
        Command command = new("register", "Register at a server, if it is the right one, and say what happens.")
        {
            server, user, passwordFile, anchors, domain, dns, policy.Option, fallback.Option, allowCommonName, eku.Option,
            expires, certificate, key, once, json,
        };
        command.SetAction(result =>
        {
            PhoneSettings settings = Settings(ServerUri.Parse(result.GetRequiredValue(server)), result.GetValue(domain));
            settings.User = UserPart(result.GetRequiredValue(user));
            settings.Password = PasswordFile.Read(result.GetValue(passwordFile));
            settings.IdentityPolicy.Rules = policy.ValueIn(result);
            settings.IdentityPolicy.IsFallbackOff = !fallback.ValueIn(result);
            settings.IdentityPolicy.AllowCommonName = result.GetValue(allowCommonName);
            settings.IdentityPolicy.ExtendedKeyUsage = eku.ValueIn(result);
            settings.ExpiresSeconds = result.GetValue(expires) is > 0 and int seconds ? seconds : settings.ExpiresSeconds;
            using X509Certificate2? own = ClientCertificate.Load(result.GetValue(certificate), result.GetValue(key));
            ITimeline timeline = result.GetValue(json) ? new JsonTimeline(terminal) : new TextTimeline(terminal);
            PhoneNarrator narrator = new(timeline) { Policy = settings.IdentityPolicy };
            using HostPhone phone = new(
                settings, result.GetValue(dns) ?? [], Anchors.Load(result.GetRequiredValue(anchors)), own, narrator);
            narrator.Outcome.HadPassword = settings.Password is not null;
            return Run(phone, narrator.Outcome, result.GetValue(once), terminal, timeline);
        });
        return command;
    }

    private static int Run(HostPhone phone, PhoneOutcome outcome, bool isOnce, Terminal terminal, ITimeline timeline)
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using PosixSignalRegistration onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        phone.Start();
        bool hasOutcome = phone.RunUntil(() => HasOutcome(phone, outcome), stop.Token);
        if (hasOutcome && outcome.RegisteredCount == 0)
        {
            phone.Stop();
            return ReportFailure(outcome, terminal);
        }

        if (hasOutcome && !isOnce)
        {
            timeline.Note("staying", "registered and refreshing; Ctrl+C unregisters and ends");
            phone.RunUntil(() => phone.State == PhoneState.Blocked, stop.Token);
        }

        phone.Stop();
        return outcome.RegisteredCount > 0 ? ExitCode.Ok : ExitCode.NotReachable;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static bool HasOutcome(HostPhone phone, PhoneOutcome outcome)
    {
        return outcome.RegisteredCount > 0 ||
            phone.State is PhoneState.Waiting or PhoneState.Blocked ||
            outcome.RegistrationFailure != RegistrationFailure.None;
    }

    private static int ReportFailure(PhoneOutcome outcome, Terminal terminal)
    {
        switch (outcome.Failure)
        {
            case ConnectionFailure.None:
                terminal.WriteError(
                    $"not registered: {RegistrationNames.Name(outcome.RegistrationFailure)}. {RegistrationAdvice(outcome)}");
                return outcome.RegistrationFailure == RegistrationFailure.Timeout ? ExitCode.NotReachable : ExitCode.Refused;
            case ConnectionFailure.Identity:
                terminal.WriteError(
                    $"the server was turned away: {IdentityReasons.Name(outcome.Reason)}. {outcome.WhyRefused} Nothing was sent to it.");
                return ExitCode.Refused;
            case ConnectionFailure.UntrustedChain:
                terminal.WriteError(
                    "the server was turned away: untrusted-chain. None of the --anchors vouches for its certificate. " +
                    "Provision the root that issued it, or have the server send its intermediate certificates.");
                return ExitCode.Refused;
            case ConnectionFailure.Expired:
                terminal.WriteError(
                    "the server was turned away: expired. A certificate of its chain is not valid now. " +
                    "Renew it, and check the clocks of both sides.");
                return ExitCode.Refused;
            case ConnectionFailure.NotFound:
                terminal.WriteError(CandidateText.DescribeNotFound("the server", outcome.DnsResult));
                return ExitCode.NotReachable;
            default:
                terminal.WriteError(
                    $"the server was not reached: {ConnectionFailures.Name(outcome.Failure)}. {ConnectionAdvice(outcome.Failure)}");
                return ExitCode.NotReachable;
        }
    }

    private static string ConnectionAdvice(ConnectionFailure failure)
    {
        return failure switch
        {
            ConnectionFailure.Refused => "Nothing listens on that port: check that the server is up, and its port.",
            ConnectionFailure.Unreachable or ConnectionFailure.TimedOut =>
                "It gave no answer: check that it is up, and the network and firewalls on the way.",
            ConnectionFailure.BadStream => "What it sent is not SIP: check its port.",
            _ => "Check that it speaks TLS 1.2 or 1.3 on that port, and whether it wants a client certificate " +
                "(--client-certificate).",
        };
    }

    private static string RegistrationAdvice(PhoneOutcome outcome)
    {
        return outcome.RegistrationFailure switch
        {
            RegistrationFailure.WrongPassword when !outcome.HadPassword =>
                "The server wants a password: give it with --password-file.",
            RegistrationFailure.WrongPassword => "Check --user and the password in --password-file.",
            RegistrationFailure.NotFound => "The server does not know this user: check --user.",
            _ => "",
        };
    }

    private static PhoneSettings Settings(ServerUri server, string? domain)
    {
        bool isAddress = IPAddress.TryParse(server.Host.Trim('[', ']'), out _);
        if (isAddress && domain is null)
        {
            throw new UsageException(
                $"{server} is an address, and no certificate can prove that a server is an address. " +
                "Say whose server it must be with --domain DOMAIN, or name the server by its domain.");
        }

        byte[] host = HostPart("--server", server.Host);
        return new PhoneSettings
        {
            Domain = domain is null ? host : HostPart("--domain", domain),
            ServerHost = host,
            ServerPort = server.Port,
        };
    }

    private static byte[] HostPart(string option, string text)
    {
        byte[] host = DomainText.ToBytes(text);
        return host.Length > 0 && SipHost.Skip(host, 0, host.Length) == host.Length
            ? host
            : throw new UsageException($"{option} cannot be \"{text}\": give a domain name, such as example.com.");
    }

    private static byte[] UserPart(string user)
    {
        for (int i = 0; i < user.Length; i++)
        {
            // RFC 3261 §25.1: user = 1*( unreserved / escaped / user-unreserved ).
            char character = user[i];
            if (!char.IsAsciiLetterOrDigit(character) && "-_.!~*'()%&=+$,;?/".IndexOf(character) < 0)
            {
                throw new UsageException(
                    $"--user cannot hold \"{character}\": give the user part alone, such as alice, without sip: and @domain.");
            }

            if (character == '%' && (i + 2 >= user.Length || !char.IsAsciiHexDigit(user[i + 1]) || !char.IsAsciiHexDigit(user[i + 2])))
            {
                throw new UsageException(
                    "--user holds a \"%\" without two hexadecimal digits behind it: a \"%\" of the name itself is written \"%25\".");
            }
        }

        return user.Length > 0 ? Ascii.ToBytes(user) : throw new UsageException("--user is empty: give the user part of your address.");
    }
}
