using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Lab;

namespace SipPhone.Board.Host.Tests
{
    /// <summary>Certificates that the lab's authority would not make.</summary>
    internal static class Forge
    {
        /// <summary>A certificate signed by a leaf, which is sent along as if it were an intermediate.</summary>
        internal static IssuedCertificate Below(IssuedCertificate leaf, string domain)
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using ECDsa signer = leaf.Certificate.GetECDsaPrivateKey()!;
            CertificateRequest request = new("CN=forged", key, HashAlgorithmName.SHA256);
            SubjectAlternativeNameBuilder names = new();
            names.AddUri(new Uri("sip:" + domain));
            request.CertificateExtensions.Add(names.Build());
            using X509Certificate2 bare = request.Create(
                leaf.Certificate.SubjectName,
                X509SignatureGenerator.CreateForECDsa(signer),
                DateTimeOffset.UtcNow.AddHours(-1),
                DateTimeOffset.UtcNow.AddDays(1),
                [1, 2, 3, 4]);
            return new IssuedCertificate(bare.CopyWithPrivateKey(key), [leaf.Certificate]);
        }
    }
}
