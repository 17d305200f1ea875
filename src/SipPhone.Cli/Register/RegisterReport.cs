using SipPhone.Cli.Phones;
using SipPhone.Identity;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transport;

namespace SipPhone.Cli.Register;

/// <summary>Says why a phone is not registered, and what to do, in sentences.</summary>
internal static class RegisterReport
{
    /// <summary>Explains on standard error.</summary>
    /// <param name="outcome">How it came out.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <returns>The exit code.</returns>
    public static int Explain(PhoneOutcome outcome, Terminal terminal)
    {
        switch (outcome.Failure)
        {
            case ConnectionFailure.None:
                terminal.WriteError(
                    $"not registered: {RegistrationNames.Name(outcome.RegistrationFailure)}. " +
                        $"{RegistrationAdvice(outcome)}");
                return outcome.RegistrationFailure == RegistrationFailure.Timeout
                    ? ExitCode.NotReachable
                    : ExitCode.Refused;
            case ConnectionFailure.Identity:
                terminal.WriteError(
                    $"the server was turned away: {IdentityReasons.Name(outcome.Reason)}. {outcome.WhyRefused} " +
                    "Nothing was sent to it.");
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
                    $"the server was not reached: {ConnectionFailures.Name(outcome.Failure)}. " +
                    ConnectionAdvice(outcome.Failure));
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
            RegistrationFailure.Forbidden => "The server does not let this user register: ask its administrator.",
            RegistrationFailure.UnsupportedChallenge =>
                "The server wants a kind of authentication that the phone does not have: MD5 or SHA-256 with qop=auth.",
            _ => "",
        };
    }
}
