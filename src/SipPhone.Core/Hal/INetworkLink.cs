namespace SipPhone.Core.Hal
{
    /// <summary>The network as the phone sees it: whether it is there, and whom to ask for names.</summary>
    public interface INetworkLink
    {
        /// <summary>True when an address is configured and packets can be sent.</summary>
        bool IsUp { get; }

        /// <summary>How many DNS servers the network gave: 0 to 2.</summary>
        int DnsServerCount { get; }

        /// <summary>One DNS server.</summary>
        /// <param name="index">0 to <see cref="DnsServerCount"/> - 1.</param>
        /// <returns>Its address, 4 or 16 octets in network order; the array belongs to the link.</returns>
        byte[] GetDnsServerAddress(int index);

        /// <summary>The port of that DNS server: 53 but in tests and on the PC.</summary>
        /// <param name="index">0 to <see cref="DnsServerCount"/> - 1.</param>
        /// <returns>1 to 65,535.</returns>
        int GetDnsServerPort(int index);
    }
}
