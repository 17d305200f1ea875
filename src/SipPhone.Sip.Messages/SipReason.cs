using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Reads Reason, RFC 3326 §2: <c>protocol *( ";" parameter )</c>, a list. Invariant: a value that is malformed is
    /// passed over, for it only explains.
    /// </summary>
    public static class SipReason
    {
        /// <summary>Finds the cause that a protocol gives.</summary>
        /// <param name="message">The request or response.</param>
        /// <param name="protocol">For example <see cref="SipTokens.Sip"/>; letters are folded.</param>
        /// <returns>0 to 2,147,483,647: a status code for SIP; -1 when there is none.</returns>
        [HotPath]
        public static int FindCause(SipMessage message, byte[] protocol)
        {
            byte[] buffer = message.Buffer;
            int index = message.IndexOf(SipHeader.Reason, 0);
            while (index >= 0)
            {
                int offset = message.ValueOffset(index);
                int end = message.ValueEnd(index);
                while (offset < end)
                {
                    int comma = SipOctets.FindComma(buffer, offset, end);
                    int cause = ReadCause(buffer, SipOctets.SkipSpace(buffer, offset, comma), comma, protocol);
                    if (cause >= 0)
                    {
                        return cause;
                    }

                    offset = comma + 1;
                }

                index = message.IndexOf(SipHeader.Reason, index + 1);
            }

            return -1;
        }

        [HotPath]
        private static int ReadCause(byte[] buffer, int offset, int end, byte[] protocol)
        {
            int protocolEnd = SipOctets.Skip(buffer, offset, end, SipOctets.Token);
            int valueOffset;
            int valueEnd;
            if (!Ascii.EqualsIgnoreCase(buffer, offset, protocolEnd, protocol)
                || SipWords.Find(
                    SipWords.Cause, buffer, protocolEnd, end, out valueOffset, out valueEnd) != SipResult.Ok)
            {
                return -1;
            }

            return Ascii.ParseDecimal(buffer, valueOffset, valueEnd);
        }
    }
}
