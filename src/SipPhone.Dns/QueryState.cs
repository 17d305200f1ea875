namespace SipPhone.Dns
{
    /// <summary>Where a query stands; the table is in <see cref="Resolver"/>.</summary>
    public enum QueryState
    {
        /// <summary>Nobody asks.</summary>
        Free = 0,

        /// <summary>A datagram was sent.</summary>
        Asking,

        /// <summary>The answer was cut; it is fetched over TCP, or waits for the TCP connection to get free.</summary>
        AskingStream,

        /// <summary>The result stands.</summary>
        Done,
    }
}
