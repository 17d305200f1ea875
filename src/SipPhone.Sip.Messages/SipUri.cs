using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // SIP and SIPS URIs, RFC 3261 §19.1.1 and §25.1:
    //   scheme ":" [ user [ ":" password ] "@" ] host [ ":" port ] *( ";" name [ "=" value ] ) [ "?" headers ]
    // Invariant: it takes its whole range or fails, and after a failure all parts are empty.

    /// <summary>
    /// A SIP or SIPS URI as ranges of the buffer that it stands in. Reusable; parsing allocates nothing.
    /// </summary>
    public sealed class SipUri
    {
        /// <summary>The buffer that all ranges lie in.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>True for <c>sips:</c>.</summary>
        public bool IsSips { get; private set; }

        /// <summary>True when there is a user part, which is then not empty.</summary>
        public bool HasUser
        {
            get { return UserEnd > UserOffset; }
        }

        /// <summary>Where the user starts, escapes as they are.</summary>
        public int UserOffset { get; private set; }

        /// <summary>Where the user ends, exclusive, without a password.</summary>
        public int UserEnd { get; private set; }

        /// <summary>Where the host starts; an IPv6 address has its brackets.</summary>
        public int HostOffset { get; private set; }

        /// <summary>Where the host ends, exclusive.</summary>
        public int HostEnd { get; private set; }

        /// <summary>The port, 1 to 65,535; -1 when none is given.</summary>
        public int Port { get; private set; }

        /// <summary>Where the parameters start, with their first semicolon.</summary>
        public int ParametersOffset { get; private set; }

        /// <summary>Where the parameters end, exclusive.</summary>
        public int ParametersEnd { get; private set; }

        /// <summary>Where the headers start, behind the question mark.</summary>
        public int HeadersOffset { get; private set; }

        /// <summary>Where the headers end, exclusive.</summary>
        public int HeadersEnd { get; private set; }

        /// <summary>Reads a URI.</summary>
        /// <param name="buffer">The buffer, kept until the next parse.</param>
        /// <param name="offset">Where the URI starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.UnsupportedScheme"/>; <see cref="SipResult.BadUri"/>.
        /// </returns>
        [HotPath]
        public SipResult Parse(byte[] buffer, int offset, int end)
        {
            Clear();
            Buffer = buffer;
            SipResult result = ParseWhole(offset, end);
            if (result != SipResult.Ok)
            {
                Clear();
            }

            return result;
        }

        /// <summary>Finds a URI parameter by its name, letters folded, escapes taken for their octets.</summary>
        /// <param name="name">The name.</param>
        /// <param name="valueOffset">Where its value starts; 0 on failure.</param>
        /// <param name="valueEnd">Where it ends, exclusive; equal to the offset for one without a value.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.Absent"/>; <see cref="SipResult.DuplicateParameter"/>
        /// when it stands twice (RFC 3261 §19.1.1).
        /// </returns>
        [HotPath]
        public SipResult FindParameter(byte[] name, out int valueOffset, out int valueEnd)
        {
            valueOffset = 0;
            valueEnd = 0;
            bool isFound = false;
            int offset = ParametersOffset;
            while (offset < ParametersEnd)
            {
                int nameOffset = offset + 1;
                int nameEnd = SipOctets.SkipWithEscapes(Buffer, nameOffset, ParametersEnd, SipOctets.UriParameter);
                int at = nameEnd;
                offset = nameEnd;
                if (offset < ParametersEnd && Buffer[offset] == '=')
                {
                    at = offset + 1;
                    offset = SipOctets.SkipWithEscapes(Buffer, at, ParametersEnd, SipOctets.UriParameter);
                }

                if (SipEscapes.AreEqual(Buffer, nameOffset, nameEnd, name, 0, name.Length, true))
                {
                    if (isFound)
                    {
                        valueOffset = 0;
                        valueEnd = 0;
                        return SipResult.DuplicateParameter;
                    }

                    isFound = true;
                    valueOffset = at;
                    valueEnd = offset;
                }
            }

            return isFound ? SipResult.Ok : SipResult.Absent;
        }

        /// <summary>Finds a URI header by its name, letters folded: Replaces in Refer-To, for example.</summary>
        /// <param name="name">The name.</param>
        /// <param name="valueOffset">Where its value starts, escapes as they are; 0 on failure.</param>
        /// <param name="valueEnd">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.Absent"/>. The first of several is taken.
        /// </returns>
        [HotPath]
        public SipResult FindHeader(byte[] name, out int valueOffset, out int valueEnd)
        {
            int at = HeadersOffset;
            while (at < HeadersEnd)
            {
                int end = Ascii.IndexOf(Buffer, at, HeadersEnd, '&');
                int equals = Ascii.IndexOf(Buffer, at, end, '=');
                if (SipEscapes.AreEqual(Buffer, at, equals, name, 0, name.Length, true))
                {
                    valueOffset = equals + 1;
                    valueEnd = end;
                    return SipResult.Ok;
                }

                at = end + 1;
            }

            valueOffset = 0;
            valueEnd = 0;
            return SipResult.Absent;
        }

        /// <summary>Skips a scheme and its colon (RFC 3986 §3.1).</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the URI starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>The position behind the colon; -1 when there is no scheme.</returns>
        [HotPath]
        public static int SkipScheme(byte[] buffer, int offset, int end)
        {
            if (offset >= end || !Ascii.IsLetter(buffer[offset]))
            {
                return -1;
            }

            while (offset < end)
            {
                int octet = buffer[offset++];
                if (octet == ':')
                {
                    return offset;
                }

                if (!Ascii.IsLetter(octet) && !Ascii.IsDigit(octet) && octet != '+' && octet != '-' && octet != '.')
                {
                    return -1;
                }
            }

            return -1;
        }

        [HotPath]
        private void Clear()
        {
            IsSips = false;
            UserOffset = 0;
            UserEnd = 0;
            HostOffset = 0;
            HostEnd = 0;
            Port = SipHost.NoPort;
            ParametersOffset = 0;
            ParametersEnd = 0;
            HeadersOffset = 0;
            HeadersEnd = 0;
        }

        [HotPath]
        private SipResult ParseWhole(int offset, int end)
        {
            int at = SkipScheme(Buffer, offset, end);
            if (at < 0)
            {
                return SipResult.BadUri;
            }

            IsSips = Ascii.EqualsIgnoreCase(Buffer, offset, at - 1, SipTokens.Sips);
            if (!IsSips && !Ascii.EqualsIgnoreCase(Buffer, offset, at - 1, SipTokens.Sip))
            {
                return SipResult.UnsupportedScheme;
            }

            at = SkipUserinfo(at, end);
            at = at < 0 ? -1 : SkipHostAndPort(at, end);
            at = at < 0 ? -1 : SkipParameters(at, end);
            at = at < 0 ? -1 : SkipHeaders(at, end);
            return at == end ? SipResult.Ok : SipResult.BadUri;
        }

        // "@" stands in no other part unescaped, so the first one ends the userinfo.
        [HotPath]
        private int SkipUserinfo(int offset, int end)
        {
            int sign = Ascii.IndexOf(Buffer, offset, end, '@');
            if (sign == end)
            {
                return offset;
            }

            int userEnd = SipOctets.SkipWithEscapes(Buffer, offset, sign, SipOctets.User);
            int at = userEnd;
            if (at < sign && Buffer[at] == ':')
            {
                at = SipOctets.SkipWithEscapes(Buffer, at + 1, sign, SipOctets.Password);
            }

            if (userEnd == offset || at != sign)
            {
                return -1;
            }

            UserOffset = offset;
            UserEnd = userEnd;
            return sign + 1;
        }

        [HotPath]
        private int SkipHostAndPort(int offset, int end)
        {
            int at = SipHost.Skip(Buffer, offset, end);
            if (at < 0)
            {
                return -1;
            }

            HostOffset = offset;
            HostEnd = at;
            if (at < end && Buffer[at] == ':')
            {
                int portOffset = at + 1;
                at = portOffset;
                while (at < end && Buffer[at] != ';' && Buffer[at] != '?')
                {
                    at++;
                }

                Port = SipHost.ParsePort(Buffer, portOffset, at);
                if (Port < 0)
                {
                    return -1;
                }
            }

            return at;
        }

        [HotPath]
        private int SkipParameters(int offset, int end)
        {
            int at = offset;
            while (at < end && Buffer[at] == ';')
            {
                int nameOffset = at + 1;
                at = SipOctets.SkipWithEscapes(Buffer, nameOffset, end, SipOctets.UriParameter);
                if (at == nameOffset)
                {
                    return -1;
                }

                if (at < end && Buffer[at] == '=')
                {
                    int valueOffset = at + 1;
                    at = SipOctets.SkipWithEscapes(Buffer, valueOffset, end, SipOctets.UriParameter);
                    if (at == valueOffset)
                    {
                        return -1;
                    }
                }
            }

            ParametersOffset = offset;
            ParametersEnd = at;
            return at;
        }

        // headers = "?" header *( "&" header ), header = hname "=" hvalue; the value may be empty.
        [HotPath]
        private int SkipHeaders(int offset, int end)
        {
            if (offset == end || Buffer[offset] != '?')
            {
                return offset;
            }

            int at = offset;
            while (at < end && (at == offset || Buffer[at] == '&'))
            {
                int nameOffset = at + 1;
                at = SipOctets.SkipWithEscapes(Buffer, nameOffset, end, SipOctets.UriHeader);
                if (at == nameOffset || at == end || Buffer[at] != '=')
                {
                    return -1;
                }

                at = SipOctets.SkipWithEscapes(Buffer, at + 1, end, SipOctets.UriHeader);
            }

            HeadersOffset = offset + 1;
            HeadersEnd = at;
            return at;
        }
    }
}
