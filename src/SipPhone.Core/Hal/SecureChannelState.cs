namespace SipPhone.Core.Hal
{
    /// <summary>Where a secure channel stands; states only move down this list until the next <c>Open</c>.</summary>
    public enum SecureChannelState
    {
        /// <summary>Never opened, or closed by us.</summary>
        Closed = 0,

        /// <summary>TCP is being connected.</summary>
        Connecting,

        /// <summary>TCP stands, TLS is being negotiated.</summary>
        Handshaking,

        /// <summary>
        /// The peer's chain was verified against the anchors and its leaf can be read. No application octet has been
        /// sent or can be until <c>Accept</c>.
        /// </summary>
        PeerPresented,

        /// <summary>Accepted: octets flow.</summary>
        Open,

        /// <summary>Something failed, or the peer closed: <c>Failure</c> says what.</summary>
        Failed,
    }
}
