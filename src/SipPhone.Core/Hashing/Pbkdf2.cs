using System;

namespace SipPhone.Core.Hashing
{
    // PBKDF2 with HMAC-SHA256, RFC 8018 §5.2, for one block of output: the hash of a password. A machine, since a
    // device takes seconds for it.
    // Invariant: after construction nothing is allocated; after Clear nothing of the password stays here.
    //
    // state    event            to
    // idle     Start            working
    // working  Step, rounds left working
    // working  Step, the last   done
    // done     Start            working
    // any      Clear            idle

    /// <summary>Derives 32 octets from a password (PBKDF2, RFC 8018 §5.2), a few rounds at a time.</summary>
    public sealed class Pbkdf2
    {
        /// <summary>Length of what comes out in octets.</summary>
        public const int KeyBytes = HmacSha256.CodeBytes;

        private readonly HmacSha256 _hmac = new HmacSha256();
        private readonly byte[] _round = new byte[KeyBytes];
        private readonly byte[] _key = new byte[KeyBytes];
        private int _roundsLeft;

        /// <summary>True once all rounds are done, until the next start.</summary>
        public bool IsDone { get; private set; }

        /// <summary>What came out, <see cref="KeyBytes"/> octets; counts only when <see cref="IsDone"/>.</summary>
        public byte[] Key
        {
            get { return _key; }
        }

        /// <summary>Starts, and does the first round.</summary>
        /// <param name="password">The buffer of the password; not kept.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="salt">The whole salt.</param>
        /// <param name="rounds">How many rounds in all, 1 or more.</param>
        /// <exception cref="ArgumentException">There is no round to do.</exception>
        public void Start(byte[] password, int offset, int end, byte[] salt, int rounds)
        {
            if (rounds < 1)
            {
                throw new ArgumentException("no rounds");
            }

            // RFC 8018 §5.2: U_1 = PRF (P, S || INT (1)).
            _hmac.SetKey(password, offset, end);
            _hmac.Update(salt, 0, salt.Length);
            Array.Clear(_round, 0, KeyBytes);
            _round[3] = 1;
            _hmac.Update(_round, 0, 4);
            _hmac.Finish(_round, 0);
            Array.Copy(_round, 0, _key, 0, KeyBytes);
            _roundsLeft = rounds - 1;
            IsDone = false;
            Step(0);
        }

        /// <summary>Does the next rounds.</summary>
        /// <param name="rounds">How many at most.</param>
        public void Step(int rounds)
        {
            for (; rounds > 0 && _roundsLeft > 0; rounds--)
            {
                // RFC 8018 §5.2: U_c = PRF (P, U_{c-1}), and F is the exclusive or of them all.
                _hmac.Update(_round, 0, KeyBytes);
                _hmac.Finish(_round, 0);
                for (int i = 0; i < KeyBytes; i++)
                {
                    _key[i] ^= _round[i];
                }

                _roundsLeft--;
            }

            if (_roundsLeft == 0 && !IsDone)
            {
                // What is left is the result: the password is not needed any more.
                _hmac.Clear();
                Array.Clear(_round, 0, KeyBytes);
                IsDone = true;
            }
        }

        /// <summary>Forgets everything.</summary>
        public void Clear()
        {
            _hmac.Clear();
            Array.Clear(_round, 0, KeyBytes);
            Array.Clear(_key, 0, KeyBytes);
            _roundsLeft = 0;
            IsDone = false;
        }
    }
}
