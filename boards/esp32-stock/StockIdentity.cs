using System;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Stock
{
    // The device's certificate and key in the forms that the platform takes, for one handshake. Invariant: Chain is
    // null exactly when nothing is presented, and the key is gone after Wipe.

    /// <summary>What is presented when the peer asks for a certificate.</summary>
    internal sealed class StockIdentity
    {
        private byte[] _key = new byte[0];

        /// <summary>Reads the identity as it is now.</summary>
        /// <param name="identity">Where it is.</param>
        internal StockIdentity(IDeviceIdentity identity)
        {
            int count = identity.CertificateCount;
            if (count == 0)
            {
                return;
            }

            byte[] part = new byte[Limits.MaxBlobBytes];
            PemWriter writer = new PemWriter();
            int length = 1;
            for (int i = 0; i < count && length > 0; i++)
            {
                length = identity.CopyCertificate(i, part, 0, part.Length);
                writer.Add(part, length < 0 ? 0 : length);
            }

            int keyLength = length > 0 ? identity.CopyPrivateKey(part, 0, part.Length) : 0;
            if (keyLength > 0)
            {
                // mbedTLS takes a key in DER only without an octet too many.
                _key = new byte[keyLength];
                Array.Copy(part, 0, _key, 0, keyLength);
                Chain = writer.Pem;
            }

            Array.Clear(part, 0, part.Length);
        }

        /// <summary>The certificates in PEM with a NUL behind them; null for none.</summary>
        internal byte[] Chain { get; }

        /// <summary>The private key in DER; empty for none.</summary>
        internal byte[] Key
        {
            get { return _key; }
        }

        /// <summary>Lets go of the key.</summary>
        internal void Wipe()
        {
            Array.Clear(_key, 0, _key.Length);
        }
    }
}
