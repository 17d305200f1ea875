using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.UserAgent
{
    /// <summary>Hears of requests that come from outside of what runs, and decides about them.</summary>
    public interface IUserAgentEvents
    {
        /// <summary>Somebody calls.</summary>
        /// <param name="invite">The INVITE, checked; readable during the call.</param>
        /// <param name="replaced">
        /// The session that it replaces (RFC 3891 §3), checked by the user agent; null for none. The new one is
        /// answered at once and the replaced one ended by the user agent.
        /// </param>
        /// <param name="statusCode">When there is none: what to refuse with, 300 to 699 (486 when busy).</param>
        /// <returns>An idle session to take it, or null to refuse. It is told nothing before this returns.</returns>
        Session OnInvite(SipMessage invite, Session replaced, out int statusCode);

        /// <summary>The session took the call of <see cref="OnInvite"/>: it may ring, answer or decline now.</summary>
        /// <param name="session">Which.</param>
        /// <param name="invite">The INVITE.</param>
        /// <param name="nowMs">The time.</param>
        void OnIncoming(Session session, SipMessage invite, long nowMs);

        /// <summary>A MESSAGE outside a dialog came (RFC 3428 §7).</summary>
        /// <param name="request">The request.</param>
        /// <returns>200, 202, or what to refuse with.</returns>
        int OnMessage(SipMessage request);

        /// <summary>The state of the mailbox came (RFC 3842).</summary>
        /// <param name="hasWaiting">Whether messages wait.</param>
        /// <param name="newCount">How many new voice messages; -1 when it was not told.</param>
        /// <param name="oldCount">How many old ones; -1 when it was not told.</param>
        void OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount);
    }
}
