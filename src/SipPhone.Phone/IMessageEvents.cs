using SipPhone.Sip.Messages;

namespace SipPhone.Phone
{
    // Texts and the mailbox, RFC 3428 and RFC 3842: what a phone has beside calls. Invariant: each text that was sent
    // has one outcome, told by OnMessageDone.

    /// <summary>Hears of texts and of the mailbox.</summary>
    public interface IMessageEvents : Sip.Usages.IMessageEvents
    {
        /// <summary>A MESSAGE came; its body is text/plain, or there is none.</summary>
        /// <param name="request">The request, valid during the call.</param>
        /// <returns>200, 202, or what to refuse with, 300 to 699.</returns>
        int OnMessage(SipMessage request);

        /// <summary>The state of the mailbox came.</summary>
        /// <param name="hasWaiting">Whether messages wait.</param>
        /// <param name="newCount">How many new voice messages; -1 when it was not told.</param>
        /// <param name="oldCount">How many old ones; -1 when it was not told.</param>
        void OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount);
    }
}
