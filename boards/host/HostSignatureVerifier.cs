using System;
using System.Security.Cryptography;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // Signatures by .NET. Invariant: whatever is wrong with key, digest or signature comes to false, never to an
    // exception; the platform checks that the point is on the curve and that r and s are within the group.

    /// <summary>Verifies signatures with the platform's cryptography.</summary>
    public sealed class HostSignatureVerifier : ISignatureVerifier
    {
        private const int NumberBytes = 32;
        private const int PointBytes = 1 + (2 * NumberBytes);
        private const int UncompressedPoint = 0x04;

        /// <inheritdoc/>
        public bool IsAvailable => true;

        /// <inheritdoc/>
        public bool VerifyEcdsaP256(byte[] publicKey, byte[] digest, byte[] signature, int offset, int end)
        {
            if (publicKey.Length != PointBytes || publicKey[0] != UncompressedPoint
                || digest.Length != SHA256.HashSizeInBytes || end - offset != 2 * NumberBytes)
            {
                return false;
            }

            ECParameters parameters = new()
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint
                {
                    X = publicKey[1..(1 + NumberBytes)],
                    Y = publicKey[(1 + NumberBytes)..],
                },
            };
            try
            {
                using ECDsa key = ECDsa.Create(parameters);
                ReadOnlySpan<byte> numbers = signature.AsSpan(offset, end - offset);
                return key.VerifyHash(digest, numbers, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }
}
