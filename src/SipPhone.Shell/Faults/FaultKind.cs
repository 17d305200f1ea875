namespace SipPhone.Shell.Faults
{
    // What made the device start anew without being asked to. Invariant: the numbers are stored, so none changes its
    // meaning.

    /// <summary>Kinds of faults.</summary>
    public enum FaultKind
    {
        /// <summary>One that this version does not know.</summary>
        Unknown = 0,

        /// <summary>An exception came up to the loop.</summary>
        Exception,

        /// <summary>The heap had no room.</summary>
        Memory,

        /// <summary>The loop did not come round in time.</summary>
        Watchdog,
    }
}
