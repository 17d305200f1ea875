using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Stock
{
    // The stock image has no public-key operations outside of its TLS. Invariant: nothing passes.

    /// <summary>Says that signatures cannot be verified on this image: a seal is broken by erasing the flash.</summary>
    public sealed class StockSignatureVerifier : ISignatureVerifier
    {
        /// <inheritdoc/>
        public bool IsAvailable
        {
            get { return false; }
        }

        /// <inheritdoc/>
        public bool VerifyEcdsaP256(byte[] publicKey, byte[] digest, byte[] signature, int offset, int end)
        {
            return false;
        }
    }
}
