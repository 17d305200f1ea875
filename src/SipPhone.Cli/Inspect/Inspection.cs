using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Cli.Inspect;

/// <summary>What both kinds of inspection, of a file and of a live server, share.</summary>
internal static class Inspection
{
    private const int MaxNameColumn = 50;

    /// <summary>The question to the rules, from what was typed.</summary>
    public static IdentityRequest Request(string domain, string host, bool isLocated, DateTimeOffset time)
    {
        byte[] domainBytes = DomainText.ToBytes(domain);
        byte[] hostBytes = DomainText.ToBytes(host);
        IdentityRequest request = new()
        {
            IsLocated = isLocated,
            IsClockSet = true,
            UnixSeconds = time.ToUnixTimeSeconds(),
        };
        request.SetDomain(domainBytes, 0, domainBytes.Length);
        request.SetHost(hostBytes, 0, hostBytes.Length);
        return request;
    }

    /// <summary>The verdict as one JSON object, on one line.</summary>
    public static string ToJson(byte[] der, IReadOnlyList<CertificateEntry> entries, IdentityVerdict verdict)
    {
        return JsonSerializer.Serialize(ToJsonObject(der, entries, verdict));
    }

    /// <summary>The verdict as an object to serialize.</summary>
    public static object ToJsonObject(byte[] der, IReadOnlyList<CertificateEntry> entries, IdentityVerdict verdict)
    {
        bool isMalformed = verdict.Reason is IdentityReason.Malformed or IdentityReason.TooLarge;
        return new
        {
            result = verdict.IsAuthenticated ? "authenticated" : isMalformed ? "malformed" : "rejected",
            by = VerdictText.KindCode(verdict.By),
            identity = verdict.IsAuthenticated ? Ascii.ToText(der, verdict.IdentityOffset, verdict.IdentityEnd) : null,
            reason = IdentityReasons.Name(verdict.Reason),
            identities = entries
                .Where(entry => entry.Kind != IdentityKind.None)
                .Select(entry => new { type = VerdictText.KindCode(entry.Kind), domain = entry.Domain })
                .ToArray(),
        };
    }

    /// <summary>Prints a certificate's parts: validity, purposes, and every name with what it is.</summary>
    public static void PrintCertificate(
        Terminal terminal, byte[] der, IReadOnlyList<CertificateEntry> entries, LeafCertificate leaf)
    {
        if (leaf.Error != DerResult.Ok)
        {
            return;
        }

        int serialLength = leaf.SerialEnd - leaf.SerialOffset;
        terminal.WriteField("Serial", Convert.ToHexStringLower(der, leaf.SerialOffset, serialLength));
        terminal.WriteField("Valid", $"{VerdictText.Time(leaf.NotBefore)} to {VerdictText.Time(leaf.NotAfter)}");
        terminal.WriteField("Key usage", ExtendedKeyUsages(leaf));
        if (leaf.IsCertificateAuthority)
        {
            terminal.WriteField("Authority", "yes: this certificate may issue others");
        }

        int width = entries.Count == 0 ? 0 : Math.Min(MaxNameColumn, entries.Max(entry => Name(entry).Length));
        string label = "Names";
        foreach (CertificateEntry entry in entries)
        {
            string verdict = entry.Kind != IdentityKind.None
                ? $"[green]identity[/] {Terminal.Plain(entry.Domain)}"
                : $"[yellow]no identity:[/] {Terminal.Plain(WhyNot(entry))}";
            terminal.WriteField(label, Terminal.Plain(Name(entry).PadRight(width)) + "  " + verdict);
            label = "";
        }

        if (entries.Count == 0)
        {
            terminal.WriteField(label, "none: no subjectAltName and no common name");
        }
    }

    /// <summary>Prints the verdict and, for a refusal, why and what would help.</summary>
    public static void PrintVerdict(
        Terminal terminal, byte[] der, IdentityRequest request, IdentityPolicy policy, IdentityVerdict verdict)
    {
        if (verdict.IsAuthenticated)
        {
            string accepted = Terminal.Plain(VerdictText.Accepted(der, verdict));
            terminal.WriteField("Verdict", $"[green]authenticated[/] {accepted}");
            return;
        }

        terminal.WriteField("Verdict", $"[red]refused: {IdentityReasons.Name(verdict.Reason)}[/]");
        foreach (string line in VerdictText.Refused(der, request, policy, verdict))
        {
            terminal.WriteField("", Terminal.Plain(line));
        }
    }

    private static string Name(CertificateEntry entry)
    {
        return $"{entry.Label}:{entry.Value}";
    }

    private static string WhyNot(CertificateEntry entry)
    {
        if (entry.Label == "CN")
        {
            return "the common name counts only under rfc5922 with --allow-cn, where there is no subjectAltName";
        }

        return entry.Name == PresentedName.SipsUri
            ? "under rfc5922 only the scheme sip counts"
            : PresentedNameTexts.Name(entry.Name);
    }

    private static string ExtendedKeyUsages(LeafCertificate leaf)
    {
        if (!leaf.HasExtendedKeyUsage)
        {
            return "not restricted (no extended key usage)";
        }

        List<string> names = [];
        AddIf(CertificateKeyUsages.ServerAuth, "TLS server");
        AddIf(CertificateKeyUsages.ClientAuth, "TLS client");
        AddIf(CertificateKeyUsages.SipDomain, "SIP domain");
        AddIf(CertificateKeyUsages.Any, "any");
        return names.Count == 0 ? "other purposes only" : string.Join(", ", names);

        void AddIf(int bit, string name)
        {
            if ((leaf.ExtendedKeyUsages & bit) != 0)
            {
                names.Add(name);
            }
        }
    }
}
