namespace SipPhone.Board.Esp32.Stock
{
    /// <summary>Whether TLS may read.</summary>
    internal enum GateResult
    {
        /// <summary>Not now.</summary>
        Nothing = 0,

        /// <summary>Yes: a whole record of application data is there.</summary>
        Record,

        /// <summary>There will be no more.</summary>
        Ended,

        /// <summary>What comes is not what an open TLS 1.2 connection has.</summary>
        Broken,

        /// <summary>A record was begun and did not come in whole in time.</summary>
        Stalled,
    }
}
