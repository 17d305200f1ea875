using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // A certificate of .NET's as the phone's own. Invariant: there is a certificate, and the key is its.

    /// <summary>The phone's own certificate and key from a certificate object, such as one read from files.</summary>
    public sealed class HostDeviceIdentity : IDeviceIdentity
    {
        private readonly List<byte[]> _certificates = [];
        private readonly byte[] _privateKey;

        /// <summary>Copies a certificate and its key.</summary>
        /// <param name="certificate">The phone's own certificate, with its key, RSA or elliptic curve.</param>
        /// <param name="intermediates">Those that lead from it towards a root; null for none.</param>
        /// <exception cref="ArgumentException">It has no such key, or one that may not be exported.</exception>
        public HostDeviceIdentity(X509Certificate2 certificate, X509Certificate2Collection? intermediates = null)
        {
            using AsymmetricAlgorithm? key =
                certificate.GetRSAPrivateKey() ?? (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey();
            try
            {
                _privateKey = key?.ExportPkcs8PrivateKey()
                    ?? throw new ArgumentException("the phone's own certificate needs its key", nameof(certificate));
            }
            catch (CryptographicException e)
            {
                throw new ArgumentException("the certificate's key cannot be exported", nameof(certificate), e);
            }

            _certificates.Add(certificate.RawData);
            foreach (X509Certificate2 intermediate in intermediates ?? [])
            {
                _certificates.Add(intermediate.RawData);
            }
        }

        /// <inheritdoc/>
        public int CertificateCount => _certificates.Count;

        /// <inheritdoc/>
        public int CopyCertificate(int index, byte[] buffer, int offset, int end)
        {
            return index < 0 || index >= _certificates.Count
                ? HalResult.NotFound
                : Copy(_certificates[index], buffer, offset, end);
        }

        /// <inheritdoc/>
        public int CopyPrivateKey(byte[] buffer, int offset, int end)
        {
            return Copy(_privateKey, buffer, offset, end);
        }

        private static int Copy(byte[] part, byte[] buffer, int offset, int end)
        {
            if (part.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            part.CopyTo(buffer, offset);
            return part.Length;
        }
    }
}
