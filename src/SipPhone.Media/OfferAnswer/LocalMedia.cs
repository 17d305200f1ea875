using System;
using SipPhone.Core;
using SipPhone.Media.Sdp;

namespace SipPhone.Media.OfferAnswer
{
    // Our side of the descriptions of one call. Invariant: SessionId never changes during a call (RFC 3264 §8).

    /// <summary>Where we receive, and what we want.</summary>
    public sealed class LocalMedia
    {
        private readonly byte[] _address = new byte[IpLiteral.Ipv6Bytes];

        /// <summary>Our address in network order.</summary>
        public byte[] Address
        {
            get { return _address; }
        }

        /// <summary>4 or 16.</summary>
        public int AddressLength { get; private set; }

        /// <summary>Our RTP port, 1 to 65,534.</summary>
        public int Port { get; private set; }

        /// <summary>The id in our o= line, 0 to 2,147,483,647.</summary>
        public int SessionId { get; private set; }

        /// <summary>The direction that we want: both ways, or only sending while we hold the peer.</summary>
        public SdpDirection Direction { get; internal set; }

        /// <summary>The payload type of telephone-event in our offers, 96 to 127.</summary>
        public int EventPayloadType { get; internal set; }

        /// <summary>Starts a call.</summary>
        /// <param name="address">Our address in network order; copied.</param>
        /// <param name="addressLength">4 or 16.</param>
        /// <param name="port">Our RTP port, 1 to 65,534.</param>
        /// <param name="sessionId">A number that no other call of ours has; 0 to 2,147,483,647.</param>
        internal void Start(byte[] address, int addressLength, int port, int sessionId)
        {
            Array.Copy(address, 0, _address, 0, addressLength);
            AddressLength = addressLength;
            Port = port;
            SessionId = sessionId;
            Direction = SdpDirection.SendReceive;
            EventPayloadType = MediaNegotiation.UsualEventPayloadType;
        }
    }
}
