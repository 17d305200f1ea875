namespace SipPhone.Core.Hal
{
    /// <summary>Why a secure channel failed.</summary>
    public enum SecureChannelFailure
    {
        /// <summary>It did not fail.</summary>
        None = 0,

        /// <summary>No route, no answer from the host, or no socket or memory left for a connection.</summary>
        Unreachable,

        /// <summary>The host answered that nothing listens on the port.</summary>
        Refused,

        /// <summary>
        /// A time-out of the platform's or the channel's own struck. The deadlines that decide are the consumer's,
        /// which are shorter: it closes the channel.
        /// </summary>
        TimedOut,

        /// <summary>
        /// No provisioned anchor vouches for the peer's chain, the chain is broken, or the platform insists on a usage
        /// that the certificate leaves out.
        /// </summary>
        UntrustedChain,

        /// <summary>A certificate of the chain is not valid at this time: expired, or not yet valid.</summary>
        Expired,

        /// <summary>No anchors are provisioned, so nobody can be trusted.</summary>
        NoAnchors,

        /// <summary>
        /// TLS failed, in the handshake or after it: versions, ciphers, alerts, garbage, damage.
        /// </summary>
        Protocol,

        /// <summary>The peer closed or broke the connection.</summary>
        PeerClosed,

        /// <summary>
        /// The platform refused the peer's certificate and does not say why: its chain, its time, its purpose, or none
        /// of the names that were expected.
        /// </summary>
        CertificateRefused,
    }
}
