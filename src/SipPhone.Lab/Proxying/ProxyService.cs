namespace SipPhone.Lab.Proxying
{
    /// <summary>What a lab's proxy does with what it gets: for tests of phones.</summary>
    public enum ProxyService
    {
        /// <summary>Its work.</summary>
        Serving = 0,

        /// <summary>Nothing: no message and no ping is answered.</summary>
        Silent,

        /// <summary>Every request but ACK is answered 503.</summary>
        Unavailable,
    }
}
