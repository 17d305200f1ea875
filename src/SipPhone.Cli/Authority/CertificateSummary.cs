using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Cli.Inspect;
using SipPhone.Identity;
using SipPhone.Lab;

namespace SipPhone.Cli.Authority;

/// <summary>What a certificate says, in short.</summary>
internal sealed record CertificateSummary
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Whose it is.</summary>
    public required string Subject { get; init; }

    /// <summary>Who signed it.</summary>
    public required string Issuer { get; init; }

    /// <summary>The entries of its subjectAltName in order, such as <c>URI:sip:example.com</c>.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The start of its validity, RFC 3339.</summary>
    public required string NotBefore { get; init; }

    /// <summary>The end of its validity, RFC 3339.</summary>
    public required string NotAfter { get; init; }

    /// <summary>Whether it is valid at this time.</summary>
    public required bool IsValidNow { get; init; }

    /// <summary>The kind of its key, such as <c>ecdsa-p256</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The SHA-256 of the whole certificate in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether it may issue others.</summary>
    public required bool IsAuthority { get; init; }

    /// <summary>Sums a certificate up.</summary>
    /// <param name="certificate">The certificate.</param>
    public static CertificateSummary Of(X509Certificate2 certificate)
    {
        LeafCertificate leaf = new();
        leaf.Read(certificate.RawData, 0, certificate.RawData.Length);
        IEnumerable<string> names = CertificateEntries.List(certificate.RawData, leaf, new IdentityPolicy())
            .Where(entry => entry.Label != "CN")
            .Select(entry => $"{entry.Label}:{entry.Value}");
        DateTime now = DateTime.Now;
        return new CertificateSummary
        {
            Subject = certificate.Subject,
            Issuer = certificate.Issuer,
            Names = [.. names],
            NotBefore = Time(certificate.NotBefore),
            NotAfter = Time(certificate.NotAfter),
            IsValidNow = certificate.NotBefore <= now && now <= certificate.NotAfter,
            Key = KeyKinds.Describe(certificate.PublicKey),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)),
            IsAuthority = leaf.IsCertificateAuthority,
        };
    }

    /// <summary>Prints all of it.</summary>
    public void Print(Terminal terminal)
    {
        terminal.WriteField("Subject", Terminal.Plain(Subject.Length > 0 ? Subject : "(none)"));
        terminal.WriteField("Issuer", Terminal.Plain(Issuer));
        terminal.WriteField("Authority", IsAuthority ? "yes: it may issue others" : "no");
        PrintContent(terminal);
    }

    /// <summary>Prints names, validity, key and fingerprint.</summary>
    public void PrintContent(Terminal terminal)
    {
        string label = "Names";
        foreach (string name in Names)
        {
            terminal.WriteField(label, Terminal.Plain(name));
            label = "";
        }

        string now = IsValidNow ? "" : " [yellow](not now)[/]";
        terminal.WriteField("Valid", $"{NotBefore} to {NotAfter}{now}");
        terminal.WriteField("Key kind", Terminal.Plain(Key));
        terminal.WriteField("SHA-256", Sha256);
    }

    private static string Time(DateTime local)
    {
        return local.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture);
    }
}
