namespace SipPhone.Sip.Transport
{
    /// <summary>Where the connection to the domain's server stands.</summary>
    public enum ConnectionState
    {
        /// <summary>Never opened, or closed by us.</summary>
        Idle = 0,

        /// <summary>RFC 3263 is looking for the server.</summary>
        Locating,

        /// <summary>TCP is being connected to a candidate.</summary>
        Connecting,

        /// <summary>TLS is being negotiated with a candidate.</summary>
        Handshaking,

        /// <summary>The peer was recognised; SIP may flow.</summary>
        Open,

        /// <summary>No candidate is left, or the open connection was lost.</summary>
        Failed,
    }
}
