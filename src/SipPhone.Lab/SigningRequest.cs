using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SipPhone.Lab
{
    // A certification request, RFC 2986 (PKCS #10). Invariant: whoever made it holds the private key. The names and
    // extensions that it asks for are not looked at: an authority gives the names that it has validated (seed §8).

    /// <summary>Somebody's request to have a public key certified.</summary>
    public sealed class SigningRequest
    {
        private const string Label = "CERTIFICATE REQUEST";
        private const string OldLabel = "NEW CERTIFICATE REQUEST";

        private SigningRequest(PublicKey publicKey, KeyKind key)
        {
            PublicKey = publicKey;
            Key = key;
        }

        /// <summary>The key to certify.</summary>
        public PublicKey PublicKey { get; }

        /// <summary>Its kind.</summary>
        public KeyKind Key { get; }

        /// <summary>Reads a request and checks its signature.</summary>
        /// <param name="content">PEM or DER.</param>
        /// <param name="source">What to call it in messages.</param>
        /// <returns>The request.</returns>
        /// <exception cref="AuthorityFileException">It is no request.</exception>
        /// <exception cref="CertificateRefusedException">
        /// Its signature is not of its key, or the key is of a kind that is not certified.
        /// </exception>
        public static SigningRequest Read(byte[] content, string source)
        {
            byte[] der = DecodePem(content) ?? content;
            PublicKey publicKey;
            try
            {
                publicKey = Load(der, CertificateRequestLoadOptions.SkipSignatureValidation);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                throw new AuthorityFileException(
                    $"{source} holds no certification request: give a file that starts with "
                    + $"\"-----BEGIN {Label}-----\", or its DER",
                    e);
            }

            KeyKind key = KeyKinds.Of(publicKey) ?? throw new CertificateRefusedException(
                $"the key of {source} is {KeyKinds.Describe(publicKey)}; certificates are issued for RSA of 2048 or "
                + "3072 bits and ECDSA on P-256 or P-384: make a new key of one of these kinds, and a request for it");
            try
            {
                Load(der, CertificateRequestLoadOptions.Default);
            }
            catch (Exception e) when (e is CryptographicException or NotSupportedException)
            {
                throw new CertificateRefusedException(
                    $"The signature of {source} does not fit its key, so whoever made it need not hold the private key "
                    + "(RFC 2986 §3): have the request made again");
            }

            return new SigningRequest(publicKey, key);
        }

        private static PublicKey Load(byte[] der, CertificateRequestLoadOptions options)
        {
            return CertificateRequest.LoadSigningRequest(
                der, HashAlgorithmName.SHA256, options, RSASignaturePadding.Pkcs1).PublicKey;
        }

        private static byte[]? DecodePem(byte[] content)
        {
            ReadOnlySpan<char> rest = Encoding.Latin1.GetString(content);
            while (PemEncoding.TryFind(rest, out PemFields fields))
            {
                if (rest[fields.Label] is Label or OldLabel)
                {
                    return Convert.FromBase64String(rest[fields.Base64Data].ToString());
                }

                rest = rest[fields.Location.End..];
            }

            return null;
        }
    }
}
