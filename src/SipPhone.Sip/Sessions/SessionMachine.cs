using SipPhone.Core;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // What the parts of a session share: its state, its dialog, its end. RFC 3261 §12, §13, §15.
    // Invariant: Idle means that no dialog and no client transaction is left of it; an end is told once, last of all.
    //
    // The parts, each with its own table: OutgoingCall (Calling, Proceeding), IncomingInvite (Incoming, Accepting, and
    // later INVITEs), SessionChanges (later INVITEs of ours), ReceivedRequests and DialogRequests (all that is no
    // INVITE), Transfer (REFER), Offers (whose turn it is).
    //
    //   state       event                       -> state       action
    //   Idle        Call                        -> Calling     INVITE with an offer
    //   Idle        INVITE taken                -> Incoming    (told by the user agent)
    //   Calling, Proceeding                                    see OutgoingCall
    //   Incoming    Ring                        -> Incoming    180
    //   Incoming    Answer                      -> Accepting   200; after the PRACK of a reliable offer
    //   Incoming    Reject, Hangup              -> Idle        300-699
    //   Incoming    CANCEL, BYE                 -> Idle        200, and 487 to the INVITE
    //   Incoming    flow lost                   -> Idle        the response has no way back
    //   Accepting   ACK                         -> Confirmed   OnConfirmed
    //   Accepting   ACK without a right answer  -> Ending      BYE
    //   Accepting   64 * T1 without ACK         -> Ending      BYE (§13.3.1.4)
    //   Accepting   Hangup                      -> Ending      BYE, not before the ACK (§15)
    //   Confirmed   Hangup                      -> Ending      BYE
    //   Confirmed   session timer ran out       -> Ending      BYE (RFC 4028 §10)
    //   Confirmed   flow lost                   -> Confirmed   what was out fails; the next requests go on the new flow
    //   Accepting, Confirmed, Ending  BYE       -> Idle        200
    //   Ending      BYE answered, or 64 * T1    -> Idle        once no INVITE of ours is out

    /// <summary>The heart of a session, which its parts work on.</summary>
    internal sealed class SessionMachine
    {
        private readonly ReceivedRequests _received;
        private bool _isByeOver;
        private bool _isAnswerWanted;
        private bool _allowsUpdate;
        private int _endStatusCode;
        private long _quietByMs = -1;

        internal SessionMachine(Session owner, UserAgentCore core, ISessionEvents events, ISessionMedia media)
        {
            Core = core;
            Teller = new SessionTeller(owner, this, events);
            Media = media;
            Dialog = new Dialog(core.Headers, core.Random);
            Offers = new Offers();
            Timer = new SessionTimer();
            Invite = new InviteRequest(this);
            Incoming = new IncomingInvite(this);
            Requests = new DialogRequests(this);
            Changes = new SessionChanges(this);
            Transfer = new Transfer(this);
            Outgoing = new OutgoingCall(this);
            _received = new ReceivedRequests(this);
        }

        internal UserAgentCore Core { get; private set; }

        internal ISessionMedia Media { get; private set; }

        internal Dialog Dialog { get; private set; }

        internal Offers Offers { get; private set; }

        internal SessionTimer Timer { get; private set; }

        internal SessionTeller Teller { get; private set; }

        internal OutgoingCall Outgoing { get; private set; }

        internal InviteRequest Invite { get; private set; }

        internal IncomingInvite Incoming { get; private set; }

        internal DialogRequests Requests { get; private set; }

        internal SessionChanges Changes { get; private set; }

        internal Transfer Transfer { get; private set; }

        internal SessionState State { get; private set; }

        internal bool IsIncoming { get; private set; }

        /// <summary>Why the session is ending; means something in Ending only.</summary>
        internal SessionEnd EndReason { get; private set; }

        /// <summary>Whether an INVITE that is out may be sent again: nobody hung up.</summary>
        internal bool WantsInvite
        {
            get { return State != SessionState.Ending && State != SessionState.Idle; }
        }

        internal long NextDeadlineMs
        {
            get
            {
                long next = SipTimers.Earlier(Incoming.NextDeadlineMs, Invite.NextDeadlineMs);
                next = SipTimers.Earlier(next, Requests.NextDeadlineMs);
                next = SipTimers.Earlier(next, SipTimers.Earlier(Timer.NextDeadlineMs, _quietByMs));
                next = SipTimers.Earlier(next, Transfer.NextDeadlineMs);
                return SipTimers.Earlier(next, Changes.NextDeadlineMs);
            }
        }

        internal SipResult Call(
            byte[] buffer, int uriOffset, int uriEnd, byte[] replaces, byte[] referredBy, long nowMs)
        {
            SipResult result = Dialog.StartAsClient(buffer, uriOffset, uriEnd);
            if (result != SipResult.Ok)
            {
                return result;
            }

            Begin(false);
            result = Outgoing.Start(replaces, referredBy, nowMs);
            if (result == SipResult.Ok)
            {
                SetState(SessionState.Calling);
            }
            else
            {
                Offers.Reset();
                Dialog.Clear();
            }

            return result;
        }

        /// <summary>Takes an INVITE that begins a session.</summary>
        /// <returns>0; else the status to refuse it with, and nothing is kept.</returns>
        internal int TakeInvite(SipMessage invite, long nowMs)
        {
            Begin(true);
            int statusCode = Incoming.Start(invite, nowMs);
            if (statusCode == 0)
            {
                statusCode = _received.TakeFirstInvite(invite);
            }

            if (statusCode != 0)
            {
                Incoming.Abandon();
                Offers.Reset();
                Timer.Stop();
                Dialog.Clear();
                return statusCode;
            }

            SetState(SessionState.Incoming);
            return 0;
        }

        /// <summary>Answers an Incoming one, at once or when the PRACK that must come first is here.</summary>
        internal SipResult Answer(long nowMs)
        {
            if (Incoming.MustAwaitPrack)
            {
                _isAnswerWanted = true;
                return SipResult.Ok;
            }

            bool isTheirs = Offers.State == OfferState.Theirs;
            SipResult result = Incoming.Accept(nowMs);
            if (result == SipResult.Ok)
            {
                Dialog.OnResponseSent(200);
                SetState(SessionState.Accepting);
                Timer.StartAsServer(nowMs);
                if (isTheirs)
                {
                    Teller.MediaChanged(true);
                }
            }

            return result;
        }

        /// <summary>A PRACK came: answers if that waited for it.</summary>
        internal void AnswerIfWanted(long nowMs)
        {
            if (_isAnswerWanted && State == SessionState.Incoming)
            {
                _isAnswerWanted = false;
                Answer(nowMs);
            }
        }

        /// <summary>Takes a response, if it is to a request of this session.</summary>
        internal bool OnResponse(SipMessage response, long nowMs)
        {
            return State != SessionState.Idle
                && (Invite.OnReceive(response, nowMs) || Requests.OnReceive(response, nowMs));
        }

        /// <summary>Handles a request in the dialog.</summary>
        /// <returns>False when it is for a usage; then it is not answered.</returns>
        internal bool OnRequest(SipMessage request, long nowMs)
        {
            return _received.OnReceive(request, nowMs);
        }

        /// <summary>The ACK of our 2xx came after we hung up: now BYE may go (RFC 3261 §15).</summary>
        internal void OnAckWhileEnding(long nowMs)
        {
            if (!_isByeOver && !Requests.IsByeWanted)
            {
                Requests.SendBye(nowMs);
            }
        }

        /// <summary>The ACK of our 2xx never came (RFC 3261 §13.3.1.4, §14.2).</summary>
        internal void OnAckMissing(long nowMs)
        {
            if (State == SessionState.Ending)
            {
                OnAckWhileEnding(nowMs);
            }
            else
            {
                End(SessionEnd.TimedOut, 0, nowMs);
            }
        }

        /// <summary>Learns what the peer can from a message of its that has Allow (RFC 3261 §20.5).</summary>
        internal void LearnPeer(SipMessage message)
        {
            if (message.IndexOf(SipHeader.Allow, 0) >= 0)
            {
                _allowsUpdate = SipTokenList.Allows(message, SipTokens.Update);
            }
        }

        internal void SetState(SessionState state)
        {
            State = state;
        }

        /// <summary>Ends the session with whatever it takes.</summary>
        internal void End(SessionEnd reason, int statusCode, long nowMs)
        {
            if (State == SessionState.Idle || State == SessionState.Ending)
            {
                return;
            }

            SessionState state = State;
            EndReason = reason;
            _endStatusCode = statusCode;
            _isByeOver = false;
            SetState(SessionState.Ending);
            Timer.Stop();
            Changes.Clear();
            switch (state)
            {
                case SessionState.Calling:
                case SessionState.Proceeding:
                    Outgoing.Cancel(nowMs);
                    break;
                case SessionState.Incoming:
                    Incoming.Refuse(statusCode >= 300 ? statusCode : 603, nowMs);
                    Finish(reason, statusCode);
                    break;
                default:
                    // RFC 3261 §15: no BYE of ours before the ACK that confirms the dialog.
                    if (state == SessionState.Confirmed || !Incoming.IsAwaitingAck)
                    {
                        Requests.SendBye(nowMs);
                    }

                    break;
            }
        }

        /// <summary>It is over: lets go of everything, then tells.</summary>
        internal void Finish(SessionEnd reason, int statusCode)
        {
            SetState(SessionState.Idle);
            _quietByMs = -1;
            Invite.Abandon();
            Incoming.Stop();
            Requests.Clear();
            Changes.Clear();
            Transfer.Clear();
            Timer.Stop();
            Offers.Reset();
            Dialog.Clear();
            Teller.Ended(reason, statusCode);
        }

        /// <summary>As <see cref="Finish"/>, for the reason that it is ending for.</summary>
        internal void FinishEnding()
        {
            Finish(EndReason, _endStatusCode);
        }

        internal void Poll(long nowMs)
        {
            Invite.Poll(nowMs);
            Incoming.Poll(nowMs);
            Requests.Poll(nowMs);
            Changes.Poll(nowMs);
            Transfer.Poll(nowMs);
            PollTimer(nowMs);
            if (_quietByMs >= 0 && nowMs >= _quietByMs)
            {
                FinishEnding();
            }
        }

        /// <summary>The flow was lost: what is out fails as by a 503 (RFC 3261 §8.1.3.1), the dialog stands.</summary>
        internal void OnFlowLost(long nowMs)
        {
            switch (State)
            {
                case SessionState.Idle:
                    break;
                case SessionState.Ending:
                    FinishEnding();
                    break;
                case SessionState.Accepting:
                case SessionState.Confirmed:
                    if (Invite.IsOpen)
                    {
                        Invite.Abandon();
                        Changes.OnRefused(null, 503, nowMs);
                    }

                    Requests.OnFlowLost(nowMs);
                    break;
                default:
                    Finish(SessionEnd.ConnectionLost, 0);
                    break;
            }
        }

        /// <summary>BYE was answered, or nobody answers.</summary>
        internal void OnByeOver(long nowMs)
        {
            _isByeOver = true;
            _quietByMs = nowMs + SipTimers.TimerFMs;
            FinishIfQuiet();
        }

        /// <summary>
        /// RFC 3261 §15.1.2: an INVITE of ours that BYE overtook is answered yet, and that answer acknowledged.
        /// </summary>
        internal void FinishIfQuiet()
        {
            if (State == SessionState.Ending && _isByeOver && !Invite.IsOpen)
            {
                FinishEnding();
            }
        }

        /// <summary>Takes the answer to our offer from a message's body.</summary>
        /// <returns>False when there is none, or it cannot be used.</returns>
        internal bool TakeAnswer(SipMessage message)
        {
            return SessionBody.KindOf(message) == SessionBodyKind.Description
                && Media.TakeAnswer(message.Buffer, message.BodyOffset, message.BodyEnd) == MediaOutcome.Ok;
        }

        // RFC 4028 §10: the refresh goes by UPDATE where the peer has it, since that needs no offer.
        private void PollTimer(long nowMs)
        {
            switch (Timer.Poll(nowMs))
            {
                case SessionTimerEvent.Refresh:
                    if (!_allowsUpdate || Requests.Start(DialogRequestKind.Update, nowMs) != SipResult.Ok)
                    {
                        Changes.AskRefresh(nowMs);
                    }

                    break;
                case SessionTimerEvent.Expired:
                    End(SessionEnd.TimedOut, 0, nowMs);
                    break;
            }
        }

        private void Begin(bool isIncoming)
        {
            IsIncoming = isIncoming;
            Invite.Reset();
            _isAnswerWanted = false;
            _allowsUpdate = false;
            Media.Reset();
            Offers.Reset();
            Timer.Reset();
        }
    }
}
