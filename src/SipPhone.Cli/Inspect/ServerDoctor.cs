using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading;
using SipPhone.Board.Host;
using SipPhone.Cli.Phones;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns;
using SipPhone.Identity;

namespace SipPhone.Cli.Inspect;

/// <summary>
/// <c>sipphone inspect sips:DOMAIN</c>: locates the domain's server, looks at the certificate that it presents, judges
/// it by both sets of rules, and says what to change where it fails. Sends no SIP.
/// </summary>
internal sealed class ServerDoctor
{
    private readonly Terminal _terminal;
    private readonly ServerUri _server;
    private readonly string _domain;
    private readonly IdentityPolicy _settings;
    private readonly DateTimeOffset _time;
    private readonly Locator _locator;

    private ServerDoctor(
        Terminal terminal,
        ServerUri server,
        string domain,
        IdentityPolicy settings,
        DateTimeOffset time,
        Locator locator)
    {
        _terminal = terminal;
        _server = server;
        _domain = domain;
        _settings = settings;
        _time = time;
        _locator = locator;
    }

    /// <summary>Runs the whole inspection.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="server">The server's URI.</param>
    /// <param name="domain">Whom the server must be.</param>
    /// <param name="dnsServers">Whom to ask; empty for the system's servers.</param>
    /// <param name="anchorsPath">The anchors' PEM file, or null to leave the chain unjudged.</param>
    /// <param name="settings">The policy that decides the exit code.</param>
    /// <param name="time">When validity is judged.</param>
    /// <param name="asJson">Whether to print JSON.</param>
    /// <returns>The exit code.</returns>
    public static int Run(
        Terminal terminal,
        ServerUri server,
        string domain,
        IPEndPoint[] dnsServers,
        string? anchorsPath,
        IdentityPolicy settings,
        DateTimeOffset time,
        bool asJson)
    {
        ITrustStore? anchors = anchorsPath is null ? null : Anchors.Load(anchorsPath);
        HostClock clock = new();
        using HostWakeup wakeup = new();
        using HostResolver resolver = new(dnsServers, wakeup);
        ServerDoctor doctor = new(terminal, server, domain, settings, time, resolver.Locator);
        resolver.Locate(server, new HostLoop(clock, wakeup), clock.NowMs, CancellationToken.None);
        return doctor.Examine(anchors, asJson);
    }

    private int Examine(ITrustStore? anchors, bool asJson)
    {
        Candidate[] candidates = [.. Enumerable.Range(0, _locator.CandidateCount).Select(_locator.GetCandidate)];
        List<(Candidate Candidate, string Error)> failures = [];
        foreach (Candidate candidate in candidates)
        {
            TlsProbeResult probe = TlsProbe.RunAsync(CandidateText.EndPoint(candidate), ServerName(), anchors)
                .GetAwaiter().GetResult();
            if (probe.Certificate is not null)
            {
                return Judge(candidates, candidate, probe, asJson);
            }

            failures.Add((candidate, probe.Error));
        }

        return ReportUnreachable(candidates, failures, asJson);
    }

    // RFC 6066 §3: SNI takes DNS names only, without a trailing dot. What is none is left to the verdict.
    private string ServerName()
    {
        byte[] domain = DomainText.ToBytes(_domain);
        string name = Ascii.ToText(domain, 0, domain.Length).TrimEnd('.');
        return Uri.CheckHostName(name) == UriHostNameType.Dns ? name : "";
    }

