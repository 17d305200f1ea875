namespace SipPhone.Settings
{
    /// <summary>How the stored settings were found.</summary>
    public enum SettingsCondition
    {
        /// <summary>Whole.</summary>
        Good = 0,

        /// <summary>There were none: a new device, or one after a factory reset.</summary>
        Empty,

        /// <summary>
        /// The newer copy was damaged, and the older one, which is whole, is used. The damaged one was kept.
        /// </summary>
        Recovered,

        /// <summary>Both copies were damaged; the defaults hold. The damaged ones were kept.</summary>
        Damaged,

        /// <summary>
        /// An older version wrote them; they were read, and are written in this version's form on the next save.
        /// </summary>
        Migrated,

        /// <summary>A newer version wrote them: the defaults hold, and nothing is saved over them.</summary>
        Newer,

        /// <summary>The platform could not read them; the defaults hold.</summary>
        Failed,
    }
}
