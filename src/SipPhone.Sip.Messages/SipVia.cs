using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // One Via value, RFC 3261 §20.42 and §25.1:
    //   "SIP" "/" "2.0" "/" transport LWS sent-by *( ";" parameter ), white space allowed around every separator.
    // Invariant: it takes its whole range or fails, and after a failure all parts are empty.

    /// <summary>One Via value as ranges. Reusable; parsing allocates nothing.</summary>
    public sealed class SipVia
    {
        private byte[] _buffer;

        /// <summary>Where the transport starts, for example <c>TLS</c>.</summary>
        public int TransportOffset { get; private set; }

        /// <summary>Where the transport ends, exclusive.</summary>
        public int TransportEnd { get; private set; }

        /// <summary>Where the host of sent-by starts; an IPv6 address has its brackets.</summary>
        public int HostOffset { get; private set; }

        /// <summary>Where the host of sent-by ends, exclusive.</summary>
        public int HostEnd { get; private set; }

        /// <summary>The port of sent-by, 1 to 65,535; -1 when none is given.</summary>
        public int Port { get; private set; }

        /// <summary>Where the parameters start, with their first semicolon or white space before it.</summary>
        public int ParametersOffset { get; private set; }

        /// <summary>Where the parameters end, exclusive.</summary>
        public int ParametersEnd { get; private set; }

        /// <summary>Where the branch starts.</summary>
        public int BranchOffset { get; private set; }

        /// <summary>
        /// Where the branch ends, exclusive; equal to the offset when there is none (RFC 2543 peers).
        /// </summary>
        public int BranchEnd { get; private set; }

        /// <summary>Reads a Via value.</summary>
        /// <param name="buffer">The buffer, kept until the next parse.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.BadVia"/>; <see cref="SipResult.BadParameter"/>;
        /// <see cref="SipResult.DuplicateParameter"/> for two branches.
        /// </returns>
        [HotPath]
        public SipResult Parse(byte[] buffer, int offset, int end)
        {
            Clear();
            _buffer = buffer;
            SipResult result = ParseWhole(offset, end);
            if (result != SipResult.Ok)
            {
                Clear();
            }

            return result;
        }

        /// <summary>Reads the topmost Via of a message (RFC 3261 §20.42).</summary>
        /// <param name="message">The message; its buffer is kept until the next parse.</param>
        /// <param name="vias">Walks to it, and stands there afterwards.</param>
        /// <returns>As <see cref="Parse"/>; <see cref="SipResult.BadVia"/> also where there is none.</returns>
        [HotPath]
        public SipResult ParseTopmost(SipMessage message, SipValueCursor vias)
        {
            vias.Start(message, SipHeader.Via);
            if (!vias.Next())
            {
                Clear();
                return SipResult.BadVia;
            }

            return Parse(message.Buffer, vias.Offset, vias.End);
        }

        /// <summary>Finds a parameter, for example <c>received</c> or <c>rport</c>.</summary>
        /// <param name="name">The parameter's name.</param>
        /// <param name="valueOffset">Where its value starts; 0 on failure.</param>
        /// <param name="valueEnd">Where it ends, exclusive; equal to the offset for <c>rport</c> in a request.</param>
        /// <returns>As <see cref="SipParameters.Find"/>.</returns>
        [HotPath]
        public SipResult FindParameter(byte[] name, out int valueOffset, out int valueEnd)
        {
            return SipParameters.Find(
                _buffer, ParametersOffset, ParametersEnd, name, out valueOffset, out valueEnd);
        }

        [HotPath]
        private void Clear()
        {
            TransportOffset = 0;
            TransportEnd = 0;
            HostOffset = 0;
            HostEnd = 0;
            Port = SipHost.NoPort;
            ParametersOffset = 0;
            ParametersEnd = 0;
            BranchOffset = 0;
            BranchEnd = 0;
        }

        [HotPath]
        private SipResult ParseWhole(int offset, int end)
        {
            int at = SkipProtocol(offset, end);
            at = at < 0 ? -1 : SkipSentBy(at, end);
            if (at < 0)
            {
                return SipResult.BadVia;
            }

            ParametersOffset = at;
            ParametersEnd = end;
            int valueOffset;
            int valueEnd;
            SipResult result = SipParameters.Find(
                _buffer, at, end, SipTokens.Branch, out valueOffset, out valueEnd);
            if (result != SipResult.Ok && result != SipResult.Absent)
            {
                return result;
            }

            BranchOffset = valueOffset;
            BranchEnd = valueEnd;
            return SipResult.Ok;
        }

        // sent-protocol = protocol-name SLASH protocol-version SLASH transport, then LWS.
        [HotPath]
        private int SkipProtocol(int offset, int end)
        {
            int nameEnd = SipOctets.Skip(_buffer, offset, end, SipOctets.Token);
            int versionOffset = SkipSlash(nameEnd, end);
            if (versionOffset < 0 || !Ascii.EqualsIgnoreCase(_buffer, offset, nameEnd, SipTokens.Sip))
            {
                return -1;
            }

            int versionEnd = SipOctets.Skip(_buffer, versionOffset, end, SipOctets.Token);
            int transportOffset = SkipSlash(versionEnd, end);
            if (transportOffset < 0 || !SipWords.Is(SipWords.VersionNumber, _buffer, versionOffset, versionEnd))
            {
                return -1;
            }

            int transportEnd = SipOctets.Skip(_buffer, transportOffset, end, SipOctets.Token);
            int at = SipOctets.SkipSpace(_buffer, transportEnd, end);
            if (transportEnd == transportOffset || at == transportEnd)
            {
                return -1;
            }

            TransportOffset = transportOffset;
            TransportEnd = transportEnd;
            return at;
        }

        [HotPath]
        private int SkipSlash(int offset, int end)
        {
            int slash = SipOctets.SkipSpace(_buffer, offset, end);
            if (slash == end || _buffer[slash] != '/')
            {
                return -1;
            }

            return SipOctets.SkipSpace(_buffer, slash + 1, end);
        }

        // sent-by = host [ COLON port ]
        [HotPath]
        private int SkipSentBy(int offset, int end)
        {
            int hostEnd = SipHost.Skip(_buffer, offset, end);
            if (hostEnd < 0)
            {
                return -1;
            }

            HostOffset = offset;
            HostEnd = hostEnd;
            int at = SipOctets.SkipSpace(_buffer, hostEnd, end);
            if (at == end || _buffer[at] != ':')
            {
                return at;
            }

            int portOffset = SipOctets.SkipSpace(_buffer, at + 1, end);
            int portEnd = SipOctets.Skip(_buffer, portOffset, end, SipOctets.Token);
            Port = SipHost.ParsePort(_buffer, portOffset, portEnd);
            return Port < 0 ? -1 : portEnd;
        }
    }
}
