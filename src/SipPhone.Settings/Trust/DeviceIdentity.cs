using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Identity;
using SipPhone.Settings.Storage;

namespace SipPhone.Settings.Trust
{
    // The device's own certificate, up to two that lead from it towards a root, and its key. A new identity is gathered
    // in memory and checked part by part; one write of one blob puts it in the place of the old one.
    // Nothing but the number of certificates is kept in memory while no new identity is gathered.
    // Invariant: the certificate and the key in the store have the same public key.

    /// <summary>The device's own certificate and key in the store.</summary>
    public sealed class DeviceIdentity : IDeviceIdentity
    {
        private const int Key = -1;

        private readonly IStore _store;
        private readonly IClock _clock;
        private IdentityBlob _draft;

        /// <summary>Reads what is there.</summary>
        /// <param name="store">Where it is.</param>
        /// <param name="clock">Judges validity, when it is set.</param>
        public DeviceIdentity(IStore store, IClock clock)
        {
            _store = store;
            _clock = clock;
            IdentityBlob blob = new IdentityBlob();
            Condition = blob.Load(store);
            CertificateCount = blob.Count;
            blob.Clear();
        }

        /// <inheritdoc/>
        public int CertificateCount { get; private set; }

        /// <summary>
        /// How the identity was found: <c>Good</c>, also when there is none; <c>Damaged</c> or <c>Newer</c>, and then
        /// it counts as none.
        /// </summary>
        public SlotCondition Condition { get; private set; }

        /// <inheritdoc/>
        public int CopyCertificate(int index, byte[] buffer, int offset, int end)
        {
            return index < 0 || index >= CertificateCount
                ? HalResult.NotFound
                : CopyPart(index, buffer, offset, end);
        }

        /// <inheritdoc/>
        public int CopyPrivateKey(byte[] buffer, int offset, int end)
        {
            return CertificateCount == 0 ? HalResult.NotFound : CopyPart(Key, buffer, offset, end);
        }

        /// <summary>Starts to take a new identity, kept in memory until <see cref="Commit"/>.</summary>
        public void Begin()
        {
            Discard();
            _draft = new IdentityBlob();
        }

        /// <summary>Wipes what was begun; the identity in the store stands.</summary>
        public void Discard()
        {
            if (_draft != null)
            {
                _draft.Clear();
                _draft = null;
            }
        }

        /// <summary>
        /// Takes the next certificate of the new identity: the device's own first, then its issuers, all before the
        /// key.
        /// </summary>
        /// <param name="der">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// What became of it; <c>Incomplete</c> when nothing was begun, or the key was taken already.
        /// </returns>
        public IdentityResult AddCertificate(byte[] der, int offset, int end)
        {
            if (_draft == null || _draft.HasKey)
            {
                return IdentityResult.Incomplete;
            }

            if (_draft.Count == Limits.MaxIdentityCertificates)
            {
                return IdentityResult.TooLarge;
            }

            CertificateSummary summary = new CertificateSummary();
            if (summary.Read(der, offset, end) != DerResult.Ok)
            {
                return IdentityResult.Malformed;
            }

            if (_clock.IsWallTimeSet && _clock.UnixSeconds > summary.Certificate.NotAfter)
            {
                return IdentityResult.Expired;
            }

            IdentityResult result = _draft.Count == 0 ? CheckOwn(summary) : CheckIssuer(summary);
            return result == IdentityResult.Ok && !_draft.Add(der, offset, end) ? IdentityResult.TooLarge : result;
        }

