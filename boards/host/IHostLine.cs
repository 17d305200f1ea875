namespace SipPhone.Board.Host
{
    /// <summary>
    /// A line whose ends may block, each used by a thread of its own. Both throw an <see cref="System.IO.IOException"/>
    /// or <see cref="System.ObjectDisposedException"/> when the line is gone for good.
    /// </summary>
    internal interface IHostLine
    {
        /// <summary>Waits for octets and takes what is there.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>Octets taken; 0 when there will be no more.</returns>
        int Read(byte[] buffer, int offset, int end);

        /// <summary>Writes octets, waiting until all were taken.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        void Write(byte[] buffer, int offset, int end);
    }
}
