using SipPhone.Core;
using SipPhone.Media.Streams;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;

namespace SipPhone.Phone.Calls
{
    // One call, as the person at the phone knows it; RFC 3261 §13 to §15, RFC 5589 for transfers.
    // Invariant: Idle has no session, no stream and no deadline; of several calls at most one is Active, but for one
    // that is being transferred.
    //
    //   state            | event                         | next      | action
    //   Idle             | Dial                          | Calling   | hold the active call; INVITE; tell called
    //   Idle             | INVITE came                   | Ringing   | 180; tell ringing; or answer automatically
    //   Idle             | INVITE with Replaces came     | Accepting | the user agent answers
    //   Calling          | 101 to 199                    | Alerting  | tell ringing
    //   Calling,Alerting | 2xx                           | Active    | tell answered; the others are held
    //   Calling,Alerting | refused or time-out, and the  | Calling   | CANCEL where it rings; the next target when the
    //                    |   hunt list has more          |           |   session is free again
    //   Calling,Alerting | time-out                      | Ending    | CANCEL
    //   Ringing          | Answer, or its time has come  | Accepting | hold the active call; 200
    //   Ringing          | Decline, or time-out          | Ending    | the status, or 480
    //   Accepting        | ACK                           | Active    | tell answered
    //   Active           | hold agreed                   | Held      | tell held
    //   Held             | resume agreed                 | Active    | tell resumed
    //   Active, Held     | the transfer succeeded        | Ending    | tell transferred; BYE
    //   any but Idle     | HangUp                        | Ending    | CANCEL, BYE or 603
    //   any but Idle     | the session ended             | Idle      | stop the stream; tell ended

    /// <summary>One call. A machine, reusable; <see cref="CallManager"/> polls it.</summary>
    public sealed partial class Call : ISessionEvents
    {
        private readonly CallManager _calls;
        private readonly CallMedia _media;
        private readonly Session _session;
        private readonly ByteWriter _remoteUri = new ByteWriter(new byte[Limits.MaxDialledUriBytes]);
        private readonly CallOrder _order = new CallOrder();

        private long _deadlineMs = -1;
        private long _autoAnswerMs = -1;
        private bool _isPlacingDue;
        private bool _hasCause;
        private CallEnd _cause;

        /// <summary>Makes an idle call.</summary>
        /// <param name="calls">All calls.</param>
        /// <param name="media">Its media.</param>
        internal Call(CallManager calls, CallMedia media)
        {
            _calls = calls;
            _media = media;
            _session = new Session(calls.Core, this, media);
        }

        /// <summary>Where it stands.</summary>
        public CallState State { get; private set; }

        /// <summary>Whether the peer called us.</summary>
        public bool IsIncoming { get; private set; }

        /// <summary>Whether the peer holds us.</summary>
        public bool IsHeldByPeer { get; private set; }

        /// <summary>The buffer with the URI of the peer, from its start; kept until the next call.</summary>
        public byte[] RemoteUri
        {
            get { return _remoteUri.Buffer; }
        }

        /// <summary>Where that URI ends, exclusive; 0 when it was too long to keep.</summary>
        public int RemoteUriEnd
        {
            get { return _remoteUri.Position; }
        }

        /// <summary>What was agreed for the sound; codec None for nothing.</summary>
        public StreamParameters Media
        {
            get { return _media.Agreed; }
        }

        /// <summary>Its session.</summary>
        internal Session Session
        {
            get { return _session; }
        }

        /// <summary>The call whose peer asked for this one (REFER); null for none.</summary>
        internal Call Referrer { get; set; }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "on input only".</summary>
        internal long NextDeadlineMs
        {
            get
            {
                long earlierMs = _deadlineMs >= 0 && (_autoAnswerMs < 0 || _deadlineMs < _autoAnswerMs)
                    ? _deadlineMs : _autoAnswerMs;
                return _isPlacingDue ? _calls.NowMs : earlierMs;
            }
        }

        private bool IsStanding
        {
            get { return State == CallState.Active || State == CallState.Held; }
        }

        /// <summary>Answers; the active call is put on hold.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c> when it does not ring, <c>NotConnected</c>.</returns>
        public SipResult Answer(long nowMs)
        {
            return Answer(false, nowMs);
        }

        /// <summary>Declines a call that rings here.</summary>
        /// <param name="statusCode">One of <see cref="CallStatus"/>: busy, not found, and so on.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns><see cref="SipResult.Ok"/>, or <c>WrongState</c> when it does not ring.</returns>
        public SipResult Decline(int statusCode, long nowMs)
        {
            _calls.NowMs = nowMs;
            if (State != CallState.Ringing)
            {
                return SipResult.WrongState;
            }

            SetState(CallState.Ending, -1);
            if (_session.Reject(statusCode, nowMs) != SipResult.Ok)
            {
                _session.Hangup(nowMs);
            }

            return SipResult.Ok;
        }

        /// <summary>Ends it, whatever it takes; a call that rings here is declined with 603.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void HangUp(long nowMs)
        {
            _calls.NowMs = nowMs;
            if (State == CallState.Ringing)
            {
                Decline(CallStatus.Declined, nowMs);
                return;
            }

            _order.EndHunt();
            End(nowMs);
        }

        /// <summary>Puts the peer on hold.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns><see cref="SipResult.Ok"/>, or <c>WrongState</c> when it is not active.</returns>
        public SipResult Hold(long nowMs)
        {
            _calls.NowMs = nowMs;
            return State == CallState.Active ? ChangeHold(true, nowMs) : SipResult.WrongState;
        }

