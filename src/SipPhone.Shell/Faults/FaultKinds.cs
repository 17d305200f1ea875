namespace SipPhone.Shell.Faults
{
    // Words for kinds of faults, for people and stations. Invariant: a word never changes.

    /// <summary>Names of <see cref="FaultKind"/>.</summary>
    public static class FaultKinds
    {
        /// <summary>Names a kind.</summary>
        /// <param name="kind">The kind.</param>
        /// <returns>A word in lower case.</returns>
        public static string Name(FaultKind kind)
        {
            switch (kind)
            {
                case FaultKind.Exception: return "exception";
                case FaultKind.Memory: return "memory";
                case FaultKind.Watchdog: return "watchdog";
                default: return "unknown";
            }
        }
    }
}
