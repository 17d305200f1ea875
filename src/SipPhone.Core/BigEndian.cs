namespace SipPhone.Core
{
    // Numbers in network order (RFC 1700), as DNS, NTP and our own blobs have them: the twin of ByteWriter's writers.
    // Invariant: nothing but the octets of the number is read.

    /// <summary>Reads numbers whose most significant octet comes first.</summary>
    public static class BigEndian
    {
        /// <summary>Reads four octets.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where they start; the caller has checked that all four are there.</param>
        /// <returns>Their 32 bits; as <c>uint</c> the number that they are.</returns>
        [HotPath]
        public static int ReadInt32(byte[] buffer, int offset)
        {
            return (buffer[offset] << 24) | (buffer[offset + 1] << 16) | (buffer[offset + 2] << 8) | buffer[offset + 3];
        }
    }
}
