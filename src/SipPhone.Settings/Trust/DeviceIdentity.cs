using System;
using SipPhone.Core.Hal;

namespace SipPhone.Settings.Trust
{
    /// <summary>The device's own certificate and key in the store.</summary>
    public sealed class DeviceIdentity : IDeviceIdentity
    {
        /// <summary>Reads what is there.</summary>
        /// <param name="store">Where it is.</param>
        /// <param name="clock">Judges validity, when it is set.</param>
        public DeviceIdentity(IStore store, IClock clock)
        {
            throw new NotSupportedException();
        }

        /// <inheritdoc/>
        public int CertificateCount
        {
            get { throw new NotSupportedException(); }
        }

        /// <inheritdoc/>
        public int CopyCertificate(int index, byte[] buffer, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <inheritdoc/>
        public int CopyPrivateKey(byte[] buffer, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>Starts to take a new identity, kept in memory until <see cref="Commit"/>.</summary>
        public void Begin()
        {
            throw new NotSupportedException();
        }

        /// <summary>Takes the next certificate of the new identity: the device's own first, then its issuers.</summary>
        /// <param name="der">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>What became of it.</returns>
        public IdentityResult AddCertificate(byte[] der, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>Takes the private key of the new identity.</summary>
        /// <param name="der">The buffer: PKCS #8, or PKCS #1 or SEC 1, of which PKCS #8 is made.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>What became of it; <c>Mismatch</c> when it is not the certificate's.</returns>
        public IdentityResult SetPrivateKey(byte[] der, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>Puts the new identity in the place of the old one, whole or not at all.</summary>
        /// <returns>What became of it.</returns>
        public IdentityResult Commit()
        {
            throw new NotSupportedException();
        }

        /// <summary>Takes the identity away, and wipes what was begun.</summary>
        /// <returns><c>Ok</c>, also when there is none; <c>StoreFailed</c>.</returns>
        public IdentityResult Clear()
        {
            throw new NotSupportedException();
        }
    }
}
