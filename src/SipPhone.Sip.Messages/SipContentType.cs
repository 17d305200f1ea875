using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Reads Content-Type, RFC 3261 §20.15 and §25.1: <c>type "/" subtype *( ";" parameter )</c>. Invariant: it takes
    /// its whole range or fails.
    /// </summary>
    public static class SipContentType
    {
        /// <summary>Reads a media type.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>Where <c>type/subtype</c> ends and the parameters start; -1 when it is none.</returns>
        [HotPath]
        public static int Parse(byte[] buffer, int offset, int end)
        {
            int slash = SipOctets.Skip(buffer, offset, end, SipOctets.Token);
            if (slash == offset || slash == end || buffer[slash] != '/')
            {
                return -1;
            }

            int typeEnd = SipOctets.Skip(buffer, slash + 1, end, SipOctets.Token);
            bool isGood = typeEnd > slash + 1 && SipParameters.Check(buffer, typeEnd, end) == SipResult.Ok;
            return isGood ? typeEnd : -1;
        }

        /// <summary>Tells whether a message's body is of a type.</summary>
        /// <param name="message">The message.</param>
        /// <param name="type">For example <see cref="SipCapabilities.Sdp"/>; letters are folded.</param>
        /// <returns>True when Content-Type stands once, is well formed, and names it.</returns>
        [HotPath]
        public static bool Is(SipMessage message, byte[] type)
        {
            int offset;
            int end;
            if (message.FindSingle(SipHeader.ContentType, out offset, out end) != SipResult.Ok)
            {
                return false;
            }

            int typeEnd = Parse(message.Buffer, offset, end);
            return typeEnd >= 0 && Ascii.EqualsIgnoreCase(message.Buffer, offset, typeEnd, type);
        }
    }
}
