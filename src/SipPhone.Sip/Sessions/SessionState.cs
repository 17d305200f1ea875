namespace SipPhone.Sip.Sessions
{
    /// <summary>Where a session stands.</summary>
    public enum SessionState
    {
        /// <summary>None: free to be used.</summary>
        Idle = 0,

        /// <summary>Ours: INVITE sent, no response beyond 100.</summary>
        Calling,

        /// <summary>Ours: the peer answered 101 to 199; it may be ringing.</summary>
        Proceeding,

        /// <summary>The peer's: INVITE received, not answered yet.</summary>
        Incoming,

        /// <summary>The peer's: we sent a 2xx, the ACK has not come.</summary>
        Accepting,

        /// <summary>It stands.</summary>
        Confirmed,

        /// <summary>CANCEL or BYE is out.</summary>
        Ending,
    }
}