    private int Judge(Candidate[] candidates, Candidate candidate, TlsProbeResult probe, bool asJson)
    {
        byte[] der = probe.Certificate!;
        IdentityRequest request = Inspection.Request(_domain, CandidateText.Host(candidate), _locator.Located, _time);
        IdentityPolicy[] policies = [WithRules(IdentityRules.DomainCerts), WithRules(IdentityRules.Rfc5922)];
        IdentityVerdict[] verdicts = [new(), new()];
        for (int i = 0; i < policies.Length; i++)
        {
            SipDomainIdentity.CheckServer(der, 0, der.Length, request, policies[i], verdicts[i]);
        }

        IdentityVerdict chosen = verdicts[_settings.Rules == IdentityRules.DomainCerts ? 0 : 1];
        bool isChainRefused = probe.Chain is not null and not X509ChainStatusFlags.NoError;
        if (asJson)
        {
            _terminal.Output.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object?>
            {
                ["located"] = _locator.Located,
                ["candidates"] = candidates.Select(CandidateText.ToJsonObject),
                ["connected"] = CandidateText.EndPoint(candidate).ToString(),
                ["tls"] = probe.TlsVersion,
                ["chain"] = probe.ChainCode,
                ["domain-certs"] = ToJsonObject(der, policies[0], verdicts[0]),
                ["rfc5922"] = ToJsonObject(der, policies[1], verdicts[1]),
            }));
        }
        else
        {
            PrintLocated(candidates);
            PrintProbe(candidate, probe);
            LeafCertificate leaf = chosen.Certificate;
            Inspection.PrintCertificate(_terminal, der, CertificateEntries.List(der, leaf, _settings), leaf);
            for (int i = 0; i < policies.Length; i++)
            {
                PrintVerdict(der, request, policies[i], verdicts[i]);
            }
        }

        return chosen.Reason switch
        {
            IdentityReason.Malformed or IdentityReason.TooLarge => ExitCode.Malformed,
            IdentityReason.Authenticated when !isChainRefused => ExitCode.Ok,
            _ => ExitCode.Refused,
        };
    }

    private int ReportUnreachable(
        Candidate[] candidates, List<(Candidate Candidate, string Error)> failures, bool asJson)
    {
        if (asJson)
        {
            _terminal.Output.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object?>
            {
                ["located"] = _locator.Located,
                ["candidates"] = candidates.Select(CandidateText.ToJsonObject),
                ["connected"] = null,
                ["error"] = candidates.Length == 0 ? DnsResults.Name(_locator.Result) : "not-reachable",
            }));
            return ExitCode.NotReachable;
        }

        PrintLocated(candidates);
        foreach ((Candidate candidate, string error) in failures)
        {
            _terminal.WriteField("Failed", Terminal.Plain($"{CandidateText.EndPoint(candidate)}: {error}"));
        }

        _terminal.WriteError(candidates.Length == 0
            ? CandidateText.DescribeNotFound(_server.Host, _locator.Result)
            : $"No server of {_server.Host} presented a certificate. Check that it listens with TLS on the port " +
                "above.");
        return ExitCode.NotReachable;
    }

    private void PrintLocated(Candidate[] candidates)
    {
        _terminal.WriteField("Server", Terminal.Plain(_server.ToString()));
        _terminal.WriteField("Located", CandidateText.DescribeLocated(_locator.Located));
        string label = "Candidates";
        foreach (Candidate candidate in candidates)
        {
            _terminal.WriteField(label, Terminal.Plain(CandidateText.Describe(candidate)));
            label = "";
        }
    }

    private void PrintProbe(Candidate candidate, TlsProbeResult probe)
    {
        string version = probe.TlsVersion.Length == 0
            ? "handshake not finished: " + probe.Error
            : "TLS " + probe.TlsVersion;
        _terminal.WriteField("Connected", Terminal.Plain($"{CandidateText.EndPoint(candidate)}, {version}"));
        _terminal.WriteField("Chain", probe.Chain switch
        {
            null => "not judged: give the anchors with --anchors PEM",
            X509ChainStatusFlags.NoError => "[green]an anchor vouches for it[/]",
            X509ChainStatusFlags flags => Terminal.Plain(
                $"refused ({flags}): a phone with these anchors would not go on. Provision the root that issued it, " +
                "or have the server send its intermediate certificates."),
        });
    }

    private void PrintVerdict(byte[] der, IdentityRequest request, IdentityPolicy policy, IdentityVerdict verdict)
    {
        _terminal.WriteField("Under", VerdictText.RulesName(policy.Rules));
        Inspection.PrintVerdict(_terminal, der, request, policy, verdict);
        string? remedy = Remedy(policy, verdict);
        if (remedy is not null)
        {
            _terminal.WriteField("To mend it", Terminal.Plain(remedy));
        }
    }

    private string? Remedy(IdentityPolicy policy, IdentityVerdict verdict)
    {
        switch (verdict.Reason)
        {
            case IdentityReason.Mismatch or IdentityReason.NoIdentity
                when policy.Rules == IdentityRules.DomainCerts && !_locator.Located:
                return $"publish SRV _sips._tcp.{_domain} and give the server a certificate with URI:sip:{_domain}.";
            case IdentityReason.Mismatch or IdentityReason.NoIdentity:
                return $"have the server's certificate issued with subjectAltName URI:sip:{_domain}.";
            case IdentityReason.NotLocated:
                return $"publish SRV _sips._tcp.{_domain}, or allow the fallback with --fallback on.";
            case IdentityReason.ReferenceInvalid:
                return "name the server by its domain; an address has no identity that a certificate could hold.";
            case IdentityReason.Expired or IdentityReason.NotYetValid:
                return "renew the certificate, and check the clocks of both sides.";
            case IdentityReason.ExtendedKeyUsage:
                return "have it issued with the purposes serverAuth and id-kp-sipDomain.";
            default:
                return null;
        }
    }

    private IdentityPolicy WithRules(IdentityRules rules)
    {
        return new IdentityPolicy
        {
            Rules = rules,
            IsFallbackOff = _settings.IsFallbackOff,
            AllowCommonName = _settings.AllowCommonName,
            ExtendedKeyUsage = _settings.ExtendedKeyUsage,
        };
    }

    private static object ToJsonObject(byte[] der, IdentityPolicy policy, IdentityVerdict verdict)
    {
        return Inspection.ToJsonObject(der, CertificateEntries.List(der, verdict.Certificate, policy), verdict);
    }
}
