using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings.Storage;

namespace SipPhone.Settings.Trust
{
    // The device's certificates and key as one blob, `identity`, so that they are replaced together: version 1, number
    // of certificates, then each certificate and last the key as PKCS #8, each with its length in two octets before it.
    // Invariant: it holds a private key, so whoever makes one wipes it.

    internal sealed class IdentityBlob
    {
        private const string BlobName = "identity";
        private const int Version = 1;
        private const int HeaderBytes = 2;
        private const int LengthBytes = 2;

        private readonly ByteWriter _writer = new ByteWriter(new byte[Limits.MaxBlobBytes]);

        internal IdentityBlob()
        {
            Clear();
        }

        internal byte[] Octets
        {
            get { return _writer.Buffer; }
        }

        // How many certificates there are.
        internal int Count
        {
            get { return _writer.Buffer[1]; }
        }

        internal bool HasKey { get; private set; }

        // Takes the identity away: 0, NotFound or Failed.
        internal static int Delete(IStore store)
        {
            return store.Delete(BlobName);
        }

        // Reads what is stored; empty when there is none, and when it cannot be used.
        internal SlotCondition Load(IStore store)
        {
            Clear();
            int length = store.Read(BlobName, Octets, 0, Octets.Length);
            if (length == HalResult.NotFound)
            {
                return SlotCondition.Good;
            }

            SlotCondition condition = length == HalResult.TooSmall || (length > 0 && Octets[0] > Version)
                ? SlotCondition.Newer
                : IsWhole(length) ? SlotCondition.Good : SlotCondition.Damaged;
            HasKey = condition == SlotCondition.Good;
            if (!HasKey)
            {
                Clear();
            }

            return condition;
        }

        // Writes it: its length, or a HalResult.
        internal int Save(IStore store)
        {
            return store.Write(BlobName, Octets, 0, _writer.Position);
        }

        // Where a certificate stands; the key for Count.
        internal void Find(int index, out int offset, out int end)
        {
            offset = HeaderBytes;
            end = HeaderBytes;
            while (index-- >= 0)
            {
                offset = end + LengthBytes;
                end = offset + LengthAt(end);
            }
        }

        // Adds a certificate: false when it does not fit.
        internal bool Add(byte[] der, int offset, int end)
        {
            _writer.WriteUInt16(end - offset);
            _writer.Write(der, offset, end);
            if (!_writer.IsFull)
            {
                Octets[1]++;
            }

            return !_writer.IsFull;
        }

        // Adds the key: false when it does not fit.
        internal bool Add(PrivateKey key)
        {
            int start = _writer.Position;
            _writer.WriteUInt16(0);
            key.WritePkcs8(_writer);
            HasKey = !_writer.IsFull;
            if (HasKey)
            {
                _writer.PatchUInt16(start, _writer.Position - start - LengthBytes);
            }

            return HasKey;
        }

        internal void Clear()
        {
            Array.Clear(Octets, 0, Octets.Length);
            HasKey = false;
            _writer.Reset();
            _writer.Write(Version);
            _writer.Write(0);
        }

        private int LengthAt(int offset)
        {
            return (Octets[offset] << 8) | Octets[offset + 1];
        }

        // Whether the lengths fill the blob exactly, with no part empty.
        private bool IsWhole(int length)
        {
            if (length < HeaderBytes || Octets[0] != Version || Count == 0 || Count > Limits.MaxIdentityCertificates)
            {
                return false;
            }

            int at = HeaderBytes;
            for (int i = 0; i <= Count; i++)
            {
                if (length - at <= LengthBytes || LengthAt(at) == 0 || LengthAt(at) > length - at - LengthBytes)
                {
                    return false;
                }

                at += LengthBytes + LengthAt(at);
            }

            return at == length;
        }
    }
}
