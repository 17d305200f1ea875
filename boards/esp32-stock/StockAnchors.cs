using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Core.Hashing;

namespace SipPhone.Board.Esp32.Stock
{
    // The provisioned anchors in the platform's own store, which TLS takes its anchors from at each handshake. Storing
    // replaces what was there, whoever put it there; it writes to flash, so it is done at the first connection after a
    // start and when the anchors have changed, and at no other time.
    // Invariant: _stored is the digest of what the platform holds, or null when that is not known.

    /// <summary>Keeps the platform's anchors equal to the provisioned ones.</summary>
    internal sealed class StockAnchors
    {
        private readonly ITrustStore _trustStore;
        private readonly StockTls _tls;
        private byte[] _stored;

        /// <summary>Makes one that knows nothing of the platform's store.</summary>
        /// <param name="trustStore">The provisioned anchors.</param>
        /// <param name="tls">The platform.</param>
        internal StockAnchors(ITrustStore trustStore, StockTls tls)
        {
            _trustStore = trustStore;
            _tls = tls;
        }

        /// <summary>Stores the anchors if the platform holds others.</summary>
        /// <returns>False when there are none, one cannot be read, or the platform does not take them.</returns>
        internal bool Store()
        {
            int count = _trustStore.Count;
            byte[] der = new byte[Limits.MaxAnchorBytes];
            Sha256 sha256 = new Sha256();
            for (int i = 0; i < count; i++)
            {
                int length = _trustStore.CopyAnchor(i, der, 0, der.Length);
                if (length <= 0)
                {
                    return false;
                }

                sha256.Update(der, 0, length);
            }

            byte[] digest = new byte[Sha256.DigestBytes];
            sha256.Finish(digest, 0);
            if (count > 0 && _stored != null && Ascii.EqualsExactly(digest, 0, digest.Length, _stored))
            {
                return true;
            }

            _stored = null;
            if (count > 0 && _tls.StoreAnchors(ToPem(count, der)))
            {
                _stored = digest;
            }

            return _stored != null;
        }

        private byte[] ToPem(int count, byte[] der)
        {
            PemWriter writer = new PemWriter();
            for (int i = 0; i < count; i++)
            {
                writer.Add(der, _trustStore.CopyAnchor(i, der, 0, der.Length));
            }

            return writer.Pem;
        }
    }
}
