using SipPhone.Settings;

namespace SipPhone.Shell.Commands
{
    /// <summary>Words for <see cref="SettingsCondition"/>.</summary>
    internal static class StoreTexts
    {
        /// <summary>Tells a person how the stored settings are.</summary>
        /// <param name="condition">How.</param>
        /// <returns>Some words without a full stop.</returns>
        internal static string Describe(SettingsCondition condition)
        {
            switch (condition)
            {
                case SettingsCondition.Good: return "stored";
                case SettingsCondition.Empty: return "none stored yet; the defaults hold";
                case SettingsCondition.Recovered: return "stored; a copy was found damaged, apply mends it";
                case SettingsCondition.Damaged: return "found damaged; the defaults hold until apply";
                case SettingsCondition.Migrated: return "stored by an older version; apply renews them";
                case SettingsCondition.Newer: return "stored by a newer version; the defaults hold, none can be stored";
                default: return "cannot be read; the defaults hold";
            }
        }

        /// <summary>Names how the stored settings are, for a station.</summary>
        /// <param name="condition">How.</param>
        /// <returns>A word in lower case.</returns>
        internal static string Name(SettingsCondition condition)
        {
            switch (condition)
            {
                case SettingsCondition.Good: return "good";
                case SettingsCondition.Empty: return "empty";
                case SettingsCondition.Recovered: return "recovered";
                case SettingsCondition.Damaged: return "damaged";
                case SettingsCondition.Migrated: return "migrated";
                case SettingsCondition.Newer: return "newer";
                default: return "failed";
            }
        }
    }
}
