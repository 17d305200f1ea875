using System.Net;
using SipPhone.Core.Hal;

namespace SipPhone.TestSupport
{
    /// <summary>A network that a test plugs in and out.</summary>
    public sealed class FakeLink : INetworkLink
    {
        private readonly IPEndPoint[] _dnsServers;

        /// <summary>Makes a link that is up.</summary>
        public FakeLink(params IPEndPoint[] dnsServers)
        {
            _dnsServers = dnsServers;
        }

        public bool IsUp { get; set; } = true;

        public int DnsServerCount => _dnsServers.Length;

        public byte[] GetDnsServerAddress(int index)
        {
            return _dnsServers[index].Address.GetAddressBytes();
        }

        public int GetDnsServerPort(int index)
        {
            return _dnsServers[index].Port;
        }
    }
}
