using SipPhone.Core;

namespace SipPhone.Media.Sdp
{
    // One media description, RFC 8866 §5.14 and §6, with the formats of a telephone: RFC 3551 and RFC 4733.
    // Invariant: after a failure it is of no meaning; formats stand in the m= line, rtpmap says what they are.

    /// <summary>One m= line with the lines that belong to it. Reusable; reading allocates nothing.</summary>
    public sealed class SdpMedia
    {
        /// <summary>Stands for "no payload type".</summary>
        public const int NoPayloadType = -1;

        /// <summary>Highest payload type (RFC 3550 §5.1: seven bits).</summary>
        public const int MaxPayloadType = 127;

        /// <summary>Static payload type of PCMU (RFC 3551 §6).</summary>
        public const int StaticPcmu = 0;

        /// <summary>Static payload type of PCMA (RFC 3551 §6).</summary>
        public const int StaticPcma = 8;

        private const int MaxPort = 65535;
        private const int ClockRateHz = 8000;

        private int _pcmuPayloadType;
        private int _pcmaPayloadType;
        private int _eventPayloadType;

        /// <summary>The buffer that all ranges lie in.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>Where the media type starts.</summary>
        public int TypeOffset { get; private set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int TypeEnd { get; private set; }

        /// <summary>The port, 0 to 65,535; 0 for a stream that is refused or ended.</summary>
        public int Port { get; private set; }

        /// <summary>How many ports; 1 where none is said.</summary>
        public int PortCount { get; private set; }

        /// <summary>Where the transport protocol starts.</summary>
        public int ProtocolOffset { get; private set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int ProtocolEnd { get; private set; }

        /// <summary>Where the list of formats starts: at least one, a space between them.</summary>
        public int FormatsOffset { get; private set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int FormatsEnd { get; private set; }

        /// <summary>The stream's own c= line, the first where there are several; kind None without one.</summary>
        public SdpConnection Connection { get; } = new SdpConnection();

        /// <summary>The direction; the session's where the stream has none of its own.</summary>
        public SdpDirection Direction { get; private set; }

        /// <summary>a=ptime in whole milliseconds; 0 without.</summary>
        public int PtimeMs { get; private set; }

        /// <summary>a=maxptime in whole milliseconds; 0 without.</summary>
        public int MaxPtimeMs { get; private set; }

        /// <summary>True for sound over plain RTP (RFC 3551), one port of it that is not 0.</summary>
        public bool IsPlainAudio
        {
            [HotPath]
            get
            {
                return Port > 0 && PortCount == 1 && HasType(SdpTokens.Audio)
                    && SdpTokens.Words.IsWord(SdpTokens.RtpAvp, Buffer, ProtocolOffset, ProtocolEnd);
            }
        }

        /// <summary>The payload type of PCMU, 0 to 127; -1 when the stream has none.</summary>
        public int PcmuPayloadType
        {
            [HotPath]
            get { return HasFormat(_pcmuPayloadType) ? _pcmuPayloadType : NoPayloadType; }
        }

        /// <summary>The payload type of PCMA, 0 to 127; -1 when the stream has none.</summary>
        public int PcmaPayloadType
        {
            [HotPath]
            get { return HasFormat(_pcmaPayloadType) ? _pcmaPayloadType : NoPayloadType; }
        }

        /// <summary>The payload type of telephone-event at 8,000 Hz, 0 to 127; -1 when the stream has none.</summary>
        public int EventPayloadType
        {
            [HotPath]
            get { return HasFormat(_eventPayloadType) ? _eventPayloadType : NoPayloadType; }
        }

        /// <summary>The first payload type in the list that is PCMU or PCMA: what the writer likes best.</summary>
        /// <returns>0 to 127; -1 when there is none.</returns>
        [HotPath]
        public int FirstG711()
        {
            int offset = FormatsOffset;
            while (offset < FormatsEnd)
            {
                int formatEnd = SdpLine.SkipField(Buffer, offset, FormatsEnd);
                int payloadType = Ascii.ParseDecimal(Buffer, offset, formatEnd);
                if (payloadType >= 0 && (payloadType == _pcmuPayloadType || payloadType == _pcmaPayloadType))
                {
                    return payloadType;
                }

                offset = formatEnd + 1;
            }

            return NoPayloadType;
        }

        /// <summary>Tells whether a payload type stands in the list of formats.</summary>
        /// <param name="payloadType">0 to 127; -1 never does.</param>
        /// <returns>True when it does.</returns>
        [HotPath]
        public bool HasFormat(int payloadType)
        {
            int offset = FormatsOffset;
            while (offset < FormatsEnd && payloadType >= 0)
            {
                int formatEnd = SdpLine.SkipField(Buffer, offset, FormatsEnd);
                if (Ascii.ParseDecimal(Buffer, offset, formatEnd) == payloadType)
                {
                    return true;
                }

                offset = formatEnd + 1;
            }

            return false;
        }

        /// <summary>Tells whether the media type is the given one (RFC 8866 §9: letters folded).</summary>
        /// <param name="type">The type: its place in <see cref="SdpTokens.Words"/>.</param>
        /// <returns>True when it is.</returns>
        [HotPath]
        public bool HasType(int type)
        {
            return SdpTokens.Words.IsWord(type, Buffer, TypeOffset, TypeEnd);
        }

        /// <summary>Starts a media description with the value of its m= line.</summary>
        /// <param name="buffer">The buffer, kept.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="sessionDirection">The direction that holds unless the stream says another.</param>
        /// <returns><see cref="SdpResult.Ok"/> or <see cref="SdpResult.BadMedia"/>.</returns>
        [HotPath]
        internal SdpResult Start(byte[] buffer, int offset, int end, SdpDirection sessionDirection)
        {
            Buffer = buffer;
            Connection.Clear();
            Direction = sessionDirection;
            PtimeMs = 0;
            MaxPtimeMs = 0;
            _pcmuPayloadType = StaticPcmu;
            _pcmaPayloadType = StaticPcma;
            _eventPayloadType = NoPayloadType;
            TypeOffset = offset;
            TypeEnd = SdpLine.SkipToken(buffer, offset, end);
            int at = ReadPort(SdpLine.SkipSpace(buffer, TypeEnd, end), end);
            ProtocolOffset = SdpLine.SkipSpace(buffer, at, end);
            ProtocolEnd = SkipProtocol(ProtocolOffset, end);
            FormatsOffset = SdpLine.SkipSpace(buffer, ProtocolEnd, end);
            FormatsEnd = end;
            return AreFormatsWellFormed() ? SdpResult.Ok : SdpResult.BadMedia;
        }

        /// <summary>Takes an attribute of the stream; one that we do not know is passed over.</summary>
        /// <param name="nameOffset">Where its name starts.</param>
        /// <param name="nameEnd">Where it ends, exclusive.</param>
        /// <param name="valueOffset">Where its value starts.</param>
        /// <param name="valueEnd">Where it ends, exclusive; equal to the offset for none.</param>
        /// <returns><see cref="SdpResult.Ok"/> or <see cref="SdpResult.BadAttribute"/>.</returns>
        [HotPath]
        internal SdpResult TakeAttribute(int nameOffset, int nameEnd, int valueOffset, int valueEnd)
        {
            if (SdpTokens.Words.IsWordExactly(SdpTokens.RtpMap, Buffer, nameOffset, nameEnd))
            {
                return TakeRtpMap(valueOffset, valueEnd);
            }

            if (SdpTokens.Words.IsWordExactly(SdpTokens.Fmtp, Buffer, nameOffset, nameEnd))
            {
                // Formats that we know have no parameter that matters to us; the shape is checked all the same.
                int formatEnd = SdpLine.SkipToken(Buffer, valueOffset, valueEnd);
                int parametersOffset = SdpLine.SkipSpace(Buffer, formatEnd, valueEnd);
                return parametersOffset >= 0 && parametersOffset < valueEnd ? SdpResult.Ok : SdpResult.BadAttribute;
            }

            if (SdpTokens.Words.IsWordExactly(SdpTokens.Ptime, Buffer, nameOffset, nameEnd))
            {
                PtimeMs = ReadMilliseconds(valueOffset, valueEnd);
                return PtimeMs >= 0 ? SdpResult.Ok : SdpResult.BadAttribute;
            }

            if (SdpTokens.Words.IsWordExactly(SdpTokens.MaxPtime, Buffer, nameOffset, nameEnd))
            {
                MaxPtimeMs = ReadMilliseconds(valueOffset, valueEnd);
                return MaxPtimeMs >= 0 ? SdpResult.Ok : SdpResult.BadAttribute;
            }

            Direction = SdpAttributes.DirectionOr(Buffer, nameOffset, nameEnd, Direction);
            return SdpResult.Ok;
        }

        // port [ "/" count ]; the position behind it, or -1.
        [HotPath]
        private int ReadPort(int offset, int end)
        {
            int portEnd = SdpLine.SkipDigits(Buffer, offset, end);
            Port = portEnd < 0 ? -1 : Ascii.ParseDecimal(Buffer, offset, portEnd);
            PortCount = 1;
            if (Port < 0 || Port > MaxPort)
            {
                return -1;
            }

            if (portEnd < end && Buffer[portEnd] == '/')
            {
                int countEnd = SdpLine.SkipDigits(Buffer, portEnd + 1, end);
                PortCount = countEnd < 0 ? -1 : Ascii.ParseDecimal(Buffer, portEnd + 1, countEnd);
                return PortCount > 0 ? countEnd : -1;
            }

            return portEnd;
        }

        // token *( "/" token )
        [HotPath]
        private int SkipProtocol(int offset, int end)
        {
            int at = SdpLine.SkipToken(Buffer, offset, end);
            while (at >= 0 && at < end && Buffer[at] == '/')
            {
                at = SdpLine.SkipToken(Buffer, at + 1, end);
            }

            return at;
        }

        // token *( SP token )
        [HotPath]
        private bool AreFormatsWellFormed()
        {
            int at = SdpLine.SkipToken(Buffer, FormatsOffset, FormatsEnd);
            while (at >= 0 && at < FormatsEnd)
            {
                at = SdpLine.SkipToken(Buffer, SdpLine.SkipSpace(Buffer, at, FormatsEnd), FormatsEnd);
            }

            return at == FormatsEnd;
        }

        // payload-type SP encoding-name "/" clock-rate [ "/" encoding-params ]
        [HotPath]
        private SdpResult TakeRtpMap(int offset, int end)
        {
            int typeEnd = SdpLine.SkipDigits(Buffer, offset, end);
            int payloadType = typeEnd < 0 ? -1 : Ascii.ParseDecimal(Buffer, offset, typeEnd);
            int nameOffset = SdpLine.SkipSpace(Buffer, typeEnd, end);
            int nameEnd = SdpLine.SkipToken(Buffer, nameOffset, end);
            int rateEnd = -1;
            if (nameEnd >= 0 && nameEnd < end && Buffer[nameEnd] == '/')
            {
                rateEnd = SdpLine.SkipDigits(Buffer, nameEnd + 1, end);
            }

            bool isWhole = rateEnd == end || (rateEnd >= 0 && Buffer[rateEnd] == '/' && rateEnd + 1 < end);
            if (payloadType < 0 || payloadType > MaxPayloadType || !isWhole)
            {
                return SdpResult.BadAttribute;
            }

            // RFC 8866 §6.6: for sound the parameter is the number of channels; none means one.
            bool isMono = rateEnd == end || (end - rateEnd == 2 && Buffer[rateEnd + 1] == '1');
            bool isTelephone = isMono && Ascii.ParseDecimal(Buffer, nameEnd + 1, rateEnd) == ClockRateHz;
            MapPayloadType(payloadType, nameOffset, isTelephone ? nameEnd : nameOffset);
            return SdpResult.Ok;
        }

        // The name is empty for an encoding that is not ours.
        [HotPath]
        private void MapPayloadType(int payloadType, int nameOffset, int nameEnd)
        {
            _pcmuPayloadType = Remap(_pcmuPayloadType, payloadType, nameOffset, nameEnd, SdpTokens.Pcmu);
            _pcmaPayloadType = Remap(_pcmaPayloadType, payloadType, nameOffset, nameEnd, SdpTokens.Pcma);
            _eventPayloadType = Remap(_eventPayloadType, payloadType, nameOffset, nameEnd, SdpTokens.TelephoneEvent);
        }

        // The payload type of an encoding after one more rtpmap: the first one that stands in the m= line holds, and a
        // static one that is given away is lost.
        [HotPath]
        private int Remap(int current, int payloadType, int nameOffset, int nameEnd, int encoding)
        {
            if (SdpTokens.Words.IsWord(encoding, Buffer, nameOffset, nameEnd))
            {
                return HasFormat(current) ? current : payloadType;
            }

            return current == payloadType ? NoPayloadType : current;
        }

        // Whole milliseconds of a number that may have a fraction (RFC 8866 §9, non-zero-int-or-real); -1 for none.
        [HotPath]
        private int ReadMilliseconds(int offset, int end)
        {
            int digitsEnd = SdpLine.SkipDigits(Buffer, offset, end);
            if (digitsEnd < 0)
            {
                return -1;
            }

            bool hasFraction = digitsEnd < end && Buffer[digitsEnd] == '.';
            int wholeEnd = hasFraction ? SdpLine.SkipDigits(Buffer, digitsEnd + 1, end) : digitsEnd;
            int value = Ascii.ParseDecimal(Buffer, offset, digitsEnd);
            return wholeEnd == end && value > 0 ? value : -1;
        }
    }
}
