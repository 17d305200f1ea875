namespace SipPhone.Phone.Calls
{
    // What calls tell: for the PC's timeline, the console, and the bell. Invariant: each call begins with OnCalled or
    // OnRinging (or OnAnswered, when it was answered without ringing), and ends with OnEnded, once.

    /// <summary>Hears what the calls do. A call may be answered, declined or ended from here.</summary>
    public interface ICallEvents
    {
        /// <summary>We call somebody; for each target of a hunt list.</summary>
        /// <param name="call">Which.</param>
        void OnCalled(Call call);

        /// <summary>A bell rings: the peer's, or ours for a call that came in.</summary>
        /// <param name="call">Which; <see cref="Call.IsIncoming"/> tells whose bell.</param>
        void OnRinging(Call call);

        /// <summary>The call stands.</summary>
        /// <param name="call">Which.</param>
        void OnAnswered(Call call);

        /// <summary>The call is on hold.</summary>
        /// <param name="call">Which.</param>
        /// <param name="byPeer">Whether the peer did it.</param>
        void OnHeld(Call call, bool byPeer);

        /// <summary>The call is off hold.</summary>
        /// <param name="call">Which.</param>
        /// <param name="byPeer">Whether the peer did it.</param>
        void OnResumed(Call call, bool byPeer);

        /// <summary>The peer refused that we hold or resume; all is as before.</summary>
        /// <param name="call">Which.</param>
        /// <param name="statusCode">Why, 300 to 699; 0 for no answer.</param>
        void OnChangeRefused(Call call, int statusCode);

        /// <summary>The peer asks us to call somebody in its place (REFER).</summary>
        /// <param name="call">Which.</param>
        /// <param name="buffer">The buffer of the URI to call; valid during the call.</param>
        /// <param name="uriOffset">Where it starts.</param>
        /// <param name="uriEnd">Where it ends, exclusive.</param>
        /// <returns>Whether to do so.</returns>
        bool OnTransferRequested(Call call, byte[] buffer, int uriOffset, int uriEnd);

        /// <summary>The peer calls the one that we transferred it to; the call is being ended.</summary>
        /// <param name="call">Which.</param>
        void OnTransferred(Call call);

        /// <summary>The transfer came to nothing; the call goes on.</summary>
        /// <param name="call">Which.</param>
        /// <param name="statusCode">The status of the peer's call, or of our request; 100 to 699, 0 for none.</param>
        void OnTransferFailed(Call call, int statusCode);

        /// <summary>The peer pressed a key (INFO).</summary>
        /// <param name="call">Which.</param>
        /// <param name="eventCode">0-9 for the digits, 10 for *, 11 for #, 12-15 for A-D (RFC 4733 §3.2).</param>
        void OnDigit(Call call, int eventCode);

        /// <summary>The call is over; its object is free.</summary>
        /// <param name="call">Which; who it was with can still be read.</param>
        /// <param name="end">Why.</param>
        /// <param name="statusCode">The status behind it, 300 to 699; 0 for none.</param>
        void OnEnded(Call call, CallEnd end, int statusCode);
    }
}
