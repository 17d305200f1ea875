namespace SipPhone.Sip.Sessions
{
    /// <summary>The requests of ours inside a dialog that are no INVITE; at most one of each is out.</summary>
    internal enum DialogRequestKind
    {
        /// <summary>BYE, RFC 3261 §15.</summary>
        Bye = 0,

        /// <summary>PRACK, RFC 3262 §4.</summary>
        Prack,

        /// <summary>UPDATE without an offer: the refresh of RFC 4028 §10.</summary>
        Update,

        /// <summary>INFO, RFC 6086.</summary>
        Info,

        /// <summary>REFER, RFC 3515.</summary>
        Refer,

        /// <summary>NOTIFY of a transfer that the peer asked for, RFC 3515 §2.4.4.</summary>
        Notify,
    }
}
