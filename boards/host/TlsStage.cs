namespace SipPhone.Board.Host
{
    /// <summary>How far the background work of a TLS connection has come; it only moves down this list.</summary>
    internal enum TlsStage
    {
        /// <summary>TCP is being connected.</summary>
        Connecting,

        /// <summary>TLS is being negotiated.</summary>
        Handshaking,

        /// <summary>The handshake is done and the chain is good.</summary>
        HandshakeDone,

        /// <summary>Nothing more will be received or sent.</summary>
        Ended,
    }
}
