namespace SipPhone.Dns
{
    /// <summary>Where a locator stands.</summary>
    public enum LocatorState
    {
        /// <summary>Nothing was asked, or it was stopped.</summary>
        Idle = 0,

        /// <summary>Questions are out.</summary>
        Locating,

        /// <summary>The result stands.</summary>
        Done,
    }
}
