using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SipPhone.Board.Host;
using SipPhone.Core;

namespace SipPhone.Cli.Provision.Orders;

// The files that an order names. They are judged here as the device will judge them, and by the station's clock, since
// a device on the line does not know the time yet.

/// <summary>Reads anchors, certificates and keys from PEM files.</summary>
internal static class PemFiles
{
    private const string CertificateLabel = "CERTIFICATE";
    private const int MaxFileBytes = 1024 * 1024;

    /// <summary>Reads the trust anchors in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">To judge validity.</param>
    /// <exception cref="OrderProblemException">One of them the device would refuse, or there is none.</exception>
    public static IReadOnlyList<OrderedAnchor> ReadAnchors(string path, DateTimeOffset now)
    {
        List<OrderedAnchor> anchors = [];
        foreach (byte[] der in CertificatesIn(path, ReadText(path)))
        {
            using X509Certificate2 certificate = Load(path, der);
            string subject = certificate.Subject;
            string? problem =
                der.Length > Limits.MaxAnchorBytes
                    ? $"has {der.Length} bytes, and the device takes {Limits.MaxAnchorBytes}"
                : !IsAuthority(certificate) ? "is no authority's certificate. Name the root that issued it"
                : certificate.NotAfter < now ? $"expired on {certificate.NotAfter:yyyy-MM-dd}"
                : certificate.NotBefore > now ? $"is not valid before {certificate.NotBefore:yyyy-MM-dd}"
                : null;
            if (problem is not null)
            {
                throw new OrderProblemException($"{path}: \"{subject}\" {problem}.");
            }

            anchors.Add(new OrderedAnchor(ToPem(der), Digest(der), subject));
        }

        return anchors.Count > 0 ? anchors : throw new OrderProblemException(
            $"{path} holds no certificate: no block \"-----BEGIN CERTIFICATE-----\" was found in it.");
    }

    /// <summary>Reads a device's certificate, the certificates of its issuers, and its key.</summary>
    /// <param name="certificatePath">The file of the certificates, the device's own first.</param>
    /// <param name="keyPath">The file of the key; the same when it holds both.</param>
    /// <param name="now">To judge validity.</param>
    /// <exception cref="OrderProblemException">They cannot be read, or do not belong together.</exception>
    public static DeviceCertificate ReadDeviceCertificate(string certificatePath, string keyPath, DateTimeOffset now)
    {
        List<byte[]> chain = CertificatesIn(certificatePath, ReadText(certificatePath));
        if (chain.Count == 0)
        {
            throw new OrderProblemException($"{certificatePath} holds no certificate in PEM.");
        }

        using X509Certificate2 own = Load(certificatePath, chain[0]);
        if (own.NotAfter < now)
        {
            throw new OrderProblemException($"{certificatePath} expired on {own.NotAfter:yyyy-MM-dd}.");
        }

        try
        {
            using X509Certificate2 joined = X509Certificate2.CreateFromPem(ToPem(chain[0]), ReadText(keyPath));
            using AsymmetricAlgorithm key = KeyOf(joined);
            string certificates = string.Concat(chain.Select(der => ToPem(der)));
            return new DeviceCertificate(certificates + key.ExportPkcs8PrivateKeyPem() + "\n", chain[0]);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new OrderProblemException(
                $"{keyPath} does not hold the key of {certificatePath}. Name its private key in PEM, not encrypted.");
        }
    }

    /// <summary>Reads a P-256 public key in PEM, or the point in base 64 on the first line.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The uncompressed point in base 64, as the setting takes it.</returns>
    /// <exception cref="OrderProblemException">It holds no such key.</exception>
    public static string ReadPublicPoint(string path)
    {
        string text = ReadText(path);
        if (!text.Contains("-----BEGIN ", StringComparison.Ordinal))
        {
            return text.Trim();
        }

        try
        {
            using ECDsa key = ECDsa.Create();
            key.ImportFromPem(text);
            ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
            return Convert.ToBase64String([4, .. point.X!, .. point.Y!]);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new OrderProblemException($"{path} holds no public key of ECDSA on P-256 in PEM.");
        }
    }

    /// <summary>Reads a whole text file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="OrderProblemException">It cannot be read.</exception>
    public static string ReadText(string path)
    {
        try
        {
            FileInfo file = new(path);
            return file.Exists && file.Length > MaxFileBytes
                ? throw new OrderProblemException($"{path} has {file.Length} bytes. Is it the right file?")
                : File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new OrderProblemException($"There is no file {path}. Paths start from the order file's folder.");
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new OrderProblemException($"{path} cannot be read: {FileProblem.Of(path, exception)}.");
        }
    }

    private static List<byte[]> CertificatesIn(string path, string text)
    {
        List<byte[]> certificates = [];
        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            if (rest[fields.Label] is CertificateLabel)
            {
                certificates.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            }

            rest = rest[fields.Location.End..];
        }

        int begun = text.AsSpan().Count("-----BEGIN CERTIFICATE-----");
        return begun == certificates.Count ? certificates : throw new OrderProblemException(
            $"{path} holds a PEM block that is not whole: a BEGIN line, base 64, and the END line of the same name.");
    }

    private static X509Certificate2 Load(string path, byte[] der)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(der);
        }
        catch (CryptographicException)
        {
            throw new OrderProblemException($"{path} holds a PEM block that is no X.509 certificate.");
        }
    }

    // RFC 5280 §4.2.1.9.
    private static bool IsAuthority(X509Certificate2 certificate)
    {
        return certificate.Extensions.OfType<X509BasicConstraintsExtension>()
            .Any(constraints => constraints.CertificateAuthority);
    }

    private static AsymmetricAlgorithm KeyOf(X509Certificate2 certificate)
    {
        return (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey()
            ?? throw new CryptographicException();
    }

    private static string ToPem(byte[] der)
    {
        return PemEncoding.WriteString(CertificateLabel, der) + "\n";
    }

    private static string Digest(byte[] der)
    {
        return Convert.ToHexStringLower(SHA256.HashData(der));
    }
}
