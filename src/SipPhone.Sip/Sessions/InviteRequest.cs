using SipPhone.Core;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // One INVITE of ours, the first of a session or a later one: written, sent again for challenges (RFC 3261 §22) and
    // for a longer interval (RFC 4028 §7.3), its final responses acknowledged (§13.2.2.4, §17.1.1.3).
    // Invariant: each attempt is a transaction of its own with the next CSeq, and there are boundedly many.
    //
    //   response       what becomes of it
    //   1xx            told
    //   2xx            told; whoever is told acknowledges
    //   401, 407       acknowledged; sent again when it can be answered and is still wanted; else told
    //   422            acknowledged; sent again once, when Min-SE asks for more than was offered; else told
    //   300-699        acknowledged; told
    //   the same again acknowledged again

    /// <summary>Sends the INVITEs of a session, one at a time.</summary>
    internal sealed class InviteRequest
    {
        private readonly SessionMachine _session;
        private readonly Outbox _outbox;
        private readonly InviteClientTransaction _transaction;
        private int _retryCount;
        private bool _wasAnswered;
        private bool _isFirst;

        internal InviteRequest(SessionMachine session)
        {
            _session = session;
            _outbox = session.Core.Outbox;
            _transaction = new InviteClientTransaction(session.Core.Random, session.Core.Matcher);
        }

        /// <summary>The CSeq number of the last one.</summary>
        internal int CSeqNumber { get; private set; }

        /// <summary>What the last refusal said in Retry-After, in seconds; -1 for nothing.</summary>
        internal int RetryAfterSeconds { get; private set; }

        /// <summary>Whether a final response is still awaited.</summary>
        internal bool IsOpen
        {
            get
            {
                return _transaction.State == InviteClientState.Calling
                    || _transaction.State == InviteClientState.Proceeding;
            }
        }

        /// <summary>Whether any response came, without which no CANCEL may be sent (RFC 3261 §9.1).</summary>
        internal bool IsProceeding
        {
            get { return _transaction.State == InviteClientState.Proceeding; }
        }

        internal long NextDeadlineMs
        {
            get { return _transaction.NextDeadlineMs; }
        }

        /// <summary>A new session.</summary>
        internal void Reset()
        {
            _isFirst = false;
            RetryAfterSeconds = -1;
        }

        /// <summary>Sends a new one with an offer: the session's first one, or a change.</summary>
        internal SipResult Start(bool isFirst, long nowMs)
        {
            _isFirst = isFirst;
            _retryCount = 0;
            return Send(nowMs);
        }

        /// <summary>Takes a response, if it is to an INVITE of this session.</summary>
        internal bool OnReceive(SipMessage response, long nowMs)
        {
            bool isSuccess = response.StatusCode >= 200 && response.StatusCode < 300
                && SipCSeq.IsOf(response, SipTokens.Invite);
            if (isSuccess && _session.Dialog.State == DialogState.Confirmed)
            {
                int cseqNumber;
                SipCSeq.ReadNumber(response, out cseqNumber);
                if (!IsOpen || cseqNumber != CSeqNumber)
                {
                    return AcknowledgeAgain(response, cseqNumber, nowMs);
                }
            }

            switch (_transaction.OnReceive(response, nowMs))
            {
                case TransactionEvent.Provisional:
                    if (_isFirst)
                    {
                        _session.Outgoing.OnProvisional(response, nowMs);
                    }
                    else
                    {
                        _session.Changes.OnProvisional(response, nowMs);
                    }

                    return true;
                case TransactionEvent.Success:
                    OnSuccess(response, nowMs);
                    return true;
                case TransactionEvent.Final:
                    Acknowledge(response, nowMs);
                    OnRefused(response, nowMs);
                    return true;
                case TransactionEvent.FinalAgain:
                    Acknowledge(response, nowMs);
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>Acknowledges the 2xx that came (RFC 3261 §13.2.2.4).</summary>
        internal void AcknowledgeSuccess(long nowMs)
        {
            AcknowledgeSuccess(CSeqNumber, nowMs);
        }

        /// <summary>Gives the INVITE up (RFC 3261 §9.1); only while <see cref="IsProceeding"/>.</summary>
        internal void Cancel(long nowMs)
        {
            SipWriter writer = _session.Core.Flow.StartMessage();
            _session.Dialog.StartHopRequest(writer, SipTokens.Cancel, CSeqNumber, _transaction.Branch, null);
            SessionReason.Write(writer, _session.EndReason);
            _outbox.Send(writer, nowMs);
            _transaction.OnCancelSent(nowMs);
        }

        internal void Poll(long nowMs)
        {
            if (_transaction.Poll(nowMs) != TransactionEvent.Timeout)
            {
                return;
            }

            if (_isFirst)
            {
                _session.Outgoing.OnTimeout();
            }
            else
            {
                // RFC 3261 §8.1.3.1: no response counts as 408.
                Tell(null, 408, nowMs);
            }
        }

        /// <summary>Forgets it: nothing of it is told any more.</summary>
        internal void Abandon()
        {
            _transaction.Abandon();
        }

        // An ACK of a 2xx is a transaction of its own.
        private void AcknowledgeSuccess(int cseqNumber, long nowMs)
        {
            SipWriter writer = _session.Core.Flow.StartMessage();
            _session.Dialog.StartRequest(writer, SipTokens.Ack, cseqNumber, _outbox.NewBranch());
            _session.Dialog.WriteCredentials(writer, SipTokens.Ack, _session.Core.Credentials);
            _outbox.Send(writer, nowMs);
        }

        // RFC 3261 §13.2.2.4: each 2xx gets its ACK, also one that comes again. Another fork's is for StrayAnswers.
        private bool AcknowledgeAgain(SipMessage response, int cseqNumber, long nowMs)
        {
            bool isOurs = _session.Dialog.Matches(response);
            if (isOurs)
            {
                AcknowledgeSuccess(cseqNumber, nowMs);
            }

            return isOurs;
        }

        private void OnSuccess(SipMessage response, long nowMs)
        {
            if (_isFirst)
            {
                _isFirst = false;
                _session.Outgoing.OnSuccess(response, nowMs);
            }
            else
            {
                _session.Changes.OnSuccess(response, nowMs);
                _session.FinishIfQuiet();
            }
        }

        private void Tell(SipMessage response, int statusCode, long nowMs)
        {
            if (_isFirst)
            {
                _session.Outgoing.OnRefused(response, statusCode);
            }
            else
            {
                _session.Changes.OnRefused(response, statusCode, nowMs);
                _session.FinishIfQuiet();
            }
        }

        private SipResult Send(long nowMs)
        {
            _transaction.Start(nowMs);
            _session.Core.Invites.Note(_transaction.Branch);
            CSeqNumber = _session.Dialog.NextCSeq();
            _wasAnswered = _session.Core.Credentials.HasAnswerFor(SipTokens.Invite);
            SipWriter writer = _session.Core.Flow.StartMessage();
            _session.Dialog.StartRequest(writer, SipTokens.Invite, CSeqNumber, _transaction.Branch);
            _session.Dialog.WriteCredentials(writer, SipTokens.Invite, _session.Core.Credentials);
            LocalHeaders headers = _session.Core.Headers;
            headers.WriteContact(writer, _session.Dialog.IsSecure);
            headers.WriteAllow(writer);
            headers.WriteSupported(writer);
            _session.Timer.WriteRequest(writer);
            if (_isFirst)
            {
                _session.Outgoing.WriteExtras(writer);
            }

            _outbox.Body.Reset();
            _session.Media.WriteOffer(_outbox.Body);
            SipResult result = _outbox.SendBody(writer, SipCapabilities.Sdp, nowMs);
            if (result != SipResult.Ok)
            {
                _transaction.Abandon();
                return result;
            }

            _session.Offers.OnOfferSent(OfferCarrier.Invite);
            return SipResult.Ok;
        }

        // RFC 3261 §17.1.1.3: the ACK of a 300 to 699 is of the same transaction.
        private void Acknowledge(SipMessage response, long nowMs)
        {
            SipWriter writer = _session.Core.Flow.StartMessage();
            _session.Dialog.StartHopRequest(writer, SipTokens.Ack, CSeqNumber, _transaction.Branch, response);
            _outbox.Send(writer, nowMs);
        }

        private void OnRefused(SipMessage response, long nowMs)
        {
            int statusCode = response.StatusCode;
            RetryAfterSeconds = SipNumber.ReadRetryAfter(response);
            bool isRetried = _session.WantsInvite && _retryCount < Limits.MaxChallengesPerRequest
                && CanRetry(response, statusCode);
            if (!isRetried)
            {
                Tell(response, statusCode, nowMs);
                return;
            }

            _retryCount++;
            if (_isFirst)
            {
                _session.Dialog.Restart();
                _session.Outgoing.OnSentAgain();
            }
            else
            {
                _session.Changes.OnSentAgain();
            }

            if (Send(nowMs) != SipResult.Ok)
            {
                // RFC 3261 §8.1.3.1: what cannot be sent counts as 503.
                Tell(null, 503, nowMs);
            }
        }

        private bool CanRetry(SipMessage response, int statusCode)
        {
            if (statusCode == 401 || statusCode == 407)
            {
                return _session.Core.Credentials.TakeChallenge(response, _wasAnswered)
                    == ChallengeOutcome.Answerable;
            }

            return statusCode == 422 && _session.Timer.TakeTooSmall(response);
        }
    }
}
