using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // One SIP message as offsets into the buffer that it was received in, RFC 3261 §7.
    // Invariant: every offset lies in [Offset, End]; after a failure the message is empty. It is good for as long as
    // the buffer's octets are: who wants to keep something copies it.

    /// <summary>
    /// A parsed SIP message: start line, a table of header fields, body. Reusable; parsing allocates nothing. Values
    /// are ranges of <see cref="Buffer"/>, unfolded and without white space around them.
    /// </summary>
    public sealed class SipMessage
    {
        private readonly byte[] _headers = new byte[Limits.MaxSipHeaderFields];
        private readonly ushort[] _nameOffsets = new ushort[Limits.MaxSipHeaderFields];
        private readonly ushort[] _valueOffsets = new ushort[Limits.MaxSipHeaderFields];
        private readonly ushort[] _valueEnds = new ushort[Limits.MaxSipHeaderFields];

        /// <summary>The buffer that all ranges lie in; null before the first parse.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>Where what is parsed here comes from; null while that is of no account.</summary>
        public SipSource Source { get; set; }

        /// <summary>True for a request, false for a response.</summary>
        public bool IsRequest { get; private set; }

        /// <summary>Where a request's method starts; 0 for a response.</summary>
        public int MethodOffset { get; private set; }

        /// <summary>Where the method ends, exclusive.</summary>
        public int MethodEnd { get; private set; }

        /// <summary>Where a request's Request-URI starts; 0 for a response. <see cref="SipUri"/> reads it.</summary>
        public int RequestUriOffset { get; private set; }

        /// <summary>Where the Request-URI ends, exclusive.</summary>
        public int RequestUriEnd { get; private set; }

        /// <summary>A response's status, 100 to 699; 0 for a request.</summary>
        public int StatusCode { get; private set; }

        /// <summary>Where a response's reason phrase starts; may be empty, holds UTF-8.</summary>
        public int ReasonOffset { get; private set; }

        /// <summary>Where the reason phrase ends, exclusive.</summary>
        public int ReasonEnd { get; private set; }

        /// <summary>How many header fields there are, 0 to <c>Limits.MaxSipHeaderFields</c>.</summary>
        public int HeaderCount { get; private set; }

        /// <summary>Content-Length in octets; -1 when absent.</summary>
        public int ContentLength { get; private set; }

        /// <summary>Where the body starts.</summary>
        public int BodyOffset { get; private set; }

        /// <summary>Where the body ends, exclusive; by Content-Length, or the range's end without one.</summary>
        public int BodyEnd { get; private set; }

        /// <summary>Where the last parse stopped when it failed: at the fault, or where its line starts.</summary>
        public int StopOffset { get; private set; }

        /// <summary>
        /// Reads a message's start line and header fields and finds its body. The values of the header fields are not
        /// looked into, but for Content-Length.
        /// </summary>
        /// <param name="buffer">
        /// The buffer; kept until the next parse, and written to where header fields are folded.
        /// </param>
        /// <param name="offset">Where the message starts.</param>
        /// <param name="end">
        /// Where it ends, exclusive. Octets behind the body by Content-Length are passed over (§18.3).
        /// </param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <c>Truncated</c>, <c>BadLineEnd</c>, <c>BadStartLine</c>,
        /// <c>UnsupportedVersion</c>, <c>BadHeader</c>, <c>TooManyHeaders</c>, <c>BadContentLength</c>,
        /// <c>ContradictoryContentLength</c>, <c>BodyTooShort</c>, or <c>TooLarge</c> when a header field stands behind
        /// position 65,535.
        /// </returns>
        [HotPath]
        public SipResult Parse(byte[] buffer, int offset, int end)
        {
            Clear();
            Buffer = buffer;
            StopOffset = offset;
            SipResult result = ParseWhole(offset, end);
            if (result != SipResult.Ok)
            {
                Clear();
            }

            return result;
        }

        /// <summary>
        /// Reads what can be read of a message that <see cref="Parse"/> refused, so that it can be answered (RFC 4475
        /// §3.3.1): its method, and those of its header fields that are lines of one. There is no Request-URI and no
        /// body then.
        /// </summary>
        /// <param name="buffer">The buffer, as for <see cref="Parse"/>.</param>
        /// <param name="offset">Where the message starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>True when it starts as a request does.</returns>
        [HotPath]
        public bool Salvage(byte[] buffer, int offset, int end)
        {
            Clear();
            Buffer = buffer;
            int lineEnd;
            int methodEnd = SipOctets.Skip(buffer, offset, end, SipOctets.Token);
            SipResult result = SipLines.FindEnd(buffer, offset, end, out lineEnd);
            if (result != SipResult.Ok || methodEnd == offset || buffer[methodEnd] != ' ')
            {
                return false;
            }

            IsRequest = true;
            MethodOffset = offset;
            MethodEnd = methodEnd;
            while (result == SipResult.Ok && lineEnd != offset)
            {
                offset = lineEnd + 2;
                result = SipLines.FindEnd(buffer, offset, end, out lineEnd);
                if (result == SipResult.Ok)
                {
                    AddHeader(offset, lineEnd);
                }
            }

            return true;
        }

        /// <summary>Tells whether this is a request with the given method (RFC 3261 §7.1: case-sensitive).</summary>
        /// <param name="method">The method, for example <see cref="SipTokens.Register"/>.</param>
        /// <returns>True when it is.</returns>
        [HotPath]
        public bool IsMethod(byte[] method)
        {
            return IsRequest && Ascii.EqualsExactly(Buffer, MethodOffset, MethodEnd, method);
        }

        /// <summary>Finds a header field.</summary>
        /// <param name="header">Which; not <see cref="SipHeader.Other"/>.</param>
        /// <param name="from">The first index to look at: 0, or one behind the last that was found.</param>
        /// <returns>Its index below <see cref="HeaderCount"/>; -1 when there is none.</returns>
        [HotPath]
        public int IndexOf(SipHeader header, int from)
        {
            for (int i = from; i < HeaderCount; i++)
            {
                if (_headers[i] == (int)header)
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Finds a header field that may stand only once.</summary>
        /// <param name="header">Which.</param>
        /// <param name="valueOffset">Where its value starts; 0 on failure.</param>
        /// <param name="valueEnd">Where its value ends, exclusive; 0 on failure.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.Absent"/>; <see cref="SipResult.BadHeader"/> when it stands
        /// more than once (RFC 3261 §7.3.1).
        /// </returns>
        [HotPath]
        public SipResult FindSingle(SipHeader header, out int valueOffset, out int valueEnd)
        {
            valueOffset = 0;
            valueEnd = 0;
            int index = IndexOf(header, 0);
            if (index < 0)
            {
                return SipResult.Absent;
            }

            if (IndexOf(header, index + 1) >= 0)
            {
                return SipResult.BadHeader;
            }

            valueOffset = _valueOffsets[index];
            valueEnd = _valueEnds[index];
            return SipResult.Ok;
        }

        /// <summary>Which header field stands at an index.</summary>
        /// <param name="index">0 to <see cref="HeaderCount"/> - 1.</param>
        /// <returns>The header field.</returns>
        [HotPath]
        public SipHeader HeaderAt(int index)
        {
            return (SipHeader)_headers[index];
        }

        /// <summary>Where a header field's name starts; it ends at the first octet that is not of a token.</summary>
        /// <param name="index">0 to <see cref="HeaderCount"/> - 1.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        [HotPath]
        public int NameOffset(int index)
        {
            return _nameOffsets[index];
        }

        /// <summary>Where a header field's value starts, white space skipped.</summary>
        /// <param name="index">0 to <see cref="HeaderCount"/> - 1.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        [HotPath]
        public int ValueOffset(int index)
        {
            return _valueOffsets[index];
        }

        /// <summary>Where a header field's value ends, exclusive, white space trimmed.</summary>
        /// <param name="index">0 to <see cref="HeaderCount"/> - 1.</param>
        /// <returns>A position in <see cref="Buffer"/>.</returns>
        [HotPath]
        public int ValueEnd(int index)
        {
            return _valueEnds[index];
        }

        [HotPath]
        private void Clear()
        {
            IsRequest = false;
            MethodOffset = 0;
            MethodEnd = 0;
            RequestUriOffset = 0;
            RequestUriEnd = 0;
            StatusCode = 0;
            ReasonOffset = 0;
            ReasonEnd = 0;
            HeaderCount = 0;
            ContentLength = SipContentLength.None;
            BodyOffset = 0;
            BodyEnd = 0;
        }

        [HotPath]
        private SipResult ParseWhole(int offset, int end)
        {
            int lineEnd;
            SipResult result = SipLines.FindEnd(Buffer, offset, end, out lineEnd);
            if (result != SipResult.Ok)
            {
                return result;
            }

            result = ParseStartLine(offset, lineEnd);
            while (result == SipResult.Ok)
            {
                offset = lineEnd + 2;
                StopOffset = offset;
                result = SipLines.FindEnd(Buffer, offset, end, out lineEnd);
                if (result == SipResult.Ok && lineEnd == offset)
                {
                    return FindBody(offset + 2, end);
                }

                if (result == SipResult.Ok)
                {
                    result = AddHeader(offset, lineEnd);
                }
            }

            return result;
        }

        [HotPath]
        private SipResult ParseStartLine(int offset, int end)
        {
            bool isResponse = SipStartLine.IsStatusLine(Buffer, offset, end);
            return isResponse ? ParseStatusLine(offset, end) : ParseRequestLine(offset, end);
        }

        [HotPath]
        private SipResult ParseRequestLine(int offset, int end)
        {
            int methodEnd;
            int uriEnd;
            int stop;
            SipResult result = SipStartLine.ReadRequest(Buffer, offset, end, out methodEnd, out uriEnd, out stop);
            StopOffset = stop;
            if (result == SipResult.Ok)
            {
                IsRequest = true;
                MethodOffset = offset;
                MethodEnd = methodEnd;
                RequestUriOffset = methodEnd + 1;
                RequestUriEnd = uriEnd;
            }

            return result;
        }

        [HotPath]
        private SipResult ParseStatusLine(int offset, int end)
        {
            int statusCode;
            int reasonOffset;
            int stop;
            SipResult result = SipStartLine.ReadStatus(
                Buffer, offset, end, out statusCode, out reasonOffset, out stop);
            StopOffset = stop;
            if (result == SipResult.Ok)
            {
                // The phrase is for people and decides nothing (§7.2): one that is no UTF-8 is left out, not the
                // response.
                StatusCode = statusCode;
                ReasonOffset = reasonOffset;
                ReasonEnd = SipUtf8.IsWellFormed(Buffer, reasonOffset, end) ? end : reasonOffset;
            }

            return result;
        }

        // RFC 3261 §7.3.1: field-name, white space before the colon allowed (§25.1 HCOLON), field-value.
        [HotPath]
        private SipResult AddHeader(int offset, int lineEnd)
        {
            int nameEnd = SipOctets.Skip(Buffer, offset, lineEnd, SipOctets.Token);
            int colon = SipOctets.SkipSpace(Buffer, nameEnd, lineEnd);
            if (nameEnd == offset || colon == lineEnd || Buffer[colon] != ':')
            {
                return SipResult.BadHeader;
            }

            int index = HeaderCount;
            SipHeader header = SipHeaderNames.Identify(Buffer, offset, nameEnd);
            if (index == Limits.MaxSipHeaderFields || HasTooMany(header))
            {
                return SipResult.TooManyHeaders;
            }

            int valueOffset = SipOctets.SkipSpace(Buffer, colon + 1, lineEnd);
            int valueEnd = SipOctets.TrimEnd(Buffer, valueOffset, lineEnd);
            if (lineEnd > ushort.MaxValue)
            {
                return SipResult.TooLarge;
            }

            _headers[index] = (byte)header;
            _nameOffsets[index] = (ushort)offset;
            _valueOffsets[index] = (ushort)valueOffset;
            _valueEnds[index] = (ushort)valueEnd;
            HeaderCount = index + 1;
            if (header != SipHeader.ContentLength)
            {
                return SipResult.Ok;
            }

            int length = ContentLength;
            SipResult result = SipContentLength.Merge(Buffer, valueOffset, valueEnd, ref length);
            ContentLength = length;
            return result;
        }

        [HotPath]
        private bool HasTooMany(SipHeader header)
        {
            if (HeaderCount < Limits.MaxSipHeaderFieldsOfOneKind || header == SipHeader.Other)
            {
                return false;
            }

            int count = 0;
            for (int i = 0; i < HeaderCount; i++)
            {
                count += _headers[i] == (int)header ? 1 : 0;
            }

            return count >= Limits.MaxSipHeaderFieldsOfOneKind;
        }

        [HotPath]
        private SipResult FindBody(int bodyOffset, int end)
        {
            if (ContentLength > end - bodyOffset)
            {
                return SipResult.BodyTooShort;
            }

            BodyOffset = bodyOffset;
            BodyEnd = ContentLength == SipContentLength.None ? end : bodyOffset + ContentLength;
            return SipResult.Ok;
        }
    }
}
