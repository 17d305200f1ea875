using System.Security.Authentication;
using SipPhone.Lab;

namespace SipPhone.Interop
{
    /// <summary>How a TLS server is set up.</summary>
    internal sealed class TlsServerOptions
    {
        /// <summary>What it presents.</summary>
        internal IssuedCertificate Certificate { get; init; } = Certificates.Server;

        /// <summary>False to leave the intermediates out, as a badly set up server does.</summary>
        internal bool WithIntermediates { get; init; } = true;

        /// <summary>The only version that it speaks.</summary>
        internal SslProtocols Version { get; init; } = SslProtocols.Tls13;

        /// <summary>Whose client certificates it requires; null when it asks for none.</summary>
        internal CertificateAuthority? ClientAuthority { get; init; }
    }
}
