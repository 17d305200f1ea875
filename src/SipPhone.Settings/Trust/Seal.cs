using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Core.Hashing;
using SipPhone.Settings.Storage;

namespace SipPhone.Settings.Trust
{
    // The end of manufacture. Blob `seal`: version 1, then the challenge of 16 octets; while the device is not sealed
    // there is none. Each sealing draws a new challenge, so that a token breaks one seal and none after it.
    // Invariant: a blob that is there and cannot be read is a seal.

    /// <summary>
    /// Whether manufacture has ended: then anchors and sealed settings can be changed no more, until a token of the
    /// manufacturer breaks the seal.
    /// </summary>
    public sealed class Seal
    {
        /// <summary>Length of a challenge in octets.</summary>
        public const int ChallengeBytes = 16;

        private const string BlobName = "seal";
        private const int Version = 1;
        private const int BlobBytes = 1 + ChallengeBytes;
        private const int SignatureBytes = 64;

        private readonly IStore _store;
        private readonly IRandom _random;
        private readonly ISignatureVerifier _verifier;

        /// <summary>Reads it.</summary>
        /// <param name="store">Where it is.</param>
        /// <param name="random">Makes challenges.</param>
        /// <param name="verifier">Verifies tokens.</param>
        public Seal(IStore store, IRandom random, ISignatureVerifier verifier)
        {
            _store = store;
            _random = random;
            _verifier = verifier;
            byte[] blob = new byte[BlobBytes];
            IsSealed = _store.Read(BlobName, blob, 0, BlobBytes) != HalResult.NotFound;
        }

        /// <summary>True once sealed. A seal that is there but cannot be read counts as sealed: fail closed.</summary>
        public bool IsSealed { get; private set; }

        /// <summary>
        /// How the seal is found in the store, for the log: whole or none, damaged, or of a newer version.
        /// </summary>
        public SlotCondition Condition
        {
            get { return Load(new byte[BlobBytes]); }
        }

        /// <summary>Seals.</summary>
        /// <returns>0, also when it was sealed; or the store's <c>HalResult</c>, and then it is not sealed.</returns>
        public int Apply()
        {
            if (IsSealed)
            {
                return 0;
            }

            int result = WriteNew(new byte[BlobBytes]);
            IsSealed = result >= 0;
            return IsSealed ? 0 : result;
        }

        /// <summary>
        /// Writes the challenge that a token must answer: kept over restarts, made anew with each seal. One that was
        /// lost with a damaged seal is made anew too.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive; 16 octets are enough.</param>
        /// <returns>
        /// Its length; <c>TooSmall</c>; <c>NotFound</c> while it is not sealed; <c>Failed</c> or <c>Full</c> when the
        /// challenge cannot be read or made.
        /// </returns>
        public int CopyChallenge(byte[] buffer, int offset, int end)
        {
            if (!IsSealed)
            {
                return HalResult.NotFound;
            }

            if (end - offset < ChallengeBytes)
            {
                return HalResult.TooSmall;
            }

            byte[] blob = new byte[BlobBytes];
            SlotCondition condition = Load(blob);
            if (condition == SlotCondition.Newer)
            {
                return HalResult.Failed;
            }

            if (condition == SlotCondition.Damaged)
            {
                int result = WriteNew(blob);
                if (result < 0)
                {
                    return result;
                }
            }

            System.Array.Copy(blob, 1, buffer, offset, ChallengeBytes);
            return ChallengeBytes;
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
            if (!IsSealed)
            {
                return UnsealResult.NotSealed;
            }

            if (!_verifier.IsAvailable)
            {
                return UnsealResult.NotAvailable;
            }

            if (factoryKey == null)
            {
                return UnsealResult.NoFactoryKey;
            }

            byte[] signature = new byte[SignatureBytes];
            if (Base64Decoder.Decode(token, offset, end, signature, 0, SignatureBytes) != SignatureBytes)
            {
                return UnsealResult.Malformed;
            }

            // No token can answer a challenge that nobody could read.
            byte[] blob = new byte[BlobBytes];
            if (Load(blob) != SlotCondition.Good)
            {
                return UnsealResult.Refused;
            }

            if (!_verifier.VerifyEcdsaP256(factoryKey, DigestOf(deviceId, blob), signature, 0, SignatureBytes))
            {
                return UnsealResult.Refused;
            }

            if (_store.Delete(BlobName) < 0)
            {
                return UnsealResult.StoreFailed;
            }

            IsSealed = false;
            return UnsealResult.Ok;
        }

        private static byte[] DigestOf(byte[] deviceId, byte[] blob)
        {
            byte[] text = new byte[(2 * ChallengeBytes) + 1];
            ByteWriter challenge = new ByteWriter(text);
            challenge.WriteHex(blob, 1, BlobBytes);
            challenge.Write('\n');
            byte[] purpose = Ascii.ToBytes("nf-sipphone unseal 1\n");
            Sha256 hash = new Sha256();
            hash.Update(purpose, 0, purpose.Length);
            hash.Update(deviceId, 0, deviceId.Length);
            hash.Update(purpose, purpose.Length - 1, purpose.Length);
            hash.Update(text, 0, text.Length);
            byte[] digest = new byte[Sha256.DigestBytes];
            hash.Finish(digest, 0);
            return digest;
        }

        private SlotCondition Load(byte[] blob)
        {
            int length = _store.Read(BlobName, blob, 0, BlobBytes);
            if (length == HalResult.NotFound && !IsSealed)
            {
                return SlotCondition.Good;
            }

            if (length == BlobBytes && blob[0] == Version)
            {
                return SlotCondition.Good;
            }

            return length > 0 && blob[0] > Version || length == HalResult.TooSmall
                ? SlotCondition.Newer
                : SlotCondition.Damaged;
        }

        private int WriteNew(byte[] blob)
        {
            blob[0] = Version;
            _random.Fill(blob, 1, BlobBytes);
            return _store.Write(BlobName, blob, 0, BlobBytes);
        }
    }
}
