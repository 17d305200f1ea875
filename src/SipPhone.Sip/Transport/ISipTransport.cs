namespace SipPhone.Sip.Transport
{
    /// <summary>The connection to the server that was recognised. Never blocks.</summary>
    public interface ISipTransport
    {
        /// <summary>Sends octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>
        /// Octets taken, which may be fewer: the rest is sent again later; 0 for "not now";
        /// <see cref="Core.Hal.HalResult.Closed"/> (or another negative code) when there is no connection.
        /// </returns>
        int Send(byte[] buffer, int offset, int end);

        /// <summary>Takes received octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>
        /// Octets taken; 0 for "nothing now"; <see cref="Core.Hal.HalResult.Closed"/> (or another negative code) when
        /// there will be no more.
        /// </returns>
        int Receive(byte[] buffer, int offset, int end);
    }
}
