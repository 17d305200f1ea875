using SipPhone.Core;

namespace SipPhone.Media.Sdp
{
    // The words of SDP that we read and write, RFC 8866 and RFC 4733. Invariant: the constants stand in the order of
    // the words.

    /// <summary>Words of session descriptions.</summary>
    public static class SdpTokens
    {
        /// <summary>The words themselves; each constant is the place of one.</summary>
        public static readonly WordTable Words = new WordTable(
            "audio|RTP/AVP|IN|IP4|IP6|PCMU|PCMA|telephone-event|rtpmap|" +
            "fmtp|ptime|maxptime|sendrecv|sendonly|recvonly|inactive");

        /// <summary>Media type of sound (RFC 8866 §5.14).</summary>
        public const int Audio = 0;

        /// <summary>RTP with the audio-visual profile (RFC 3551), not encrypted.</summary>
        public const int RtpAvp = 1;

        /// <summary>Network type (RFC 8866 §5.7).</summary>
        public const int In = 2;

        /// <summary>Address type.</summary>
        public const int Ip4 = 3;

        /// <summary>Address type.</summary>
        public const int Ip6 = 4;

        /// <summary>Encoding name of G.711 µ-law (RFC 3551 §4.5.14).</summary>
        public const int Pcmu = 5;

        /// <summary>Encoding name of G.711 A-law (RFC 3551 §4.5.14).</summary>
        public const int Pcma = 6;

        /// <summary>Encoding name of DTMF digits in RTP (RFC 4733 §2.1).</summary>
        public const int TelephoneEvent = 7;

        /// <summary>Attribute: what a payload type stands for (RFC 8866 §6.6).</summary>
        public const int RtpMap = 8;

        /// <summary>Attribute: parameters of a format (RFC 8866 §6.15).</summary>
        public const int Fmtp = 9;

        /// <summary>Attribute: wanted milliseconds of sound in a packet (RFC 8866 §6.4).</summary>
        public const int Ptime = 10;

        /// <summary>Attribute: most milliseconds of sound in a packet (RFC 8866 §6.5).</summary>
        public const int MaxPtime = 11;

        /// <summary>Attribute: both ways (RFC 8866 §6.7.2).</summary>
        public const int SendRecv = 12;

        /// <summary>Attribute: the writer only sends (RFC 8866 §6.7.3).</summary>
        public const int SendOnly = 13;

        /// <summary>Attribute: the writer only receives (RFC 8866 §6.7.1).</summary>
        public const int RecvOnly = 14;

        /// <summary>Attribute: neither way (RFC 8866 §6.7.4).</summary>
        public const int Inactive = 15;

        /// <summary>The word for a direction.</summary>
        /// <param name="direction">The direction.</param>
        /// <returns>The name of its attribute.</returns>
        public static int NameOf(SdpDirection direction)
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
