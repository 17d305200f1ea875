namespace SipPhone.Sip.Sessions
{
    /// <summary>What the session timer wants to be done.</summary>
    public enum SessionTimerEvent
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>Refresh the session: UPDATE, or re-INVITE (RFC 4028 §7.4).</summary>
        Refresh,

        /// <summary>No refresh came through in time: BYE (RFC 4028 §10).</summary>
        Expired,
    }
}
