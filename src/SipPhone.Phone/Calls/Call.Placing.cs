using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Calls
{
    // How a call begins: the first rows of the table in Call.cs. Invariant: what did not begin is Idle.

    /// <content>How it begins: dialled, hunted, referred, or coming in.</content>
    public sealed partial class Call
    {
        /// <summary>Stands for "not answered automatically".</summary>
        internal const int NotAutomatic = -1;

        /// <summary>Calls one target now.</summary>
        /// <param name="text">The buffer of the text.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns><see cref="SipResult.Ok"/>, or why it stayed idle.</returns>
        internal SipResult Dial(byte[] text, int offset, int end, long nowMs)
        {
            _order.Clear();
            SipResult result = _calls.WriteTarget(text, offset, end, _remoteUri);
            return result == SipResult.Ok ? Place(_calls.Settings.DialTimeoutMs, nowMs) : result;
        }

        /// <summary>Calls the targets of the hunt list, from the next poll on.</summary>
        internal void Hunt()
        {
            _order.StartHunt();
            PlaceLater();
        }

        /// <summary>Calls whom a peer sent us to, from the next poll on.</summary>
        /// <param name="referrer">The call with that peer.</param>
        /// <param name="buffer">The buffer of its REFER.</param>
        /// <param name="referral">What it says.</param>
        /// <returns>False when the URI is too long; nothing has changed then.</returns>
        internal bool DialReferred(Call referrer, byte[] buffer, Referral referral)
        {
            _remoteUri.Reset();
            _remoteUri.Write(buffer, referral.UriOffset, referral.UriEnd);
            if (_remoteUri.IsFull)
            {
                return false;
            }

            _order.Clear();
            _order.Replaces = referral.Replaces;
            _order.ReferredBy = referral.ReferredBy;
            Referrer = referrer;
            PlaceLater();
            return true;
        }

        /// <summary>The session took an INVITE.</summary>
        /// <param name="invitation">What it says.</param>
        /// <param name="isReplacing">Whether it takes the place of another call, and is answered already.</param>
        /// <param name="answerAfterSeconds">When to answer automatically; <see cref="NotAutomatic"/>.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void TakeIncoming(Invitation invitation, bool isReplacing, int answerAfterSeconds, long nowMs)
        {
            _order.Clear();
            _remoteUri.Reset();
            _remoteUri.Write(invitation.Buffer, invitation.CallerOffset, invitation.CallerEnd);
            IsIncoming = true;
            if (isReplacing)
            {
                SetState(CallState.Accepting, -1);
                return;
            }

            int ringMs = _calls.Settings.RingTimeoutMs;
            SetState(CallState.Ringing, ringMs > 0 ? nowMs + ringMs : -1);
            if (answerAfterSeconds == 0)
            {
                Answer(true, nowMs);
                return;
            }

            _autoAnswerMs = answerAfterSeconds > 0 ? nowMs + (answerAfterSeconds * 1000L) : -1;
            _session.Ring(nowMs);
            _calls.Events.OnRinging(this);
        }

        private void PlaceLater()
        {
            IsIncoming = false;
            _isPlacingDue = true;
            SetState(CallState.Calling, -1);
        }

        // The next target that can be called; each is tried once.
        private void PlaceNext(long nowMs)
        {
            SipResult result;
            do
            {
                int timeoutMs = _calls.Settings.DialTimeoutMs;
                result = SipResult.Ok;
                if (_order.HasNextTarget(_calls.Settings))
                {
                    byte[] target = _order.NextTarget(_calls.Settings);
                    timeoutMs = _calls.Settings.HuntTimeoutMs;
                    result = _calls.WriteTarget(target, 0, target.Length, _remoteUri);
                }

                result = result == SipResult.Ok ? Place(timeoutMs, nowMs) : result;
            }
            while (result != SipResult.Ok && _order.HasNextTarget(_calls.Settings));

            if (result != SipResult.Ok)
            {
                bool isLost = result == SipResult.NotConnected;
                Finish(isLost ? CallEnd.ConnectionLost : CallEnd.ProtocolError, 0);
            }
        }

        private SipResult Place(int timeoutMs, long nowMs)
        {
            SipResult result = _session.Call(
                RemoteUri, _remoteUri.Start, RemoteUriEnd, _order.Replaces, _order.ReferredBy, nowMs);
            if (result != SipResult.Ok)
            {
                // Its offer was being written already.
                _media.Stop();
            }
            else
            {
                IsIncoming = false;
                _calls.HoldOthers(this, nowMs);
                SetState(CallState.Calling, timeoutMs > 0 ? nowMs + timeoutMs : -1);
                _calls.Events.OnCalled(this);
            }

            return result;
        }
    }
}
