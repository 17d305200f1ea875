using SipPhone.Core;
using SipPhone.Media.Sdp;
using SipPhone.Media.Streams;

namespace SipPhone.Media.OfferAnswer
{
    // Writes our descriptions, RFC 8866 §5 and RFC 3264 §5 to §8. Invariant: the same state gives the same octets.

    /// <summary>Writes the pieces of our offers and answers.</summary>
    public static class DescriptionWriter
    {
        /// <summary>Milliseconds of sound in a packet that we ask for (RFC 3551 §4.2: 20 by default).</summary>
        public const int UsualPtimeMs = 20;

        private static readonly byte[] VersionAndOrigin = Ascii.ToBytes("v=0\r\no=- ");
        private static readonly byte[] InIp4 = Ascii.ToBytes(" IN IP4 ");
        private static readonly byte[] InIp6 = Ascii.ToBytes(" IN IP6 ");
        private static readonly byte[] NameAndConnection = Ascii.ToBytes("\r\ns=-\r\nc=IN IP4 ");
        private static readonly byte[] NameAndConnection6 = Ascii.ToBytes("\r\ns=-\r\nc=IN IP6 ");
        private static readonly byte[] Time = Ascii.ToBytes("\r\nt=0 0\r\n");
        private static readonly byte[] AudioLine = Ascii.ToBytes("m=audio ");
        private static readonly byte[] MediaLine = Ascii.ToBytes("m=");
        private static readonly byte[] Protocol = Ascii.ToBytes(" RTP/AVP");
        private static readonly byte[] Refused = Ascii.ToBytes(" 0 ");
        private static readonly byte[] RtpMap = Ascii.ToBytes("\r\na=rtpmap:");
        private static readonly byte[] PcmuMap = Ascii.ToBytes(" PCMU/8000");
        private static readonly byte[] PcmaMap = Ascii.ToBytes(" PCMA/8000");
        private static readonly byte[] EventMap = Ascii.ToBytes(" telephone-event/8000\r\na=fmtp:");

        // RFC 4733 §2.4.1: the digits, *, # and A-D.
        private static readonly byte[] Events = Ascii.ToBytes(" 0-15");
        private static readonly byte[] Ptime = Ascii.ToBytes("\r\na=ptime:");
        private static readonly byte[] Attribute = Ascii.ToBytes("\r\na=");
        private static readonly byte[] LineEnd = Ascii.ToBytes("\r\n");

        /// <summary>Writes the lines of the session.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="local">Our side.</param>
        /// <param name="version">The version in o=, 0 to 2,147,483,647.</param>
        public static void WriteSession(ByteWriter writer, LocalMedia local, int version)
        {
            bool isIp4 = local.AddressLength == IpLiteral.Ipv4Bytes;
            writer.Write(VersionAndOrigin);
            writer.WriteDecimal(local.SessionId);
            writer.Write(' ');
            writer.WriteDecimal(version);
            writer.Write(isIp4 ? InIp4 : InIp6);
            IpAddressText.WriteBare(writer, local.Address, local.AddressLength);
            writer.Write(isIp4 ? NameAndConnection : NameAndConnection6);
            IpAddressText.WriteBare(writer, local.Address, local.AddressLength);
            writer.Write(Time);
        }

        /// <summary>Writes our stream as an offer has it: both codecs, telephone-event, our direction.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="local">Our side.</param>
        public static void WriteOfferedAudio(ByteWriter writer, LocalMedia local)
        {
            StartAudio(writer, local);
            WriteFormat(writer, SdpMedia.StaticPcmu);
            WriteFormat(writer, SdpMedia.StaticPcma);
            WriteFormat(writer, local.EventPayloadType);
            WriteMap(writer, SdpMedia.StaticPcmu, PcmuMap);
            WriteMap(writer, SdpMedia.StaticPcma, PcmaMap);
            WriteEventMap(writer, local.EventPayloadType);
            EndAudio(writer, UsualPtimeMs, local.Direction);
        }

        /// <summary>Writes our stream as an answer has it: the chosen codec, with the offer's numbers.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="local">Our side.</param>
        /// <param name="agreed">What was agreed.</param>
        public static void WriteAnsweredAudio(ByteWriter writer, LocalMedia local, StreamParameters agreed)
        {
            StartAudio(writer, local);
            WriteFormat(writer, agreed.ReceivePayloadType);
            if (agreed.ReceiveEventPayloadType >= 0)
            {
                WriteFormat(writer, agreed.ReceiveEventPayloadType);
            }

            WriteMap(writer, agreed.ReceivePayloadType, agreed.Codec == AudioCodec.Pcmu ? PcmuMap : PcmaMap);
            if (agreed.ReceiveEventPayloadType >= 0)
            {
                WriteEventMap(writer, agreed.ReceiveEventPayloadType);
            }

            EndAudio(writer, agreed.PtimeMs, agreed.Direction);
        }

        /// <summary>Writes a stream that we do not have: port 0 (RFC 3264 §6).</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="media">The stream in the other description; type, protocol and first format are kept.</param>
        public static void WriteRefused(ByteWriter writer, SdpMedia media)
        {
            byte[] buffer = media.Buffer;
            writer.Write(MediaLine);
            writer.Write(buffer, media.TypeOffset, media.TypeEnd);
            writer.Write(Refused);
            writer.Write(buffer, media.ProtocolOffset, media.ProtocolEnd);
            writer.Write(' ');
            int formatEnd = SdpLine.SkipField(buffer, media.FormatsOffset, media.FormatsEnd);
            writer.Write(buffer, media.FormatsOffset, formatEnd);
            writer.Write(LineEnd);
        }

        private static void StartAudio(ByteWriter writer, LocalMedia local)
        {
            writer.Write(AudioLine);
            writer.WriteDecimal(local.Port);
            writer.Write(Protocol);
        }

        private static void WriteFormat(ByteWriter writer, int payloadType)
        {
            writer.Write(' ');
            writer.WriteDecimal(payloadType);
        }

        private static void WriteMap(ByteWriter writer, int payloadType, byte[] encoding)
        {
            writer.Write(RtpMap);
            writer.WriteDecimal(payloadType);
            writer.Write(encoding);
        }

        private static void WriteEventMap(ByteWriter writer, int payloadType)
        {
            WriteMap(writer, payloadType, EventMap);
            writer.WriteDecimal(payloadType);
            writer.Write(Events);
        }

        private static void EndAudio(ByteWriter writer, int ptimeMs, SdpDirection direction)
        {
            writer.Write(Ptime);
            writer.WriteDecimal(ptimeMs);
            writer.Write(Attribute);
            writer.Write(SdpTokens.NameOf(direction));
            writer.Write(LineEnd);
        }
    }
}
