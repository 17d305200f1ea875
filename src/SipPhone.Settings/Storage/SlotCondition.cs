namespace SipPhone.Settings.Storage
{
    // What a person has to be told of a blob, beside its content.

    /// <summary>How a blob was found in its two slots.</summary>
    public enum SlotCondition
    {
        /// <summary>Whole, or there is none.</summary>
        Good = 0,

        /// <summary>The blob is whole, and the other slot is damaged: a write was cut, or the medium lost something.</summary>
        Recovered,

        /// <summary>There is something, and none of it is whole.</summary>
        Damaged,

        /// <summary>A newer version of this code wrote it; it is left as it is.</summary>
        Newer,

        /// <summary>There is something that the platform could not read, and nothing whole beside it.</summary>
        Failed,
    }
}
