using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Phone
{
    // A phone that only registers. Invariant: everything is refused.

    /// <summary>Takes no calls and no messages.</summary>
    internal sealed class NoCalls : IUserAgentEvents
    {
        /// <inheritdoc/>
        public Session OnInvite(SipMessage invite, Session replaced, out int statusCode)
        {
            // RFC 3261 §21.4.18: temporarily unavailable.
            statusCode = 480;
            return null;
        }

        /// <inheritdoc/>
        public void OnIncoming(Session session, SipMessage invite, long nowMs)
        {
        }

        /// <inheritdoc/>
        public int OnMessage(SipMessage request)
        {
            return 480;
        }

        /// <inheritdoc/>
        public void OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount)
        {
        }
    }
}
