using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // Whether a message's body is a session description, RFC 3261 §20.11, §20.12, §20.15.
    // Invariant: a body that must be understood and is not is never passed over.

    /// <summary>Tells what the body of a message is to a session.</summary>
    public static class SessionBody
    {
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
            if (isSdp && UserAgentWords.Is(UserAgentWords.Session, message.Buffer, offset, typeEnd))
            {
                return SessionBodyKind.Description;
            }

            // RFC 3261 §20.11: without the parameter, handling is required.
            int valueOffset;
            int valueEnd;
            SipResult result = UserAgentWords.Find(
                UserAgentWords.Handling, message.Buffer, typeEnd, end, out valueOffset, out valueEnd);
            bool isOptional = result == SipResult.Ok
                && UserAgentWords.Is(UserAgentWords.Optional, message.Buffer, valueOffset, valueEnd);
            return isOptional ? SessionBodyKind.None : SessionBodyKind.Unknown;
        }

        private static bool IsEncoded(SipMessage message)
        {
            int offset;
            int end;
            SipResult result = message.FindSingle(SipHeader.ContentEncoding, out offset, out end);
            return result != SipResult.Absent
                && !(result == SipResult.Ok && UserAgentWords.Is(UserAgentWords.Identity, message.Buffer, offset, end));
        }
    }
}
