using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Settings;

namespace SipPhone.Shell.Application
{
    // The board's network with the DNS servers of dns.servers in the place of its own. Invariant: the servers are the
    // setting's or the network's, never a mixture.

    /// <summary>A network whose DNS servers can be set.</summary>
    public sealed class ConfiguredLink : INetworkLink
    {
        private const int DnsPort = 53;

        private readonly INetworkLink _link;
        private byte[][] _addresses;
        private int[] _ports;

        /// <summary>Makes one with the network's own servers.</summary>
        /// <param name="link">The network.</param>
        public ConfiguredLink(INetworkLink link)
        {
            _link = link;
        }

        /// <inheritdoc/>
        public bool IsUp
        {
            get { return _link.IsUp; }
        }

        /// <inheritdoc/>
        public int DnsServerCount
        {
            get { return _addresses == null ? _link.DnsServerCount : _addresses.Length; }
        }

        /// <summary>Takes the servers of a setting.</summary>
        /// <param name="list">
        /// Addresses with or without a port, commas between them, checked before; null for the network's own.
        /// </param>
        public void SetServers(byte[] list)
        {
            if (list == null)
            {
                _addresses = null;
                _ports = null;
                return;
            }

            int count = SettingList.Count(list, 0, list.Length);
            _addresses = new byte[count][];
            _ports = new int[count];
            byte[] address = new byte[IpLiteral.Ipv6Bytes];
            for (int i = 0; i < count; i++)
            {
                SettingList.Find(list, 0, list.Length, i, out int offset, out int end);
                _addresses[i] = new byte[HostPort.ReadAddress(list, offset, end, address, out int port)];
                Array.Copy(address, 0, _addresses[i], 0, _addresses[i].Length);
                _ports[i] = port == 0 ? DnsPort : port;
            }
        }

        /// <inheritdoc/>
        public byte[] GetDnsServerAddress(int index)
        {
            return _addresses == null ? _link.GetDnsServerAddress(index) : _addresses[index];
        }

        /// <inheritdoc/>
        public int GetDnsServerPort(int index)
        {
            return _ports == null ? _link.GetDnsServerPort(index) : _ports[index];
        }
    }
}
