using System.Collections.Generic;
using System.CommandLine;
using System.Net;
using SipPhone.Cli.Trace;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Identity;
using SipPhone.Phone;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Cli.Phones;

/// <summary>
/// The options of every command that registers, <c>register</c> and <c>call</c>, and the phone's settings that they
/// make.
/// </summary>
internal sealed class AccountOptions
{
    private const int MinExpiresSeconds = 60;
    private const int MaxExpiresSeconds = 24 * 60 * 60;

    private readonly Option<string> _server = new("--server")
    {
        Description = "The server: sips:DOMAIN[:PORT].",
        HelpName = "sips:DOMAIN",
        Required = true,
    };

    private readonly Option<string> _user = new("--user")
    {
        Description = "The user part of your address.",
        HelpName = "USER",
        Required = true,
    };

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        Description = "A file whose first line is the password.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _domain = new("--domain")
    {
        Description = "Your SIP domain, and whom the server must be, where --server is an IP address.",
        HelpName = "DOMAIN",
    };

    private readonly Option<string?> _outbound = new("--outbound")
    {
        Description = "An outbound proxy, sips:DOMAIN[:PORT]: it is located, and the server must be this one, instead.",
        HelpName = "sips:DOMAIN",
    };

    private readonly Option<int?> _expires = CommonOptions.Seconds(
        "--expires",
        $"For how many seconds to register, {MinExpiresSeconds} to {MaxExpiresSeconds}. " +
            $"Default: {SipAccount.DefaultExpiresSeconds}.",
        MinExpiresSeconds,
        MaxExpiresSeconds);

    private readonly Option<string?> _certificate = new("--client-certificate")
    {
        Description = "The phone's own certificate, PEM.",
        HelpName = "PEM",
    };

    private readonly Option<string?> _key = new("--client-key")
    {
        Description = "Its key, PEM, if not in the same file.",
        HelpName = "PEM",
    };

    private readonly Option<bool> _trace = new("--trace")
    {
        Description = "Show every SIP message on standard error, secrets blanked.",
    };

    private readonly Option<string> _anchors = CommonOptions.Anchors(required: true);
    private readonly Option<IPEndPoint[]> _dns = CommonOptions.Dns();
    private readonly Choice<IdentityRules> _policy = CommonOptions.Policy();
    private readonly Choice<bool> _fallback = CommonOptions.Fallback();
    private readonly Option<bool> _allowCommonName = CommonOptions.AllowCommonName();
    private readonly Choice<ExtendedKeyUsageRule> _extendedKeyUsage = CommonOptions.ExtendedKeyUsage();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>All of them, in the order of the help.</summary>
    public IReadOnlyList<Option> All =>
    [
        _server, _user, _passwordFile, _anchors, _domain, _outbound, _dns, _policy.Option, _fallback.Option,
        _allowCommonName, _extendedKeyUsage.Option, _expires, _certificate, _key, _trace, _json,
    ];

    /// <summary>What is to see the messages.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="terminal">Where a trace is printed.</param>
    /// <param name="others">Who sees them in any case.</param>
    public ISipTrace Traces(ParseResult result, Terminal terminal, params IEnumerable<ISipTrace> others)
    {
        return new SipTraces(result.GetValue(_trace) ? [.. others, new MessageTrace(terminal)] : [.. others]);
    }

    /// <summary>Whether to print JSON.</summary>
    public bool IsJson(ParseResult result) => result.GetValue(_json);

    /// <summary>Whom to ask for names; empty for the system's servers.</summary>
    public IReadOnlyList<IPEndPoint> DnsServers(ParseResult result) => result.GetValue(_dns) ?? [];

    /// <summary>Whom to trust.</summary>
    /// <exception cref="UsageException">The file holds no anchors.</exception>
    public ITrustStore TrustStore(ParseResult result) => Anchors.Load(result.GetRequiredValue(_anchors));

    /// <summary>The phone's own certificate and key; null for none.</summary>
    /// <exception cref="UsageException">The files cannot be used.</exception>
    public IDeviceIdentity? OwnIdentity(ParseResult result)
    {
        return ClientCertificate.Load(result.GetValue(_certificate), result.GetValue(_key));
    }

    /// <summary>The phone's settings.</summary>
    /// <exception cref="UsageException">Something was given that cannot be used.</exception>
    public PhoneSettings Settings(ParseResult result)
    {
        ServerUri server = ServerUri.Parse(result.GetRequiredValue(_server));
        PhoneSettings settings = SettingsFor(server, result.GetValue(_domain));
        if (result.GetValue(_outbound) is { } outbound)
        {
            SetOutbound(settings, ServerUri.Parse(outbound));
        }

        settings.User = UserPart(result.GetRequiredValue(_user));
        settings.Password = PasswordFile.Read(result.GetValue(_passwordFile));
        settings.IdentityPolicy.Rules = _policy.ValueIn(result);
        settings.IdentityPolicy.IsFallbackOff = !_fallback.ValueIn(result);
        settings.IdentityPolicy.AllowCommonName = result.GetValue(_allowCommonName);
        settings.IdentityPolicy.ExtendedKeyUsage = _extendedKeyUsage.ValueIn(result);
        if (result.GetValue(_expires) is { } seconds)
        {
            settings.ExpiresSeconds = seconds;
        }

        return settings;
    }

    /// <summary>The user part of an address, from <c>--user</c>.</summary>
    /// <param name="user">As typed.</param>
    /// <exception cref="UsageException">It cannot be one.</exception>
    public static byte[] UserPart(string user)
    {
        for (int i = 0; i < user.Length; i++)
        {
            // RFC 3261 §25.1: user = 1*( unreserved / escaped / user-unreserved ).
            char character = user[i];
            if (!char.IsAsciiLetterOrDigit(character) && !"-_.!~*'()%&=+$,;?/".Contains(character))
            {
                throw new UsageException(
                    $"--user cannot hold \"{character}\": give the user part alone, such as alice, without sip: " +
                    "and @domain.");
            }

            bool isEscape = i + 2 < user.Length &&
                char.IsAsciiHexDigit(user[i + 1]) && char.IsAsciiHexDigit(user[i + 2]);
            if (character == '%' && !isEscape)
            {
                throw new UsageException(
                    "--user holds a \"%\" without two hexadecimal digits behind it: a \"%\" of the name itself is " +
                    "written \"%25\".");
            }
        }

        return Ascii.ToBytes(user);
    }

    private static PhoneSettings SettingsFor(ServerUri server, string? domain)
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

    // RFC 5922 §7.3: what is routed by is what the certificate must hold, and that is the proxy's domain.
    private static void SetOutbound(PhoneSettings settings, ServerUri outbound)
    {
        if (IPAddress.TryParse(outbound.Host.Trim('[', ']'), out _))
        {
            throw new UsageException(
                $"--outbound {outbound} is an address, and no certificate can prove that a server is an address. " +
                "Name the proxy by its domain.");
        }

        settings.ServerHost = HostPart("--outbound", outbound.Host);
        settings.ServerPort = outbound.Port;
        settings.ReferenceDomain = settings.ServerHost;
    }

    private static byte[] HostPart(string option, string text)
    {
        byte[] host = DomainText.ToBytes(text);
        return host.Length > 0 && SipHost.Skip(host, 0, host.Length) == host.Length
            ? host
            : throw new UsageException($"{option} cannot be \"{text}\": give a domain name, such as example.com.");
    }
}
