using SipPhone.Core;

namespace SipPhone.Settings
{
    // Values with commas between their entries. Invariant: an entry has no blank around it, and may be empty.

    /// <summary>Takes the values of lists apart.</summary>
    public static class SettingList
    {
        /// <summary>Counts the entries.</summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>1 or more: one more than there are commas.</returns>
        public static int Count(byte[] value, int offset, int end)
        {
            int count = 1;
            while (offset < end)
            {
                count += value[offset++] == ',' ? 1 : 0;
            }

            return count;
        }

        /// <summary>Finds an entry.</summary>
        /// <param name="value">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="index">Its place, 0 to <see cref="Count"/> - 1.</param>
        /// <param name="entryOffset">Where it starts, behind blanks.</param>
        /// <param name="entryEnd">Where it ends, exclusive, before blanks.</param>
        public static void Find(
            byte[] value, int offset, int end, int index, out int entryOffset, out int entryEnd)
        {
            entryOffset = offset;
            entryEnd = Ascii.IndexOf(value, entryOffset, end, ',');
            while (index-- > 0)
            {
                entryOffset = entryEnd < end ? entryEnd + 1 : end;
                entryEnd = Ascii.IndexOf(value, entryOffset, end, ',');
            }

            while (entryOffset < entryEnd && value[entryOffset] == ' ')
            {
                entryOffset++;
            }

            while (entryEnd > entryOffset && value[entryEnd - 1] == ' ')
            {
                entryEnd--;
            }
        }
    }
}
