using SipPhone.Core;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // A call of ours until it stands: RFC 3261 §13.2, §9.1; forks; reliable provisional responses, RFC 3262 §4, §5.
    // Invariant: what answers our offer is the first description in each dialog; the one whose dialog wins counts.
    //
    //   session     event                       -> session     action
    //   Calling     100                         -> Calling
    //   Calling     101-199                     -> Proceeding  answer, PRACK, OnProceeding
    //   Proceeding  101-199                     -> Proceeding  answer, PRACK, OnProceeding
    //   both        2xx, its answer is right    -> Confirmed   ACK, OnConfirmed
    //   both        2xx, its answer is not      -> Ending      ACK, BYE (§13.2.1)
    //   both        2xx with a bad Contact      -> Ending      ACK, BYE
    //   both        300-699                     -> Idle        OnEnded; a 3xx is not followed: trust goes by the domain
    //   both        Timer B, flow lost          -> Idle        OnEnded
    //   Calling     hang up                     -> Ending      no CANCEL before a response (§9.1)
    //   Proceeding  hang up                     -> Ending      CANCEL
    //   Ending      first 1xx                   -> Ending      CANCEL
    //   Ending      2xx                         -> Ending      ACK, BYE: it crossed our CANCEL
    //   Ending      300-699, 64 * T1            -> Idle        OnEnded

    /// <summary>The part of a session that calls.</summary>
    internal sealed class OutgoingCall
    {
        private readonly SessionMachine _session;
        private readonly Forks _forks = new Forks();
        private byte[] _replaces;
        private byte[] _referredBy;
        private bool _isCancelSent;

        internal OutgoingCall(SessionMachine session)
        {
            _session = session;
        }

        internal SipResult Start(byte[] replaces, byte[] referredBy, long nowMs)
        {
            _replaces = replaces;
            _referredBy = referredBy;
            _isCancelSent = false;
            _forks.Clear();
            return _session.Invite.Start(true, nowMs);
        }

        internal void Clear()
        {
            _replaces = null;
            _referredBy = null;
        }

        /// <summary>The forks of the last attempt are over.</summary>
        internal void OnSentAgain()
        {
            _forks.Clear();
        }

        /// <summary>Writes what only the first INVITE has.</summary>
        internal void WriteExtras(SipWriter writer)
        {
            if (_replaces != null)
            {
                // RFC 3891 §4: one that does not know Replaces must not take it for a new call.
                UserAgentWords.WriteHeader(writer, SipHeader.Require, UserAgentWords.Replaces);
                writer.WriteHeader(SipHeader.Replaces, _replaces);
            }

            if (_referredBy != null)
            {
                writer.WriteHeader(SipHeader.ReferredBy, _referredBy);
            }
        }

        /// <summary>Gives the call up; the session is Ending already.</summary>
        internal void Cancel(long nowMs)
        {
            // RFC 3261 §9.1: not before a response, and once.
            if (_session.Invite.IsProceeding && !_isCancelSent)
            {
                _isCancelSent = true;
                _session.Invite.Cancel(nowMs);
            }
        }

        internal void OnProvisional(SipMessage response, long nowMs)
        {
            bool isEnding = _session.State == SessionState.Ending;
            if (isEnding)
            {
                Cancel(nowMs);
            }

            if (response.StatusCode == 100)
            {
                return;
            }

            int fork = _session.Dialog.TakeResponse(response) == SipResult.Ok ? _forks.Find(response) : Forks.None;
            bool isReliable = SipTokenList.Lists(response, SipHeader.Require, ReliableProvisionals.OptionTag);
            if (isReliable && !TakeReliable(response, fork, nowMs))
            {
                return;
            }

            if (!isEnding)
            {
                OnProgress(response, fork, isReliable, nowMs);
            }
        }

        internal void OnSuccess(SipMessage response, long nowMs)
        {
            bool isEnding = _session.State == SessionState.Ending;
            int fork = _forks.Find(response);
            SipResult result = _session.Dialog.TakeResponse(response);
            _session.Invite.AcknowledgeSuccess(nowMs);
            if (isEnding)
            {
                _session.Requests.SendBye(nowMs);
                return;
            }

            // RFC 3261 §13.2.1: the first description in this dialog is the answer, and further ones are passed over.
            bool isNews = fork == Forks.None || fork != _forks.AnsweredBy;
            bool isAnswered = !isNews || _session.TakeAnswer(response);
            _session.SetState(SessionState.Confirmed);
            _session.Timer.StartAsClient(response, nowMs);
            _session.LearnPeer(response);
            if (result != SipResult.Ok || !isAnswered)
            {
                _session.Offers.Withdraw();
                _session.End(
                    result == SipResult.Ok ? SessionEnd.NotAcceptable : SessionEnd.ProtocolError, 0, nowMs);
                return;
            }

            _session.Offers.OnAnswerTaken();
            if (isNews)
            {
                _session.Teller.MediaChanged(false);
            }

            _session.Teller.Confirmed();
        }

        /// <param name="response">The response; null when the INVITE could not be sent again.</param>
        /// <param name="statusCode">Its status, or what counts as it.</param>
        internal void OnRefused(SipMessage response, int statusCode)
        {
            if (_session.State == SessionState.Ending)
            {
                _session.FinishEnding();
                return;
            }

            switch (statusCode)
            {
                case 401:
                case 407:
                    _session.Finish(SessionEnd.Unauthorized, statusCode);
                    break;
                case 488:
                case 606:
                    _session.Finish(SessionEnd.NotAcceptable, statusCode);
                    break;
                default:
                    _session.Finish(
                        response == null ? SessionEnd.ConnectionLost : SessionEnd.Refused, statusCode);
                    break;
            }
        }

        /// <summary>No response at all, or none after our CANCEL.</summary>
        internal void OnTimeout()
        {
            if (_session.State == SessionState.Ending)
            {
                _session.FinishEnding();
            }
            else
            {
                _session.Finish(SessionEnd.TimedOut, 0);
            }
        }

        private void OnProgress(SipMessage response, int fork, bool isReliable, long nowMs)
        {
            bool isDescribed = fork != Forks.None && SessionBody.KindOf(response) == SessionBodyKind.Description;
            bool isNews = isDescribed && fork != _forks.AnsweredBy;
            if (isNews && !_session.TakeAnswer(response))
            {
                _session.End(SessionEnd.NotAcceptable, 0, nowMs);
                return;
            }

            if (isDescribed && isReliable && _session.Offers.State == OfferState.Ours)
            {
                // RFC 3262 §5: from here on either side may offer anew. Unreliably it is only a look ahead.
                _session.Offers.OnAnswerTaken();
            }

            if (isNews)
            {
                _forks.AnsweredBy = fork;
                _session.Teller.MediaChanged(false);
            }

            _session.Teller.Proceeding(response.StatusCode);
        }

        // RFC 3262 §4: acknowledged in order, once; what cannot be acknowledged now comes again.
        private bool TakeReliable(SipMessage response, int fork, long nowMs)
        {
            int offset;
            int end;
            if (fork == Forks.None || response.FindSingle(SipHeader.RSeq, out offset, out end) != SipResult.Ok)
            {
                return false;
            }

            int rseqNumber = Ascii.ParseDecimal(response.Buffer, offset, end);
            if (rseqNumber < 1 || !_forks.IsNextRSeq(fork, rseqNumber)
                || !_session.Requests.SendPrack(rseqNumber, _session.Invite.CSeqNumber, nowMs))
            {
                return false;
            }

            _forks.OnAcknowledged(fork, rseqNumber);
            return true;
        }
    }
}
