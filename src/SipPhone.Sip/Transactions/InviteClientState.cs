namespace SipPhone.Sip.Transactions
{
    /// <summary>The states of an INVITE client transaction, RFC 3261 §17.1.1 and RFC 6026 §7.2.</summary>
    public enum InviteClientState
    {
        /// <summary>Not started, or over.</summary>
        Terminated = 0,

        /// <summary>Sent, without a response so far.</summary>
        Calling,

        /// <summary>A provisional response came.</summary>
        Proceeding,

        /// <summary>A 300 to 699 came and was acknowledged.</summary>
        Completed,

        /// <summary>A 2xx came (RFC 6026): more of them may follow.</summary>
        Accepted,
    }
}
