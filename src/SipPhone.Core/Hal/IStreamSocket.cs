namespace SipPhone.Core.Hal
{
    /// <summary>
    /// A plain TCP connection as a client, for DNS answers that do not fit a datagram (RFC 7766) and below a TLS engine
    /// that has no socket of its own; never blocks. SIP does not go over it: that takes <see cref="ISecureChannel"/>.
    /// One object is opened and closed many times. Contract tests: StreamSocketContract.
    /// </summary>
    public interface IStreamSocket
    {
        /// <summary>Starts to connect; closes first what was open.</summary>
        /// <param name="address">The peer, 4 or 16 octets in network order.</param>
        /// <param name="port">The peer's port, 1 to 65,535.</param>
        /// <returns>False when the platform has no route or socket.</returns>
        bool Open(byte[] address, int port);

        /// <summary>
        /// True when the peer answered that nothing listens on the port: after <see cref="Open"/> came to false, or
        /// <see cref="Send"/> or <see cref="Receive"/> to <see cref="HalResult.Closed"/>; false again from the next
        /// <see cref="Open"/> or <see cref="Close"/> on.
        /// </summary>
        bool IsRefused { get; }

        /// <summary>
        /// The platform's own number (errno or the like) behind the same results; 0 for none, such as a proper end.
        /// </summary>
        int PlatformError { get; }

        /// <summary>Copies our own address on this connection.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive; 16 octets are enough.</param>
        /// <returns>
        /// 4 or 16; <see cref="HalResult.TooSmall"/>; <see cref="HalResult.NotFound"/> before the connection stands,
        /// when none is open, and when the platform does not tell.
        /// </returns>
        int CopyLocalAddress(byte[] buffer, int offset, int end);

        /// <summary>
        /// Our own port on this connection, where <see cref="CopyLocalAddress"/> gives the address; else 0.
        /// </summary>
        int LocalPort { get; }

        /// <summary>Sends octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>
        /// Octets taken, which may be fewer; 0 for "not now", also while it still connects; <see
        /// cref="HalResult.Closed"/> when not open, refused or broken.
        /// </returns>
        int Send(byte[] buffer, int offset, int end);

        /// <summary>Takes received octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>
        /// Octets taken; 0 for "nothing now", also while it still connects; <see cref="HalResult.Closed"/> when not
        /// open, refused or broken, or when the peer ended and everything before the end was handed over.
        /// </returns>
        int Receive(byte[] buffer, int offset, int end);

        /// <summary>Closes and discards what is unread; may be called at any time, and twice.</summary>
        void Close();
    }
}
