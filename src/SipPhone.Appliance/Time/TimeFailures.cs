namespace SipPhone.Appliance.Time
{
    /// <summary>The words for <see cref="TimeFailure"/>, for people.</summary>
    internal static class TimeFailures
    {
        /// <summary>Says what a server does instead of setting the clock; for cold paths.</summary>
        /// <param name="failure">The failure.</param>
        /// <returns>The end of a sentence that begins with the server's name.</returns>
        internal static string Text(TimeFailure failure)
        {
            switch (failure)
            {
                case TimeFailure.None:
                    return "has not answered yet";
                case TimeFailure.NameUnknown:
                    return "is not found";
                case TimeFailure.NoNameService:
                    return "cannot be looked up, no DNS server helps";
                case TimeFailure.Unreachable:
                    return "cannot be reached";
                case TimeFailure.NoAnswer:
                    return "does not answer";
                case TimeFailure.NotSynchronized:
                    return "does not know the time";
                case TimeFailure.Implausible:
                    return "tells a time before 2026";
                case TimeFailure.TooOften:
                    return "is asked too often";
                case TimeFailure.Denied:
                    return "refuses to answer";
                default:
                    return "tells the time, but the board does not take it";
            }
        }
    }
}
