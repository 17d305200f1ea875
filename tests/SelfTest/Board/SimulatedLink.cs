using SipPhone.Core.Hal;

namespace SipPhone.SelfTest.Board
{
    // A network that is up, with one DNS server.

    /// <summary>The network of a simulated board.</summary>
    public sealed class SimulatedLink : INetworkLink
    {
        private readonly byte[] _server = { 192, 0, 2, 53 };

        /// <inheritdoc/>
        public bool IsUp
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public int DnsServerCount
        {
            get { return 1; }
        }

        /// <inheritdoc/>
        public byte[] GetDnsServerAddress(int index)
        {
            return _server;
        }

        /// <inheritdoc/>
        public int GetDnsServerPort(int index)
        {
            return 53;
        }
    }
}
