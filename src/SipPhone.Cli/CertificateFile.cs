using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using SipPhone.Board.Host;

namespace SipPhone.Cli;

/// <summary>Reads one certificate from a file, PEM or DER, and says in plain words why it cannot.</summary>
internal static class CertificateFile
{
    private const int MaxFileBytes = 1024 * 1024;
    private const string BlockStart = "-----BEGIN ";
    private const string CertificateLabel = "CERTIFICATE";

    /// <summary>Reads the DER of the only certificate in a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its octets as they stand, which may be no certificate: the identity rules judge that.</returns>
    /// <exception cref="UsageException">The file cannot be read, or does not hold exactly one certificate.</exception>
    public static byte[] Read(string path)
    {
        byte[] content = ReadFile(path);

        // DER starts with the tag of a SEQUENCE; PEM is text.
        if (content.AsSpan().IndexOf("-----BEGIN "u8) < 0)
        {
            return content;
        }

        List<byte[]> certificates = ReadPem(path, Encoding.UTF8.GetString(content), out string otherLabel);
        return certificates.Count switch
        {
            1 => certificates[0],
            0 when otherLabel.Contains("KEY", StringComparison.Ordinal) => throw new UsageException(
                $"{path} holds a key ({otherLabel}), not a certificate. Name the file of the certificate that " +
                    "belongs to it."),
            0 => throw new UsageException(
                $"{path} holds no certificate: no block \"-----BEGIN CERTIFICATE-----\" was found in it."),
            _ => throw new UsageException(
                $"{path} holds {certificates.Count} certificates, and one is judged at a time. " +
                "Put the server's own certificate, which is the first of a chain as a rule, into a file of its own."),
        };
    }

    private static byte[] ReadFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder. Name a certificate file, PEM or DER.");
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.CanSeek && stream.Length > MaxFileBytes)
            {
                throw new UsageException(
                    $"{path} has {stream.Length} bytes, and a certificate has at most 16 KB. Is it the right file?");
            }

            using MemoryStream content = new();
            stream.CopyTo(content);
            return content.ToArray();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file {path}. Name an existing file, PEM or DER.");
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException($"{path} cannot be read: {FileProblem.Of(path, exception)}.");
        }
    }

    private static List<byte[]> ReadPem(string path, string text, out string otherLabel)
    {
        List<byte[]> certificates = [];
        otherLabel = "";
        bool isWhole = true;
        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            isWhole &= !rest[..fields.Location.Start].Contains(BlockStart, StringComparison.Ordinal);
            string label = rest[fields.Label].ToString();
            if (label == CertificateLabel)
            {
                certificates.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            }
            else if (!otherLabel.Contains("KEY", StringComparison.Ordinal))
            {
                otherLabel = label;
            }

            rest = rest[fields.Location.End..];
        }

        // Another block in its place would be another certificate, such as that of the issuer.
        if (!isWhole || rest.Contains(BlockStart, StringComparison.Ordinal))
        {
            throw new UsageException(
                $"{path} holds a PEM block that is not whole: a BEGIN line, base 64, and the END line of the same " +
                "name.");
        }

        return certificates;
    }
}
