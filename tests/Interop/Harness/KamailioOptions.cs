using SipPhone.Lab;

namespace SipPhone.Interop
{
    /// <summary>How a Kamailio is set up.</summary>
    internal sealed class KamailioOptions
    {
        /// <summary>
        /// An address of loopback to listen on at port 5061, the port of domains without SRV; null for 127.0.0.1 and a
        /// free port.
        /// </summary>
        internal string? AddressForSipsPort { get; init; }

        /// <summary>What it presents, with the intermediates.</summary>
        internal IssuedCertificate Certificate { get; init; } = Certificates.Server;

        /// <summary>
        /// The TLS versions as Kamailio names them: <c>TLSv1.2</c> alone, or <c>TLSv1.2+</c> for 1.2 and 1.3.
        /// </summary>
        internal string TlsMethod { get; init; } = "TLSv1.2+";

        /// <summary>Whose client certificates it requires; null when it asks for none.</summary>
        internal CertificateAuthority? ClientAuthority { get; init; }

        /// <summary>The digest algorithm of its challenges: <c>MD5</c> or <c>SHA-256</c>.</summary>
        internal string DigestAlgorithm { get; init; } = "MD5";

        /// <summary>Whether it writes a line for each request; without it, nothing of ours grows with them.</summary>
        internal bool LogsRequests { get; init; } = true;
    }
}
