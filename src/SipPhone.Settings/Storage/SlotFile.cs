using SipPhone.Core;
using SipPhone.Core.Hashing;

namespace SipPhone.Settings.Storage
{
    // A slot file, numbers with the most significant octet first:
    //
    //   offset | octets | what
    //   0      | 3      | "nfs"
    //   3      | 1      | the version of this format, 1
    //   4      | 4      | the sequence number; the successor of 2^32 - 1 is 0
    //   8      | n      | the blob
    //   8 + n  | 4      | CRC-32 of all octets before
    //
    // Each later version keeps the first four octets, and the CRC at the end over all before it, so that a flipped bit
    // in the version is told from a newer one. Invariant: what was not written to its end is not Whole.

    /// <summary>Writes and reads the form of a slot file.</summary>
    internal static class SlotFile
    {
        /// <summary>The largest file: the largest blob and what stands around it.</summary>
        internal const int MaxBytes = HeadBytes + Limits.MaxBlobBytes + CrcBytes;

        /// <summary>Where the blob starts.</summary>
        internal const int HeadBytes = 8;

        /// <summary>What stands behind the blob.</summary>
        internal const int CrcBytes = 4;

        private const int Version = 1;
        private const int VersionOffset = 3;
        private const int SequenceOffset = 4;

        /// <summary>Writes a file.</summary>
        /// <param name="file">Takes it from its start; <see cref="MaxBytes"/> long.</param>
        /// <param name="sequence">The sequence number.</param>
        /// <param name="blob">The buffer of the blob.</param>
        /// <param name="offset">Where the blob starts.</param>
        /// <param name="end">Where it ends, exclusive; at most <see cref="Limits.MaxBlobBytes"/> later.</param>
        /// <returns>The file's length.</returns>
        internal static int Write(byte[] file, int sequence, byte[] blob, int offset, int end)
        {
            ByteWriter writer = new ByteWriter(file);
            writer.Write('n');
            writer.Write('f');
            writer.Write('s');
            writer.Write(Version);
            writer.WriteUInt32(sequence);
            writer.Write(blob, offset, end);
            writer.WriteUInt32((int)Crc32.Compute(file, 0, writer.Position));
            return writer.Length;
        }

        /// <summary>Tells what a file is.</summary>
        /// <param name="file">The file, from the start of the array.</param>
        /// <param name="length">Its length.</param>
        /// <param name="sequence">Its sequence number; 0 when it is not whole.</param>
        /// <returns><c>Empty</c>, <c>Whole</c>, <c>Newer</c> or <c>Damaged</c>.</returns>
        internal static SlotKind Read(byte[] file, int length, out int sequence)
        {
            sequence = 0;
            if (length == 0)
            {
                return SlotKind.Empty;
            }

            if (length <= VersionOffset + CrcBytes || file[0] != 'n' || file[1] != 'f' || file[2] != 's'
                || (int)Crc32.Compute(file, 0, length - CrcBytes) != BigEndian.ReadInt32(file, length - CrcBytes))
            {
                return SlotKind.Damaged;
            }

            if (file[VersionOffset] != Version)
            {
                return file[VersionOffset] > Version ? SlotKind.Newer : SlotKind.Damaged;
            }

            if (length < HeadBytes + CrcBytes)
            {
                return SlotKind.Damaged;
            }

            sequence = BigEndian.ReadInt32(file, SequenceOffset);
            return SlotKind.Whole;
        }
    }
}
