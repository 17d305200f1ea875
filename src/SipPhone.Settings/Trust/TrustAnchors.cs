using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Identity;
using SipPhone.Settings.Storage;

namespace SipPhone.Settings.Trust
{
    // The provisioned anchors: a list (AnchorIndex), and a blob for each. What the list names counts. An anchor is
    // written before the list names it, and removed after the list has let go of it, so a power cut at any moment
    // leaves it there whole or not at all; what it leaves behind is removed at the next start or change.
    // Nothing but their number is kept in memory: anchors are read from the store when somebody wants one.
    // Invariant: every anchor in the list was a sound root when it came; a list that cannot be read has none.

    /// <summary>The provisioned anchors in the store, in the order in which they came.</summary>
    public sealed class TrustAnchors : ITrustStore
    {
        private readonly IStore _store;
        private readonly IClock _clock;
        private readonly Seal _seal;

        /// <summary>Reads what is there.</summary>
        /// <param name="store">Where they are.</param>
        /// <param name="clock">Judges validity, when it is set.</param>
        /// <param name="seal">Whether they may be changed.</param>
        public TrustAnchors(IStore store, IClock clock, Seal seal)
        {
            _store = store;
            _clock = clock;
            _seal = seal;
            AnchorIndex index = Load();
            Count = index.Count;
            CleanUp(index);
        }

        /// <inheritdoc/>
        public int Count { get; private set; }

        /// <summary>
        /// How the list of anchors was found: <c>Good</c>; <c>Damaged</c> or <c>Newer</c>, and then it counts as empty.
        /// </summary>
        public SlotCondition Condition { get; private set; }

        /// <inheritdoc/>
        public int CopyAnchor(int index, byte[] buffer, int offset, int end)
        {
            if (index < 0 || index >= Count)
            {
                return HalResult.NotFound;
            }

            AnchorIndex list = Load();
            int length = index < list.Count
                ? _store.Read(list.NameOf(index), buffer, offset, end)
                : HalResult.NotFound;
            return length >= 0 || length == HalResult.TooSmall ? length : HalResult.NotFound;
        }

        /// <summary>Says what <see cref="Add"/> would, and changes nothing.</summary>
        /// <param name="der">The buffer of the certificate.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>What it would come to, but for the store.</returns>
        public AnchorResult Check(byte[] der, int offset, int end)
        {
            if (_seal.IsSealed)
            {
                return AnchorResult.Sealed;
            }

            AnchorResult result = CheckCertificate(der, offset, end);
            if (result != AnchorResult.Ok)
            {
                return result;
            }

            AnchorIndex index = Load();
            if (index.Find(AnchorIndex.KeyOf(der, offset, end)) >= 0)
            {
                return AnchorResult.Duplicate;
            }

            return index.Count == Limits.MaxAnchors ? AnchorResult.TooMany : AnchorResult.Ok;
        }

        /// <summary>Adds an anchor.</summary>
        /// <param name="der">The buffer of the certificate.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>What became of it; a power cut leaves it added whole or not at all.</returns>
        public AnchorResult Add(byte[] der, int offset, int end)
        {
            AnchorResult checkedAs = Check(der, offset, end);
            if (checkedAs != AnchorResult.Ok)
            {
                return checkedAs;
            }

            AnchorIndex index = Load();
            if (Condition == SlotCondition.Newer || !CleanUp(index))
            {
                return AnchorResult.StoreFailed;
            }

            index.SetPending(AnchorIndex.KeyOf(der, offset, end));
            int result = index.Save(_store);
            if (result >= 0)
            {
                result = _store.Write(index.NameOf(index.Count), der, offset, end);
            }

            if (result >= 0)
            {
                index.ListPending();
                result = index.Save(_store);
            }

            if (result < 0)
            {
                return ResultOf(result);
            }

            Condition = SlotCondition.Good;
            Count = index.Count;
            return AnchorResult.Ok;
        }

        /// <summary>Removes an anchor.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1; those behind it move up.</param>
        /// <returns>What became of it.</returns>
        public AnchorResult Remove(int index)
        {
            if (_seal.IsSealed)
            {
                return AnchorResult.Sealed;
            }

            AnchorIndex list = Load();
            if (index < 0 || index >= list.Count)
            {
                return AnchorResult.NotFound;
            }

            if (!CleanUp(list))
            {
                return AnchorResult.StoreFailed;
            }

            list.Unlist(index);
            int result = list.Save(_store);
            if (result < 0)
            {
                return ResultOf(result);
            }

            // It is no anchor any more. When its blob cannot be removed now, the next start tries again.
            Count = list.Count;
            CleanUp(list);
            return AnchorResult.Ok;
        }

        private static AnchorResult ResultOf(int result)
        {
            return result == HalResult.Full ? AnchorResult.StoreFull : AnchorResult.StoreFailed;
        }

        private AnchorIndex Load()
        {
            AnchorIndex index = new AnchorIndex();
            Condition = index.Load(_store);
            return index;
        }

        // Removes what a change that was cut short left behind. False when the store failed.
        private bool CleanUp(AnchorIndex index)
        {
            if (!index.HasPending)
            {
                return true;
            }

            int result = _store.Delete(index.NameOf(index.Count));
            if (result < 0 && result != HalResult.NotFound)
            {
                return false;
            }

            index.ClearPending();
            return index.Save(_store) >= 0;
        }

        private AnchorResult CheckCertificate(byte[] der, int offset, int end)
        {
            if (end - offset > Limits.MaxAnchorBytes)
            {
                return AnchorResult.TooLarge;
            }

            CertificateSummary summary = new CertificateSummary();
            if (summary.Read(der, offset, end) != DerResult.Ok)
            {
                return AnchorResult.Malformed;
            }

            if (!summary.MayIssue)
            {
                return AnchorResult.NotAnAuthority;
            }

            if (!summary.IsSelfIssued)
            {
                return AnchorResult.NotARoot;
            }

            if (!_clock.IsWallTimeSet)
            {
                return AnchorResult.Ok;
            }

            // RFC 5280 §4.1.2.5: both ends belong to the time in which it is valid.
            long now = _clock.UnixSeconds;
            if (now > summary.Certificate.NotAfter)
            {
                return AnchorResult.Expired;
            }

            return now < summary.Certificate.NotBefore ? AnchorResult.NotYetValid : AnchorResult.Ok;
        }
    }
}
