namespace SipPhone.Sip.Transactions
{
    /// <summary>What a request of ours has to tell its owner.</summary>
    public enum RequestEvent
    {
        /// <summary>Nothing: no timer fired, or the message is not for it.</summary>
        None = 0,

        /// <summary>A 1xx came.</summary>
        Provisional,

        /// <summary>A challenge came that can be answered: write the request again, with the next CSeq.</summary>
        WriteAgain,

        /// <summary>The final response came, a challenge that is of no use among them; it is over.</summary>
        Final,

        /// <summary>No final response came in time, which counts as a 408 (RFC 3261 §8.1.3.1); it is over.</summary>
        Timeout,
    }
}
