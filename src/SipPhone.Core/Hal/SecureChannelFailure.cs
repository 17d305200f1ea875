namespace SipPhone.Core.Hal
{
    /// <summary>Why a secure channel failed.</summary>
    public enum SecureChannelFailure
    {
        /// <summary>It did not fail.</summary>
        None = 0,

        /// <summary>No route, or no answer from the host.</summary>
        Unreachable,

        /// <summary>The host answered that nothing listens on the port.</summary>
        Refused,

        /// <summary>
        /// The platform's own time-out struck. Deadlines of ours are the consumer's: it closes the channel.
        /// </summary>
        TimedOut,

        /// <summary>No provisioned anchor vouches for the peer's chain, or the chain is broken.</summary>
        UntrustedChain,

        /// <summary>A certificate of the chain is not valid at this time: expired, or not yet valid.</summary>
        Expired,

        /// <summary>No anchors are provisioned, so nobody can be trusted.</summary>
        NoAnchors,

        /// <summary>The handshake failed: versions, ciphers, alerts, garbage.</summary>
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
