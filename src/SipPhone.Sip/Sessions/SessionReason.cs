using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // Why a call ends, told between phones: Reason in CANCEL and BYE, RFC 3326 §2. Without it a phone that stops
    // ringing shows a missed call. Invariant: what we write, we read.
    //
    //   we end a session because     Reason
    //   another took its place       SIP;cause=200;text="Call completed elsewhere"
    //   nobody answered              SIP;cause=408;text="Request Timeout"
    //   the media did not agree      SIP;cause=488;text="Not Acceptable Here"
    //   anything else                none: the method says it all

    /// <summary>Writes Reason, and reads what of it concerns the person.</summary>
    internal static class SessionReason
    {
        private const int AnsweredElsewhere = 200;

        /// <summary>Writes Reason, where there is one to tell.</summary>
        /// <param name="writer">The writer of a CANCEL or BYE, between header fields.</param>
        /// <param name="end">Why the session ends.</param>
        internal static void Write(SipWriter writer, SessionEnd end)
        {
            int cause = CauseOf(end);
            if (cause == 0)
            {
                return;
            }

            ByteWriter bytes = writer.Bytes;
            writer.StartHeader(SipHeader.Reason);
            UserAgentWords.Write(bytes, UserAgentWords.CauseStart);
            bytes.WriteDecimal(cause);
            UserAgentWords.Write(bytes, UserAgentWords.TextStart);
            if (cause == AnsweredElsewhere)
            {
                UserAgentWords.Write(bytes, UserAgentWords.CompletedElsewhere);
            }
            else
            {
                ReasonPhrases.Write(bytes, cause);
            }

            bytes.Write('"');
            writer.EndLine();
        }

        /// <summary>Tells why a peer gives up a call that nobody here has answered.</summary>
        /// <param name="request">Its CANCEL or BYE.</param>
        /// <param name="otherwise">The end where it does not say.</param>
        /// <returns>Replaced when it was answered elsewhere; else <paramref name="otherwise"/>.</returns>
        internal static SessionEnd Read(SipMessage request, SessionEnd otherwise)
        {
            bool isElsewhere = SipReason.FindCause(request, SipTokens.Sip) == AnsweredElsewhere;
            return isElsewhere ? SessionEnd.Replaced : otherwise;
        }

        private static int CauseOf(SessionEnd end)
        {
            switch (end)
            {
                case SessionEnd.Replaced: return AnsweredElsewhere;
                case SessionEnd.TimedOut: return 408;
                case SessionEnd.NotAcceptable: return 488;
                default: return 0;
            }
        }
    }
}
