using SipPhone.Core.Hal;
using SipPhone.Media.Streams;

namespace SipPhone.Phone
{
    /// <summary>What a board hands to the phone: one object of each boundary.</summary>
    public sealed class PhoneBoard
    {
        /// <summary>Time.</summary>
        public IClock Clock { get; set; }

        /// <summary>Random octets.</summary>
        public IRandom Random { get; set; }

        /// <summary>The network and its DNS servers.</summary>
        public INetworkLink Link { get; set; }

        /// <summary>Sockets for DNS queries, up to <see cref="Core.Limits.MaxDnsQueries"/>.</summary>
        public IDatagramSocket[] DnsSockets { get; set; }

        /// <summary>For DNS answers that do not fit a datagram; null where the board has none.</summary>
        public IStreamSocket DnsStream { get; set; }

        /// <summary>The TLS connection to the server.</summary>
        public ISecureChannel Channel { get; set; }

        /// <summary>
        /// A stream of sound for each of <see cref="Core.Limits.MaxSessions"/> calls; null where the board has no
        /// sound.
        /// </summary>
        public IMediaStream[] MediaStreams { get; set; }
    }
}