        /// <summary>Takes the private key of the new identity.</summary>
        /// <param name="der">The buffer: PKCS #8, or PKCS #1 or SEC 1, of which PKCS #8 is made.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// What became of it; <c>Mismatch</c> when it is not the certificate's, <c>Incomplete</c> when there is no
        /// certificate yet or a key already.
        /// </returns>
        public IdentityResult SetPrivateKey(byte[] der, int offset, int end)
        {
            if (_draft == null || _draft.Count == 0 || _draft.HasKey)
            {
                return IdentityResult.Incomplete;
            }

            PrivateKey key = new PrivateKey();
            IdentityResult result = key.Read(der, offset, end);
            if (result != IdentityResult.Ok)
            {
                return result;
            }

            CertificateSummary own = Drafted(0);
            if (!own.Key.IsSame(_draft.Octets, key.Public, der))
            {
                return IdentityResult.Mismatch;
            }

            return _draft.Add(key) ? IdentityResult.Ok : IdentityResult.TooLarge;
        }

        /// <summary>
        /// Puts the new identity in the place of the old one, whole or not at all, and wipes it from memory.
        /// </summary>
        /// <returns><c>Ok</c>, <c>Incomplete</c>, <c>StoreFull</c> or <c>StoreFailed</c>.</returns>
        public IdentityResult Commit()
        {
            if (_draft == null || !_draft.HasKey)
            {
                Discard();
                return IdentityResult.Incomplete;
            }

            int written = Condition == SlotCondition.Newer ? HalResult.Failed : _draft.Save(_store);
            if (written >= 0)
            {
                CertificateCount = _draft.Count;
                Condition = SlotCondition.Good;
            }

            Discard();
            return written >= 0
                ? IdentityResult.Ok
                : written == HalResult.Full ? IdentityResult.StoreFull : IdentityResult.StoreFailed;
        }

        /// <summary>Takes the identity away, and wipes what was begun.</summary>
        /// <returns><c>Ok</c>, also when there is none; <c>StoreFailed</c>.</returns>
        public IdentityResult Clear()
        {
            Discard();
            int result = IdentityBlob.Delete(_store);
            if (result < 0 && result != HalResult.NotFound)
            {
                return IdentityResult.StoreFailed;
            }

            CertificateCount = 0;
            Condition = SlotCondition.Good;
            return IdentityResult.Ok;
        }

        private static IdentityResult CheckOwn(CertificateSummary own)
        {
            if (own.Certificate.IsCertificateAuthority)
            {
                return IdentityResult.IsAuthority;
            }

            bool isKnown = own.Key.Kind == PublicKeyKind.Rsa
                ? own.Key.Bits >= Limits.MinRsaKeyBits
                : own.Key.Kind != PublicKeyKind.Other;
            return isKnown ? IdentityResult.Ok : IdentityResult.UnknownKeyKind;
        }

        // RFC 8446 §4.4.2: each certificate should certify the one before it. Names tell, as far as a board can see
        // that cannot verify a signature.
        private IdentityResult CheckIssuer(CertificateSummary issuer)
        {
            CertificateSummary previous = Drafted(_draft.Count - 1);
            bool isIssuer = issuer.MayIssue && Ascii.EqualsExactly(
                previous.Buffer, previous.IssuerOffset, previous.IssuerEnd,
                issuer.Buffer, issuer.SubjectOffset, issuer.SubjectEnd);
            return isIssuer ? IdentityResult.Ok : IdentityResult.NotIssuer;
        }

        // A certificate that was found sound when it was added.
        private CertificateSummary Drafted(int index)
        {
            _draft.Find(index, out int offset, out int end);
            CertificateSummary summary = new CertificateSummary();
            summary.Read(_draft.Octets, offset, end);
            return summary;
        }

        // A certificate, or the key.
        private int CopyPart(int index, byte[] buffer, int offset, int end)
        {
            IdentityBlob blob = new IdentityBlob();
            int result = HalResult.NotFound;
            if (blob.Load(_store) == SlotCondition.Good && blob.HasKey && index < blob.Count)
            {
                blob.Find(index == Key ? blob.Count : index, out int part, out int partEnd);
                result = HalResult.TooSmall;
                if (partEnd - part <= end - offset)
                {
                    result = partEnd - part;
                    System.Array.Copy(blob.Octets, part, buffer, offset, result);
                }
            }

            blob.Clear();
            return result;
        }
    }
}
