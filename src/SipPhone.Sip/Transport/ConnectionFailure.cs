namespace SipPhone.Sip.Transport
{
    /// <summary>
    /// Why there is no connection, from the least to the most telling: of several candidates' failures the highest is
    /// the connection's, so that an impostor is never reported as "unreachable".
    /// </summary>
    public enum ConnectionFailure
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>DNS gave no candidate: the locator's result says why.</summary>
        NotFound,

        /// <summary>No route, or no answer from the host.</summary>
        Unreachable,

        /// <summary>Nothing listens on the port.</summary>
        Refused,

        /// <summary>A deadline of ours, or of the platform, passed while connecting or in the handshake.</summary>
        TimedOut,

        /// <summary>The peer closed or broke the connection.</summary>
        PeerClosed,

        /// <summary>What the server sent cannot be cut into SIP messages.</summary>
        BadStream,

        /// <summary>The TLS handshake failed.</summary>
        Tls,

        /// <summary>No trust anchors are provisioned.</summary>
        NoAnchors,

        /// <summary>No provisioned anchor vouches for the peer's chain.</summary>
        UntrustedChain,

        /// <summary>A certificate of the chain is expired, or not yet valid.</summary>
        Expired,

        /// <summary>
        /// The platform refused the certificate and does not say why: chain, time, purpose or name.
        /// </summary>
        CertificateRefused,

        /// <summary>The certificate is not the wanted server's: the identity reason says why.</summary>
        Identity,
    }
}
