using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using SipPhone.Lab;

namespace SipPhone.Cli.Provision.Orders;

/// <summary>
/// What the rows of an order file name: anchors, certificates, passwords, authorities. Anchors and authorities are read
/// once, however many rows name them.
/// </summary>
/// <param name="folder">Where relative paths start: the order file's folder.</param>
/// <param name="now">To judge validity.</param>
internal sealed class OrderMaterial(string folder, DateTimeOffset now) : IDisposable
{
    private readonly Dictionary<string, IReadOnlyList<OrderedAnchor>> _anchors = [];
    private readonly Dictionary<string, CertificateAuthority> _authorities = [];

    /// <summary>Reads the anchors in a file.</summary>
    /// <exception cref="OrderProblemException">They cannot be used.</exception>
    public IReadOnlyList<OrderedAnchor> ReadAnchors(string path)
    {
        string full = PathOf(path);
        if (!_anchors.TryGetValue(full, out IReadOnlyList<OrderedAnchor>? anchors))
        {
            anchors = PemFiles.ReadAnchors(full, now);
            _anchors.Add(full, anchors);
        }

        return anchors;
    }

    /// <summary>Reads a ready certificate.</summary>
    /// <param name="path">A file, or a directory with a pair of files for each serial number.</param>
    /// <param name="keyPath">The key's file; null when it is found beside the certificate.</param>
    /// <param name="serial">The device's serial number.</param>
    /// <exception cref="OrderProblemException">It cannot be used.</exception>
    public ICertificateSource ReadCertificate(string path, string? keyPath, string serial)
    {
        string full = PathOf(path);
        if (!Directory.Exists(full))
        {
            return new ReadyCertificate(
                PemFiles.ReadDeviceCertificate(full, keyPath is null ? full : PathOf(keyPath), now));
        }

        if (serial.Length == 0 || serial.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0 || serial is "." or "..")
        {
            throw new OrderProblemException(
                "A directory of certificates holds SERIAL.pem and SERIAL.key, and this serial number is no file name. "
                    + "Name the file itself.");
        }

        string certificate = Path.Combine(full, serial + ".pem");
        string key = keyPath is null ? Path.Combine(full, serial + ".key") : PathOf(keyPath);
        return new ReadyCertificate(
            PemFiles.ReadDeviceCertificate(certificate, File.Exists(key) ? key : certificate, now));
    }

    /// <summary>Prepares to issue a certificate, after the authority's rules were asked.</summary>
    /// <param name="path">The authority's directory.</param>
    /// <param name="serial">The device's serial number.</param>
    /// <param name="domain">The SIP domain.</param>
    /// <param name="hostName">The device's host name.</param>
    /// <exception cref="OrderProblemException">There is no such authority, or it does not allow that.</exception>
    public ICertificateSource Issue(string path, string serial, string domain, string hostName)
    {
        string full = PathOf(path);
        try
        {
            if (!_authorities.TryGetValue(full, out CertificateAuthority? authority))
            {
                authority = new AuthorityDirectory(full).Load();
                _authorities.Add(full, authority);
            }

            return new IssuedDeviceCertificate(authority, serial, domain, hostName);
        }
        catch (Exception exception) when (exception is AuthorityFileException or AuthorityPolicyException
            or CertificateRefusedException or CryptographicException)
        {
            throw new OrderProblemException(exception.Message + ".");
        }
    }

    /// <summary>Reads the first line of a file.</summary>
    /// <exception cref="OrderProblemException">There is none.</exception>
    public string ReadPassword(string path)
    {
        string full = PathOf(path);
        string password = PemFiles.ReadText(full).Split('\n')[0].TrimEnd('\r');
        return password.Length > 0 ? password : throw new OrderProblemException(
            $"{full} holds no password: put it on the first line.");
    }

    /// <summary>Reads a P-256 public key.</summary>
    /// <exception cref="OrderProblemException">There is none.</exception>
    public string ReadPublicPoint(string path)
    {
        return PemFiles.ReadPublicPoint(PathOf(path));
    }

    /// <summary>Lets go of the authorities' keys.</summary>
    public void Dispose()
    {
        foreach (CertificateAuthority authority in _authorities.Values)
        {
            authority.Dispose();
        }
    }

    private string PathOf(string path)
    {
        return path.Length > 0 ? Path.Combine(folder, path) : throw new OrderProblemException(
            "A path is empty. Paths are separated by one semicolon.");
    }
}
