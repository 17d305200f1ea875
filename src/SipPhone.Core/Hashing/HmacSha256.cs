namespace SipPhone.Core.Hashing
{
    // HMAC with SHA-256, RFC 2104 §2. The key is hashed once, into two states that every message starts from: a message
    // of one block then costs two compressions instead of four, which PBKDF2 counts by the thousand.
    // Invariant: after construction nothing is allocated; Clear leaves nothing of key or message here.

    /// <summary>The keyed hash HMAC-SHA256 (RFC 2104), incremental and reusable.</summary>
    public sealed class HmacSha256
    {
        /// <summary>Length of the code in octets.</summary>
        public const int CodeBytes = Sha256.DigestBytes;

        private const int BlockBytes = 64;
        private const int InnerPad = 0x36;
        private const int OuterPad = 0x5C;

        private readonly Sha256 _inner = new Sha256();
        private readonly Sha256 _outer = new Sha256();
        private readonly Sha256 _message = new Sha256();
        private readonly byte[] _block = new byte[BlockBytes];

        /// <summary>Sets the key, and starts a message.</summary>
        /// <param name="key">The buffer of the key; not kept.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive; any length, also 0.</param>
        public void SetKey(byte[] key, int offset, int end)
        {
            Clear();
            if (end - offset > BlockBytes)
            {
                // RFC 2104 §2: a key longer than a block is hashed first.
                _inner.Update(key, offset, end);
                _inner.Finish(_block, 0);
            }
            else
            {
                System.Array.Copy(key, offset, _block, 0, end - offset);
            }

            StartFromBlock(_inner, InnerPad);
            StartFromBlock(_outer, InnerPad ^ OuterPad);
            System.Array.Clear(_block, 0, BlockBytes);
            _message.CopyFrom(_inner);
        }

        /// <summary>Takes the next octets of the message.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the range starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        public void Update(byte[] buffer, int offset, int end)
        {
            _message.Update(buffer, offset, end);
        }

        /// <summary>Writes the code, and starts the next message with the same key.</summary>
        /// <param name="output">
        /// The buffer to write to; <see cref="CodeBytes"/> octets from the offset must exist. It may be the buffer that
        /// was read.
        /// </param>
        /// <param name="offset">Where to write.</param>
        public void Finish(byte[] output, int offset)
        {
            _message.Finish(output, offset);
            _message.CopyFrom(_outer);
            _message.Update(output, offset, offset + CodeBytes);
            _message.Finish(output, offset);
            _message.CopyFrom(_inner);
        }

        /// <summary>Forgets key and message.</summary>
        public void Clear()
        {
            _inner.Reset();
            _outer.Reset();
            _message.Reset();
            System.Array.Clear(_block, 0, BlockBytes);
        }

        // Turns the block, and has a hash begin with it.
        private void StartFromBlock(Sha256 hash, int pad)
        {
            for (int i = 0; i < BlockBytes; i++)
            {
                _block[i] ^= (byte)pad;
            }

            hash.Update(_block, 0, BlockBytes);
        }
    }
}
