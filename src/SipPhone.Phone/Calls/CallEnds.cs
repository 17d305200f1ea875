using SipPhone.Sip.Sessions;

namespace SipPhone.Phone.Calls
{
    // Words and sources of ends. Invariant: every end of a session has one of a call.

    /// <summary>Words for <see cref="CallEnd"/>.</summary>
    public static class CallEnds
    {
        /// <summary>The name of an end, in lower case with hyphens.</summary>
        /// <param name="end">The end.</param>
        /// <returns>The name; <c>unknown</c> for a value outside the enum.</returns>
        public static string Name(CallEnd end)
        {
            switch (end)
            {
                case CallEnd.HungUp: return "hung-up";
                case CallEnd.PeerHungUp: return "peer-hung-up";
                case CallEnd.Cancelled: return "cancelled";
                case CallEnd.NoAnswer: return "no-answer";
                case CallEnd.Refused: return "refused";
                case CallEnd.Transferred: return "transferred";
                case CallEnd.Replaced: return "replaced";
                case CallEnd.TimedOut: return "timed-out";
                case CallEnd.Unauthorized: return "unauthorized";
                case CallEnd.NotAcceptable: return "not-acceptable";
                case CallEnd.ConnectionLost: return "connection-lost";
                case CallEnd.ProtocolError: return "protocol-error";
                default: return "unknown";
            }
        }

        /// <summary>The end of a call whose session ended.</summary>
        /// <param name="end">The session's end.</param>
        /// <returns>The call's, when nothing is known beyond it.</returns>
        public static CallEnd Of(SessionEnd end)
        {
            switch (end)
            {
                case SessionEnd.Local: return CallEnd.HungUp;
                case SessionEnd.Remote: return CallEnd.PeerHungUp;
                case SessionEnd.Cancelled: return CallEnd.Cancelled;
                case SessionEnd.Refused: return CallEnd.Refused;
                case SessionEnd.Replaced: return CallEnd.Replaced;
                case SessionEnd.TimedOut: return CallEnd.TimedOut;
                case SessionEnd.Unauthorized: return CallEnd.Unauthorized;
                case SessionEnd.NotAcceptable: return CallEnd.NotAcceptable;
                case SessionEnd.ConnectionLost: return CallEnd.ConnectionLost;
                default: return CallEnd.ProtocolError;
            }
        }
    }
}
