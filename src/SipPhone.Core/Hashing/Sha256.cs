using System;

namespace SipPhone.Core.Hashing
{
    // SHA-256, FIPS 180-4 §6.2, for digest authentication (RFC 7616, RFC 8760).
    // Invariant: after construction nothing is allocated; after Reset and Finish nothing of what was hashed stays here.
    // Its tables live and die with it: a device that never hashes with it has no room to spare for them.

    /// <summary>The SHA-256 message digest (FIPS 180-4), incremental and reusable.</summary>
    public sealed class Sha256
    {
        /// <summary>Length of the digest in octets.</summary>
        public const int DigestBytes = 32;

        private const int BlockBytes = 64;
        private const int Rounds = 64;

        // FIPS 180-4 §4.2.2: the fractional parts of the cube roots of the first 64 primes.
        private readonly uint[] _roundConstants =
        {
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
        };

        // FIPS 180-4 §5.3.3: the fractional parts of the square roots of the first 8 primes.
        private readonly uint[] _initialState =
        {
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
        };

        private readonly byte[] _block = new byte[BlockBytes];
        private readonly uint[] _schedule = new uint[BlockBytes / 4];
        private readonly uint[] _state = new uint[8];
        private long _totalBytes;

        /// <summary>Makes a hash that is ready for <see cref="Update"/>.</summary>
        public Sha256()
        {
            Reset();
        }

        /// <summary>Forgets what was hashed and starts anew.</summary>
        [HotPath]
        public void Reset()
        {
            Array.Copy(_initialState, _state, 8);
            _totalBytes = 0;
            Array.Clear(_block, 0, BlockBytes);
            Array.Clear(_schedule, 0, BlockBytes / 4);
        }

        /// <summary>Goes on from where another hash stands, which is left as it is.</summary>
        /// <param name="other">The other one.</param>
        [HotPath]
        public void CopyFrom(Sha256 other)
        {
            Array.Copy(other._state, _state, 8);
            Array.Copy(other._block, _block, BlockBytes);
            _totalBytes = other._totalBytes;
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
            // FIPS 180-4 §5.1.1: a one bit, zeros, and the length in bits as 64 bits, high octet first.
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
                _block[BlockBytes - 1 - i] = (byte)(bits >> (8 * i));
            }

            HashBlock();
            for (int i = 0; i < 8; i++)
            {
                uint word = _state[i];
                output[offset++] = (byte)(word >> 24);
                output[offset++] = (byte)(word >> 16);
                output[offset++] = (byte)(word >> 8);
                output[offset++] = (byte)word;
            }

            Reset();
        }

        [HotPath]
        private void ReadBlock()
        {
            for (int i = 0, at = 0; i < 16; i++, at += 4)
            {
                _schedule[i] = ((uint)_block[at] << 24) | ((uint)_block[at + 1] << 16) | ((uint)_block[at + 2] << 8)
                    | _block[at + 3];
            }
        }

        [HotPath]
        private void HashBlock()
        {
            ReadBlock();
            uint a = _state[0];
            uint b = _state[1];
            uint c = _state[2];
            uint d = _state[3];
            uint e = _state[4];
            uint f = _state[5];
            uint g = _state[6];
            uint h = _state[7];
            for (int i = 0; i < Rounds; i++)
            {
                uint word = _schedule[i & 15];
                if (i >= 16)
                {
                    // FIPS 180-4 §6.1.3: the last 16 words of the schedule in a ring. §4.1.2, written out: a call a
                    // word would cost more than the work.
                    uint x = _schedule[(i - 15) & 15];
                    uint y = _schedule[(i - 2) & 15];
                    uint sigma0 = ((x >> 7) | (x << 25)) ^ ((x >> 18) | (x << 14)) ^ (x >> 3);
                    uint sigma1 = ((y >> 17) | (y << 15)) ^ ((y >> 19) | (y << 13)) ^ (y >> 10);
                    word += sigma1 + _schedule[(i - 7) & 15] + sigma0;
                    _schedule[i & 15] = word;
                }

                uint sum1 = ((e >> 6) | (e << 26)) ^ ((e >> 11) | (e << 21)) ^ ((e >> 25) | (e << 7));
                uint choice = (e & f) ^ (~e & g);
                uint t1 = h + sum1 + choice + _roundConstants[i] + word;
                uint sum0 = ((a >> 2) | (a << 30)) ^ ((a >> 13) | (a << 19)) ^ ((a >> 22) | (a << 10));
                uint t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
                h = g;
                g = f;
                f = e;
                e = d + t1;
                d = c;
                c = b;
                b = a;
                a = t1 + t2;
            }

            _state[0] += a;
            _state[1] += b;
            _state[2] += c;
            _state[3] += d;
            _state[4] += e;
            _state[5] += f;
            _state[6] += g;
            _state[7] += h;
        }
    }
}
