using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Reads CSeq, RFC 3261 §20.16: <c>1*DIGIT LWS Method</c>. Invariant: it takes its whole range or fails.
    /// </summary>
    public static class SipCSeq
    {
        /// <summary>Reads a CSeq value.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="number">The sequence number, 0 to 2^31 - 1; 0 on failure.</param>
        /// <param name="methodOffset">Where the method starts; it ends where the range ends. 0 on failure.</param>
        /// <returns><see cref="SipResult.Ok"/> or <see cref="SipResult.BadCSeq"/>.</returns>
        [HotPath]
        public static SipResult Parse(byte[] buffer, int offset, int end, out int number, out int methodOffset)
        {
            number = 0;
            methodOffset = 0;
            int digitsEnd = offset;
            while (digitsEnd < end && buffer[digitsEnd] >= '0' && buffer[digitsEnd] <= '9')
            {
                digitsEnd++;
            }

            // RFC 3261 §8.1.1.5: the number is below 2^31.
            int value = Ascii.ParseDecimal(buffer, offset, digitsEnd);
            int at = SipOctets.SkipSpace(buffer, digitsEnd, end);
            if (value < 0 || at == digitsEnd || at == end || SipOctets.Skip(buffer, at, end, SipOctets.Token) != end)
            {
                return SipResult.BadCSeq;
            }

            number = value;
            methodOffset = at;
            return SipResult.Ok;
        }

        /// <summary>Reads the number of a message's CSeq.</summary>
        /// <param name="message">The message.</param>
        /// <param name="number">The number; 0 on failure.</param>
        /// <returns><see cref="SipResult.Ok"/>; <c>Absent</c>; <c>BadHeader</c>; <c>BadCSeq</c>.</returns>
        [HotPath]
        public static SipResult ReadNumber(SipMessage message, out int number)
        {
            number = 0;
            int offset;
            int end;
            int methodOffset;
            SipResult result = message.FindSingle(SipHeader.CSeq, out offset, out end);
            return result == SipResult.Ok
                ? Parse(message.Buffer, offset, end, out number, out methodOffset)
                : result;
        }

        /// <summary>Tells whether a message's CSeq names a method: which request a response is to.</summary>
        /// <param name="message">The message.</param>
        /// <param name="method">The method.</param>
        /// <returns>True when it does; false also without a CSeq that can be read.</returns>
        [HotPath]
        public static bool IsOf(SipMessage message, byte[] method)
        {
            int offset;
            int end;
            int number;
            int methodOffset;
            return message.FindSingle(SipHeader.CSeq, out offset, out end) == SipResult.Ok
                && Parse(message.Buffer, offset, end, out number, out methodOffset) == SipResult.Ok
                && Ascii.EqualsExactly(message.Buffer, methodOffset, end, method);
        }
    }
}
