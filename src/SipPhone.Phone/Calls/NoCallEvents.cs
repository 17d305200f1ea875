using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Calls
{
    // For a phone that nobody sits at: it registers, and that is all. Invariant: nothing is accepted.

    /// <summary>Hears everything and wants nothing.</summary>
    public sealed class NoCallEvents : ICallEvents, IMessageEvents
    {
        /// <inheritdoc/>
        public void OnCalled(Call call)
        {
        }

        /// <inheritdoc/>
        public void OnRinging(Call call)
        {
        }

        /// <inheritdoc/>
        public void OnAnswered(Call call)
        {
        }

        /// <inheritdoc/>
        public void OnHeld(Call call, bool byPeer)
        {
        }

        /// <inheritdoc/>
        public void OnResumed(Call call, bool byPeer)
        {
        }

        /// <inheritdoc/>
        public void OnChangeRefused(Call call, int statusCode)
        {
        }

        /// <inheritdoc/>
        public bool OnTransferRequested(Call call, byte[] buffer, int uriOffset, int uriEnd)
        {
            return false;
        }

        /// <inheritdoc/>
        public void OnTransferred(Call call)
        {
        }

        /// <inheritdoc/>
        public void OnTransferFailed(Call call, int statusCode)
        {
        }

        /// <inheritdoc/>
        public void OnDigit(Call call, int eventCode)
        {
        }

        /// <inheritdoc/>
        public void OnEnded(Call call, CallEnd end, int statusCode)
        {
        }

        /// <inheritdoc/>
        public int OnMessage(SipMessage request)
        {
            return CallStatus.Unavailable;
        }

        /// <inheritdoc/>
        public void OnMessageDone(int statusCode)
        {
        }

        /// <inheritdoc/>
        public void OnMessagesWaiting(bool hasWaiting, int newCount, int oldCount)
        {
        }
    }
}
