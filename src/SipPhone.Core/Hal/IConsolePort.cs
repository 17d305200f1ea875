namespace SipPhone.Core.Hal
{
    /// <summary>
    /// A line to a person or a station: octets in and out, never blocking. Contract tests: ConsolePortContract.
    /// </summary>
    public interface IConsolePort
    {
        /// <summary>Takes octets that were typed.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>Octets taken; 0 for none now; <see cref="HalResult.Closed"/> when there will be no more.</returns>
        int Read(byte[] buffer, int offset, int end);

        /// <summary>Writes octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>
        /// Octets taken, which may be fewer; 0 for "not now"; <see cref="HalResult.Closed"/> when it is gone.
        /// </returns>
        int Write(byte[] buffer, int offset, int end);
    }
}
