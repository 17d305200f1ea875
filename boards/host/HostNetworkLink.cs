using System;
using System.Collections.Generic;
using System.Net;
using System.Net.NetworkInformation;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // The PC's network. Either the caller names the DNS servers (tests, --dns), and then the link counts as up, or they
    // are the system's, read again at most every few seconds so that the phone follows a laptop from network to
    // network.

    /// <summary>The PC's network as the phone sees it.</summary>
    public sealed class HostNetworkLink : INetworkLink
    {
        private const int DnsPort = 53;
        private const int MaxDnsServers = 2;
        private const int RefreshMs = 5000;

        private readonly bool _isFixed;
        private IPEndPoint[] _servers;
        private byte[][] _addresses;
        private bool _isUp;
        private long _refreshAtMs;

        /// <summary>Makes a link that asks the system.</summary>
        public HostNetworkLink()
        {
            _servers = [];
            _addresses = [];
        }

        /// <summary>Makes a link with these DNS servers, always up.</summary>
        /// <param name="dnsServers">The servers in order; those after the second are not used.</param>
        public HostNetworkLink(IReadOnlyList<IPEndPoint> dnsServers)
        {
            _isFixed = true;
            _isUp = true;
            Take(dnsServers, out _servers, out _addresses);
        }

        /// <inheritdoc/>
        public bool IsUp
        {
            get
            {
                Refresh();
                return _isUp;
            }
        }

        /// <inheritdoc/>
        public int DnsServerCount
        {
            get
            {
                Refresh();
                return _servers.Length;
            }
        }

        /// <inheritdoc/>
        public byte[] GetDnsServerAddress(int index)
        {
            return _addresses[index];
        }

        /// <inheritdoc/>
        public int GetDnsServerPort(int index)
        {
            return _servers[index].Port;
        }

        private static void Take(IReadOnlyList<IPEndPoint> from, out IPEndPoint[] servers, out byte[][] addresses)
        {
            int count = Math.Min(from.Count, MaxDnsServers);
            servers = new IPEndPoint[count];
            addresses = new byte[count][];
            for (int i = 0; i < count; i++)
            {
                servers[i] = from[i];
                addresses[i] = from[i].Address.GetAddressBytes();
            }
        }

        private void Refresh()
        {
            long nowMs = Environment.TickCount64;
            if (_isFixed || nowMs < _refreshAtMs)
            {
                return;
            }

            _refreshAtMs = nowMs + RefreshMs;
            List<IPEndPoint> found = [];
            bool isUp = false;
            try
            {
                foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
                {
                    if (network.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
                    {
                        isUp |= network.NetworkInterfaceType != NetworkInterfaceType.Loopback;
                        AddServers(network.GetIPProperties().DnsAddresses, found);
                    }
                }
            }
            catch (NetworkInformationException)
            {
                // The system does not tell: no servers, and down until it does.
                isUp = false;
            }

            _isUp = isUp;
            Take(found, out _servers, out _addresses);
        }

        private static void AddServers(IPAddressCollection addresses, List<IPEndPoint> found)
        {
            foreach (IPAddress address in addresses)
            {
                // A link-local server needs the interface's number beside its 16 octets, which the boundary has no
                // place for.
                IPEndPoint server = new(address, DnsPort);
                if (!address.IsIPv6LinkLocal && !found.Contains(server))
                {
                    found.Add(server);
                }
            }
        }
    }
}
