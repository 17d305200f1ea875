using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Sessions
{
    // Whether a message's body is a session description, RFC 3261 §20.11, §20.12, §20.15.
    // Invariant: a body that must be understood and is not is never passed over.

    /// <summary>Tells what the body of a message is to a session.</summary>
    public static class SessionBody
    {
        private static readonly byte[] Handling = Ascii.ToBytes("handling");
        private static readonly byte[] Optional = Ascii.ToBytes("optional");
        private static readonly byte[] Session = Ascii.ToBytes("session");
        private static readonly byte[] Identity = Ascii.ToBytes("identity");

        /// <summary>Looks at a message's body.</summary>
        /// <param name="message">The message; the body is its <c>BodyOffset</c> to <c>BodyEnd</c>.</param>
        /// <returns>What it is.</returns>
        public static SessionBodyKind KindOf(SipMessage message)
        {
            if (message.BodyEnd == message.BodyOffset)
            {
                return SessionBodyKind.None;
            }

            bool isSdp = SipContentType.Is(message, SipCapabilities.Sdp) && !IsEncoded(message);
            int offset;
            int end;
            if (message.FindSingle(SipHeader.ContentDisposition, out offset, out end) != SipResult.Ok)
            {
                return isSdp ? SessionBodyKind.Description : SessionBodyKind.Unknown;
            }

            int typeEnd = SipOctets.Skip(message.Buffer, offset, end, SipOctets.Token);
            if (isSdp && Ascii.EqualsIgnoreCase(message.Buffer, offset, typeEnd, Session))
            {
                return SessionBodyKind.Description;
            }

            // RFC 3261 §20.11: without the parameter, handling is required.
            int valueOffset;
            int valueEnd;
            bool isOptional = SipParameters.Find(
                    message.Buffer, typeEnd, end, Handling, out valueOffset, out valueEnd) == SipResult.Ok
                && Ascii.EqualsIgnoreCase(message.Buffer, valueOffset, valueEnd, Optional);
            return isOptional ? SessionBodyKind.None : SessionBodyKind.Unknown;
        }

        private static bool IsEncoded(SipMessage message)
        {
            int offset;
            int end;
            SipResult result = message.FindSingle(SipHeader.ContentEncoding, out offset, out end);
            return result != SipResult.Absent
                && !(result == SipResult.Ok && Ascii.EqualsIgnoreCase(message.Buffer, offset, end, Identity));
        }
    }
}
