using System;
using SipPhone.Core.Hal;

namespace SipPhone.Settings.Storage
{
    /// <summary>
    /// Blobs on flash files that a power cut may tear: two slots each, with a sequence number and a CRC-32.
    /// </summary>
    public sealed class SlotStore : IStore
    {
        /// <summary>Makes one.</summary>
        /// <param name="flash">The files.</param>
        public SlotStore(IFlash flash)
        {
            throw new NotSupportedException();
        }

        /// <summary>How the blob of the last <see cref="Read"/> was found.</summary>
        public SlotCondition Condition { get; private set; }

        /// <inheritdoc/>
        public int Read(string name, byte[] buffer, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <inheritdoc/>
        public int Write(string name, byte[] buffer, int offset, int end)
        {
            throw new NotSupportedException();
        }

        /// <inheritdoc/>
        public int Delete(string name)
        {
            throw new NotSupportedException();
        }
    }
}
