using System.Net;
using System.Net.NetworkInformation;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // The network interfaces of the ESP32. Reading them allocates, so it is done by Poll once in RefreshIntervalMs, and
    // the properties answer from what was read last.
    // Invariant: the first DnsServerCount entries of _dnsServers are addresses, and there are none while the link is
    // down.

    /// <summary>The network that the ESP32 has joined, over Wi-Fi or Ethernet; IPv4, as stock images have it.</summary>
    public sealed class Esp32NetworkLink : INetworkLink
    {
        // A lease or a lost access point is noticed this late at most.
        private const int RefreshIntervalMs = 1000;

        private const int MaxDnsServers = 2;
        private const int DnsPort = 53;
        private const string NoAddress = "0.0.0.0";

        private readonly byte[][] _dnsServers = new byte[MaxDnsServers][];
        private int _dnsServerCount;
        private bool _isUp;
        private long _refreshAtMs;

        /// <inheritdoc/>
        public bool IsUp
        {
            get { return _isUp; }
        }

        /// <inheritdoc/>
        public int DnsServerCount
        {
            get { return _dnsServerCount; }
        }

        /// <summary>When <see cref="Poll"/> wants to be called next, in the clock's milliseconds.</summary>
        public long NextDeadlineMs
        {
            get { return _refreshAtMs; }
        }

        /// <inheritdoc/>
        public byte[] GetDnsServerAddress(int index)
        {
            return _dnsServers[index];
        }

        /// <inheritdoc/>
        public int GetDnsServerPort(int index)
        {
            return DnsPort;
        }

        /// <summary>Reads the interfaces again when it is time to. Call it from the loop.</summary>
        /// <param name="nowMs">The clock's milliseconds.</param>
        public void Poll(long nowMs)
        {
            if (nowMs < _refreshAtMs)
            {
                return;
            }

            _refreshAtMs = nowMs + RefreshIntervalMs;
            _isUp = false;
            _dnsServerCount = 0;
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            for (int i = 0; i < interfaces.Length && !_isUp; i++)
            {
                Read(interfaces[i]);
            }
        }

        private void Read(NetworkInterface candidate)
        {
            string address = candidate.IPv4Address;
            if (address == null || address == NoAddress)
            {
                return;
            }

            _isUp = true;
            string[] servers = candidate.IPv4DnsAddresses;
            for (int i = 0; i < servers.Length && _dnsServerCount < MaxDnsServers; i++)
            {
                _dnsServers[_dnsServerCount++] = IPAddress.Parse(servers[i]).GetAddressBytes();
            }
        }
    }
}
