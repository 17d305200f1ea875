using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings.Storage;

namespace SipPhone.Settings
{
    // Between SettingSet and the blob "settings". Invariant: what a newer version wrote is never written over, and no
    // array that held a secret is let go before it is wiped.

    /// <summary>The settings as the store keeps them, versioned.</summary>
    public sealed class SettingsStore
    {
        private const string BlobName = "settings";

        private readonly SlotStore _store;

        /// <summary>Makes one.</summary>
        /// <param name="store">Where they are.</param>
        public SettingsStore(SlotStore store)
        {
            _store = store;
        }

        /// <summary>
        /// How the last <see cref="Load"/> found them; <c>Good</c> before it, and once both copies are whole again.
        /// </summary>
        public SettingsCondition Condition { get; private set; }

        /// <summary>
        /// How many lines the last <see cref="Load"/> left out, since this version does not know their names or does
        /// not take their values. The next save drops them.
        /// </summary>
        public int DroppedCount { get; private set; }

        /// <summary>Reads them.</summary>
        /// <param name="settings">
        /// Takes them; empty after <c>Empty</c>, <c>Damaged</c>, <c>Newer</c>, <c>Failed</c>.
        /// </param>
        /// <returns>How they were found.</returns>
        public SettingsCondition Load(SettingSet settings)
        {
            settings.Clear();
            DroppedCount = 0;
            byte[] text = new byte[Limits.MaxBlobBytes];
            int length = _store.Read(BlobName, text, 0, text.Length);
            Condition = length >= 0 ? Read(text, length, settings) : WithoutText(length);
            Array.Clear(text, 0, text.Length);
            return Condition;
        }

        /// <summary>Writes them, whole or not at all, and after damage both copies of them.</summary>
        /// <param name="settings">Them.</param>
        /// <returns>
        /// 0 or more; <c>HalResult.Full</c>, <c>HalResult.Failed</c>, and then the old ones are still there; Failed
        /// also after <see cref="Load"/> said <c>Newer</c>.
        /// </returns>
        public int Save(SettingSet settings)
        {
            if (Condition == SettingsCondition.Newer)
            {
                return HalResult.Failed;
            }

            byte[] text = new byte[Limits.MaxBlobBytes];
            ByteWriter writer = new ByteWriter(text);
            SettingsText.Write(settings, writer);
            int result = writer.IsFull ? HalResult.Full : _store.Write(BlobName, text, 0, writer.Position);
            if (result >= 0)
            {
                MendOtherSlot(text, writer.Position);
            }

            Array.Clear(text, 0, text.Length);
            return result;
        }

        // Else the slot that is still damaged would be told of at each start.
        private void MendOtherSlot(byte[] text, int length)
        {
            bool isDamaged = Condition == SettingsCondition.Damaged || Condition == SettingsCondition.Recovered;
            bool isMended = !isDamaged || _store.Write(BlobName, text, 0, length) >= 0;
            Condition = isMended ? SettingsCondition.Good : Condition;
        }

        private SettingsCondition Read(byte[] text, int length, SettingSet settings)
        {
            SettingsCondition condition = SettingsText.Read(text, length, settings, out int droppedCount);
            DroppedCount = droppedCount;

            // That a copy was lost matters more than that the next save changes the form.
            bool isRead = condition == SettingsCondition.Good || condition == SettingsCondition.Migrated;
            return isRead && _store.Condition == SlotCondition.Recovered ? SettingsCondition.Recovered : condition;
        }

        private SettingsCondition WithoutText(int result)
        {
            if (result == HalResult.NotFound)
            {
                return SettingsCondition.Empty;
            }

            switch (_store.Condition)
            {
                case SlotCondition.Damaged:
                    return SettingsCondition.Damaged;
                case SlotCondition.Newer:
                    return SettingsCondition.Newer;
                default:
                    return SettingsCondition.Failed;
            }
        }
    }
}
