using System;
using System.Collections.Generic;
using System.Net;
using SipPhone.Board.Host;
using SipPhone.Core.Hal;
using SipPhone.Phone;

namespace SipPhone.Lab.Peers
{
    /// <summary>The host board as one phone needs it, and what its loop sleeps on.</summary>
    public sealed class PcBoard : IDisposable
    {
        private readonly HostDnsSockets _dnsSockets;
        private readonly HostSecureChannel _channel;
        private readonly HostWakeup? _ownWakeup;

        /// <summary>Makes one with nothing open.</summary>
        /// <param name="dnsServers">Whom to ask for names; empty for the system's servers.</param>
        /// <param name="anchors">Whom to trust.</param>
        /// <param name="identity">Presented when the server asks; null for none.</param>
        /// <param name="wakeup">What wakes the loop, and stays the caller's; null for one of this board's own.</param>
        public PcBoard(
            IReadOnlyList<IPEndPoint> dnsServers,
            ITrustStore anchors,
            IDeviceIdentity? identity = null,
            HostWakeup? wakeup = null)
        {
            _ownWakeup = wakeup is null ? new HostWakeup() : null;
            Wakeup = wakeup ?? _ownWakeup!;
            _dnsSockets = new HostDnsSockets(Wakeup);
            _channel = new HostSecureChannel(anchors, Wakeup, identity);
            Board = new PhoneBoard
            {
                Clock = Clock,
                Random = new HostRandom(),
                Link = dnsServers.Count == 0 ? new HostNetworkLink() : new HostNetworkLink(dnsServers),
                DnsSockets = _dnsSockets.Datagrams,
                DnsStream = _dnsSockets.Stream,
                Channel = _channel,
            };
        }

        /// <summary>What the phone runs on.</summary>
        public PhoneBoard Board { get; }

        /// <summary>The monotonic clock that the phone is polled with.</summary>
        public HostClock Clock { get; } = new();

        /// <summary>What wakes its loop.</summary>
        public HostWakeup Wakeup { get; }

        /// <summary>Octets of SIP that were sent.</summary>
        public long SipBytesSent => _channel.ApplicationBytesSent;

        /// <summary>Closes everything.</summary>
        public void Dispose()
        {
            _channel.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _dnsSockets.Dispose();
            _ownWakeup?.Dispose();
        }
    }
}
