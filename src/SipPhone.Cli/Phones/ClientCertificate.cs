using System;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Phones;

/// <summary>The phone's own certificate from the command line, for servers that ask for one.</summary>
internal static class ClientCertificate
{
    /// <summary>Reads a certificate and its key.</summary>
    /// <param name="certificatePath">A PEM file with the certificate; null for none.</param>
    /// <param name="keyPath">A PEM file with its key; null when it is in the same file.</param>
    /// <returns>The certificate with its key; null for none.</returns>
    /// <exception cref="UsageException">One is missing, unreadable, or they do not belong together.</exception>
    public static HostDeviceIdentity? Load(string? certificatePath, string? keyPath)
    {
        if (certificatePath is null)
        {
            return keyPath is null
                ? null
                : throw new UsageException(
                    "--client-key needs --client-certificate beside it: name the certificate of the key.");
        }

        foreach (string path in new[] { certificatePath, keyPath ?? certificatePath })
        {
            if (!File.Exists(path))
            {
                throw new UsageException($"There is no file {path}. Name an existing PEM file.");
            }
        }

        try
        {
            using X509Certificate2 fromPem =
                X509Certificate2.CreateFromPemFile(certificatePath, keyPath ?? certificatePath);
            return new HostDeviceIdentity(fromPem);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new UsageException(
                $"{certificatePath} and {keyPath ?? certificatePath} are not a certificate and its key. " +
                "Give a PEM certificate with --client-certificate and its own unencrypted PEM key with --client-key.");
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException(
                $"{certificatePath} or its key cannot be read: {FileProblem.Of(certificatePath, exception)}.");
        }
    }
}
