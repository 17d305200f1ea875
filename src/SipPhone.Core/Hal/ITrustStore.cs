namespace SipPhone.Core.Hal
{
    /// <summary>The provisioned trust anchors: the only certificates that may vouch for a server.</summary>
    public interface ITrustStore
    {
        /// <summary>How many anchors there are. With none, no TLS connection is made.</summary>
        int Count { get; }

        /// <summary>Copies the DER of one anchor.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>Its length, <see cref="HalResult.TooSmall"/> or <see cref="HalResult.NotFound"/>.</returns>
        int CopyAnchor(int index, byte[] buffer, int offset, int end);
    }
}
