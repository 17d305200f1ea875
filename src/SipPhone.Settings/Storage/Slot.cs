using SipPhone.Core.Hal;

namespace SipPhone.Settings.Storage
{
    // One of the two files of a blob, as it was found. Invariant: Sequence and Length mean something for Whole only.

    /// <summary>One slot of a blob.</summary>
    internal sealed class Slot
    {
        private readonly IFlash _flash;
        private readonly string _fileName;

        /// <summary>Makes one; <see cref="Inspect"/> fills it.</summary>
        /// <param name="flash">The files.</param>
        /// <param name="fileName">Its file.</param>
        internal Slot(IFlash flash, string fileName)
        {
            _flash = flash;
            _fileName = fileName;
        }

        /// <summary>What it was found to be.</summary>
        internal SlotKind Kind { get; private set; }

        /// <summary>Its sequence number.</summary>
        internal int Sequence { get; private set; }

        /// <summary>The length of the file.</summary>
        internal int Length { get; private set; }

        /// <summary>True when it holds nothing that can be used, and something all the same.</summary>
        internal bool IsBroken
        {
            get { return Kind == SlotKind.Damaged || Kind == SlotKind.Unreadable; }
        }

        /// <summary>Reads the file and tells what it is.</summary>
        /// <param name="file">Takes it; <see cref="SlotFile.MaxBytes"/> long.</param>
        internal void Inspect(byte[] file)
        {
            int sequence = 0;
            Length = _flash.Read(_fileName, file, 0, file.Length);
            if (Length >= 0)
            {
                Kind = SlotFile.Read(file, Length, out sequence);
            }
            else
            {
                // Larger than any file of ours: a later version's, with larger blobs.
                Kind = Length == HalResult.NotFound ? SlotKind.Missing
                    : Length == HalResult.TooSmall ? SlotKind.Newer
                    : SlotKind.Unreadable;
            }

            Sequence = sequence;
        }

        /// <summary>Replaces the file.</summary>
        /// <param name="file">The new one.</param>
        /// <param name="length">Its length.</param>
        /// <returns>0; <see cref="HalResult.Full"/> or <see cref="HalResult.Failed"/>, and then there is none.</returns>
        internal int Write(byte[] file, int length)
        {
            int written = _flash.Write(_fileName, file, 0, length);
            if (written == length)
            {
                return 0;
            }

            // A part takes room, and the whole, where the platform did write it, would be taken for the newest.
            Remove();
            return written == HalResult.Full ? HalResult.Full : HalResult.Failed;
        }

        /// <summary>Leaves an empty file.</summary>
        /// <returns>As for <see cref="Write"/>.</returns>
        internal int Empty()
        {
            return Write(new byte[0], 0);
        }

        /// <summary>Removes the file, if there is one.</summary>
        /// <returns>0, or <see cref="HalResult.Failed"/>.</returns>
        internal int Remove()
        {
            int result = _flash.Delete(_fileName);
            return result == HalResult.NotFound ? 0 : result;
        }
    }
}
