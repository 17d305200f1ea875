using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Walks the values of a header field that may stand several times and hold lists, RFC 3261 §7.3.1.
    // Invariant: each call of Next moves on by at least one octet or one field, so a walk ends.

    /// <summary>
    /// Walks all values of one header field in a message, in order: over its lines, and over the commas of each. For
    /// Via, Contact, Supported and their like; not for header fields that are no lists (WWW-Authenticate, Call-ID,
    /// ...).
    /// </summary>
    public sealed class SipValueCursor
    {
        private SipMessage _message;
        private SipHeader _header;
        private int _index;
        private int _next;

        /// <summary>Where the current value starts in the message's buffer.</summary>
        public int Offset { get; private set; }

        /// <summary>Where it ends, exclusive. An empty value is handed out too: no grammar allows one.</summary>
        public int End { get; private set; }

        /// <summary>Starts before the first value.</summary>
        /// <param name="message">The message, kept for the walk.</param>
        /// <param name="header">The header field.</param>
        [HotPath]
        public void Start(SipMessage message, SipHeader header)
        {
            _message = message;
            _header = header;
            _index = -1;
            _next = -1;
            Offset = 0;
            End = 0;
        }

        /// <summary>Goes to the next value.</summary>
        /// <returns>False when there is none.</returns>
        [HotPath]
        public bool Next()
        {
            byte[] buffer = _message.Buffer;
            if (_next < 0)
            {
                int index = _message.IndexOf(_header, _index + 1);
                if (index < 0)
                {
                    return false;
                }

                _index = index;
                _next = _message.ValueOffset(index);
            }

            int lineEnd = _message.ValueEnd(_index);
            int comma = SipOctets.FindComma(buffer, _next, lineEnd);
            Offset = SipOctets.SkipSpace(buffer, _next, comma);
            End = SipOctets.TrimEnd(buffer, Offset, comma);
            _next = comma < lineEnd ? comma + 1 : -1;
            return true;
        }
    }
}
