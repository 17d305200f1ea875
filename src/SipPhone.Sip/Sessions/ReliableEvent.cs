namespace SipPhone.Sip.Sessions
{
    /// <summary>What a reliable provisional response wants to be done.</summary>
    public enum ReliableEvent
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>Send the response again, with the same RSeq (RFC 3262 §3).</summary>
        SendAgain,

        /// <summary>No PRACK came for 64 * T1: answer the INVITE with a 5xx (RFC 3262 §3).</summary>
        TimedOut,
    }
}
