namespace SipPhone.Sip.Transactions
{
    /// <summary>The states of an INVITE server transaction, RFC 3261 §17.2.1 and RFC 6026 §7.1.</summary>
    public enum InviteServerState
    {
        /// <summary>Not started, or over.</summary>
        Terminated = 0,

        /// <summary>Received, no final response so far.</summary>
        Proceeding,

        /// <summary>A 300 to 699 was sent; its ACK is awaited.</summary>
        Completed,

        /// <summary>The ACK of the 300 to 699 came.</summary>
        Confirmed,

        /// <summary>A 2xx was sent (RFC 6026).</summary>
        Accepted,
    }
}
