using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using SipPhone.Lab;

namespace SipPhone.Cli.Authority;

/// <summary><c>sipphone ca show</c>: an authority and what its policy allows, or one certificate.</summary>
internal static class ShowCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where it writes.</param>
    public static Command Create(Terminal terminal)
    {
        Argument<string> target = new("TARGET")
        {
            Description = "An authority's directory, or a certificate file (PEM or DER).",
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new("show", "Show an authority and what its policy allows, or a certificate.")
        {
            target, json,
        };
        command.SetAction(result => AuthorityCommand.Run(terminal, () =>
        {
            string path = result.GetRequiredValue(target);
            if (Directory.Exists(path))
            {
                ShowAuthority(terminal, new AuthorityDirectory(path), result.GetValue(json));
            }
            else
            {
                ShowCertificate(terminal, path, result.GetValue(json));
            }
        }));
        return command;
    }

    private static void ShowAuthority(Terminal terminal, AuthorityDirectory directory, bool asJson)
    {
        AuthorityPolicy policy = directory.LoadPolicy();
        CertificateSummary root = Read(directory.RootPath);
        if (asJson)
        {
            Dictionary<string, object?> fields = Fields(root);
            fields["allowed"] = policy.Pairs
                .Select(pair => pair.Split(' '))
                .Select(names => new { domain = names[0], host = names[1] })
                .ToArray();
            terminal.Output.WriteLine(JsonSerializer.Serialize(fields));
            return;
        }

        root.Print(terminal);
        string label = "Allowed";
        foreach (string pair in policy.Pairs)
        {
            terminal.WriteField(label, Terminal.Plain(pair));
            label = "";
        }

        if (policy.Pairs.Count == 0)
        {
            terminal.WriteField(label, Terminal.Plain(
                $"nothing yet: add a line \"example.com sip1.example.com\" with your names to {policy.Source}"));
        }
    }

    private static void ShowCertificate(Terminal terminal, string path, bool asJson)
    {
        CertificateSummary certificate = Read(path);
        if (asJson)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(Fields(certificate)));
        }
        else
        {
            certificate.Print(terminal);
        }
    }

    private static CertificateSummary Read(string path)
    {
        byte[] der = CertificateFile.Read(path);
        try
        {
            using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(der);
            return CertificateSummary.Of(certificate);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new UsageException($"{path} holds no certificate: it is neither PEM nor the DER of one.");
        }
    }

    private static Dictionary<string, object?> Fields(CertificateSummary certificate)
    {
        return new Dictionary<string, object?>
        {
            ["subject"] = certificate.Subject,
            ["issuer"] = certificate.Issuer,
            ["authority"] = certificate.IsAuthority,
            ["names"] = certificate.Names,
            ["notBefore"] = certificate.NotBefore,
            ["notAfter"] = certificate.NotAfter,
            ["validNow"] = certificate.IsValidNow,
            ["key"] = certificate.Key,
            ["sha256"] = certificate.Sha256,
        };
    }
}