        /// <summary>Takes the peer off hold; the active call is put on hold.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns><see cref="SipResult.Ok"/>, or <c>WrongState</c> when it is not held.</returns>
        public SipResult Resume(long nowMs)
        {
            _calls.NowMs = nowMs;
            if (State != CallState.Held)
            {
                return SipResult.WrongState;
            }

            _calls.HoldOthers(this, nowMs);
            return ChangeHold(false, nowMs);
        }

        /// <summary>Sends the peer to call somebody else (blind transfer).</summary>
        /// <param name="text">The buffer of the text, as <see cref="DialTarget"/> takes it.</param>
        /// <param name="offset">Where the text starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns><see cref="SipResult.Ok"/>, <c>WrongState</c>, or what is wrong with the text.</returns>
        public SipResult Transfer(byte[] text, int offset, int end, long nowMs)
        {
            _calls.NowMs = nowMs;
            ByteWriter target = _calls.Workspace.Target;
            SipResult result = IsStanding ? _calls.WriteTarget(text, offset, end, target) : SipResult.WrongState;
            return result == SipResult.Ok
                ? _session.Refer(target.Buffer, target.Start, target.Position, nowMs) : result;
        }

        /// <summary>Connects the peer with the peer of another call (attended transfer, RFC 5589 §7).</summary>
        /// <param name="target">The call with whom it is to speak; it stands.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns><see cref="SipResult.Ok"/>, or <c>WrongState</c> when one of the two does not stand.</returns>
        public SipResult TransferTo(Call target, long nowMs)
        {
            _calls.NowMs = nowMs;
            bool isPossible = IsStanding && target != this && target.IsStanding;
            return isPossible ? _session.ReferTo(target._session, nowMs) : SipResult.WrongState;
        }

        /// <summary>Presses a key: with the sound (RFC 4733), or by INFO to a peer that cannot take it there.</summary>
        /// <param name="eventCode">0-9 for the digits, 10 for *, 11 for #, 12-15 for A-D.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>, <c>WrongState</c>, <c>BadParameter</c>, or why INFO was not sent.
        /// </returns>
        public SipResult SendDigit(int eventCode, long nowMs)
        {
            _calls.NowMs = nowMs;
            if (eventCode < 0 || eventCode >= Digits.Count)
            {
                return SipResult.BadParameter;
            }

            if (State != CallState.Active)
            {
                return SipResult.WrongState;
            }

            if (_media.Agreed.SendEventPayloadType >= 0)
            {
                return _media.SendDigit(eventCode) ? SipResult.Ok : SipResult.WrongState;
            }

            return _session.SendInfo(Digits.RelayType, Digits.MakeRelay(eventCode), nowMs);
        }

        /// <summary>Does what is due.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        internal void Poll(long nowMs)
        {
            if (_autoAnswerMs >= 0 && nowMs >= _autoAnswerMs)
            {
                _autoAnswerMs = -1;
                Answer(true, nowMs);
            }

            if (_deadlineMs >= 0 && nowMs >= _deadlineMs)
            {
                _deadlineMs = -1;
                OnTimeout(nowMs);
            }

            // Last: the end of one call may make the next one due.
            if (_isPlacingDue)
            {
                _isPlacingDue = false;
                PlaceNext(nowMs);
            }
        }

        /// <summary>The call that asked for this one is over.</summary>
        /// <param name="referrer">That call.</param>
        internal void Forget(Call referrer)
        {
            if (Referrer == referrer)
            {
                Referrer = null;
            }
        }

        private SipResult Answer(bool isAutomatic, long nowMs)
        {
            _calls.NowMs = nowMs;
            if (State != CallState.Ringing)
            {
                return SipResult.WrongState;
            }

            SipResult result = isAutomatic ? _session.AnswerAutomatically(nowMs) : _session.Answer(nowMs);
            if (result == SipResult.Ok)
            {
                _calls.HoldOthers(this, nowMs);
                SetState(CallState.Accepting, -1);
            }

            return result;
        }

        private void OnTimeout(long nowMs)
        {
            if (State == CallState.Ringing)
            {
                SetCause(CallEnd.NoAnswer);
                Decline(CallStatus.Unavailable, nowMs);
                return;
            }

            if (IsStanding)
            {
                End(nowMs);
                return;
            }

            SetCause(CallEnd.NoAnswer);
            SetState(CallState.Ending, -1);
            _session.GiveUp(nowMs);
        }

        private SipResult ChangeHold(bool isHolding, long nowMs)
        {
            // The re-INVITE for it is on its way.
            if (_media.WantsHold == isHolding)
            {
                return SipResult.Ok;
            }

            _media.SetHold(isHolding);
            SipResult result = _session.Change(nowMs);
            if (result != SipResult.Ok)
            {
                _media.SetHold(!isHolding);
            }

            return result;
        }

        private void End(long nowMs)
        {
            if (State == CallState.Idle || State == CallState.Ending)
            {
                return;
            }

            // Between two targets there is no session to end.
            if (_isPlacingDue)
            {
                Finish(_hasCause ? _cause : CallEnd.HungUp, 0);
                return;
            }

            SetState(CallState.Ending, -1);
            _session.Hangup(nowMs);
        }

        private void Finish(CallEnd end, int statusCode)
        {
            TellReferrer(CallOrder.FinalStatusOf(end, statusCode));
            Referrer = null;
            _isPlacingDue = false;
            _hasCause = false;
            IsHeldByPeer = false;
            _order.Clear();
            SetState(CallState.Idle, -1);
            _calls.OnFinished(this);
            _calls.Events.OnEnded(this, end, statusCode);
        }

        private void SetCause(CallEnd cause)
        {
            if (!_hasCause)
            {
                _hasCause = true;
                _cause = cause;
            }
        }

        private void SetState(CallState state, long deadlineMs)
        {
            State = state;
            _deadlineMs = deadlineMs;
            if (state != CallState.Ringing)
            {
                _autoAnswerMs = -1;
            }
        }
    }
}
