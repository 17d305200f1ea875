namespace SipPhone.Core.Hal
{
    /// <summary>
    /// A UDP socket connected to one peer: it sends to that peer and hands over only what that peer sent. Never blocks.
    /// One object is opened and closed many times. Contract tests: DatagramSocketContract.
    /// </summary>
    public interface IDatagramSocket
    {
        /// <summary>Binds a local port and connects; closes first what was open.</summary>
        /// <param name="address">The peer, 4 or 16 octets in network order.</param>
        /// <param name="port">The peer's port, 1 to 65,535.</param>
        /// <param name="localPort">The local port, 1 to 65,535, or 0 for one of the platform's choice.</param>
        /// <returns>False when the local port is taken or the platform has no route or socket.</returns>
        bool Open(byte[] address, int port, int localPort);

        /// <summary>Sends one datagram.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the datagram starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// Octets sent; 0 when it cannot be sent now; <see cref="HalResult.Closed"/> when not open or broken.
        /// </returns>
        int Send(byte[] buffer, int offset, int end);

        /// <summary>Takes one datagram that the peer sent; what exceeds the range is cut off.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>
        /// Octets taken; 0 when there is none now (an empty datagram is passed over); <see cref="HalResult.Closed"/>
        /// when not open, or when the peer's host said that nobody listens, and then until the next <see cref="Open"/>.
        /// </returns>
        int Receive(byte[] buffer, int offset, int end);

        /// <summary>Closes; may be called at any time, and twice.</summary>
        void Close();
    }
}
