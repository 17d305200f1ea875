using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SipPhone.Identity;

namespace SipPhone.Cli;

/// <summary>
/// Options that several commands share, each made anew for its command, and checked while it is parsed.
/// </summary>
internal static class CommonOptions
{
    private const int DnsPort = 53;
    private const int MaxDnsServers = 2;

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json()
    {
        return new Option<bool>("--json") { Description = "Print JSON instead of text." };
    }

    /// <summary><c>--policy</c>.</summary>
    public static Choice<IdentityRules> Policy()
    {
        return new(
            "--policy",
            "The matching rules: domain-certs, or rfc5922.",
            ("domain-certs", IdentityRules.DomainCerts),
            ("rfc5922", IdentityRules.Rfc5922));
    }

    /// <summary><c>--eku</c>.</summary>
    public static Choice<ExtendedKeyUsageRule> ExtendedKeyUsage()
    {
        return new(
            "--eku",
            "What the extended key usage must allow: compatible (TLS server, SIP domain or any; or absent), sip, " +
                "or off.",
            ("compatible", ExtendedKeyUsageRule.Compatible),
            ("sip", ExtendedKeyUsageRule.Sip),
            ("off", ExtendedKeyUsageRule.Off));
    }

    /// <summary><c>--fallback</c>; true for on.</summary>
    public static Choice<bool> Fallback()
    {
        return new(
            "--fallback",
            "Under domain-certs, match the host name where the domain was not located: on, or off.",
            ("on", true),
            ("off", false));
    }

    /// <summary><c>--allow-cn</c>.</summary>
    public static Option<bool> AllowCommonName()
    {
        return new Option<bool>("--allow-cn")
        {
            Description = "Under rfc5922, let the common name count where there is no subjectAltName.",
        };
    }

    /// <summary><c>--dns IP:PORT[,IP:PORT]</c>.</summary>
    public static Option<IPEndPoint[]> Dns()
    {
        return new Option<IPEndPoint[]>("--dns")
        {
            Description = "The DNS servers to ask instead of the system's: IP or IP:PORT, up to two, with a comma.",
            HelpName = "IP:PORT[,IP:PORT]",
            CustomParser = ParseDnsServers,
        };
    }

    /// <summary><c>--anchors PEM</c>.</summary>
    public static Option<string> Anchors(bool required)
    {
        return new Option<string>("--anchors")
        {
            Description = "A PEM file of the certificates that may vouch for the server; no others are trusted.",
            HelpName = "PEM",
            Required = required,
        };
    }

    /// <summary><c>--ladder FILE.svg</c>.</summary>
    public static Option<string?> Ladder()
    {
        return new Option<string?>("--ladder")
        {
            Description = "Draw the SIP ladder into this file, for a browser.",
            HelpName = "FILE.svg",
        };
    }

    /// <summary>A whole number of seconds.</summary>
    /// <param name="name">The option's name with the hyphens.</param>
    /// <param name="description">What it is for, in a sentence.</param>
    /// <param name="min">The fewest.</param>
    /// <param name="max">The most.</param>
    public static Option<int?> Seconds(string name, string description, int min, int max)
    {
        Option<int?> option = new(name) { Description = description, HelpName = "SECONDS" };
        option.Validators.Add(result =>
        {
            string? text = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            if (text is not null && (!int.TryParse(text, out int seconds) || seconds < min || seconds > max))
            {
                result.AddError($"{name} takes {min} to {max} seconds, not \"{text}\".");
            }
        });
        return option;
    }

    /// <summary>The port of a server that the tool itself runs.</summary>
    /// <param name="name">The option's name with the hyphens.</param>
    /// <param name="server">Whose it is.</param>
    /// <param name="usual">Which one without it.</param>
    public static Option<int?> ListeningPort(string name, string server, int usual)
    {
        Option<int?> option = new(name)
        {
            Description = string.Create(
                CultureInfo.InvariantCulture, $"The port of {server}, 0 for any free one. Default: {usual}."),
            HelpName = "PORT",
        };
        option.Validators.Add(result =>
        {
            string? text = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            bool isPort = ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
            if (text is not null && !isPort)
            {
                result.AddError($"{name} takes a port from 1 to 65535, or 0 for any, not \"{text}\".");
            }
        });
        return option;
    }

    /// <summary>A point in time, RFC 3339 in UTC or with an offset.</summary>
    public static Option<DateTimeOffset?> At()
    {
        return new Option<DateTimeOffset?>("--at")
        {
            Description = "The time to judge validity at, such as 2026-11-23T00:00:00Z. Default: now.",
            HelpName = "TIME",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                string[] formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd"];
                if (DateTimeOffset.TryParseExact(
                    text,
                    formats,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out DateTimeOffset time))
                {
                    return time;
                }

                result.AddError(
                    $"--at cannot read \"{text}\". Give a date and time in UTC, such as 2026-11-23T00:00:00Z.");
                return null;
            },
        };
    }

    private static IPEndPoint[] ParseDnsServers(ArgumentResult result)
    {
        List<IPEndPoint> servers = [];
        foreach (Token token in result.Tokens)
        {
            foreach (string text in token.Value.Split(','))
            {
                if (IPEndPoint.TryParse(text, out IPEndPoint? server) && IsAsWritten(server, text))
                {
                    servers.Add(server.Port == 0 ? new IPEndPoint(server.Address, DnsPort) : server);
                }
                else
                {
                    result.AddError(
                        $"--dns cannot read \"{text}\". Give an IP address, with a port from 1 to 65535 " +
                        "if it is not 53: " +
                        "192.0.2.53, 127.0.0.1:5353 or [2001:db8::53]:53.");
                    return [];
                }
            }
        }

        if (servers.Count > MaxDnsServers)
        {
            result.AddError(
                $"--dns takes at most {MaxDnsServers} servers, as the phone does; {servers.Count} were given.");
        }

        return [.. servers];
    }

    // .NET reads "5353", "192.0.2" and "0x7f000001" as IPv4 addresses too, "192.0.2.053" as octal, and port 0 as none.
    private static bool IsAsWritten(IPEndPoint server, string text)
    {
        if (server.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return server.Port > 0 || !text.Contains("]:", StringComparison.Ordinal);
        }

        string address = server.Address.ToString();
        return server.Port > 0 ? text.StartsWith(address + ":", StringComparison.Ordinal) : text == address;
    }
}
