namespace SipPhone.Phone.Calls
{
    // Why a call ended, for the person at the phone. Invariant: each end has one reason, the first one.

    /// <summary>Why a call ended.</summary>
    public enum CallEnd
    {
        /// <summary>We hung up, or declined.</summary>
        HungUp = 0,

        /// <summary>The peer hung up.</summary>
        PeerHungUp,

        /// <summary>The caller gave up before we answered: a missed call.</summary>
        Cancelled,

        /// <summary>Nobody answered in time, here or there.</summary>
        NoAnswer,

        /// <summary>The peer, or its server, refused: the status says why.</summary>
        Refused,

        /// <summary>It was transferred, by us or by the peer.</summary>
        Transferred,

        /// <summary>Another call took its place, or another phone answered.</summary>
        Replaced,

        /// <summary>The peer's phone gave no sign any more.</summary>
        TimedOut,

        /// <summary>Our password was refused.</summary>
        Unauthorized,

        /// <summary>No common codec or way of media.</summary>
        NotAcceptable,

        /// <summary>The connection to the server was lost.</summary>
        ConnectionLost,

        /// <summary>The peer broke the protocol.</summary>
        ProtocolError,
    }
}
