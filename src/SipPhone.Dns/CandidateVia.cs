namespace SipPhone.Dns
{
    /// <summary>How a candidate was found.</summary>
    public enum CandidateVia
    {
        /// <summary>NAPTR, then SRV: located.</summary>
        Naptr = 0,

        /// <summary>SRV, without NAPTR: located.</summary>
        Srv,

        /// <summary>The addresses of the URI's own host name: not located.</summary>
        Address,

        /// <summary>The URI holds the address itself: not located.</summary>
        Literal,
    }
}
