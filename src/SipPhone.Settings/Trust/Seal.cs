using System;
using SipPhone.Core.Hal;

namespace SipPhone.Settings.Trust
{
    /// <summary>
    /// Whether manufacture has ended: then anchors and sealed settings can be changed no more, until a token of the
    /// manufacturer breaks the seal.
    /// </summary>
    public sealed class Seal
    {
        /// <summary>Reads it.</summary>
        /// <param name="store">Where it is.</param>
        /// <param name="random">Makes challenges.</param>
        /// <param name="verifier">Verifies tokens.</param>
        public Seal(IStore store, IRandom random, ISignatureVerifier verifier)
        {
            throw new NotSupportedException();
        }

        /// <summary>True once sealed. A seal that is there but cannot be read counts as sealed: fail closed.</summary>
        public bool IsSealed { get; private set; }

        /// <summary>Seals.</summary>
        /// <returns>0, or the store's <c>HalResult</c>, and then it is not sealed.</returns>
        public int Apply()
        {
            throw new NotSupportedException();
        }

        /// <summary>
        /// Writes the challenge that a token must answer: kept over restarts, made anew after each token that was used.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive; 16 octets are enough.</param>
        /// <returns>Its length, or a <c>HalResult</c>.</returns>
        public int CopyChallenge(byte[] buffer, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>
        /// Breaks the seal with a token: the ECDSA signature of the factory key over
        /// <c>nf-sipphone unseal 1</c>, the device's id and the challenge in hexadecimal, each followed by a line feed.
        /// </summary>
        /// <param name="factoryKey">The manufacturer's public key, 65 octets; null for none.</param>
        /// <param name="deviceId">The device's id.</param>
        /// <param name="token">The buffer of the signature, r and s in base64.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>What became of it.</returns>
        public UnsealResult Unseal(byte[] factoryKey, byte[] deviceId, byte[] token, int offset, int end)
        {
            throw new NotSupportedException();
        }
    }
}
