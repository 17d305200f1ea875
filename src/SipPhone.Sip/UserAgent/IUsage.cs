using SipPhone.Sip.Messages;

namespace SipPhone.Sip.UserAgent
{
    /// <summary>
    /// Something beside the calls that speaks SIP on the flow: the mailbox's state, messages. The user agent offers it
    /// what no session took; it has no part in calls.
    /// </summary>
    public interface IUsage
    {
        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        long NextDeadlineMs { get; }

        /// <summary>Is offered a request, which passed the screening: not an ACK, a CANCEL or an INVITE.</summary>
        /// <param name="request">The request.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when it was taken, and then it has been answered with one final response.</returns>
        bool OnRequest(SipMessage request, long nowMs);

        /// <summary>Is offered a response.</summary>
        /// <param name="response">The response.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when it was to a request of its own.</returns>
        bool OnResponse(SipMessage response, long nowMs);

        /// <summary>The flow was lost: requests that were out fail.</summary>
        /// <param name="nowMs">The time.</param>
        void OnFlowLost(long nowMs);

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The time.</param>
        void Poll(long nowMs);
    }
}
