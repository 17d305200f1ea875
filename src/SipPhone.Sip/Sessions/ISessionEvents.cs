using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Sessions
{
    /// <summary>Hears what a session does, and decides what the session cannot.</summary>
    public interface ISessionEvents
    {
        /// <summary>Ours: a 101 to 199 came.</summary>
        /// <param name="session">Which.</param>
        /// <param name="statusCode">180 for ringing, 183 for early media, and so on.</param>
        void OnProceeding(Session session, int statusCode);

        /// <summary>It stands: our INVITE was answered, or the ACK of our answer came.</summary>
        /// <param name="session">Which.</param>
        void OnConfirmed(Session session);

        /// <summary>An offer and its answer were exchanged: the media may have changed.</summary>
        /// <param name="session">Which.</param>
        /// <param name="byPeer">Whether the offer was the peer's.</param>
        void OnMediaChanged(Session session, bool byPeer);

        /// <summary>A change that we asked for (hold, resume) was refused; all is as before.</summary>
        /// <param name="session">Which.</param>
        /// <param name="statusCode">Why; 0 for a time-out.</param>
        void OnChangeRefused(Session session, int statusCode);

        /// <summary>The peer asks us to call somebody (REFER, RFC 3515 §2.4.2).</summary>
        /// <param name="session">Which.</param>
        /// <param name="request">The REFER; Refer-To and Referred-By can be read during the call.</param>
        /// <returns>202 to do it, then tell <c>Session.TellReferProgress</c>; else the status to refuse with.</returns>
        int OnReferred(Session session, SipMessage request);

        /// <summary>How the call goes that we sent the peer to make (NOTIFY with sipfrag, RFC 3515 §2.4.4).</summary>
        /// <param name="session">Which.</param>
        /// <param name="statusCode">The status of the transfer's INVITE, or of a refused REFER; 0 for none.</param>
        /// <param name="isLast">Whether nothing more will come.</param>
        void OnReferProgress(Session session, int statusCode, bool isLast);

        /// <summary>An INFO came that is of no Info Package (RFC 6086 §9).</summary>
        /// <param name="session">Which.</param>
        /// <param name="request">The INFO.</param>
        /// <returns>200, or 415 for an unknown content.</returns>
        int OnInfo(Session session, SipMessage request);

        /// <summary>It is over, and the session is Idle.</summary>
        /// <param name="session">Which.</param>
        /// <param name="end">Why.</param>
        /// <param name="statusCode">The status behind it, 300 to 699; 0 for none.</param>
        void OnEnded(Session session, SessionEnd end, int statusCode);
    }
}
