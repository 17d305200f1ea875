using System;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // On this chip System.Random is the hardware generator (esp_random) and has no seed. Its octets are true random
    // numbers only while the radio or the bootloader's entropy source runs: bring up the network before asking for any.

    /// <summary>The ESP32's hardware random generator.</summary>
    public sealed class Esp32Random : IRandom
    {
        private const int ChunkBytes = 16;

        private readonly Random _generator = new Random();
        private readonly byte[] _chunk = new byte[ChunkBytes];

        /// <inheritdoc/>
        public void Fill(byte[] buffer, int offset, int end)
        {
            // The platform fills whole arrays only.
            while (offset < end)
            {
                int length = end - offset < ChunkBytes ? end - offset : ChunkBytes;
                _generator.NextBytes(_chunk);
                Array.Copy(_chunk, 0, buffer, offset, length);
                offset += length;
            }

            // What was handed out becomes keys and nonces; no copy stays behind.
            Array.Clear(_chunk, 0, ChunkBytes);
        }
    }
}
