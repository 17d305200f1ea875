namespace SipPhone.Sip.Sessions
{
    /// <summary>What the body of a message is to a session.</summary>
    public enum SessionBodyKind
    {
        /// <summary>There is none, or one that may be passed over.</summary>
        None = 0,

        /// <summary>A session description.</summary>
        Description,

        /// <summary>Something that would have to be understood: 415 to a request.</summary>
        Unknown,
    }
}
