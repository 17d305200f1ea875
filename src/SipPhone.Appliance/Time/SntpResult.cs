namespace SipPhone.Appliance.Time
{
    /// <summary>What a datagram says that came for a question of ours.</summary>
    public enum SntpResult
    {
        /// <summary>The time.</summary>
        Ok = 0,

        /// <summary>It is shorter than a message.</summary>
        TooShort,

        /// <summary>It is no server's answer, or of a version that we do not speak.</summary>
        NotReply,

        /// <summary>It answers another question, or somebody made it up who did not see ours.</summary>
        NotOurs,

        /// <summary>The server is asked too often: the kiss code RATE (RFC 5905 §7.4).</summary>
        TooOften,

        /// <summary>The server does not serve us: the kiss codes DENY and RSTR (RFC 5905 §7.4).</summary>
        Denied,

        /// <summary>The server does not know the time itself.</summary>
        NotSynchronized,

        /// <summary>The time is one before this program was written.</summary>
        Implausible,
    }
}
