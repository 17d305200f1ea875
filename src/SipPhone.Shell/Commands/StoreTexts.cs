using SipPhone.Settings;

namespace SipPhone.Shell.Commands
{
    /// <summary>Words for <see cref="SettingsCondition"/>.</summary>
    internal static class StoreTexts
    {
        /// <summary>Names how the settings were found at the start.</summary>
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
