using SipPhone.Core;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // An INVITE of the peer's, the first of a session or a later one: its responses until the ACK, RFC 3261 §13.3 and
    // §14.2, RFC 3262 §3. Responses are written anew each time from what is stored, so nothing of them is kept.
    // Invariant: a 2xx is repeated until its ACK, at T1, doubled up to T2, for 64 * T1 (§13.3.1.4).
    //
    //   state       event                   -> state       action
    //   none        Start                   -> open        or refused by its taker
    //   open        200 ms                  -> open        100 (§17.2.1)
    //   open        Ring                    -> open        180; again each minute (§13.3.1.1)
    //   open        T1 doubled, reliable    -> open        the 1xx again until its PRACK; 64 * T1: 504 (RFC 3262 §3)
    //   open        Refuse                  -> none        300-699
    //   open        Accept                  -> awaits ACK  200
    //   awaits ACK  T1 doubled up to T2     -> awaits ACK  200 again
    //   awaits ACK  ACK with its CSeq       -> none
    //   awaits ACK  64 * T1                 -> none        told: BYE

    /// <summary>Answers the INVITEs of a session's peer, one at a time.</summary>
    internal sealed class IncomingInvite
    {
        private const long RingAgainMs = 60 * 1000;

        private readonly SessionMachine _session;
        private readonly Outbox _outbox;
        private readonly InviteServerTransaction _transaction;
        private OfferState _description;
        private bool _isReliable;
        private bool _isDescribed;
        private SipHeader _modeHeader;
        private long _ringAgainMs = -1;
        private long _repeatMs = -1;
        private long _giveUpMs = -1;
        private int _intervalMs;

        internal IncomingInvite(SessionMachine session)
        {
            _session = session;
            _outbox = session.Core.Outbox;
            _transaction = new InviteServerTransaction(session.Core.KeyReader);
            Reliable = new ReliableProvisionals(session.Core.Random);
        }

        /// <summary>Its reliable provisional responses.</summary>
        internal ReliableProvisionals Reliable { get; private set; }

        /// <summary>Whether it has no final response yet.</summary>
        internal bool IsOpen
        {
            get { return _transaction.State == InviteServerState.Proceeding; }
        }

        /// <summary>Whether the ACK of our 2xx is awaited.</summary>
        internal bool IsAwaitingAck
        {
            get { return _giveUpMs >= 0; }
        }

        /// <summary>
        /// Whether a 2xx must wait: a reliable 1xx with a description has no PRACK so far (RFC 3262 §3).
        /// </summary>
        internal bool MustAwaitPrack
        {
            get { return Reliable.IsPending && _session.Offers.State == OfferState.Ours; }
        }

        internal long NextDeadlineMs
        {
            get
            {
                long next = SipTimers.Earlier(_transaction.NextDeadlineMs, _ringAgainMs);
                next = SipTimers.Earlier(next, Reliable.NextDeadlineMs);
                return SipTimers.Earlier(next, SipTimers.Earlier(_repeatMs, _giveUpMs));
            }
        }

        /// <summary>Whether the phone answers by itself, and not a person.</summary>
        internal bool IsAutomatic { get; set; }

        /// <summary>Takes an INVITE.</summary>
        /// <returns>0, or the status to refuse it with; nothing is kept then.</returns>
        internal int Start(SipMessage invite, long nowMs)
        {
            Stop();
            SipResult result = _transaction.Start(invite, nowMs);
            if (result != SipResult.Ok)
            {
                return result == SipResult.TooLarge ? 513 : 400;
            }

            _isReliable = SipTokenList.Lists(invite, SipHeader.Require, ReliableProvisionals.OptionTag);
            _isDescribed = false;
            IsAutomatic = false;
            _modeHeader = invite.IndexOf(SipHeader.PrivAnswerMode, 0) >= 0 ? SipHeader.PrivAnswerMode
                : invite.IndexOf(SipHeader.AnswerMode, 0) >= 0 ? SipHeader.AnswerMode : SipHeader.Other;
            Reliable.Reset();
            return 0;
        }

        /// <summary>Forgets it, and is answerable for it no more.</summary>
        internal void Abandon()
        {
            Stop();
            _transaction.Abandon();
        }

        /// <summary>Nothing more is sent for it; what comes for it is still taken off.</summary>
        internal void Stop()
        {
            _ringAgainMs = -1;
            _repeatMs = -1;
            _giveUpMs = -1;
            Reliable.Stop();
        }

        /// <summary>Tells whether a request is the INVITE again, its CANCEL, or the ACK of a 300 to 699.</summary>
        internal bool OnReceive(SipMessage request, long nowMs)
        {
            return _transaction.OnReceive(request, nowMs);
        }

        internal bool IsMerged(SipMessage request)
        {
            return _transaction.IsMerged(request);
        }

        /// <summary>Takes an ACK, if it is of this session; one that nobody waits for is dropped.</summary>
        internal bool TakeAck(SipMessage ack, long nowMs)
        {
            if (_transaction.OnReceive(ack, nowMs))
            {
                return true;
            }

            if (!_session.Dialog.Matches(ack))
            {
                return false;
            }

            int cseqNumber;
            if (IsAwaitingAck && SipCSeq.ReadNumber(ack, out cseqNumber) == SipResult.Ok
                && cseqNumber == _transaction.Request.CSeqNumber)
            {
                Stop();
                OnAcknowledged(ack, nowMs);
            }

            return true;
        }

        /// <summary>Takes a CANCEL, if it means this one: it gets 200 in any case (RFC 3261 §9.2).</summary>
        internal bool TakeCancel(SipMessage cancel, long nowMs)
        {
            if (!_transaction.OnReceive(cancel, nowMs))
            {
                return false;
            }

            _outbox.Respond(cancel, 200, _session.Dialog.LocalTag, nowMs);
            if (_session.State == SessionState.Incoming)
            {
                Refuse(487, nowMs);
                _session.Finish(SessionReason.Read(cancel, SessionEnd.Cancelled), 0);
            }

            return true;
        }

        /// <summary>Our offer in a reliable 1xx was answered by its PRACK: the 2xx carries none.</summary>
        internal void OnDescribed()
        {
            _isDescribed = true;
        }

        /// <summary>Sends 180, and again each minute so that no proxy gives up (RFC 3261 §13.3.1.1).</summary>
        internal SipResult Ring(long nowMs)
        {
            _ringAgainMs = nowMs + RingAgainMs;
            if (Reliable.IsPending)
            {
                // RFC 3262 §3: no second reliable response before the PRACK of the first.
                return SipResult.Ok;
            }

            // RFC 3262 §5: where the INVITE had no offer, the first reliable response has ours.
            bool offers = _isReliable && !_isDescribed && _session.Offers.State == OfferState.None;
            if (_isReliable)
            {
                Reliable.Start(_transaction.Request.CSeqNumber, nowMs);
            }

            if (offers)
            {
                _session.Offers.OnOfferSent(OfferCarrier.Provisional);
            }

            SipResult result = SendRinging(nowMs);
            _transaction.OnSent(180, nowMs);
            _session.Dialog.OnResponseSent(180);
            return result;
        }

        /// <summary>Refuses it with 300 to 699.</summary>
        internal SipResult Refuse(int statusCode, long nowMs)
        {
            Stop();
            SipWriter writer = StartResponse(statusCode);
            SipResult result = _outbox.Send(writer, nowMs);
            _transaction.OnSent(statusCode, nowMs);
            return result;
        }

        /// <summary>Accepts it: 200 until the ACK comes. What it carries follows from whose turn it is.</summary>
        internal SipResult Accept(long nowMs)
        {
            Offers offers = _session.Offers;
            bool isAnswer = offers.State == OfferState.Theirs;
            _description = isAnswer ? OfferState.Theirs : _isDescribed ? OfferState.None : OfferState.Ours;
            SipResult result = SendSuccess(nowMs);
            if (result != SipResult.Ok)
            {
                return result;
            }

            Stop();
            _transaction.OnSent(200, nowMs);
            _intervalMs = SipTimers.T1Ms;
            _repeatMs = nowMs + _intervalMs;
            _giveUpMs = nowMs + (64 * SipTimers.T1Ms);
            if (isAnswer)
            {
                offers.OnAnswerSent();
            }
            else if (_description == OfferState.Ours)
            {
                offers.OnOfferSent(OfferCarrier.Success);
            }

            return SipResult.Ok;
        }

        internal void Poll(long nowMs)
        {
            if (_transaction.Poll(nowMs) == TransactionEvent.TryingDue)
            {
                SipWriter writer = _session.Core.Flow.StartMessage();
                _transaction.Request.StartResponse(writer, 100, null, _session.Dialog.LocalTag);
                _outbox.Send(writer, nowMs);
            }

            PollReliable(nowMs);
            if (_ringAgainMs >= 0 && nowMs >= _ringAgainMs)
            {
                Ring(nowMs);
            }

            if (_giveUpMs >= 0 && nowMs >= _giveUpMs)
            {
                Stop();
                _session.OnAckMissing(nowMs);
            }
            else if (_repeatMs >= 0 && nowMs >= _repeatMs)
            {
                SendSuccess(nowMs);
                _intervalMs = _intervalMs * 2 < SipTimers.T2Ms ? _intervalMs * 2 : SipTimers.T2Ms;
                _repeatMs = nowMs + _intervalMs;
            }
        }

        private void OnAcknowledged(SipMessage ack, long nowMs)
        {
            Offers offers = _session.Offers;
            bool isOurs = offers.State == OfferState.Ours && offers.Carrier == OfferCarrier.Success;
            bool isAnswered = !isOurs || _session.TakeAnswer(ack);
            if (_session.State == SessionState.Ending)
            {
                _session.OnAckWhileEnding(nowMs);
                return;
            }

            bool isFirst = _session.State == SessionState.Accepting;
            _session.SetState(SessionState.Confirmed);
            if (!isAnswered)
            {
                // RFC 3261 §13.2.1: without an answer there is no session. A later INVITE leaves what was (RFC 6141).
                offers.Withdraw();
                _session.Media.Rollback();
                if (isFirst)
                {
                    _session.End(SessionEnd.NotAcceptable, 0, nowMs);
                }

                return;
            }

            if (isOurs)
            {
                offers.OnAnswerTaken();
                _session.Teller.MediaChanged(false);
            }

            if (isFirst)
            {
                _session.Teller.Confirmed();
            }
        }

        private void PollReliable(long nowMs)
        {
            switch (Reliable.Poll(nowMs))
            {
                case ReliableEvent.SendAgain:
                    SendRinging(nowMs);
                    break;
                case ReliableEvent.TimedOut:
                    // RFC 3262 §3: no PRACK came, so the INVITE is refused with a 5xx.
                    _session.End(SessionEnd.TimedOut, 504, nowMs);
                    break;
            }
        }

        private SipResult SendRinging(long nowMs)
        {
            SipWriter writer = StartResponse(180);
            if (!_isReliable)
            {
                return _outbox.Send(writer, nowMs);
            }

            Reliable.Write(writer);
            if (_session.Offers.State != OfferState.Ours)
            {
                return _outbox.Send(writer, nowMs);
            }

            _outbox.Body.Reset();
            _session.Media.WriteOffer(_outbox.Body);
            return _outbox.SendBody(writer, SipCapabilities.Sdp, nowMs);
        }

        private SipResult SendSuccess(long nowMs)
        {
            SipWriter writer = StartResponse(200);
            _session.Timer.WriteResponse(writer);
            if (_modeHeader != SipHeader.Other)
            {
                // RFC 5373 §4: whoever asked for a mode is told which one it got.
                UserAgentWords.WriteHeader(
                    writer, _modeHeader, IsAutomatic ? UserAgentWords.Auto : UserAgentWords.Manual);
            }

            switch (_description)
            {
                case OfferState.Ours:
                    _outbox.Body.Reset();
                    _session.Media.WriteOffer(_outbox.Body);
                    return _outbox.SendBody(writer, SipCapabilities.Sdp, nowMs);
                case OfferState.Theirs:
                    _outbox.Body.Reset();
                    _session.Media.WriteAnswer(_outbox.Body);
                    return _outbox.SendBody(writer, SipCapabilities.Sdp, nowMs);
                default:
                    return _outbox.Send(writer, nowMs);
            }
        }

        // RFC 3261 §12.1.1, §13.3.1: Contact in what makes a dialog; Allow and Supported are for the caller to know.
        private SipWriter StartResponse(int statusCode)
        {
            SipWriter writer = _session.Core.Flow.StartMessage();
            _transaction.Request.StartResponse(
                writer, statusCode, null, _session.Dialog.LocalTag);
            if (statusCode < 300)
            {
                LocalHeaders headers = _session.Core.Headers;
                headers.WriteContact(writer, _session.Dialog.IsSecure);
                headers.WriteAllow(writer);
                headers.WriteSupported(writer);
            }

            return writer;
        }
    }
}
