using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Auth
{
    // Walks "scheme name=value, name=value": challenges and credentials of RFC 3261 §25.1 and RFC 7235 §2.1.
    // Invariant: each Next moves on, and after a fault IsBad stays true and Next false.

    /// <summary>Walks the parameters of a challenge or of credentials. Reusable; allocates nothing.</summary>
    public sealed class AuthParameterCursor
    {
        private byte[] _buffer;
        private int _at;
        private int _end;

        /// <summary>True once the list turned out to be malformed.</summary>
        public bool IsBad { get; private set; }

        /// <summary>Where the current parameter's name starts.</summary>
        public int NameOffset { get; private set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int NameEnd { get; private set; }

        /// <summary>Where the current parameter's value starts, behind the quote if there is one.</summary>
        public int ValueOffset { get; private set; }

        /// <summary>Where it ends, exclusive, before the closing quote. Escapes are as they came.</summary>
        public int ValueEnd { get; private set; }

        /// <summary>Starts before the first parameter.</summary>
        /// <param name="buffer">The buffer, kept for the walk.</param>
        /// <param name="offset">Where the header field's value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/> for the scheme Digest with at least one parameter;
        /// <see cref="SipResult.UnsupportedAuthScheme"/>; <see cref="SipResult.BadAuthentication"/>.
        /// </returns>
        [HotPath]
        public SipResult Start(byte[] buffer, int offset, int end)
        {
            _buffer = buffer;
            _end = end;
            IsBad = false;
            int schemeEnd = SipOctets.Skip(buffer, offset, end, SipOctets.Token);
            _at = SipOctets.SkipSpace(buffer, schemeEnd, end);
            if (schemeEnd == offset)
            {
                return SipResult.BadAuthentication;
            }

            if (!DigestTokens.Words.IsWord(DigestTokens.Digest, buffer, offset, schemeEnd))
            {
                return SipResult.UnsupportedAuthScheme;
            }

            return _at == schemeEnd || _at == end ? SipResult.BadAuthentication : SipResult.Ok;
        }

        /// <summary>Goes to the next parameter.</summary>
        /// <returns>False at the end and at a fault: <see cref="IsBad"/> tells which.</returns>
        [HotPath]
        public bool Next()
        {
            if (IsBad || _at == _end)
            {
                return false;
            }

            int nameEnd = SipOctets.Skip(_buffer, _at, _end, SipOctets.Token);
            int equals = SipOctets.SkipSpace(_buffer, nameEnd, _end);
            if (nameEnd == _at || equals == _end || _buffer[equals] != '=')
            {
                return Fail();
            }

            NameOffset = _at;
            NameEnd = nameEnd;
            int at = SkipValue(SipOctets.SkipSpace(_buffer, equals + 1, _end));
            if (at < 0)
            {
                return Fail();
            }

            at = SipOctets.SkipSpace(_buffer, at, _end);
            if (at < _end)
            {
                // A comma, and behind it another parameter.
                int comma = at;
                at = SipOctets.SkipSpace(_buffer, comma + 1, _end);
                if (_buffer[comma] != ',' || at == _end)
                {
                    return Fail();
                }
            }

            _at = at;
            return true;
        }

        /// <summary>Tells whether the current parameter has a name, letters folded.</summary>
        /// <param name="names">The table that the name is in.</param>
        /// <param name="name">Its place there.</param>
        /// <returns>True when it has.</returns>
        [HotPath]
        public bool IsName(WordTable names, int name)
        {
            return names.IsWord(name, _buffer, NameOffset, NameEnd);
        }

        [HotPath]
        private int SkipValue(int offset)
        {
            if (offset < _end && _buffer[offset] == '"')
            {
                int quotedEnd = SipOctets.SkipQuoted(_buffer, offset, _end);
                ValueOffset = offset + 1;
                ValueEnd = quotedEnd - 1;
                return quotedEnd;
            }

            int tokenEnd = SipOctets.Skip(_buffer, offset, _end, SipOctets.Token);
            ValueOffset = offset;
            ValueEnd = tokenEnd;
            return tokenEnd == offset ? -1 : tokenEnd;
        }

        [HotPath]
        private bool Fail()
        {
            IsBad = true;
            return false;
        }
    }
}
