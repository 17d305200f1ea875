using System;
using System.Collections.Generic;
using System.Globalization;
using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Cli.Inspect;

/// <summary>The judgement of a certificate that was read from a file.</summary>
/// <param name="der">The certificate.</param>
/// <param name="name">What to call it: the file.</param>
/// <param name="domain">The reference domain as typed.</param>
/// <param name="host">The host name as typed.</param>
internal sealed class FileInspection(byte[] der, string name, string domain, string host)
{
    /// <summary>Whether the domain counts as located.</summary>
    public bool IsLocated { get; init; }

    /// <summary>The policy.</summary>
    public required IdentityPolicy Policy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Judges, prints, and returns the exit code.</summary>
    public int Run(Terminal terminal, bool asJson)
    {
        IdentityRequest request = Inspection.Request(domain, host, IsLocated, Time);
        IdentityVerdict verdict = new();
        SipDomainIdentity.CheckServer(der, 0, der.Length, request, Policy, verdict);
        IReadOnlyList<CertificateEntry> entries = CertificateEntries.List(der, verdict.Certificate, Policy);
        if (asJson)
        {
            terminal.Output.WriteLine(Inspection.ToJson(der, entries, verdict));
        }
        else
        {
            Print(terminal, request, entries, verdict);
        }

        return verdict.Reason switch
        {
            IdentityReason.Authenticated => ExitCode.Ok,
            IdentityReason.Malformed or IdentityReason.TooLarge => ExitCode.Malformed,
            _ => ExitCode.Refused,
        };
    }

    private void Print(
        Terminal terminal, IdentityRequest request, IReadOnlyList<CertificateEntry> entries, IdentityVerdict verdict)
    {
        string length = der.Length.ToString(CultureInfo.InvariantCulture);
        terminal.WriteField("File", Terminal.Plain($"{name}, {length} bytes"));
        Inspection.PrintCertificate(terminal, der, entries, verdict.Certificate);
        string located = IsLocated ? "located" : $"not located, host {host}";
        string rules = VerdictText.RulesName(Policy.Rules);
        terminal.WriteField("Asked for", Terminal.Plain($"{domain} ({located}), policy {rules}"));
        Inspection.PrintVerdict(terminal, der, request, Policy, verdict);
    }
}
