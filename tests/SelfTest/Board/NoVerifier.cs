using SipPhone.Core.Hal;

namespace SipPhone.SelfTest.Board
{
    // A platform without public-key operations.

    /// <summary>Signatures that cannot be verified.</summary>
    public sealed class NoVerifier : ISignatureVerifier
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
