using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Dialogs
{
    /// <summary>
    /// Copies URIs without the parts that may not stand where they go, RFC 3261 §19.1.1, Table 1. Invariant: what is
    /// left of a URI is one.
    /// </summary>
    public static class DialogUris
    {
        // None stands in To, and the first not in a Request-URI either.
        private static readonly WordTable Dropped = new WordTable("method|transport|maddr|ttl|lr");

        /// <summary>Adds a URI as a Request-URI has it: without method parameter and headers.</summary>
        /// <param name="slots">Where to, begun.</param>
        /// <param name="uri">The URI, read.</param>
        /// <param name="uriOffset">Where it starts in its buffer.</param>
        public static void AppendRequestUri(ByteSlots slots, SipUri uri, int uriOffset)
        {
            slots.Append(uri.Buffer, uriOffset, uri.ParametersOffset);
            AppendParameters(slots, uri, 1);
        }

        /// <summary>Adds a URI as To has it: without port, what chooses the transport, and headers.</summary>
        /// <param name="slots">Where to, begun.</param>
        /// <param name="uri">The URI, read.</param>
        /// <param name="uriOffset">Where it starts in its buffer.</param>
        public static void AppendToUri(ByteSlots slots, SipUri uri, int uriOffset)
        {
            slots.Append(uri.Buffer, uriOffset, uri.HostEnd);
            AppendParameters(slots, uri, Dropped.Count);
        }

        private static void AppendParameters(ByteSlots slots, SipUri uri, int droppedCount)
        {
            byte[] buffer = uri.Buffer;
            int offset = uri.ParametersOffset;
            while (offset < uri.ParametersEnd)
            {
                // The octet at the offset is the semicolon; a parameter holds none itself.
                int end = Ascii.IndexOf(buffer, offset + 1, uri.ParametersEnd, ';');
                int nameEnd = Ascii.IndexOf(buffer, offset + 1, end, '=');
                int word = Dropped.Find(buffer, offset + 1, nameEnd);
                if (word < 0 || word >= droppedCount)
                {
                    slots.Append(buffer, offset, end);
                }

                offset = end;
            }
        }
    }
}
