using System;

namespace SipPhone.Core.Hashing
{
    // MD5, RFC 1321, for digest authentication with servers that offer nothing better (RFC 8760 §2.1).
    // Invariant: after construction nothing is allocated; after Reset and Finish nothing of what was hashed stays here.
    // Its tables live and die with it: a device that never hashes with it has no room to spare for them.

    /// <summary>
    /// The MD5 message digest (RFC 1321), incremental and reusable. Broken as a signature; digest needs it.
    /// </summary>
    public sealed class Md5
    {
        /// <summary>Length of the digest in octets.</summary>
        public const int DigestBytes = 16;

        private const int BlockBytes = 64;

        // RFC 1321 §3.4: T[i] is the integer part of 4294967296 times abs(sin(i)).
        private readonly uint[] _sines =
        {
            0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
            0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
            0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
            0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
            0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
            0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
            0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
            0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
        };

        // RFC 1321 §3.4: four rotations for each of the four rounds.
        private readonly byte[] _rotations = { 7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21 };

        private readonly byte[] _block = new byte[BlockBytes];
        private readonly uint[] _words = new uint[BlockBytes / 4];
        private long _totalBytes;
        private uint _a;
        private uint _b;
        private uint _c;
        private uint _d;

        /// <summary>Makes a hash that is ready for <see cref="Update"/>.</summary>
        public Md5()
        {
            Reset();
        }

        /// <summary>Forgets what was hashed and starts anew.</summary>
        [HotPath]
        public void Reset()
        {
            _a = 0x67452301;
            _b = 0xefcdab89;
            _c = 0x98badcfe;
            _d = 0x10325476;
            _totalBytes = 0;
            Array.Clear(_block, 0, BlockBytes);
            Array.Clear(_words, 0, BlockBytes / 4);
        }

        /// <summary>Hashes the octets of a range.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        [HotPath]
        public void Update(byte[] buffer, int offset, int end)
        {
            int used = (int)(_totalBytes & (BlockBytes - 1));
            _totalBytes += end - offset;
            while (offset < end)
            {
                int take = BlockBytes - used;
                if (take > end - offset)
                {
                    take = end - offset;
                }

                Array.Copy(buffer, offset, _block, used, take);
                offset += take;
                used += take;
                if (used == BlockBytes)
                {
                    HashBlock();
                    used = 0;
                }
            }
        }

        /// <summary>Writes the digest and starts anew.</summary>
        /// <param name="output">
        /// The buffer to write to; <see cref="DigestBytes"/> octets from the offset must exist.
        /// </param>
        /// <param name="offset">Where to write.</param>
        [HotPath]
        public void Finish(byte[] output, int offset)
        {
            // RFC 1321 §3.1, §3.2: a one bit, zeros, and the length in bits as 64 bits, low octet first.
            long bits = _totalBytes << 3;
            int used = (int)(_totalBytes & (BlockBytes - 1));
            _block[used++] = 0x80;
            if (used > BlockBytes - 8)
            {
                Array.Clear(_block, used, BlockBytes - used);
                HashBlock();
                used = 0;
            }

            Array.Clear(_block, used, BlockBytes - used);
            for (int i = 0; i < 8; i++)
            {
                _block[BlockBytes - 8 + i] = (byte)(bits >> (8 * i));
            }

            HashBlock();
            WriteLittleEndian(_a, output, offset);
            WriteLittleEndian(_b, output, offset + 4);
            WriteLittleEndian(_c, output, offset + 8);
            WriteLittleEndian(_d, output, offset + 12);
            Reset();
        }

        [HotPath]
        private static void WriteLittleEndian(uint word, byte[] output, int offset)
        {
            output[offset] = (byte)word;
            output[offset + 1] = (byte)(word >> 8);
            output[offset + 2] = (byte)(word >> 16);
            output[offset + 3] = (byte)(word >> 24);
        }

        [HotPath]
        private void HashBlock()
        {
            for (int i = 0, at = 0; i < 16; i++, at += 4)
            {
                _words[i] = _block[at] | ((uint)_block[at + 1] << 8) | ((uint)_block[at + 2] << 16)
                    | ((uint)_block[at + 3] << 24);
            }

            uint a = _a;
            uint b = _b;
            uint c = _c;
            uint d = _d;
            for (int i = 0; i < 64; i++)
            {
                uint mixed;
                int word;
                int round = i >> 4;
                if (round == 0)
                {
                    mixed = (b & c) | (~b & d);
                    word = i;
                }
                else if (round == 1)
                {
                    mixed = (b & d) | (c & ~d);
                    word = ((5 * i) + 1) & 15;
                }
                else if (round == 2)
                {
                    mixed = b ^ c ^ d;
                    word = ((3 * i) + 5) & 15;
                }
                else
                {
                    mixed = c ^ (b | ~d);
                    word = (7 * i) & 15;
                }

                uint sum = a + mixed + _words[word] + _sines[i];
                int rotation = _rotations[(round << 2) + (i & 3)];
                a = d;
                d = c;
                c = b;
                b += (sum << rotation) | (sum >> (32 - rotation));
            }

            _a += a;
            _b += b;
            _c += c;
            _d += d;
        }
    }
}
