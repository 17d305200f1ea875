using System;
using System.Security.Cryptography;
using System.Text;

namespace SipPhone.Lab
{
    // The manufacturer's key: breaks seals, and signs the protocol of what was made. ECDSA on P-256 with SHA-256;
    // signatures are r and s of 32 octets each, as devices take them.

    /// <summary>The key pair of a factory.</summary>
    public sealed class FactoryKey : IDisposable
    {
        private const int ChallengeBytes = 16;
        private const string P256Oid = "1.2.840.10045.3.1.7";

        private readonly ECDsa _key;

        private FactoryKey(ECDsa key)
        {
            _key = key;
            ECParameters parameters = key.ExportParameters(includePrivateParameters: false);

            // SEC 1 §2.3.3: an uncompressed point is 04, then both coordinates.
            PublicPoint = [4, .. parameters.Q.X!, .. parameters.Q.Y!];
        }

        /// <summary>The public key as an uncompressed point, 65 octets.</summary>
        public byte[] PublicPoint { get; }

        /// <summary>The same in base64, as the setting <c>factory.key</c> takes it.</summary>
        public string PublicText => Convert.ToBase64String(PublicPoint);

        /// <summary>Makes a new one.</summary>
        /// <returns>The key.</returns>
        public static FactoryKey Create()
        {
            return new FactoryKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        }

        /// <summary>Reads a private key.</summary>
        /// <param name="pem">PKCS #8 or SEC 1 in PEM.</param>
        /// <param name="source">What to call it in messages.</param>
        /// <returns>The key.</returns>
        /// <exception cref="AuthorityFileException">It is no private key of ECDSA on P-256.</exception>
        public static FactoryKey FromPem(string pem, string source)
        {
            ECDsa key = ECDsa.Create();
            try
            {
                key.ImportFromPem(pem);
                if (key.ExportParameters(includePrivateParameters: true).Curve.Oid?.Value == P256Oid)
                {
                    return new FactoryKey(key);
                }
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                // Said below.
            }

            key.Dispose();
            throw new AuthorityFileException($"{source} holds no private key of ECDSA on P-256 in PEM");
        }

        /// <summary>Signs with SHA-256.</summary>
        /// <param name="content">What to sign.</param>
        /// <returns>r and s, 64 octets.</returns>
        public byte[] Sign(byte[] content)
        {
            return _key.SignData(
                content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        /// <summary>Makes the token that breaks one device's seal once.</summary>
        /// <param name="deviceId">The device's id, as <c>factory challenge</c> tells it.</param>
        /// <param name="challenge">Its challenge, 16 octets.</param>
        /// <returns>The token in base64, for <c>factory unseal</c>.</returns>
        public string UnsealToken(string deviceId, byte[] challenge)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(challenge.Length, ChallengeBytes);
            string text = $"nf-sipphone unseal 1\n{deviceId}\n{Convert.ToHexStringLower(challenge)}\n";
            return Convert.ToBase64String(Sign(Encoding.ASCII.GetBytes(text)));
        }

        /// <summary>The private key in PEM (PKCS #8).</summary>
        /// <returns>The text.</returns>
        public string ToPem()
        {
            return _key.ExportPkcs8PrivateKeyPem() + "\n";
        }

        /// <summary>Lets go of the key.</summary>
        public void Dispose()
        {
            _key.Dispose();
        }
    }
}
