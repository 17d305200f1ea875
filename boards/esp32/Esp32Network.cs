using System;
using System.Net;
using System.Net.NetworkInformation;
using nanoFramework.Networking;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32
{
    // The network of the ESP32. Reading its interfaces allocates, so Poll does it when the platform says that something
    // changed, every second while there is no address, and else seldom; the properties answer from what was read last.
    // A cable comes up without us. Wi-Fi is the joiner's, and on a board with a cable the radio is never touched.
    // The image asks a time server of its own choice when an address comes; it is stopped then, since whom the phone
    // asks is a setting, and a network without Internet is not to hear of strangers.
    // Invariant: the first DnsServerCount entries of _dnsServers are addresses, and there are none while the link is
    // down.

    /// <summary>The network that the ESP32 joins, over Wi-Fi or Ethernet; IPv4, as stock images have it.</summary>
    public sealed class Esp32Network : INetworkLink, INetworkSetup
    {
        // A lease is noticed this late at most.
        private const int RefreshIntervalDownMs = 1_000;

        // For DNS servers that a renewed lease changed, and for a loss that the platform did not tell.
        private const int RefreshIntervalUpMs = 30_000;

        private const int MaxDnsServers = 2;
        private const int DnsPort = 53;
        private const string NoAddress = "0.0.0.0";

        private readonly NetworkInterfaceType _type;
        private readonly WifiJoiner _joiner;
        private readonly byte[][] _dnsServers = new byte[MaxDnsServers][];
        private int _dnsServerCount;
        private bool _isUp;
        private bool _isStale;
        private long _refreshAtMs;

        /// <summary>Makes one; nothing is joined yet.</summary>
        /// <param name="isWireless">True for Wi-Fi, false for a board with a cable.</param>
        public Esp32Network(bool isWireless)
        {
            _type = isWireless ? NetworkInterfaceType.Wireless80211 : NetworkInterfaceType.Ethernet;
            _joiner = isWireless ? new WifiJoiner() : null;
            NetworkChange.NetworkAddressChanged += OnAddressChanged;
            NetworkChange.NetworkAvailabilityChanged += OnAvailabilityChanged;
        }

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

        /// <inheritdoc/>
        public bool IsWireless
        {
            get { return _joiner != null; }
        }

        /// <inheritdoc/>
        public NetworkJoinState State
        {
            get
            {
                if (_joiner != null)
                {
                    return _joiner.State;
                }

                return _isUp ? NetworkJoinState.Joined : NetworkJoinState.Joining;
            }
        }

        /// <summary>When <see cref="Poll"/> wants to be called next, in the clock's milliseconds.</summary>
        public long NextDeadlineMs
        {
            get
            {
                long joinAtMs = _joiner == null ? -1 : _joiner.NextDeadlineMs;
                return joinAtMs < 0 || _refreshAtMs < joinAtMs ? _refreshAtMs : joinAtMs;
            }
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

        /// <summary>
        /// Begins to join the Wi-Fi network, from the next <see cref="Poll"/> on; on a board with a cable nothing
        /// happens, and the platform's own name stays.
        /// </summary>
        /// <param name="hostname">
        /// The device's name for DHCP, 1 to 32 ASCII characters; empty for the platform's.
        /// </param>
        /// <param name="ssid">The Wi-Fi network's name; empty for none, and then the platform forgets its own.</param>
        /// <param name="password">
        /// Its password; empty for an open network. The array is not kept; a string of it is, which nothing can wipe.
        /// </param>
        public void Join(byte[] hostname, byte[] ssid, byte[] password)
        {
            if (_joiner != null)
            {
                _joiner.Join(hostname, ssid, password);
            }
        }

        /// <summary>Goes on joining, and reads the interfaces when it is time to. Call it from the loop.</summary>
        /// <param name="nowMs">The clock's milliseconds.</param>
        public void Poll(long nowMs)
        {
            if (_isStale || nowMs >= _refreshAtMs)
            {
                // Cleared first: what changes meanwhile is read again.
                bool wasUp = _isUp;
                _isStale = false;
                Refresh();

                // Soon once more after it came up: the image starts its client a moment after it tells of the address.
                _refreshAtMs = nowMs + (_isUp && wasUp ? RefreshIntervalUpMs : RefreshIntervalDownMs);
                if (_isUp)
                {
                    Sntp.Stop();
                }
            }

            if (_joiner != null)
            {
                _joiner.Poll(nowMs, _isUp);
            }
        }

        private void OnAddressChanged(object sender, EventArgs e)
        {
            _isStale = true;
        }

        private void OnAvailabilityChanged(object sender, NetworkAvailabilityEventArgs e)
        {
            _isStale = true;
        }

        private void Refresh()
        {
            _isUp = false;
            _dnsServerCount = 0;
            try
            {
                NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
                for (int i = 0; i < interfaces.Length && !_isUp; i++)
                {
                    // The access point that a board may offer is an interface too, always with an address.
                    if (interfaces[i].NetworkInterfaceType == _type)
                    {
                        Read(interfaces[i]);
                    }
                }
            }
            catch (Exception)
            {
                // An interface that the image did not start, or an address that is none: as good as no network.
                _isUp = false;
                _dnsServerCount = 0;
            }
        }

        private void Read(NetworkInterface candidate)
        {
            if (!IsAddress(candidate.IPv4Address))
            {
                return;
            }

            _isUp = true;
            string[] servers = candidate.IPv4DnsAddresses;
            for (int i = 0; i < servers.Length && _dnsServerCount < MaxDnsServers; i++)
            {
                if (IsAddress(servers[i]))
                {
                    _dnsServers[_dnsServerCount++] = IPAddress.Parse(servers[i]).GetAddressBytes();
                }
            }
        }

        private static bool IsAddress(string text)
        {
            return !string.IsNullOrEmpty(text) && text != NoAddress;
        }
    }
}
