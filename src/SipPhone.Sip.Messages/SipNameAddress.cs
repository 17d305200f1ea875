using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // The value of To, From, Contact and their like, RFC 3261 §20.10, §20.20, §20.39, §25.1:
    //   ( [ display-name ] "<" URI ">" / URI ) *( ";" parameter )
    // Invariant: it takes its whole range or fails, and after a failure all parts are empty.

    /// <summary>
    /// One name-addr or addr-spec with its parameters, as ranges. Reusable; parsing allocates nothing.
    /// </summary>
    public sealed class SipNameAddress
    {
        private byte[] _buffer;

        /// <summary>Where the display name starts, with its quotes if it has them.</summary>
        public int DisplayNameOffset { get; private set; }

        /// <summary>Where the display name ends, exclusive; equal to the offset for none.</summary>
        public int DisplayNameEnd { get; private set; }

        /// <summary>Where the URI starts, without angle brackets.</summary>
        public int UriOffset { get; private set; }

        /// <summary>
        /// Where the URI ends, exclusive. Its scheme was looked at, the rest is for <see cref="SipUri"/>.
        /// </summary>
        public int UriEnd { get; private set; }

        /// <summary>Where the parameters start, with their first semicolon or white space before it.</summary>
        public int ParametersOffset { get; private set; }

        /// <summary>Where the parameters end, exclusive.</summary>
        public int ParametersEnd { get; private set; }

        /// <summary>True for the Contact value <c>*</c> (RFC 3261 §10.2.2), which has no other part.</summary>
        public bool IsWildcard { get; private set; }

        /// <summary>Reads a value of To, From, Route, Record-Route.</summary>
        /// <param name="buffer">The buffer, kept until the next parse.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.BadAddress"/>; <see cref="SipResult.BadParameter"/>.
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

        /// <summary>Reads a header field that stands once, From or To.</summary>
        /// <param name="message">The message; its buffer is kept until the next parse.</param>
        /// <param name="header">Which.</param>
        /// <returns>
        /// As <see cref="Parse"/>, or <see cref="SipMessage.FindSingle"/> where that fails; all parts are empty then.
        /// </returns>
        [HotPath]
        public SipResult ParseSingle(SipMessage message, SipHeader header)
        {
            int offset;
            int end;
            SipResult result = message.FindSingle(header, out offset, out end);
            if (result != SipResult.Ok)
            {
                Clear();
                return result;
            }

            return Parse(message.Buffer, offset, end);
        }

        /// <summary>Reads a value of Contact: as <see cref="Parse"/>, or <c>*</c>.</summary>
        /// <param name="buffer">The buffer, kept until the next parse.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>As <see cref="Parse"/>.</returns>
        [HotPath]
        public SipResult ParseContact(byte[] buffer, int offset, int end)
        {
            if (end - offset != 1 || buffer[offset] != '*')
            {
                return Parse(buffer, offset, end);
            }

            Clear();
            _buffer = buffer;
            IsWildcard = true;
            return SipResult.Ok;
        }

        /// <summary>Finds a parameter, for example <c>tag</c> or <c>expires</c>.</summary>
        /// <param name="name">The parameter's name.</param>
        /// <param name="valueOffset">Where its value starts; 0 on failure.</param>
        /// <param name="valueEnd">Where it ends, exclusive.</param>
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
            DisplayNameOffset = 0;
            DisplayNameEnd = 0;
            UriOffset = 0;
            UriEnd = 0;
            ParametersOffset = 0;
            ParametersEnd = 0;
            IsWildcard = false;
        }

        [HotPath]
        private SipResult ParseWhole(int offset, int end)
        {
            int nameEnd = SkipDisplayName(offset, end);
            int bracket = nameEnd < 0 ? end : SipOctets.SkipSpace(_buffer, nameEnd, end);
            int parameters;
            if (bracket < end && _buffer[bracket] == '<')
            {
                DisplayNameOffset = offset;
                DisplayNameEnd = SipOctets.TrimEnd(_buffer, offset, nameEnd);
                UriOffset = bracket + 1;
                UriEnd = Ascii.IndexOf(_buffer, UriOffset, end, '>');
                parameters = UriEnd + 1;
                if (UriEnd == end)
                {
                    return SipResult.BadAddress;
                }
            }
            else
            {
                // RFC 3261 §20: without angle brackets a semicolon starts the parameters of the header field.
                UriOffset = offset;
                parameters = Ascii.IndexOf(_buffer, offset, end, ';');
                UriEnd = SipOctets.TrimEnd(_buffer, offset, parameters);
                if (HasCommaOrQuestionMark())
                {
                    return SipResult.BadAddress;
                }
            }

            ParametersOffset = parameters;
            ParametersEnd = end;
            return IsUriPlausible() ? SipParameters.Check(_buffer, parameters, end) : SipResult.BadAddress;
        }

        // display-name = *( token LWS ) / quoted-string; -1 for a quote that is not closed or holds no UTF-8.
        [HotPath]
        private int SkipDisplayName(int offset, int end)
        {
            if (offset < end && _buffer[offset] == '"')
            {
                int quoteEnd = SipOctets.SkipQuoted(_buffer, offset, end);
                return quoteEnd > 0 && SipUtf8.IsQuotedText(_buffer, offset + 1, quoteEnd - 1) ? quoteEnd : -1;
            }

            int at = offset;
            int tokenEnd = SipOctets.Skip(_buffer, at, end, SipOctets.Token);
            while (tokenEnd > at)
            {
                at = SipOctets.SkipSpace(_buffer, tokenEnd, end);
                tokenEnd = SipOctets.Skip(_buffer, at, end, SipOctets.Token);
            }

            return at;
        }

        // RFC 3261 §20: a URI with a comma, question mark or semicolon stands in angle brackets.
        [HotPath]
        private bool HasCommaOrQuestionMark()
        {
            return Ascii.IndexOf(_buffer, UriOffset, UriEnd, ',') < UriEnd
                || Ascii.IndexOf(_buffer, UriOffset, UriEnd, '?') < UriEnd;
        }

        // A scheme, then something without white space, control octets, quotes, and angle brackets.
        [HotPath]
        private bool IsUriPlausible()
        {
            int at = SipUri.SkipScheme(_buffer, UriOffset, UriEnd);
            if (at < 0 || at == UriEnd)
            {
                return false;
            }

            while (at < UriEnd)
            {
                int octet = _buffer[at++];
                if (octet <= ' ' || octet >= 0x7F || octet == '"' || octet == '<' || octet == '>')
                {
                    return false;
                }
            }

            return true;
        }
    }
}
