using System;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // The device identity as .NET's TLS wants it, for one connection. Invariant: the copies of the key that this made
    // are wiped; what the platform keeps goes with the certificates.

    /// <summary>The phone's own certificate and key, ready to be presented.</summary>
    internal sealed class OwnCertificate : IDisposable
    {
        // As much as a peer's certificate, and an RSA key of 4096 bits, may have.
        private const int MaxPartBytes = 16 * 1024;

        private readonly X509Certificate2 _certificate;
        private readonly X509Certificate2Collection _intermediates;

        private OwnCertificate(X509Certificate2 certificate, X509Certificate2Collection intermediates)
        {
            _certificate = certificate;
            _intermediates = intermediates;
            Context = SslStreamCertificateContext.Create(certificate, intermediates, offline: true);
        }

        /// <summary>What TLS takes.</summary>
        internal SslStreamCertificateContext Context { get; }

        /// <summary>Reads the identity as it is now.</summary>
        /// <param name="identity">Where it is; null for none.</param>
        /// <returns>It; null when there is none, or it cannot be read: then none is presented.</returns>
        internal static OwnCertificate? Read(IDeviceIdentity? identity)
        {
            if (identity is null || identity.CertificateCount == 0)
            {
                return null;
            }

            byte[] part = new byte[MaxPartBytes];
            try
            {
                using X509Certificate2 bare = ReadCertificate(identity, 0, part);
                X509Certificate2Collection intermediates = [];
                for (int i = 1; i < identity.CertificateCount; i++)
                {
                    intermediates.Add(ReadCertificate(identity, i, part));
                }

                int length = identity.CopyPrivateKey(part, 0, part.Length);
                return new OwnCertificate(Join(bare, part.AsSpan(0, Math.Max(length, 0))), intermediates);
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                return null;
            }
            finally
            {
                CryptographicOperations.ZeroMemory(part);
            }
        }

        /// <summary>Lets go of the key.</summary>
        public void Dispose()
        {
            _certificate.Dispose();
            foreach (X509Certificate2 intermediate in _intermediates)
            {
                intermediate.Dispose();
            }
        }

        private static X509Certificate2 ReadCertificate(IDeviceIdentity identity, int index, byte[] part)
        {
            int length = identity.CopyCertificate(index, part, 0, part.Length);
            return X509CertificateLoader.LoadCertificate(part.AsSpan(0, Math.Max(length, 0)));
        }

        private static X509Certificate2 Join(X509Certificate2 bare, ReadOnlySpan<byte> privateKey)
        {
            X509Certificate2 joined;
            using RSA? rsa = bare.GetRSAPublicKey();
            if (rsa is not null)
            {
                using RSA key = RSA.Create();
                key.ImportPkcs8PrivateKey(privateKey, out _);
                joined = bare.CopyWithPrivateKey(key);
            }
            else
            {
                using ECDsa key = ECDsa.Create();
                key.ImportPkcs8PrivateKey(privateKey, out _);
                joined = bare.CopyWithPrivateKey(key);
            }

            if (!OperatingSystem.IsWindows())
            {
                return joined;
            }

            // Windows' TLS takes no key that lives in memory only.
            using (joined)
            {
                return X509CertificateLoader.LoadPkcs12(joined.Export(X509ContentType.Pkcs12), null);
            }
        }
    }
}
