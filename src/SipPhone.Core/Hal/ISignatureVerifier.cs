namespace SipPhone.Core.Hal
{
    /// <summary>Signatures, where the platform can verify them. Contract tests: SignatureVerifierContract.</summary>
    public interface ISignatureVerifier
    {
        /// <summary>False on a platform that cannot; then <see cref="VerifyEcdsaP256"/> is always false.</summary>
        bool IsAvailable { get; }

        /// <summary>Verifies ECDSA on P-256 over SHA-256 (FIPS 186-5 §6).</summary>
        /// <param name="publicKey">The uncompressed point, 65 octets: 04, x, y (SEC 1 §2.3.3).</param>
        /// <param name="digest">The SHA-256 of what was signed, 32 octets.</param>
        /// <param name="signature">The buffer of the signature: r, then s, 32 octets each.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when the signature is the key's; false for everything else, wrong lengths included.</returns>
        bool VerifyEcdsaP256(byte[] publicKey, byte[] digest, byte[] signature, int offset, int end);
    }
}
