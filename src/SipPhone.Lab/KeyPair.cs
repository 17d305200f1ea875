using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Lab
{
    /// <summary>Key pairs, RSA or ECDSA alike, and what ties them to certificates.</summary>
    internal static class KeyPair
    {
        /// <summary>Makes a new key.</summary>
        /// <param name="key">Of which kind.</param>
        /// <returns>The key, for the caller to dispose of.</returns>
        internal static AsymmetricAlgorithm Create(KeyKind key)
        {
            return key switch
            {
                KeyKind.EcdsaP384 => ECDsa.Create(ECCurve.NamedCurves.nistP384),
                KeyKind.Rsa2048 => RSA.Create(2048),
                KeyKind.Rsa3072 => RSA.Create(3072),
                _ => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            };
        }

        /// <summary>The private key of a certificate.</summary>
        /// <param name="certificate">A certificate with its key.</param>
        /// <returns>The key, for the caller to dispose of.</returns>
        internal static AsymmetricAlgorithm Of(X509Certificate2 certificate)
        {
            return (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey() ?? certificate.GetECDsaPrivateKey()!;
        }

        /// <summary>The private key of a certificate in PEM (PKCS #8).</summary>
        /// <param name="certificate">A certificate with its key.</param>
        /// <returns>The text.</returns>
        internal static string ToPem(X509Certificate2 certificate)
        {
            using AsymmetricAlgorithm key = Of(certificate);
            return key.ExportPkcs8PrivateKeyPem() + "\n";
        }

        /// <summary>What signs certificates with a key.</summary>
        /// <param name="pair">The key.</param>
        /// <returns>The generator; RSA with PKCS #1 padding, which every TLS library takes.</returns>
        internal static X509SignatureGenerator SignatureGeneratorOf(AsymmetricAlgorithm pair)
        {
            return pair is RSA rsa
                ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
                : X509SignatureGenerator.CreateForECDsa((ECDsa)pair);
        }

        /// <summary>The hash that fits a key that signs.</summary>
        /// <param name="pair">The key.</param>
        /// <returns>SHA-384 for ECDSA on P-384, SHA-256 otherwise.</returns>
        internal static HashAlgorithmName HashOf(AsymmetricAlgorithm pair)
        {
            return pair is ECDsa { KeySize: 384 } ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA256;
        }

        /// <summary>Joins a certificate with its key, so that TLS takes it.</summary>
        /// <param name="bare">The certificate without its key.</param>
        /// <param name="pair">The key.</param>
        /// <returns>A new certificate object.</returns>
        internal static X509Certificate2 Join(X509Certificate2 bare, AsymmetricAlgorithm pair)
        {
            return MakeUsable(pair is RSA rsa ? bare.CopyWithPrivateKey(rsa) : bare.CopyWithPrivateKey((ECDsa)pair));
        }

        /// <summary>Makes a certificate with a key good for TLS on this platform.</summary>
        /// <param name="certificate">The certificate, which this takes over.</param>
        /// <returns>The same or a new one.</returns>
        internal static X509Certificate2 MakeUsable(X509Certificate2 certificate)
        {
            if (!OperatingSystem.IsWindows())
            {
                return certificate;
            }

            // Windows' TLS takes no key that lives in memory only.
            using (certificate)
            {
                return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
            }
        }
    }
}
