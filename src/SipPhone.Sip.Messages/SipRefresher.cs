namespace SipPhone.Sip.Messages
{
    /// <summary>Who refreshes a session, RFC 4028 §4.</summary>
    public enum SipRefresher
    {
        /// <summary>Not said.</summary>
        None = 0,

        /// <summary>The client of the request that carries the field.</summary>
        Uac,

        /// <summary>Its server.</summary>
        Uas,
    }
}
