using System;
using System.IO;
using System.Security.Cryptography;
using SipPhone.Board.Host;

namespace SipPhone.Cli.Provision.Protocol;

// ECDSA on P-256 with SHA-256; a signature is r and s of 32 octets each (IEEE P1363), in base 64.

/// <summary>The key that signs a protocol, or the public half of it.</summary>
internal sealed class ProtocolKey : IDisposable
{
    private const string P256Oid = "1.2.840.10045.3.1.7";
    private const int PointBytes = 65;
    private const byte Uncompressed = 4;

    private readonly ECDsa _key;

    private ProtocolKey(ECDsa key)
    {
        _key = key;
    }

    /// <summary>Reads a private key.</summary>
    /// <param name="path">A PEM file, not encrypted.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="UsageException">It holds no such key.</exception>
    public static ProtocolKey ReadPrivate(string path, string option)
    {
        return Read(path, option, isPrivate: true) ?? throw new UsageException(
            $"{option} {path} holds no private key of ECDSA on P-256 in PEM. \"sipphone ca init\" makes one, or " +
            "\"openssl ecparam -name prime256v1 -genkey -noout\".");
    }

    /// <summary>Reads a public key.</summary>
    /// <param name="path">A PEM file, or one that holds the uncompressed point in base 64.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="UsageException">It holds no such key.</exception>
    public static ProtocolKey ReadPublic(string path, string option)
    {
        return Read(path, option, isPrivate: false) ?? throw new UsageException(
            $"{option} {path} holds no public key of ECDSA on P-256, in PEM or as a point in base 64.");
    }

    /// <summary>Signs.</summary>
    /// <param name="content">The octets.</param>
    /// <returns>The signature in base 64, 88 characters.</returns>
    public string Sign(ReadOnlySpan<byte> content)
    {
        return Convert.ToBase64String(_key.SignData(
            content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    /// <summary>Verifies a signature.</summary>
    /// <param name="content">The octets.</param>
    /// <param name="signature">r and s.</param>
    /// <returns>True when it is this key's over these octets.</returns>
    public bool Verify(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        return _key.VerifyData(
            content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <summary>Lets go of the key.</summary>
    public void Dispose()
    {
        _key.Dispose();
    }

    private static ProtocolKey? Read(string path, string option, bool isPrivate)
    {
        ECDsa key = ECDsa.Create();
        try
        {
            string text = ReadText(path, option);
            if (text.Contains("-----BEGIN ", StringComparison.Ordinal))
            {
                key.ImportFromPem(text);
            }
            else
            {
                ImportPoint(key, Convert.FromBase64String(text.Trim()));
            }

            if (key.ExportParameters(isPrivate).Curve.Oid.Value == P256Oid)
            {
                return new ProtocolKey(key);
            }
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or FormatException)
        {
            // The caller says it.
        }

        key.Dispose();
        return null;
    }

    private static string ReadText(string path, string option)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            throw new UsageException($"{option} {path} cannot be read: {FileProblem.Of(path, exception)}.");
        }
    }

    // SEC 1 §2.3.3.
    private static void ImportPoint(ECDsa key, byte[] point)
    {
        if (point.Length != PointBytes || point[0] != Uncompressed)
        {
            throw new FormatException();
        }

        int half = (PointBytes - 1) / 2;
        key.ImportParameters(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = point[1..(1 + half)], Y = point[(1 + half)..] },
        });
    }
}
