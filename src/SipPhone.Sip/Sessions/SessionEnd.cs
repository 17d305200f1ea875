namespace SipPhone.Sip.Sessions
{
    /// <summary>Why a session ended.</summary>
    public enum SessionEnd
    {
        /// <summary>We hung up, cancelled or declined.</summary>
        Local = 0,

        /// <summary>The peer hung up (BYE).</summary>
        Remote,

        /// <summary>The peer gave up before we answered (CANCEL).</summary>
        Cancelled,

        /// <summary>Our INVITE was refused: the status code says why.</summary>
        Refused,

        /// <summary>Answered elsewhere or replaced by another call (Replaces, RFC 3891; Reason, RFC 3326).</summary>
        Replaced,

        /// <summary>No answer in time: Timer B, no ACK to our 2xx, a session timer that ran out.</summary>
        TimedOut,

        /// <summary>Our password was refused, or the challenge is unknown.</summary>
        Unauthorized,

        /// <summary>The session descriptions did not come together (488, or a body that makes no sense).</summary>
        NotAcceptable,

        /// <summary>The flow was lost and could not carry the request.</summary>
        ConnectionLost,

        /// <summary>The peer broke the protocol.</summary>
        ProtocolError,
    }
}
