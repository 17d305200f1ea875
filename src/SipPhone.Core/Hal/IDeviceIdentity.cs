namespace SipPhone.Core.Hal
{
    /// <summary>
    /// The device's own certificate and key for mutual TLS, as a secure channel reads them when it opens. Contract
    /// tests: DeviceIdentityContract.
    /// </summary>
    public interface IDeviceIdentity
    {
        /// <summary>
        /// How many certificates there are: 0 for no identity, else the device's own and those that lead from it
        /// towards a root.
        /// </summary>
        int CertificateCount { get; }

        /// <summary>Copies the DER of one certificate.</summary>
        /// <param name="index">0 for the device's own, to <see cref="CertificateCount"/> - 1.</param>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>Its length, <see cref="HalResult.TooSmall"/> or <see cref="HalResult.NotFound"/>.</returns>
        int CopyCertificate(int index, byte[] buffer, int offset, int end);

        /// <summary>Copies the private key: PKCS #8 PrivateKeyInfo in DER (RFC 5958 §2).</summary>
        /// <param name="buffer">The buffer, which the caller wipes after use.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>Its length, <see cref="HalResult.TooSmall"/> or <see cref="HalResult.NotFound"/>.</returns>
        int CopyPrivateKey(byte[] buffer, int offset, int end);
    }
}
