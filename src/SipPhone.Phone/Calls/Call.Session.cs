using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;

namespace SipPhone.Phone.Calls
{
    // What the session of a call tells: the middle rows of the table in Call.cs. Invariant: the session is told nothing
    // back while it says that it ended.

    /// <content>What the session tells.</content>
    public sealed partial class Call
    {
        /// <inheritdoc/>
        public void OnProceeding(Session session, int statusCode)
        {
            if (State == CallState.Calling)
            {
                SetState(CallState.Alerting, _deadlineMs);
                _calls.Events.OnRinging(this);
            }

            TellReferrer(statusCode);
        }

        /// <inheritdoc/>
        public void OnConfirmed(Session session)
        {
            if (State != CallState.Calling && State != CallState.Alerting && State != CallState.Accepting)
            {
                return;
            }

            _order.EndHunt();
            _calls.HoldOthers(this, _calls.NowMs);
            SetState(CallState.Active, -1);
            _calls.Events.OnAnswered(this);
            FollowHold();
            TellReferrer(CallOrder.Answered);
        }

        /// <inheritdoc/>
        public void OnMediaChanged(Session session, bool byPeer)
        {
            _media.Follow();
            FollowHold();
        }

        /// <inheritdoc/>
        public void OnChangeRefused(Session session, int statusCode)
        {
            _calls.Events.OnChangeRefused(this, statusCode);
        }

        /// <inheritdoc/>
        public int OnReferred(Session session, SipMessage request)
        {
            return IsStanding ? _calls.TakeReferral(this, request) : CallStatus.Declined;
        }

        /// <inheritdoc/>
        public void OnReferProgress(Session session, int statusCode, bool isLast)
        {
            if (!IsStanding)
            {
                return;
            }

            if (statusCode >= CallOrder.Answered && statusCode < CallOrder.FirstFailure)
            {
                _calls.Events.OnTransferred(this);
                SetCause(CallEnd.Transferred);
                End(_calls.NowMs);
            }
            else if (isLast || statusCode >= CallOrder.FirstFailure)
            {
                _calls.Events.OnTransferFailed(this, statusCode);
            }
        }

        /// <inheritdoc/>
        public int OnInfo(Session session, SipMessage request)
        {
            // RFC 2976 §2.2: without a body it only shows that the peer is there.
            if (request.BodyEnd == request.BodyOffset)
            {
                return CallOrder.Answered;
            }

            if (!SipContentType.Is(request, Digits.RelayType))
            {
                return CallStatus.UnsupportedMediaType;
            }

            int eventCode = Digits.ReadRelay(request);
            if (eventCode < 0)
            {
                return CallStatus.BadRequest;
            }

            _calls.Events.OnDigit(this, eventCode);
            return CallOrder.Answered;
        }

        /// <inheritdoc/>
        public void OnEnded(Session session, SessionEnd end, int statusCode)
        {
            _media.Stop();
            bool isUnanswered = State == CallState.Calling || State == CallState.Alerting || State == CallState.Ending;
            if (isUnanswered && _order.HasNextTarget(_calls.Settings))
            {
                // The session is in the middle of telling: the next target waits for the next poll.
                _hasCause = false;
                _isPlacingDue = true;
                SetState(CallState.Calling, -1);
                return;
            }

            Finish(_hasCause ? _cause : CallEnds.Of(end), statusCode);
        }

        // Tells what has changed in holding since the last exchange.
        private void FollowHold()
        {
            if (!IsStanding)
            {
                return;
            }

            if (_media.IsHolding != (State == CallState.Held))
            {
                SetState(_media.IsHolding ? CallState.Held : CallState.Active, _deadlineMs);
                TellHold(_media.IsHolding, false);
            }

            if (_media.IsHeldByPeer != IsHeldByPeer)
            {
                IsHeldByPeer = _media.IsHeldByPeer;
                TellHold(IsHeldByPeer, true);
            }
        }

        private void TellHold(bool isHeld, bool byPeer)
        {
            if (isHeld)
            {
                _calls.Events.OnHeld(this, byPeer);
            }
            else
            {
                _calls.Events.OnResumed(this, byPeer);
            }
        }

        private void TellReferrer(int statusCode)
        {
            if (Referrer == null)
            {
                return;
            }

            Referrer._session.TellReferProgress(statusCode, _calls.NowMs);
            if (statusCode == CallOrder.Answered)
            {
                // RFC 5589 §6: the transferor ends its call now; where it does not, we do.
                Referrer.SetCause(CallEnd.Transferred);
                Referrer._deadlineMs = _calls.NowMs + Limits.TransferEndTimeoutMs;
                Referrer = null;
            }
        }
    }
}
