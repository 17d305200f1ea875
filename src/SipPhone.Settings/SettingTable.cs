using System;

namespace SipPhone.Settings
{
    /// <summary>The one table of all settings: what the console's help and the README's table are made from.</summary>
    public static class SettingTable
    {
        /// <summary>How many settings there are.</summary>
        public const int Count = (int)SettingId.FactoryKey + 1;

        /// <summary>Fills in a row.</summary>
        /// <param name="id">Which.</param>
        /// <param name="setting">Takes it.</param>
        public static void Describe(SettingId id, Setting setting)
        {
            throw new NotSupportedException();
        }

        /// <summary>Finds a setting by its whole name, letters folded.</summary>
        /// <param name="name">The buffer.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>Its <see cref="SettingId"/> as a number; -1 when there is none.</returns>
        public static int Find(byte[] name, int offset, int end)
        {
            throw new NotSupportedException();
        }
    }
}
