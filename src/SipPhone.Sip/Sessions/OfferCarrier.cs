namespace SipPhone.Sip.Sessions
{
    /// <summary>Which message carried an offer, and so which one carries its answer (RFC 6337 §2.2, table 1).</summary>
    public enum OfferCarrier
    {
        /// <summary>INVITE: answered in its 2xx, or in a reliable 1xx.</summary>
        Invite = 0,

        /// <summary>2xx to INVITE: answered in the ACK.</summary>
        Success,

        /// <summary>Reliable 1xx to INVITE: answered in its PRACK.</summary>
        Provisional,

        /// <summary>PRACK: answered in its 2xx.</summary>
        Prack,

        /// <summary>UPDATE: answered in its 2xx.</summary>
        Update,
    }
}
