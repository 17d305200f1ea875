using System;
using SipPhone.Core;

namespace SipPhone.Settings
{
    // Values in one array that is exactly as long as they are: records of id, length in two octets, value; in no order.
    // A live set is there as long as the phone is, so it holds nothing else. Invariant: each value passed its check,
    // each setting has one record at most, and arrays that are let go are wiped first.

    /// <summary>
    /// Values of settings, each checked as it came in. What is not set has the table's default.
    /// </summary>
    public sealed class SettingSet
    {
        private const int RecordHeadBytes = 3;

        /// <summary>Makes an empty one: every default holds.</summary>
        public SettingSet()
        {
            Buffer = new byte[0];
        }

        /// <summary>The buffer that <see cref="Find"/> points into.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>Sets a value after checking its form.</summary>
        /// <param name="id">The setting.</param>
        /// <param name="buffer">The buffer of the value; copied.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <c>Ok</c>, or what is wrong, and then the old value stands. Whether the device is sealed is the caller's
        /// question.
        /// </returns>
        public SettingResult Set(SettingId id, byte[] buffer, int offset, int end)
        {
            Setting row = Describe(id);
            SettingResult result = SettingValues.Check(row, buffer, offset, end);
            if (result != SettingResult.Ok)
            {
                return result;
            }

            FindRecord(id, out int oldOffset, out int oldEnd);
            int length = end - offset;
            int kept = Buffer.Length - (oldEnd - oldOffset);
            if (RecordHeadBytes + length > Limits.MaxSettingsBytes - kept)
            {
                return SettingResult.Full;
            }

            byte[] records = CopyWithout(oldOffset, oldEnd, RecordHeadBytes + length);
            records[kept] = (byte)id;
            records[kept + 1] = (byte)(length >> 8);
            records[kept + 2] = (byte)length;
            Array.Copy(buffer, offset, records, kept + RecordHeadBytes, length);
            if (row.Kind == SettingKind.Choice || row.Kind == SettingKind.Switch)
            {
                FoldLetters(records, kept + RecordHeadBytes, records.Length);
            }

            Replace(records);
            return SettingResult.Ok;
        }

        /// <summary>Takes a value away, so that the default holds.</summary>
        /// <param name="id">The setting.</param>
        public void Unset(SettingId id)
        {
            if (FindRecord(id, out int offset, out int end))
            {
                Replace(CopyWithout(offset, end, 0));
            }
        }

        /// <summary>Finds a value that was set.</summary>
        /// <param name="id">The setting.</param>
        /// <param name="offset">Where it starts in <see cref="Buffer"/>, until the next change; 0 for none.</param>
        /// <param name="end">Where it ends, exclusive; 0 for none.</param>
        /// <returns>False when it is not set.</returns>
        public bool Find(SettingId id, out int offset, out int end)
        {
            if (!FindRecord(id, out offset, out end))
            {
                return false;
            }

            offset += RecordHeadBytes;
            return true;
        }

        /// <summary>A copy of a value, or of its default.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>The octets; null when it is not set and has no default.</returns>
        public byte[] Copy(SettingId id)
        {
            if (!Find(id, out int offset, out int end))
            {
                string value = Describe(id).Default;
                return value == null ? null : Ascii.ToBytes(value);
            }

            byte[] copy = new byte[end - offset];
            Array.Copy(Buffer, offset, copy, 0, copy.Length);
            return copy;
        }

        /// <summary>The value of a <see cref="SettingKind.Number"/>, or its default.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>The number.</returns>
        public int Number(SettingId id)
        {
            byte[] value = Copy(id);
            return Ascii.ParseDecimal(value, 0, value.Length);
        }

        /// <summary>The value of a <see cref="SettingKind.Switch"/>, or its default.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>True for <c>on</c>.</returns>
        public bool IsOn(SettingId id)
        {
            byte[] value = Copy(id);
            return Ascii.EqualsExactly(value, 0, value.Length, Ascii.ToBytes("on"));
        }

        /// <summary>The value of a <see cref="SettingKind.Choice"/>, or its default.</summary>
        /// <param name="id">The setting.</param>
        /// <returns>The word's place in <c>Choices</c>, from 0.</returns>
        public int Choice(SettingId id)
        {
            byte[] value = Copy(id);
            return new WordTable(Describe(id).Choices).Find(value, 0, value.Length);
        }

        /// <summary>Tells whether a setting has the same value in another set, or is unset in both.</summary>
        /// <param name="id">The setting.</param>
        /// <param name="other">The other set.</param>
        /// <returns>True when equal, octet by octet.</returns>
        public bool IsEqual(SettingId id, SettingSet other)
        {
            bool isSet = Find(id, out int offset, out int end);
            bool isOtherSet = other.Find(id, out int otherOffset, out int otherEnd);
            return isSet == isOtherSet
                && Ascii.EqualsExactly(Buffer, offset, end, other.Buffer, otherOffset, otherEnd);
        }

        /// <summary>Becomes a copy of another set.</summary>
        /// <param name="other">The other set.</param>
        public void CopyFrom(SettingSet other)
        {
            byte[] records = new byte[other.Buffer.Length];
            Array.Copy(other.Buffer, 0, records, 0, records.Length);
            Replace(records);
        }

        /// <summary>Unsets everything, and wipes what stood there.</summary>
        public void Clear()
        {
            Replace(new byte[0]);
        }

        private static Setting Describe(SettingId id)
        {
            Setting row = new Setting();
            SettingTable.Describe(id, row);
            return row;
        }

        private static void FoldLetters(byte[] buffer, int offset, int end)
        {
            for (int i = offset; i < end; i++)
            {
                if (Ascii.IsLetter(buffer[i]))
                {
                    buffer[i] |= 0x20;
                }
            }
        }

        // The whole record; an empty range at 0 when there is none.
        private bool FindRecord(SettingId id, out int offset, out int end)
        {
            offset = 0;
            while (offset < Buffer.Length)
            {
                end = offset + RecordHeadBytes + ((Buffer[offset + 1] << 8) | Buffer[offset + 2]);
                if (Buffer[offset] == (int)id)
                {
                    return true;
                }

                offset = end;
            }

            offset = 0;
            end = 0;
            return false;
        }

        // All records but the one in the range, and room behind them.
        private byte[] CopyWithout(int offset, int end, int roomBytes)
        {
            byte[] records = new byte[Buffer.Length - (end - offset) + roomBytes];
            Array.Copy(Buffer, 0, records, 0, offset);
            Array.Copy(Buffer, end, records, offset, Buffer.Length - end);
            return records;
        }

        private void Replace(byte[] records)
        {
            Array.Clear(Buffer, 0, Buffer.Length);
            Buffer = records;
        }
    }
}
