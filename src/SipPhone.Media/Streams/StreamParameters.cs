using System;
using SipPhone.Core;
using SipPhone.Media.Sdp;

namespace SipPhone.Media.Streams
{
    // What one exchange of offer and answer agreed on for our stream of sound. Invariant: Codec is None before the
    // first one, and the rest is of no meaning then.

    /// <summary>Everything that a stream has to know. Reusable.</summary>
    public sealed class StreamParameters
    {
        /// <summary>Where to send, in network order: 4 octets or 16, by <see cref="RemoteAddressLength"/>.</summary>
        public byte[] RemoteAddress { get; } = new byte[IpLiteral.Ipv6Bytes];

        /// <summary>4 or 16; 0 when the peer named no address, so that nothing can be sent.</summary>
        public int RemoteAddressLength { get; internal set; }

        /// <summary>Where to send, 1 to 65,535.</summary>
        public int RemotePort { get; internal set; }

        /// <summary>How to code what is sent. What arrives may be either codec, by its payload type.</summary>
        public AudioCodec Codec { get; internal set; }

        /// <summary>Payload type of what is sent, 0 to 127.</summary>
        public int SendPayloadType { get; internal set; }

        /// <summary>
        /// Payload type that <see cref="Codec"/> arrives with, 0 to 127. The static ones (0 PCMU, 8 PCMA) are as good.
        /// </summary>
        public int ReceivePayloadType { get; internal set; }

        /// <summary>Payload type to send telephone-event with (RFC 4733), 0 to 127; -1 for none.</summary>
        public int SendEventPayloadType { get; internal set; } = SdpMedia.NoPayloadType;

        /// <summary>Payload type that telephone-event arrives with, 0 to 127; -1 for none.</summary>
        public int ReceiveEventPayloadType { get; internal set; } = SdpMedia.NoPayloadType;

        /// <summary>Milliseconds of sound in a packet that is sent: 10 to 60, a multiple of ten.</summary>
        public int PtimeMs { get; internal set; }

        /// <summary>Which way the stream goes, seen from us.</summary>
        public SdpDirection Direction { get; internal set; }

        /// <summary>True while the peer wants nothing from us: we are on hold.</summary>
        public bool IsHeldByPeer { get; internal set; }

        /// <summary>Whether sound may be sent.</summary>
        public bool IsSending
        {
            get { return (Direction & SdpDirection.SendOnly) != 0; }
        }

        /// <summary>Whether sound is to be expected.</summary>
        public bool IsReceiving
        {
            get { return (Direction & SdpDirection.ReceiveOnly) != 0; }
        }

        /// <summary>Takes over all values of another.</summary>
        /// <param name="other">The other; its address is copied.</param>
        internal void CopyFrom(StreamParameters other)
        {
            Array.Copy(other.RemoteAddress, 0, RemoteAddress, 0, RemoteAddress.Length);
            RemoteAddressLength = other.RemoteAddressLength;
            RemotePort = other.RemotePort;
            Codec = other.Codec;
            SendPayloadType = other.SendPayloadType;
            ReceivePayloadType = other.ReceivePayloadType;
            SendEventPayloadType = other.SendEventPayloadType;
            ReceiveEventPayloadType = other.ReceiveEventPayloadType;
            PtimeMs = other.PtimeMs;
            Direction = other.Direction;
            IsHeldByPeer = other.IsHeldByPeer;
        }

        /// <summary>Forgets everything.</summary>
        internal void Clear()
        {
            RemoteAddressLength = 0;
            RemotePort = 0;
            Codec = AudioCodec.None;
            SendPayloadType = 0;
            ReceivePayloadType = 0;
            SendEventPayloadType = SdpMedia.NoPayloadType;
            ReceiveEventPayloadType = SdpMedia.NoPayloadType;
            PtimeMs = 0;
            Direction = SdpDirection.Inactive;
            IsHeldByPeer = false;
        }
    }
}
