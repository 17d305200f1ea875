namespace SipPhone.Phone.Calls
{
    // Where a call stands, for the person at the phone. Invariant: Idle means that nothing is left of it.

    /// <summary>Where a call stands.</summary>
    public enum CallState
    {
        /// <summary>None: free to be used.</summary>
        Idle = 0,

        /// <summary>Ours: on the way, or between two targets of the hunt list.</summary>
        Calling,

        /// <summary>Ours: the peer is being rung.</summary>
        Alerting,

        /// <summary>The peer's: we ring.</summary>
        Ringing,

        /// <summary>The peer's: answered, its ACK has not come.</summary>
        Accepting,

        /// <summary>It stands, and we do not hold it.</summary>
        Active,

        /// <summary>It stands, and we hold it.</summary>
        Held,

        /// <summary>Being ended.</summary>
        Ending,
    }
}
