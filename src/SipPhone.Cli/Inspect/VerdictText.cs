using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Cli.Inspect;

/// <summary>Verdicts in sentences: what was decided, why, and what would change it.</summary>
internal static class VerdictText
{
    /// <summary>The code of a kind of identity in JSON.</summary>
    public static string? KindCode(IdentityKind kind)
    {
        return kind switch
        {
            IdentityKind.Uri => "uri",
            IdentityKind.Dns => "dns",
            IdentityKind.CommonName => "cn",
            _ => null,
        };
    }

    /// <summary>The name of a set of rules, as the command line has it.</summary>
    public static string RulesName(IdentityRules rules)
    {
        return rules == IdentityRules.Rfc5922 ? "rfc5922" : "domain-certs";
    }

    /// <summary>Says by what a certificate was recognised.</summary>
    public static string Accepted(byte[] der, IdentityVerdict verdict)
    {
        string domain = Ascii.ToText(der, verdict.IdentityOffset, verdict.IdentityEnd);
        return verdict.By switch
        {
            IdentityKind.Uri => $"by its SIP identity {domain}",
            IdentityKind.Dns => $"by its DNS identity {domain}",
            _ => $"by its common name {domain}",
        };
    }

    /// <summary>Says why a certificate was refused, and what would help.</summary>
    public static IReadOnlyList<string> Refused(
        byte[] der, IdentityRequest request, IdentityPolicy policy, IdentityVerdict verdict)
    {
        List<string> lines = [Why(der, request, policy, verdict)];
        if (verdict.OtherRulesWouldAccept)
        {
            IdentityRules other = policy.Rules == IdentityRules.Rfc5922
                ? IdentityRules.DomainCerts
                : IdentityRules.Rfc5922;
            string name = RulesName(other);
            lines.Add($"The rules of {name} would accept it: choose them with --policy {name}.");
        }

        return lines;
    }

    /// <summary>A time as RFC 3339 has it.</summary>
    public static string Time(long unixSeconds)
    {
        // The latest time of a certificate, 9999-12-31T23:59:59Z, is the latest of DateTimeOffset too; year 0 is not.
        long earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
        if (unixSeconds < earliest)
        {
            return "before 0001-01-01";
        }

        DateTimeOffset time = DateTimeOffset.FromUnixTimeSeconds(unixSeconds);
        return time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    private static string Why(byte[] der, IdentityRequest request, IdentityPolicy policy, IdentityVerdict verdict)
    {
        LeafCertificate leaf = verdict.Certificate;
        bool byHost = policy.Rules == IdentityRules.DomainCerts && !request.IsLocated;
        string wanted = byHost
            ? "the host " + Range(request.Host, request.HostOffset, request.HostEnd)
            : "the domain " + Range(request.Domain, request.DomainOffset, request.DomainEnd);
        switch (verdict.Reason)
        {
            case IdentityReason.Mismatch:
                return $"It belongs to {Identities(der, leaf, policy, byHost)}, not to {wanted}.";
            case IdentityReason.NoIdentity:
                return byHost
                    ? $"It holds no DNS identity, which alone counts for {wanted}, because the domain was not located."
                    : $"It holds no identity that {RulesName(policy.Rules)} counts for {wanted}.";
            case IdentityReason.NotLocated:
                return "The domain was not located by NAPTR or SRV, and the fallback to the host name is off.";
            case IdentityReason.ReferenceInvalid:
                return $"Nothing can match {wanted}: it is empty, an IP address, or no domain name.";
            case IdentityReason.Expired:
                return $"Its name is right, but it expired at {Time(leaf.NotAfter)}.";
            case IdentityReason.NotYetValid:
                return $"Its name is right, but it is not valid before {Time(leaf.NotBefore)}.";
            case IdentityReason.ClockNotSet:
                return "The clock is not set, so its validity cannot be judged.";
            case IdentityReason.ExtendedKeyUsage:
                return "Its name is right, but its extended key usage does not allow this use (see --eku).";
            case IdentityReason.TooLarge:
                return $"It exceeds the limits: {Limits.MaxCertificateBytes} bytes, " +
                    $"{Limits.MaxCertificateExtensions} extensions.";
            default:
                return $"Its encoding is wrong at byte {leaf.ErrorOffset}: {DerResults.Name(leaf.Error)}." +
                    (leaf.ErrorOffset == 0 ? " Is it a certificate at all, in PEM or DER?" : "");
        }
    }

    private static string Identities(byte[] der, LeafCertificate leaf, IdentityPolicy policy, bool byHost)
    {
        IEnumerable<CertificateEntry> counted = CertificateEntries.List(der, leaf, policy)
            .Where(entry => entry.Kind != IdentityKind.None);
        IEnumerable<string> names = byHost
            ? counted.Where(entry => entry.Kind == IdentityKind.Dns).Select(entry => entry.Domain)
            : counted.Where(entry => entry.Kind != IdentityKind.Dns || policy.Rules == IdentityRules.Rfc5922)
                .Select(entry => entry.Domain);
        string[] all = names.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        const int shown = 5;
        return string.Join(", ", all.Take(shown)) + (all.Length > shown ? $" and {all.Length - shown} others" : "");
    }

    private static string Range(byte[]? buffer, int offset, int end)
    {
        return buffer is null || offset == end ? "(none)" : Ascii.ToText(buffer, offset, end);
    }
}
