namespace SipPhone.Core.Hal
{
    /// <summary>
    /// Named files as the platform has them, which a power cut may tear: what <c>SlotStore</c> makes an
    /// <see cref="IStore"/> of. Contract tests: FlashContract.
    /// </summary>
    public interface IFlash
    {
        /// <summary>Reads a file.</summary>
        /// <param name="name">1 to 36 characters a-z, 0-9, hyphen and dot, the first one no dot.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>
        /// Its length; <see cref="HalResult.NotFound"/>; <see cref="HalResult.TooSmall"/>;
        /// <see cref="HalResult.Failed"/> when the platform cannot read it.
        /// </returns>
        int Read(string name, byte[] buffer, int offset, int end);

        /// <summary>
        /// Replaces a file, or makes it. Whatever goes wrong meanwhile, a power cut or a result below 0, leaves this
        /// file with the old content, none, or a part of the new; other files are not touched.
        /// </summary>
        /// <param name="name">As above.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the content starts.</param>
        /// <param name="end">Where it ends, exclusive; a file may be empty.</param>
        /// <returns>
        /// Its length, once it is on the medium; <see cref="HalResult.Full"/>; <see cref="HalResult.Failed"/>.
        /// </returns>
        int Write(string name, byte[] buffer, int offset, int end);

        /// <summary>Removes a file.</summary>
        /// <param name="name">As above.</param>
        /// <returns>0; <see cref="HalResult.NotFound"/>; <see cref="HalResult.Failed"/>.</returns>
        int Delete(string name);
    }
}
