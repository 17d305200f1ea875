using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // The provisioned anchors, read once. Invariant: every entry is a whole self-issued certificate and stands once; a
    // source that holds anything else is refused whole, because half of what a person meant to trust is not what they
    // meant.

    /// <summary>Trust anchors from a PEM or DER file, or from DER in memory.</summary>
    public sealed class HostTrustStore : ITrustStore
    {
        private readonly List<byte[]> _anchors = [];

        private HostTrustStore()
        {
        }

        /// <inheritdoc/>
        public int Count => _anchors.Count;

        /// <summary>Reads a file: one or more PEM certificates, or one in DER.</summary>
        /// <param name="path">The file's path.</param>
        /// <returns>The store, with at least one anchor.</returns>
        /// <exception cref="TrustStoreException">The file is missing, empty, or holds anything else.</exception>
        public static HostTrustStore FromFile(string path)
        {
            byte[] content;
            try
            {
                content = File.ReadAllBytes(path);
            }
            catch (Exception e) when (FileProblem.Is(e))
            {
                throw new TrustStoreException(
                    TrustStoreProblem.Unreadable, $"{path}: cannot be read: {FileProblem.Of(path, e)}", e);
            }

            string text = Encoding.Latin1.GetString(content);
            if (text.Contains("-----BEGIN ", StringComparison.Ordinal))
            {
                return FromPem(text, path);
            }

            if (string.IsNullOrWhiteSpace(text))
            {
                throw new TrustStoreException(
                    TrustStoreProblem.Empty, $"{path}: is empty; put the PEM of at least one root certificate in it");
            }

            HostTrustStore store = new();
            store.Add(content, path);
            return store;
        }

        /// <summary>
        /// Reads PEM text: one or more certificates; text between them is passed over, as PEM files have it.
        /// </summary>
        /// <param name="pem">The text.</param>
        /// <param name="source">What to call it in messages.</param>
        /// <returns>The store, with at least one anchor.</returns>
        /// <exception cref="TrustStoreException">There is no certificate in it, or anything else is.</exception>
        public static HostTrustStore FromPem(string pem, string source)
        {
            HostTrustStore store = new();
            ReadOnlySpan<char> rest = pem;
            while (PemEncoding.TryFind(rest, out PemFields fields))
            {
                string label = rest[fields.Label].ToString();
                if (label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
                {
                    throw new TrustStoreException(
                        TrustStoreProblem.PrivateKey,
                        $"{source}: holds a private key; anchors are certificates only, keep keys elsewhere");
                }

                if (label != "CERTIFICATE")
                {
                    throw new TrustStoreException(
                        TrustStoreProblem.NotACertificate, $"{source}: holds a \"{label}\", not only certificates");
                }

                store.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()), source);
                rest = rest[fields.Location.End..];
            }

            if (rest.Contains("-----BEGIN ", StringComparison.Ordinal))
            {
                throw new TrustStoreException(
                    TrustStoreProblem.NotACertificate, $"{source}: holds a PEM block that is broken or cut off");
            }

            if (store.Count == 0)
            {
                throw new TrustStoreException(
                    TrustStoreProblem.Empty, $"{source}: holds no certificate; put the PEM of at least one root in it");
            }

            return store;
        }

        /// <summary>Takes anchors in DER.</summary>
        /// <param name="anchors">
        /// Each a whole certificate; none makes a store with which no connection comes about.
        /// </param>
        /// <returns>The store.</returns>
        /// <exception cref="TrustStoreException">One is not a self-issued certificate.</exception>
        public static HostTrustStore FromDer(params IEnumerable<byte[]> anchors)
        {
            HostTrustStore store = new();
            int number = 0;
            foreach (byte[] anchor in anchors)
            {
                number++;
                store.Add(anchor, $"anchor {number}");
            }

            return store;
        }

        /// <inheritdoc/>
        public int CopyAnchor(int index, byte[] buffer, int offset, int end)
        {
            if (index < 0 || index >= _anchors.Count)
            {
                return HalResult.NotFound;
            }

            byte[] anchor = _anchors[index];
            if (anchor.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            anchor.CopyTo(buffer, offset);
            return anchor.Length;
        }

        private void Add(byte[] der, string source)
        {
            X509Certificate2 certificate;
            try
            {
                certificate = X509CertificateLoader.LoadCertificate(der);
            }
            catch (CryptographicException e)
            {
                throw new TrustStoreException(
                    TrustStoreProblem.NotACertificate, $"{source}: is not an X.509 certificate (PEM or DER)", e);
            }

            using (certificate)
            {
                if (certificate.RawData.Length != der.Length)
                {
                    throw new TrustStoreException(
                        TrustStoreProblem.NotACertificate, $"{source}: has octets behind its certificate");
                }

                if (!certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))
                {
                    throw new TrustStoreException(
                        TrustStoreProblem.NotSelfIssued,
                        $"{source}: {certificate.Subject} was issued by {certificate.Issuer}; give that root instead");
                }

                if (!_anchors.Any(known => known.AsSpan().SequenceEqual(der)))
                {
                    _anchors.Add(der);
                }
            }
        }
    }
}
