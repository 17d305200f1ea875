namespace SipPhone.Sip.Transactions
{
    /// <summary>What a transaction has to tell its user.</summary>
    public enum TransactionEvent
    {
        /// <summary>Nothing: no timer fired, or the response belongs to no running transaction.</summary>
        None = 0,

        /// <summary>A 1xx response came.</summary>
        Provisional,

        /// <summary>A final response came; the transaction is over.</summary>
        Final,

        /// <summary>A 2xx to an INVITE came, the first or a further one (RFC 6026 §7.2).</summary>
        Success,

        /// <summary>A 300 to 699 to an INVITE came again: it is acknowledged again.</summary>
        FinalAgain,

        /// <summary>No final response (of a server transaction: no ACK) came in time; it is over.</summary>
        Timeout,

        /// <summary>A received INVITE has no response after 200 ms: a 100 is due (RFC 3261 §17.2.1).</summary>
        TryingDue,
    }
}
