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
        private static readonly byte[][] NotInRequestUri = { Ascii.ToBytes("method") };

        private static readonly byte[][] NotInTo =
        {
            Ascii.ToBytes("method"), Ascii.ToBytes("transport"), Ascii.ToBytes("maddr"), Ascii.ToBytes("ttl"),
            Ascii.ToBytes("lr"),
        };

        /// <summary>Adds a URI as a Request-URI has it: without method parameter and headers.</summary>
        /// <param name="slots">Where to, begun.</param>
        /// <param name="uri">The URI, read.</param>
        /// <param name="uriOffset">Where it starts in its buffer.</param>
        public static void AppendRequestUri(ByteSlots slots, SipUri uri, int uriOffset)
        {
            slots.Append(uri.Buffer, uriOffset, uri.ParametersOffset);
            AppendParameters(slots, uri, NotInRequestUri);
        }

        /// <summary>Adds a URI as To has it: without port, what chooses the transport, and headers.</summary>
        /// <param name="slots">Where to, begun.</param>
        /// <param name="uri">The URI, read.</param>
        /// <param name="uriOffset">Where it starts in its buffer.</param>
        public static void AppendToUri(ByteSlots slots, SipUri uri, int uriOffset)
        {
            slots.Append(uri.Buffer, uriOffset, uri.HostEnd);
            AppendParameters(slots, uri, NotInTo);
        }

        private static void AppendParameters(ByteSlots slots, SipUri uri, byte[][] dropped)
        {
            byte[] buffer = uri.Buffer;
            int offset = uri.ParametersOffset;
            while (offset < uri.ParametersEnd)
            {
                // The octet at the offset is the semicolon; a parameter holds none itself.
                int end = Ascii.IndexOf(buffer, offset + 1, uri.ParametersEnd, ';');
                int nameEnd = Ascii.IndexOf(buffer, offset + 1, end, '=');
                bool isDropped = false;
                for (int i = 0; i < dropped.Length; i++)
                {
                    isDropped |= Ascii.EqualsIgnoreCase(buffer, offset + 1, nameEnd, dropped[i]);
                }

                if (!isDropped)
                {
                    slots.Append(buffer, offset, end);
                }

                offset = end;
            }
        }
    }
}
