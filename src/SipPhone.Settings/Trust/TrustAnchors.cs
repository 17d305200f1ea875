using System;
using SipPhone.Core.Hal;

namespace SipPhone.Settings.Trust
{
    /// <summary>The provisioned anchors in the store, in the order in which they came.</summary>
    public sealed class TrustAnchors : ITrustStore
    {
        /// <summary>Reads what is there.</summary>
        /// <param name="store">Where they are.</param>
        /// <param name="clock">Judges validity, when it is set.</param>
        /// <param name="seal">Whether they may be changed.</param>
        public TrustAnchors(IStore store, IClock clock, Seal seal)
        {
            throw new NotSupportedException();
        }

        /// <inheritdoc/>
        public int Count
        {
            get { throw new NotSupportedException(); }
        }

        /// <inheritdoc/>
        public int CopyAnchor(int index, byte[] buffer, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>Says what <see cref="Add"/> would, and changes nothing.</summary>
        /// <param name="der">The buffer of the certificate.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>What it would come to, but for the store.</returns>
        public AnchorResult Check(byte[] der, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>Adds an anchor.</summary>
        /// <param name="der">The buffer of the certificate.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>What became of it; a power cut leaves it added whole or not at all.</returns>
        public AnchorResult Add(byte[] der, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <summary>Removes an anchor.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1; those behind it move up.</param>
        /// <returns>What became of it.</returns>
        public AnchorResult Remove(int index)
        {
            throw new NotSupportedException();
        }
    }
}
