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

        private const int VersionAndOrigin = 0;
        private const int InIp4 = 1;
        private const int InIp6 = 2;
        private const int NameAndConnection = 3;
        private const int NameAndConnection6 = 4;
        private const int Time = 5;
        private const int AudioLine = 6;
        private const int MediaLine = 7;
        private const int Protocol = 8;
        private const int Refused = 9;
        private const int RtpMap = 10;
        private const int PcmuMap = 11;
        private const int PcmaMap = 12;
        private const int EventMap = 13;
        // RFC 4733 §2.4.1: the digits, *, # and A-D.
        private const int Events = 14;
        private const int Ptime = 15;
        private const int Attribute = 16;
        private const int LineEnd = 17;

        private static readonly WordTable Words = new WordTable(
            "v=0\r\no=- | IN IP4 | IN IP6 |\r\ns=-\r\nc=IN IP4 |\r\ns=-\r\nc=IN IP6 |\r\nt=0 0\r\n" +
            "|m=audio |m=| RTP/AVP| 0 |\r\na=rtpmap:| PCMU/8000| PCMA/8000" +
            "| telephone-event/8000\r\na=fmtp:| 0-15|\r\na=ptime:|\r\na=|\r\n");

        /// <summary>Writes the lines of the session.</summary>
        /// <param name="writer">Where to write.</param>
        /// <param name="local">Our side.</param>
        /// <param name="version">The version in o=, 0 to 2,147,483,647.</param>
        public static void WriteSession(ByteWriter writer, LocalMedia local, int version)
        {
            bool isIp4 = local.AddressLength == IpLiteral.Ipv4Bytes;
            Words.Write(writer, VersionAndOrigin);
            writer.WriteDecimal(local.SessionId);
            writer.Write(' ');
            writer.WriteDecimal(version);
            Words.Write(writer, isIp4 ? InIp4 : InIp6);
            IpAddressText.WriteBare(writer, local.Address, local.AddressLength);
            Words.Write(writer, isIp4 ? NameAndConnection : NameAndConnection6);
            IpAddressText.WriteBare(writer, local.Address, local.AddressLength);
            Words.Write(writer, Time);
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
            Words.Write(writer, MediaLine);
            writer.Write(buffer, media.TypeOffset, media.TypeEnd);
            Words.Write(writer, Refused);
            writer.Write(buffer, media.ProtocolOffset, media.ProtocolEnd);
            writer.Write(' ');
            int formatEnd = SdpLine.SkipField(buffer, media.FormatsOffset, media.FormatsEnd);
            writer.Write(buffer, media.FormatsOffset, formatEnd);
            Words.Write(writer, LineEnd);
        }

        private static void StartAudio(ByteWriter writer, LocalMedia local)
        {
            Words.Write(writer, AudioLine);
            writer.WriteDecimal(local.Port);
            Words.Write(writer, Protocol);
        }

        private static void WriteFormat(ByteWriter writer, int payloadType)
        {
            writer.Write(' ');
            writer.WriteDecimal(payloadType);
        }

        private static void WriteMap(ByteWriter writer, int payloadType, int encoding)
        {
            Words.Write(writer, RtpMap);
            writer.WriteDecimal(payloadType);
            Words.Write(writer, encoding);
        }

        private static void WriteEventMap(ByteWriter writer, int payloadType)
        {
            WriteMap(writer, payloadType, EventMap);
            writer.WriteDecimal(payloadType);
            Words.Write(writer, Events);
        }

        private static void EndAudio(ByteWriter writer, int ptimeMs, SdpDirection direction)
        {
            Words.Write(writer, Ptime);
            writer.WriteDecimal(ptimeMs);
            Words.Write(writer, Attribute);
            SdpTokens.Words.Write(writer, SdpTokens.NameOf(direction));
            Words.Write(writer, LineEnd);
        }
    }
}
