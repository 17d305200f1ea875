using System;
using SipPhone.Core.Hal;
using NativeEngine = SipPhone.Native.Engine;

namespace SipPhone.Board.Esp32.Engine
{
    // ECDSA on P-256 by the native engine (FIPS 186-5 §6.4.2), which checks lengths, the point, and the numbers' range.
    // Invariant: whatever is wrong comes to false.

    /// <summary>Verifies signatures with the image's cryptography.</summary>
    public sealed class EngineSignatureVerifier : ISignatureVerifier
    {
        private const int SignatureBytes = 64;

        /// <inheritdoc/>
        public bool IsAvailable
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public bool VerifyEcdsaP256(byte[] publicKey, byte[] digest, byte[] signature, int offset, int end)
        {
            if (end - offset != SignatureBytes)
            {
                return false;
            }

            // The engine takes whole arrays.
            byte[] numbers = new byte[SignatureBytes];
            Array.Copy(signature, offset, numbers, 0, SignatureBytes);
            return NativeEngine.EcdsaP256Verify(digest, numbers, publicKey) == EngineCode.Ok;
        }
    }
}
