using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SipPhone.Lab
{
    // The only keys that the authority makes or certifies; what a device can verify in good time is decided here once.

    /// <summary>Names of key kinds, and which kind a public key is of.</summary>
    public static class KeyKinds
    {
        private const string RsaOid = "1.2.840.113549.1.1.1";
        private const string EcOid = "1.2.840.10045.2.1";
        private const string P256Oid = "1.2.840.10045.3.1.7";
        private const string P384Oid = "1.3.132.0.34";

        /// <summary>The kind's name, as people type it: <c>ecdsa-p256</c>, <c>rsa2048</c> ….</summary>
        /// <param name="kind">The kind.</param>
        /// <returns>The name.</returns>
        public static string Name(KeyKind kind)
        {
            return kind switch
            {
                KeyKind.EcdsaP384 => "ecdsa-p384",
                KeyKind.Rsa2048 => "rsa2048",
                KeyKind.Rsa3072 => "rsa3072",
                _ => "ecdsa-p256",
            };
        }

        /// <summary>The kind of a public key.</summary>
        /// <param name="key">The key.</param>
        /// <returns>The kind; null when it is none of them.</returns>
        public static KeyKind? Of(PublicKey key)
        {
            return Describe(key) switch
            {
                "ecdsa-p256" => KeyKind.EcdsaP256,
                "ecdsa-p384" => KeyKind.EcdsaP384,
                "rsa2048" => KeyKind.Rsa2048,
                "rsa3072" => KeyKind.Rsa3072,
                _ => null,
            };
        }

        /// <summary>Any public key in a word, of one of the kinds or not.</summary>
        /// <param name="key">The key.</param>
        /// <returns>Such as <c>rsa2048</c> or <c>rsa1024</c>; the algorithm's object identifier when unknown.</returns>
        public static string Describe(PublicKey key)
        {
            try
            {
                using RSA? rsa = key.Oid.Value == RsaOid ? key.GetRSAPublicKey() : null;
                using ECDsa? ecdsa = key.Oid.Value == EcOid ? key.GetECDsaPublicKey() : null;
                return rsa is not null ? "rsa" + rsa.KeySize : ecdsa is not null ? NameOfCurve(ecdsa) : NameOf(key);
            }
            catch (Exception e) when (e is CryptographicException or NotSupportedException)
            {
                // A key that isn't what it says, or a curve that this platform does not know.
                return NameOf(key);
            }
        }

        private static string NameOf(PublicKey key) => key.Oid.Value ?? "unknown";

        private static string NameOfCurve(ECDsa key)
        {
            string? curve = key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value;
            return curve switch
            {
                P256Oid => "ecdsa-p256",
                P384Oid => "ecdsa-p384",
                _ => "ecdsa-" + (curve ?? "unknown"),
            };
        }
    }
}
