using System;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Settings.Storage
{
    // Two files for each blob, NAME.a and NAME.b, of which the whole one with the higher number is the blob. Power may
    // go at any moment:
    //
    //   operation   | steps, in this order                                              | cut before the end
    //   Write       | the slot that is not the blob is copied to NAME.bad, if it is     | old
    //               | damaged, and written                                              |
    //   first Write | the other slot is made empty, this one is written, the empty one  | none; new, once it
    //               | removed                                                           | is written
    //   Delete      | NAME.bad, the slot that is not the blob, the blob itself removed  | old
    //
    // The empty slot tells a first write that was cut (there was no blob) from a lone blob that faded (there was one,
    // and who guards something with it must not take it for none). Since the older slot is deleted first, no order of
    // cuts brings an older value back, and after Delete no octet of a secret is left in any file. Invariant: Write
    // never touches the slot that is the blob, and nothing touches a newer version's.

    /// <summary>
    /// Blobs on flash files that a power cut may tear: two slots each, with a sequence number and a CRC-32. Takes 4 KB
    /// of heap while it works, and none while it rests. Larger blobs than <c>Limits.MaxBlobBytes</c> are <c>Full</c>.
    /// </summary>
    public sealed class SlotStore : IStore
    {
        private const int MaxNameLength = 32;
        private const string BadSuffix = ".bad";

        private readonly IFlash _flash;

        /// <summary>Makes one.</summary>
        /// <param name="flash">The files.</param>
        public SlotStore(IFlash flash)
        {
            _flash = flash;
        }

        /// <summary>How the blob of the last <see cref="Read"/> was found.</summary>
        public SlotCondition Condition { get; private set; }

        /// <inheritdoc/>
        /// <remarks>
        /// <c>Failed</c> also when <see cref="Condition"/> is then <c>Damaged</c> or <c>Newer</c>: there was a blob,
        /// and who guards something with it must not take it for one that was never written.
        /// </remarks>
        public int Read(string name, byte[] buffer, int offset, int end)
        {
            Condition = SlotCondition.Good;
            if (!IsName(name))
            {
                return HalResult.NotFound;
            }

            byte[] file = new byte[SlotFile.MaxBytes];
            Slot a = Find(name, ".a", file);
            Slot b = Find(name, ".b", file);
            Slot current = Newest(a, b);
            Condition = Judge(a, b, current);
            int result = HalResult.Failed;
            if (Condition == SlotCondition.Good || Condition == SlotCondition.Recovered)
            {
                result = current == null ? HalResult.NotFound : CopyBlob(current, file, buffer, offset, end);
            }

            Array.Clear(file, 0, file.Length);
            return result;
        }

        /// <inheritdoc/>
        public int Write(string name, byte[] buffer, int offset, int end)
        {
            if (!IsName(name))
            {
                return HalResult.Failed;
            }

            if (end - offset > Limits.MaxBlobBytes)
            {
                return HalResult.Full;
            }

            byte[] file = new byte[SlotFile.MaxBytes];
            Slot a = Find(name, ".a", file);
            Slot b = Find(name, ".b", file);
            Slot current = Newest(a, b);
            if (Judge(a, b, current) == SlotCondition.Newer)
            {
                return HalResult.Failed;
            }

            Slot target = current == a || (current == null && IsForB(a, b)) ? b : a;
            Slot other = target == a ? b : a;
            int sequence = current == null ? 0 : current.Sequence + 1;
            bool isFirst = current == null && !other.IsBroken;
            KeepDamaged(name, target, file);
            int result = isFirst ? other.Empty() : 0;
            if (result == 0)
            {
                result = target.Write(file, SlotFile.Write(file, sequence, buffer, offset, end));
            }

            if (isFirst && result == 0)
            {
                // Where that fails, or a write failed before, an empty file does no harm.
                other.Remove();
            }

            Array.Clear(file, 0, file.Length);
            return result == 0 ? end - offset : result;
        }

        /// <inheritdoc/>
        /// <remarks>The copy of a damaged slot goes too. <c>Failed</c> for what a newer version wrote.</remarks>
        public int Delete(string name)
        {
            if (!IsName(name))
            {
                return HalResult.NotFound;
            }

            byte[] file = new byte[SlotFile.MaxBytes];
            Slot a = Find(name, ".a", file);
            Slot b = Find(name, ".b", file);
            Array.Clear(file, 0, file.Length);
            Slot current = Newest(a, b);
            if (Judge(a, b, current) == SlotCondition.Newer)
            {
                return HalResult.Failed;
            }

            // Without a blob an empty slot goes last: it says that the damaged one was never whole.
            Slot last = current == a || (current == null && a.Kind == SlotKind.Empty) ? a : b;
            Slot first = last == a ? b : a;
            int result = new Slot(_flash, name + BadSuffix).Remove();
            result = result == 0 ? first.Remove() : result;
            result = result == 0 ? last.Remove() : result;
            bool wasThere = current != null || a.IsBroken || b.IsBroken;
            return result != 0 || wasThere ? result : HalResult.NotFound;
        }

        /// <summary>Removes the copy of a damaged slot that was kept for inspection; the blob stays.</summary>
        /// <param name="name">The blob's name.</param>
        /// <returns>0, also when there is no copy; or <see cref="HalResult.Failed"/>.</returns>
        public int DeleteDamaged(string name)
        {
            return IsName(name) ? new Slot(_flash, name + BadSuffix).Remove() : 0;
        }

        private static bool IsName(string name)
        {
            char[] characters = name.ToCharArray();
            for (int i = 0; i < characters.Length; i++)
            {
                char c = characters[i];
                bool isAllowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
                if (!isAllowed)
                {
                    return false;
                }
            }

            return characters.Length >= 1 && characters.Length <= MaxNameLength;
        }

        // The blob's slot; null when none is whole. Numbers are compared as RFC 1982 does, so that they may wrap.
        private static Slot Newest(Slot a, Slot b)
        {
            if (a.Kind != SlotKind.Whole || b.Kind != SlotKind.Whole)
            {
                return a.Kind == SlotKind.Whole ? a : b.Kind == SlotKind.Whole ? b : null;
            }

            return b.Sequence - a.Sequence > 0 ? b : a;
        }

        // Where to write when there is no blob: not over what is damaged as long as there is another place, and not
        // over the empty slot beside it, which says that it was never whole.
        private static bool IsForB(Slot a, Slot b)
        {
            return (a.IsBroken && b.Kind == SlotKind.Missing) || (b.IsBroken && a.Kind == SlotKind.Empty);
        }

        private static SlotCondition Judge(Slot a, Slot b, Slot current)
        {
            if (a.Kind == SlotKind.Newer || b.Kind == SlotKind.Newer)
            {
                return SlotCondition.Newer;
            }

            if (!a.IsBroken && !b.IsBroken)
            {
                return SlotCondition.Good;
            }

            bool isUnreadable = a.Kind == SlotKind.Unreadable || b.Kind == SlotKind.Unreadable;
            bool isFirstCut = a.Kind == SlotKind.Empty || b.Kind == SlotKind.Empty;
            return current != null ? SlotCondition.Recovered
                : isUnreadable ? SlotCondition.Failed
                : isFirstCut ? SlotCondition.Recovered
                : SlotCondition.Damaged;
        }

        // Reads the file once more, for the other slot may have been read over it.
        private static int CopyBlob(Slot current, byte[] file, byte[] buffer, int offset, int end)
        {
            current.Inspect(file);
            if (current.Kind != SlotKind.Whole)
            {
                return HalResult.Failed;
            }

            int length = current.Length - SlotFile.HeadBytes - SlotFile.CrcBytes;
            if (length > end - offset)
            {
                return HalResult.TooSmall;
            }

            Array.Copy(file, SlotFile.HeadBytes, buffer, offset, length);
            return length;
        }

        private Slot Find(string name, string suffix, byte[] file)
        {
            Slot slot = new Slot(_flash, name + suffix);
            slot.Inspect(file);
            return slot;
        }

        // For who wants to know what happened. Nothing is kept where there is no room: a write must not fail for that.
        private void KeepDamaged(string name, Slot target, byte[] file)
        {
            if (target.Kind == SlotKind.Damaged)
            {
                target.Inspect(file);
                new Slot(_flash, name + BadSuffix).Write(file, target.Length);
            }
        }
    }
}
