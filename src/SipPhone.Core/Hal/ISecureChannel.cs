namespace SipPhone.Core.Hal
{
    /// <summary>
    /// A TLS connection as a client; never blocks. One object is opened and closed many times. No application octet
    /// leaves before <see cref="Accept"/>. Contract tests: SecureChannelContract.
    /// </summary>
    public interface ISecureChannel
    {
        /// <summary>
        /// Starts to connect; closes first what was open. The state is <c>Connecting</c> or <c>Failed</c> after.
        /// </summary>
        /// <param name="address">The peer, 4 or 16 octets in network order.</param>
        /// <param name="port">The peer's port, 1 to 65,535.</param>
        /// <param name="serverName">
        /// The name for SNI (RFC 6066 §3), ASCII without a trailing dot; null or empty for none.
        /// </param>
        void Open(byte[] address, int port, byte[] serverName);

        /// <summary>
        /// Takes the next step that is possible now. After the peer's end the state stays <c>Open</c> until
        /// <see cref="Receive"/> has handed over everything, then it is <c>Failed</c>.
        /// </summary>
        /// <returns>The state after it; states between two polls may be passed over.</returns>
        SecureChannelState Poll();

        /// <summary>Why the state is <c>Failed</c>; <c>None</c> in every other state.</summary>
        SecureChannelFailure Failure { get; }

        /// <summary>
        /// The platform's own number behind <see cref="Failure"/> (errno, mbedTLS code, chain status); 0 for none.
        /// </summary>
        int PlatformError { get; }

        /// <summary>0x0303 for TLS 1.2, 0x0304 for TLS 1.3 from <c>PeerPresented</c> on; 0 before.</summary>
        int TlsVersion { get; }

        /// <summary>Copies our own address on this connection, which others reach us by: for Contact and Via.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive; 16 octets are enough.</param>
        /// <returns>
        /// 4 or 16; <see cref="HalResult.TooSmall"/>; <see cref="HalResult.NotFound"/> before <c>Handshaking</c>, and
        /// when the platform does not tell.
        /// </returns>
        int CopyLocalAddress(byte[] buffer, int offset, int end);

        /// <summary>
        /// Our own port on this connection, where <see cref="CopyLocalAddress"/> gives the address; else 0.
        /// </summary>
        int LocalPort { get; }

        /// <summary>Copies the DER of the peer's leaf certificate, in <c>PeerPresented</c> and <c>Open</c>.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>
        /// Its length; <see cref="HalResult.TooSmall"/> when it does not fit; <see cref="HalResult.NotFound"/> when
        /// there is none (in another state, where the platform may still have it, or on a platform that hides it).
        /// </returns>
        int CopyPeerCertificate(byte[] buffer, int offset, int end);

        /// <summary>
        /// The caller knows the peer: <c>PeerPresented</c> becomes <c>Open</c>. Nothing happens in another state.
        /// </summary>
        void Accept();

        /// <summary>Sends octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>
        /// Octets taken, which may be fewer; 0 for "not now"; <see cref="HalResult.Closed"/> when the connection has
        /// ended (even while <see cref="Receive"/> still has what came before) and in every state but <c>Open</c>.
        /// </returns>
        int Send(byte[] buffer, int offset, int end);

        /// <summary>Takes received octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>
        /// Octets taken; 0 for "nothing now"; <see cref="HalResult.Closed"/> when there will be no more (what came
        /// before the end is handed over first) and in every state but <c>Open</c>.
        /// </returns>
        int Receive(byte[] buffer, int offset, int end);

        /// <summary>
        /// Ends the connection (with close_notify where the handshake is done) and discards what is unread; the state
        /// is <c>Closed</c> at once. This is also how a peer is turned away in <c>PeerPresented</c>. May be called at
        /// any time. What was taken for sending and has not left by then may be lost: an answer tells what arrived.
        /// </summary>
        void Close();
    }
}
