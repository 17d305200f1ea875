namespace SipPhone.Settings.Storage
{
    // What one slot can be. Only Whole has a sequence number and content.

    /// <summary>What one slot file was found to be.</summary>
    internal enum SlotKind
    {
        /// <summary>There is no such file.</summary>
        Missing = 0,

        /// <summary>
        /// An empty file: a write that was cut at its start, or the mark that there was no blob before this one.
        /// </summary>
        Empty,

        /// <summary>Written to its end.</summary>
        Whole,

        /// <summary>A part of something, or changed since.</summary>
        Damaged,

        /// <summary>The platform could not read it.</summary>
        Unreadable,

        /// <summary>Whole, and of a newer format; or larger than any of ours.</summary>
        Newer,
    }
}
