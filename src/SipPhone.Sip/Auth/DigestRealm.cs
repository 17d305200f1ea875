using System;
using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Auth
{
    // What is kept of one realm's challenge, RFC 3261 §22, RFC 7616 §3.4.
    // Invariant: what is kept of a challenge is copied, so it outlives the message; the nonce count never repeats for
    // a nonce.

    /// <summary>One realm's last challenge. Nothing is allocated after construction.</summary>
    public sealed class DigestRealm
    {
        private readonly byte[] _kept = new byte[Limits.MaxDigestChallengeBytes];
        private int _nonceCount;

        /// <summary>Who challenged; good while there is a challenge.</summary>
        public DigestParty Party { get; private set; }

        /// <summary>The algorithm of the kept challenge; <c>None</c> without one.</summary>
        public DigestAlgorithm Algorithm { get; private set; }

        /// <summary>
        /// The challenge's octets, without quotes and with their escapes: the realm from position 0 on, then the nonce,
        /// then the opaque; not to be changed.
        /// </summary>
        public byte[] Buffer
        {
            get { return _kept; }
        }

        /// <summary>Where the realm ends, exclusive, and the nonce starts.</summary>
        public int RealmEnd { get; private set; }

        /// <summary>Where the nonce ends, exclusive, and the opaque starts.</summary>
        public int NonceEnd { get; private set; }

        /// <summary>Where the opaque ends, exclusive.</summary>
        public int OpaqueEnd { get; private set; }

        /// <summary>True when there is an opaque, which the answer gives back.</summary>
        public bool HasOpaque { get; private set; }

        /// <summary>True when the challenge names its algorithm, so that the answer has to as well.</summary>
        public bool HasAlgorithm { get; private set; }

        /// <summary>True for <c>qop=auth</c>; false for a server of RFC 2069.</summary>
        public bool UsesQop { get; private set; }

        /// <summary>Forgets the challenge.</summary>
        public void Forget()
        {
            Algorithm = DigestAlgorithm.None;
            _nonceCount = 0;
        }

        /// <summary>Tells whether this is the place of a realm.</summary>
        /// <param name="party">Who challenges.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the realm starts, without quotes, with its escapes.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when a challenge of that party for that realm is kept here.</returns>
        public bool Is(DigestParty party, byte[] buffer, int offset, int end)
        {
            return Algorithm != DigestAlgorithm.None && Party == party
                && Ascii.EqualsExactly(buffer, offset, end, _kept, 0, RealmEnd);
        }

        /// <summary>Keeps a challenge: of this realm, or of another one in the place of what was here.</summary>
        /// <param name="party">Who challenges.</param>
        /// <param name="buffer">The buffer that the challenge lies in.</param>
        /// <param name="challenge">The challenge, parsed.</param>
        /// <param name="isRejected">
        /// True when it turns down a right answer to a fresh nonce: user name or password are wrong, and another answer
        /// would be turned down too.
        /// </param>
        /// <returns><see cref="SipResult.Ok"/>, or <see cref="SipResult.TooLarge"/> and nothing was changed.</returns>
        public SipResult Keep(DigestParty party, byte[] buffer, DigestChallenge challenge, out bool isRejected)
        {
            isRejected = false;
            int realmLength = challenge.RealmEnd - challenge.RealmOffset;
            int nonceLength = challenge.NonceEnd - challenge.NonceOffset;
            int opaqueLength = challenge.OpaqueEnd - challenge.OpaqueOffset;
            if (realmLength + nonceLength + opaqueLength > _kept.Length)
            {
                return SipResult.TooLarge;
            }

            bool isSameRealm = Is(party, buffer, challenge.RealmOffset, challenge.RealmEnd);
            bool isSameNonce = isSameRealm && Algorithm == challenge.Algorithm && Ascii.EqualsExactly(
                buffer, challenge.NonceOffset, challenge.NonceEnd, _kept, RealmEnd, NonceEnd);

            // RFC 7616 §3.3: stale means that only the nonce was wrong. Servers exist that let a reused nonce run out
            // without saying stale, so only an answer with a fresh nonce, or a nonce offered again, proves the
            // password.
            bool isFresh = _nonceCount == 1 || isSameNonce;
            isRejected = isSameRealm && _nonceCount > 0 && isFresh && !challenge.IsStale;
            if (!isSameNonce)
            {
                _nonceCount = 0;
            }

            Party = party;
            Array.Copy(buffer, challenge.RealmOffset, _kept, 0, realmLength);
            Array.Copy(buffer, challenge.NonceOffset, _kept, realmLength, nonceLength);
            Array.Copy(buffer, challenge.OpaqueOffset, _kept, realmLength + nonceLength, opaqueLength);
            RealmEnd = realmLength;
            NonceEnd = realmLength + nonceLength;
            OpaqueEnd = realmLength + nonceLength + opaqueLength;
            HasOpaque = challenge.HasOpaque;
            HasAlgorithm = challenge.HasAlgorithm;
            UsesQop = challenge.UsesQop;
            Algorithm = challenge.Algorithm;
            return SipResult.Ok;
        }

        /// <summary>Counts a use of the nonce (RFC 7616 §3.4, nc).</summary>
        /// <returns>How often it was used, with this time: 1 or more.</returns>
        public int NextNonceCount()
        {
            _nonceCount++;
            return _nonceCount;
        }
    }
}
