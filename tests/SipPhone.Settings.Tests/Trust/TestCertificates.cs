using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Settings.Tests.Trust;

/// <summary>Certificates and keys of every kind that the tests need, made by .NET.</summary>
internal static class TestCertificates
{
    /// <summary>2026-11-23T00:00:00Z, where virtual clocks start.</summary>
    internal static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_392_000);

    internal static readonly ECDsa P256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    internal static readonly ECDsa P384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    internal static readonly ECDsa P521 = ECDsa.Create(ECCurve.NamedCurves.nistP521);
    internal static readonly RSA Rsa2048 = RSA.Create(2048);
    internal static readonly RSA Rsa1024 = RSA.Create(1024);

    /// <summary>A root, valid from a year before <see cref="Now"/> to a year after it, unless told otherwise.</summary>
    internal static byte[] Root(string subject = "CN=Root", AsymmetricAlgorithm? key = null, int notBefore = -365,
        int notAfter = 365, X509KeyUsageFlags? usage = X509KeyUsageFlags.KeyCertSign)
    {
        return SelfSigned(subject, key ?? P256, notBefore, notAfter, isAuthority: true, usage);
    }

    internal static byte[] SelfSigned(string subject, AsymmetricAlgorithm key, int notBefore = -365,
        int notAfter = 365, bool? isAuthority = false, X509KeyUsageFlags? usage = null,
        params X509Extension[] further)
    {
        CertificateRequest request = Request(new X500DistinguishedName(subject), key);
        if (isAuthority is bool flag)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(flag, false, 0, true));
        }

        if (usage is X509KeyUsageFlags flags)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, true));
        }

        foreach (X509Extension extension in further)
        {
            request.CertificateExtensions.Add(extension);
        }

        using X509Certificate2 certificate = request.CreateSelfSigned(Now.AddDays(notBefore), Now.AddDays(notAfter));
        return certificate.RawData;
    }

    /// <summary>A certificate for a key that another one signs.</summary>
    internal static byte[] Issued(string subject, AsymmetricAlgorithm key, string issuer, AsymmetricAlgorithm issuerKey,
        bool isAuthority = false, int notAfter = 365)
    {
        CertificateRequest request = Request(new X500DistinguishedName(subject), key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        using X509Certificate2 certificate = request.Create(
            new X500DistinguishedName(issuer), Generator(issuerKey), Now.AddDays(-365), Now.AddDays(notAfter), [1, 2]);
        return certificate.RawData;
    }

    internal static CertificateRequest Request(X500DistinguishedName subject, AsymmetricAlgorithm key)
    {
        return key is RSA rsa
            ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);
    }

    private static X509SignatureGenerator Generator(AsymmetricAlgorithm key)
    {
        return key is RSA rsa
            ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa((ECDsa)key);
    }
}
