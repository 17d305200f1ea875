namespace SipPhone.Settings.Storage
{
    /// <summary>How a blob was found in its two slots.</summary>
    public enum SlotCondition
    {
        /// <summary>Whole, or there is none.</summary>
        Good = 0,

        /// <summary>The blob is whole, and the other slot is damaged: a write was cut, or the medium lost something.</summary>
        Recovered,

        /// <summary>There is something, and none of it is whole.</summary>
        Damaged,

        /// <summary>A newer version of this code wrote it.</summary>
        Newer,
    }
}
