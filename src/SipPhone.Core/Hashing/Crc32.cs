namespace SipPhone.Core.Hashing
{
    // CRC-32 of ISO-HDLC, RFC 1952 §8 and appendix: polynomial 04C11DB7, octets and result reflected, all ones before
    // and after. Invariant: nothing is kept between calls.

    /// <summary>The CRC-32 that tells a torn or faded file from a whole one. No protection against people.</summary>
    public static class Crc32
    {
        /// <summary>Computes the CRC of a range. Allocates a table of 16 entries, which costs nothing at rest.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>The CRC; 0 for an empty range.</returns>
        public static uint Compute(byte[] buffer, int offset, int end)
        {
            // The remainders of four bits: with eight the table would take 1 KB, with one the loop four times as long.
            uint[] remainders =
            {
                0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
                0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
            };
            uint crc = 0xffffffff;
            while (offset < end)
            {
                crc ^= buffer[offset++];
                crc = (crc >> 4) ^ remainders[crc & 0x0F];
                crc = (crc >> 4) ^ remainders[crc & 0x0F];
            }

            return ~crc;
        }
    }
}
