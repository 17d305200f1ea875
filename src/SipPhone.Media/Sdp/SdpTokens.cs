using SipPhone.Core;

namespace SipPhone.Media.Sdp
{
    // The words of SDP that we read and write, RFC 8866 and RFC 4733. Invariant: none is ever changed.

    /// <summary>Words of session descriptions as octets.</summary>
    public static class SdpTokens
    {
        /// <summary>Media type of sound (RFC 8866 §5.14).</summary>
        public static readonly byte[] Audio = Ascii.ToBytes("audio");

        /// <summary>RTP with the audio-visual profile (RFC 3551), not encrypted.</summary>
        public static readonly byte[] RtpAvp = Ascii.ToBytes("RTP/AVP");

        /// <summary>Network type (RFC 8866 §5.7).</summary>
        public static readonly byte[] In = Ascii.ToBytes("IN");

        /// <summary>Address type.</summary>
        public static readonly byte[] Ip4 = Ascii.ToBytes("IP4");

        /// <summary>Address type.</summary>
        public static readonly byte[] Ip6 = Ascii.ToBytes("IP6");

        /// <summary>Encoding name of G.711 µ-law (RFC 3551 §4.5.14).</summary>
        public static readonly byte[] Pcmu = Ascii.ToBytes("PCMU");

        /// <summary>Encoding name of G.711 A-law (RFC 3551 §4.5.14).</summary>
        public static readonly byte[] Pcma = Ascii.ToBytes("PCMA");

        /// <summary>Encoding name of DTMF digits in RTP (RFC 4733 §2.1).</summary>
        public static readonly byte[] TelephoneEvent = Ascii.ToBytes("telephone-event");

        /// <summary>Attribute: what a payload type stands for (RFC 8866 §6.6).</summary>
        public static readonly byte[] RtpMap = Ascii.ToBytes("rtpmap");

        /// <summary>Attribute: parameters of a format (RFC 8866 §6.15).</summary>
        public static readonly byte[] Fmtp = Ascii.ToBytes("fmtp");

        /// <summary>Attribute: wanted milliseconds of sound in a packet (RFC 8866 §6.4).</summary>
        public static readonly byte[] Ptime = Ascii.ToBytes("ptime");

        /// <summary>Attribute: most milliseconds of sound in a packet (RFC 8866 §6.5).</summary>
        public static readonly byte[] MaxPtime = Ascii.ToBytes("maxptime");

        /// <summary>Attribute: both ways (RFC 8866 §6.7.2).</summary>
        public static readonly byte[] SendRecv = Ascii.ToBytes("sendrecv");

        /// <summary>Attribute: the writer only sends (RFC 8866 §6.7.3).</summary>
        public static readonly byte[] SendOnly = Ascii.ToBytes("sendonly");

        /// <summary>Attribute: the writer only receives (RFC 8866 §6.7.1).</summary>
        public static readonly byte[] RecvOnly = Ascii.ToBytes("recvonly");

        /// <summary>Attribute: neither way (RFC 8866 §6.7.4).</summary>
        public static readonly byte[] Inactive = Ascii.ToBytes("inactive");

        /// <summary>The word for a direction.</summary>
        /// <param name="direction">The direction.</param>
        /// <returns>The name of its attribute.</returns>
        public static byte[] NameOf(SdpDirection direction)
        {
            switch (direction)
            {
                case SdpDirection.SendReceive: return SendRecv;
                case SdpDirection.SendOnly: return SendOnly;
                case SdpDirection.ReceiveOnly: return RecvOnly;
                default: return Inactive;
            }
        }
    }
}
