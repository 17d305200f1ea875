using System;
using SipPhone.Settings.Storage;

namespace SipPhone.Settings
{
    /// <summary>The settings as the store keeps them, versioned.</summary>
    public sealed class SettingsStore
    {
        /// <summary>Makes one.</summary>
        /// <param name="store">Where they are.</param>
        public SettingsStore(SlotStore store)
        {
            throw new NotSupportedException();
        }

        /// <summary>Reads them.</summary>
        /// <param name="settings">Takes them; empty after <c>Empty</c>, <c>Damaged</c>, <c>Newer</c>, <c>Failed</c>.</param>
        /// <returns>How they were found.</returns>
        public SettingsCondition Load(SettingSet settings)
        {
            throw new NotSupportedException();
        }

        /// <summary>Writes them, whole or not at all.</summary>
        /// <param name="settings">Them.</param>
        /// <returns>
        /// 0 or more; <c>HalResult.Full</c>, <c>HalResult.Failed</c>, and then the old ones are still there; Failed also
        /// after <see cref="Load"/> said <c>Newer</c>.
        /// </returns>
        public int Save(SettingSet settings)
        {
            throw new NotSupportedException();
        }
    }
}
