using System;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SipPhone.Board.Host;

namespace SipPhone.Lab
{
    /// <summary>
    /// A certificate, with its private key unless that was made elsewhere, and the intermediates up to its root.
    /// </summary>
    public sealed class IssuedCertificate : IDisposable
    {
        /// <summary>Puts one together.</summary>
        /// <param name="certificate">The certificate, which this takes over.</param>
        /// <param name="intermediates">Nearest issuer first, without the root; they stay the caller's.</param>
        public IssuedCertificate(X509Certificate2 certificate, X509Certificate2Collection intermediates)
        {
            Certificate = certificate;
            Intermediates = intermediates;
        }

        /// <summary>The certificate; <c>HasPrivateKey</c> says whether with its key.</summary>
        public X509Certificate2 Certificate { get; }

        /// <summary>Makes it the identity of a phone or a proxy on the host board.</summary>
        /// <returns>Certificate, intermediates and key.</returns>
        /// <exception cref="ArgumentException">It has no key.</exception>
        public HostDeviceIdentity ToDeviceIdentity()
        {
            return new HostDeviceIdentity(Certificate, Intermediates);
        }

        /// <summary>The intermediates, nearest issuer first, without the root; they belong to the authority.</summary>
        public X509Certificate2Collection Intermediates { get; }

        /// <summary>The certificate's DER, without the key.</summary>
        public byte[] Der => Certificate.RawData;

        /// <summary>
        /// What a TLS server or client presents: the leaf and, unless told otherwise, the intermediates.
        /// </summary>
        /// <param name="withIntermediates">False to leave them out, as a badly set up server does.</param>
        /// <returns>For <c>ServerCertificateContext</c> or <c>ClientCertificateContext</c>.</returns>
        public SslStreamCertificateContext ToContext(bool withIntermediates = true)
        {
            return SslStreamCertificateContext.Create(
                Certificate, withIntermediates ? Intermediates : null, offline: true);
        }

        /// <summary>The leaf and the intermediates in PEM, as servers read them.</summary>
        /// <returns>The text.</returns>
        public string ToPemChain()
        {
            string pem = Certificate.ExportCertificatePem() + "\n";
            foreach (X509Certificate2 intermediate in Intermediates)
            {
                pem += intermediate.ExportCertificatePem() + "\n";
            }

            return pem;
        }

        /// <summary>The private key in PEM (PKCS #8), for servers that read it from a file; not without one.</summary>
        /// <returns>The text.</returns>
        public string ToPemKey()
        {
            return KeyPair.ToPem(Certificate);
        }

        /// <summary>Lets go of the key.</summary>
        public void Dispose()
        {
            Certificate.Dispose();
        }
    }
}
