namespace SipPhone.Core.Hal
{
    /// <summary>
    /// Named small blobs that survive a reboot. A blob is replaced whole or not at all. Contract tests: StoreContract.
    /// </summary>
    public interface IStore
    {
        /// <summary>Reads a blob.</summary>
        /// <param name="name">1 to 32 characters a-z, 0-9 and hyphen.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>
        /// Its length; <see cref="HalResult.NotFound"/>; <see cref="HalResult.TooSmall"/>;
        /// <see cref="HalResult.Failed"/> when the platform cannot read it.
        /// </returns>
        int Read(string name, byte[] buffer, int offset, int end);

        /// <summary>Replaces a blob, or makes it.</summary>
        /// <param name="name">1 to 32 characters a-z, 0-9 and hyphen.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the blob starts.</param>
        /// <param name="end">
        /// Where it ends, exclusive; an empty blob is one, and <see cref="Limits.MaxBlobBytes"/> are the most.
        /// </param>
        /// <returns>
        /// Its length; or <see cref="HalResult.Full"/>, <see cref="HalResult.Failed"/>, and then the old blob is still
        /// there.
        /// </returns>
        int Write(string name, byte[] buffer, int offset, int end);

        /// <summary>Removes a blob.</summary>
        /// <param name="name">1 to 32 characters a-z, 0-9 and hyphen.</param>
        /// <returns>0; <see cref="HalResult.NotFound"/>; <see cref="HalResult.Failed"/>.</returns>
        int Delete(string name);
    }
}
