using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Sessions
{
    // The later INVITEs of ours: hold, resume, refresh; RFC 3261 §14.1, RFC 6141, RFC 4028 §7, RFC 3262 §4.
    // Invariant: one at a time, and only while nothing else of an INVITE or an offer is open; what is refused leaves
    // all as it was.
    //
    //   state     event                     -> state     action
    //   none      Ask, AskRefresh           -> wanted
    //   wanted    nothing else is open      -> out       re-INVITE with an offer
    //   out       Ask                       -> out       and wanted after it
    //   out       reliable 1xx              -> out       PRACK; OnMediaChanged when it has the answer
    //   out       2xx with an answer        -> none      ACK, OnMediaChanged unless the 1xx had it
    //   out       2xx without a right one   -> none      ACK, BYE
    //   out       491                       -> wanted    after the time of §14.1
    //   out       500 with Retry-After      -> wanted    after that: it crossed one of the peer's (§14.2)
    //   out       408, 481, Timer B         -> none      BYE (§12.2.1.2)
    //   out       other 300-699, flow lost  -> none      rolled back, OnChangeRefused

    /// <summary>Changes a session that stands.</summary>
    internal sealed class SessionChanges
    {
        private const int LongestBusySeconds = 10;

        private readonly SessionMachine _session;
        private readonly byte[] _draw = new byte[2];
        private bool _isWanted;
        private bool _isRefreshWanted;
        private bool _isOwners;
        private long _notBeforeMs = -1;
        private int _tryCount;
        private int _rseqNumber;
        private bool _isAnswered;

        internal SessionChanges(SessionMachine session)
        {
            _session = session;
        }

        internal long NextDeadlineMs
        {
            get { return _isWanted || _isRefreshWanted ? _notBeforeMs : -1; }
        }

        internal void Clear()
        {
            _isWanted = false;
            _isRefreshWanted = false;
            _notBeforeMs = -1;
            _tryCount = 0;
        }

        /// <summary>The owner wants a new offer made.</summary>
        internal void Ask(long nowMs)
        {
            _isWanted = true;
            Poll(nowMs);
        }

        /// <summary>The session timer wants a refresh, not before a time.</summary>
        internal void AskRefresh(long nowMs)
        {
            _isRefreshWanted = true;
            Poll(nowMs);
        }

        internal void Poll(long nowMs)
        {
            bool canStart = (_isWanted || _isRefreshWanted) && nowMs >= _notBeforeMs
                && _session.State == SessionState.Confirmed && !_session.Invite.IsOpen
                && !_session.Incoming.IsOpen && !_session.Incoming.IsAwaitingAck
                && _session.Offers.State == OfferState.None && _session.Core.Flow.IsOpen;
            if (!canStart)
            {
                return;
            }

            if (_session.Invite.Start(false, nowMs) != SipResult.Ok)
            {
                _session.Media.Rollback();
                _notBeforeMs = nowMs + Limits.SendRetryMs;
                return;
            }

            OnSentAgain();

            // A new offer refreshes too.
            _isOwners = _isWanted;
            _isWanted = false;
            _isRefreshWanted = false;
            _notBeforeMs = -1;
        }

        /// <summary>It is out, for the first time or with credentials: responses begin anew.</summary>
        internal void OnSentAgain()
        {
            _rseqNumber = 0;
            _isAnswered = false;
        }

        /// <summary>A 1xx came: of account is one that must be acknowledged (RFC 3262 §4), in order and once.</summary>
        internal void OnProvisional(SipMessage response, long nowMs)
        {
            int offset;
            int end;
            if (!SipTokenList.Lists(response, SipHeader.Require, ReliableProvisionals.OptionTag)
                || response.FindSingle(SipHeader.RSeq, out offset, out end) != SipResult.Ok)
            {
                return;
            }

            int rseqNumber = Ascii.ParseDecimal(response.Buffer, offset, end);
            bool isNext = rseqNumber > 0 && (_rseqNumber == 0 || rseqNumber == _rseqNumber + 1);
            if (!isNext || !_session.Requests.SendPrack(rseqNumber, _session.Invite.CSeqNumber, nowMs))
            {
                return;
            }

            _rseqNumber = rseqNumber;
            bool hasAnswer = !_isAnswered && SessionBody.KindOf(response) == SessionBodyKind.Description;
            if (hasAnswer && _session.State == SessionState.Confirmed)
            {
                TakeAnswer(response, SipResult.Ok, nowMs);
            }
        }

        internal void OnSuccess(SipMessage response, long nowMs)
        {
            _tryCount = 0;
            SipResult result = _session.Dialog.TakeResponse(response);
            _session.Invite.AcknowledgeSuccess(nowMs);
            if (_session.State != SessionState.Confirmed)
            {
                return;
            }

            _session.Timer.StartAsClient(response, nowMs);
            _session.LearnPeer(response);
            if (!_isAnswered || result != SipResult.Ok)
            {
                TakeAnswer(response, result, nowMs);
            }
        }

        /// <param name="response">The response; null when it could not be sent.</param>
        /// <param name="statusCode">Its status, or what counts as it.</param>
        /// <param name="nowMs">The time.</param>
        internal void OnRefused(SipMessage response, int statusCode, long nowMs)
        {
            _session.Offers.Withdraw();
            if (_session.State != SessionState.Confirmed)
            {
                return;
            }

            if (!_isAnswered)
            {
                // RFC 6141 §3.3: what an answer has agreed on stays.
                _session.Media.Rollback();
            }

            long delayMs = DelayOf(response, statusCode);
            if (delayMs >= 0 && _tryCount < Limits.MaxChangeTries)
            {
                _tryCount++;
                _isWanted |= _isOwners;
                _isRefreshWanted |= !_isOwners;
                _notBeforeMs = nowMs + delayMs;
                return;
            }

            _tryCount = 0;
            if (statusCode == 481 || statusCode == 408)
            {
                // RFC 3261 §12.2.1.2: the peer does not know the dialog any more, or is gone.
                _session.End(statusCode == 481 ? SessionEnd.Remote : SessionEnd.TimedOut, statusCode, nowMs);
            }
            else if (_isOwners)
            {
                _session.Teller.ChangeRefused(statusCode);
            }
        }

        private void TakeAnswer(SipMessage response, SipResult result, long nowMs)
        {
            if (result == SipResult.Ok && _session.TakeAnswer(response))
            {
                _isAnswered = true;
                _session.Offers.OnAnswerTaken();
                _session.Teller.MediaChanged(false);
                return;
            }

            _session.Offers.Withdraw();
            _session.End(result == SipResult.Ok ? SessionEnd.NotAcceptable : SessionEnd.ProtocolError, 0, nowMs);
        }

        // -1: it is not tried again.
        private long DelayOf(SipMessage response, int statusCode)
        {
            if (statusCode == 491)
            {
                // RFC 3261 §14.1: whoever made the Call-ID waits 2.1 to 4 s, the other 0 to 2 s, in steps of 10 ms.
                _session.Core.Random.Fill(_draw, 0, _draw.Length);
                int draw = (_draw[0] << 8) | _draw[1];
                return _session.IsIncoming ? draw % 201 * 10 : 2100 + (draw % 191 * 10);
            }

            if (statusCode == 500 && response != null)
            {
                int seconds = SipNumber.ReadRetryAfter(response);
                return seconds >= 0 && seconds <= LongestBusySeconds ? seconds * 1000L : -1;
            }

            return -1;
        }
    }
}
