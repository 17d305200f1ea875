using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Reads Event, RFC 6665 §8.2.1: <c>event-type *( ";" parameter )</c>. Invariant: the whole range is taken or
    /// nothing is.
    /// </summary>
    public static class SipEvent
    {
        /// <summary>Reads an Event value.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts; the event type starts there.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="typeEnd">Where the event type ends, exclusive; 0 on failure.</param>
        /// <param name="idOffset">Where the value of <c>id</c> starts; 0 without one and on failure.</param>
        /// <param name="idEnd">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.BadHeader"/>; <see cref="SipResult.BadParameter"/>;
        /// <see cref="SipResult.DuplicateParameter"/>.
        /// </returns>
        [HotPath]
        public static SipResult Parse(
            byte[] buffer, int offset, int end, out int typeEnd, out int idOffset, out int idEnd)
        {
            typeEnd = 0;
            int tokenEnd = SipOctets.Skip(buffer, offset, end, SipOctets.Token);
            SipResult result = SipWords.Find(SipWords.Id, buffer, tokenEnd, end, out idOffset, out idEnd);
            if (result != SipResult.Ok && result != SipResult.Absent)
            {
                return result;
            }

            if (tokenEnd == offset)
            {
                idOffset = 0;
                idEnd = 0;
                return SipResult.BadHeader;
            }

            typeEnd = tokenEnd;
            return SipResult.Ok;
        }

        /// <summary>Tells whether a message is of an event package.</summary>
        /// <param name="message">A SUBSCRIBE, NOTIFY, or a response to one.</param>
        /// <param name="type">The package, for example <c>message-summary</c>; compared exactly (§8.2.1).</param>
        /// <returns>True when Event stands once, is well formed, and names it.</returns>
        [HotPath]
        public static bool Is(SipMessage message, byte[] type)
        {
            int offset;
            int end;
            int typeEnd;
            int idOffset;
            int idEnd;
            return message.FindSingle(SipHeader.Event, out offset, out end) == SipResult.Ok
                && Parse(message.Buffer, offset, end, out typeEnd, out idOffset, out idEnd) == SipResult.Ok
                && Ascii.EqualsExactly(message.Buffer, offset, typeEnd, type);
        }
    }
}
