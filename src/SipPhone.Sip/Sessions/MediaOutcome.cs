namespace SipPhone.Sip.Sessions
{
    /// <summary>What became of a session description of the peer's.</summary>
    public enum MediaOutcome
    {
        /// <summary>Taken.</summary>
        Ok = 0,

        /// <summary>Well formed, but nothing in it that we have: 488.</summary>
        NotAcceptable,

        /// <summary>Malformed: 400.</summary>
        Malformed,
    }
}
