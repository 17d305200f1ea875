using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Core.Hashing;
using SipPhone.Settings.Storage;

namespace SipPhone.Settings.Trust
{
    // The list of anchors, blob `anchors`: version 1, count, and for each anchor the first 8 octets of its SHA-256,
    // whose hexadecimal digits end its blob's name. One more name may follow: that of a blob which is about to be
    // written or removed. A power cut leaves it there, and whoever reads the list next removes that blob; a store
    // cannot be searched for it.
    // Invariant: 0 <= Count <= Limits.MaxAnchors, and the pending name is none of those listed.

    internal sealed class AnchorIndex
    {
        internal const int KeyBytes = 8;

        private const string BlobName = "anchors";
        private const string AnchorPrefix = "anchor-";
        private const int Version = 1;
        private const int HeaderBytes = 2;

        private readonly byte[] _blob = new byte[HeaderBytes + (KeyBytes * (Limits.MaxAnchors + 1))];

        internal int Count { get; private set; }

        internal bool HasPending { get; private set; }

        // The first octets of an anchor's SHA-256.
        internal static byte[] KeyOf(byte[] der, int offset, int end)
        {
            byte[] digest = new byte[Sha256.DigestBytes];
            Sha256 hash = new Sha256();
            hash.Update(der, offset, end);
            hash.Finish(digest, 0);
            byte[] key = new byte[KeyBytes];
            Array.Copy(digest, 0, key, 0, KeyBytes);
            return key;
        }

        // Reads the list; empty when there is none, and when it cannot be used.
        internal SlotCondition Load(IStore store)
        {
            Count = 0;
            HasPending = false;
            int length = store.Read(BlobName, _blob, 0, _blob.Length);
            if (length == HalResult.NotFound)
            {
                return SlotCondition.Good;
            }

            if (length == HalResult.TooSmall || (length > 0 && _blob[0] > Version))
            {
                return SlotCondition.Newer;
            }

            if (length < HeaderBytes || _blob[0] != Version || _blob[1] > Limits.MaxAnchors)
            {
                return SlotCondition.Damaged;
            }

            int rest = length - HeaderBytes - (_blob[1] * KeyBytes);
            if (rest != 0 && rest != KeyBytes)
            {
                return SlotCondition.Damaged;
            }

            Count = _blob[1];
            HasPending = rest == KeyBytes;
            return SlotCondition.Good;
        }

        // Writes the list: its length, or a HalResult.
        internal int Save(IStore store)
        {
            _blob[0] = Version;
            _blob[1] = (byte)Count;
            return store.Write(BlobName, _blob, 0, OffsetOf(HasPending ? Count + 1 : Count));
        }

        // The place of a key, Count for the pending one; -1 when it is not listed.
        internal int Find(byte[] key)
        {
            for (int i = 0; i < Count; i++)
            {
                if (Ascii.EqualsExactly(_blob, OffsetOf(i), OffsetOf(i + 1), key))
                {
                    return i;
                }
            }

            return -1;
        }

        // The blob of an anchor; that of the pending one for Count.
        internal string NameOf(int index)
        {
            byte[] name = new byte[AnchorPrefix.Length + (2 * KeyBytes)];
            ByteWriter writer = new ByteWriter(name);
            writer.Write(Ascii.ToBytes(AnchorPrefix));
            writer.WriteHex(_blob, OffsetOf(index), OffsetOf(index + 1));
            return Ascii.ToText(name, 0, name.Length);
        }

        internal void SetPending(byte[] key)
        {
            Array.Copy(key, 0, _blob, OffsetOf(Count), KeyBytes);
            HasPending = true;
        }

        internal void ClearPending()
        {
            HasPending = false;
        }

        // The pending one becomes the last of the list.
        internal void ListPending()
        {
            Count++;
            HasPending = false;
        }

        // One of the list becomes the pending one; those behind it move up.
        internal void Unlist(int index)
        {
            byte[] key = new byte[KeyBytes];
            Array.Copy(_blob, OffsetOf(index), key, 0, KeyBytes);
            Array.Copy(_blob, OffsetOf(index + 1), _blob, OffsetOf(index), (Count - index - 1) * KeyBytes);
            Count--;
            SetPending(key);
        }

        private static int OffsetOf(int index)
        {
            return HeaderBytes + (index * KeyBytes);
        }
    }
}
