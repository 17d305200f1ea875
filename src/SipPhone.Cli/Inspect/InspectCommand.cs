using System;
using System.CommandLine;
using System.Net;
using SipPhone.Identity;

namespace SipPhone.Cli.Inspect;

/// <summary><c>sipphone inspect</c>: judges a certificate in a file, or the one that a live server presents.</summary>
internal static class InspectCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Argument<string> target = new("TARGET")
        {
            Description = "A certificate file (PEM or DER), or sips:DOMAIN[:PORT] to ask the domain's server.",
        };
        Option<string?> domain = new("--domain")
        {
            Description = "The SIP domain that the certificate should belong to. Needed for a file; default for " +
                "a server: the URI's.",
            HelpName = "DOMAIN",
        };
        Option<string?> host = new("--host")
        {
            Description = "The host name that TLS was opened to. Default: the domain.",
            HelpName = "HOST",
        };
        Choice<bool> located = new(
            "--located", "Whether NAPTR or SRV located the domain: yes, or no.", ("yes", true), ("no", false));
        Choice<IdentityRules> policy = CommonOptions.Policy();
        Choice<bool> fallback = CommonOptions.Fallback();
        Option<bool> allowCommonName = CommonOptions.AllowCommonName();
        Choice<ExtendedKeyUsageRule> eku = CommonOptions.ExtendedKeyUsage();
        Option<DateTimeOffset?> at = CommonOptions.At();
        Option<IPEndPoint[]> dns = CommonOptions.Dns();
        Option<string> anchors = CommonOptions.Anchors(required: false);
        Option<bool> json = CommonOptions.Json();

        Command command = new("inspect", "Show who a certificate says it is, and whether that is whom you want.")
        {
            target, domain, host, located.Option, policy.Option, fallback.Option, allowCommonName, eku.Option, at, dns,
            anchors, json,
        };
        command.SetAction(result =>
        {
            IdentityPolicy settings = new()
            {
                Rules = policy.ValueIn(result),
                IsFallbackOff = !fallback.ValueIn(result),
                AllowCommonName = result.GetValue(allowCommonName),
                ExtendedKeyUsage = eku.ValueIn(result),
            };
            DateTimeOffset time = result.GetValue(at) ?? DateTimeOffset.UtcNow;
            string name = result.GetRequiredValue(target);
            if (ServerUri.IsSipUri(name))
            {
                RefuseOption(result, host, "the host is found by asking DNS");
                RefuseOption(result, located.Option, "it is found by asking DNS");
                ServerUri server = ServerUri.Parse(name);
                return ServerDoctor.Run(
                    terminal,
                    server,
                    result.GetValue(domain) ?? server.Host,
                    result.GetValue(dns) ?? [],
                    result.GetValue(anchors),
                    settings,
                    time,
                    result.GetValue(json));
            }

            RefuseOption(result, dns, "a file needs no DNS");
            RefuseOption(result, anchors, "the chain of a certificate in a file is not judged, only its names");
            string wanted = result.GetValue(domain) ?? throw new UsageException(
                "--domain is missing: say which SIP domain the certificate should belong to, such as --domain " +
                    "example.com.");
            FileInspection inspection = new(CertificateFile.Read(name), name, wanted, result.GetValue(host) ?? wanted)
            {
                IsLocated = located.ValueIn(result),
                Policy = settings,
                Time = time,
            };
            return inspection.Run(terminal, result.GetValue(json));
        });
        return command;
    }

    private static void RefuseOption(ParseResult result, Option option, string why)
    {
        if (result.GetResult(option) is { Implicit: false })
        {
            throw new UsageException($"{option.Name} does not belong here: {why}. Leave it out.");
        }
    }
}
