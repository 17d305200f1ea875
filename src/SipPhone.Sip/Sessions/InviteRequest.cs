using SipPhone.Core;
using SipPhone.Sip.Auth;
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

        internal InviteRequest(SessionMachine session)
        {
            _session = session;
            _outbox = session.Core.Outbox;
            _transaction = new InviteClientTransaction(session.Core.Random, session.Core.Matcher);
        }

        /// <summary>The CSeq number of the last one.</summary>
        internal int CSeqNumber { get; private set; }

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

        /// <summary>Sends a new one with an offer.</summary>
        internal SipResult Start(long nowMs)
        {
            _retryCount = 0;
            return Send(nowMs);
        }

        internal bool OnReceive(SipMessage message, long nowMs)
        {
            switch (_transaction.OnReceive(message, nowMs))
            {
                case TransactionEvent.Provisional:
                    _session.OnInviteProvisional(message, nowMs);
                    return true;
                case TransactionEvent.Success:
                    _session.OnInviteSuccess(message, nowMs);
                    return true;
                case TransactionEvent.Final:
                    Acknowledge(message, nowMs);
                    OnRefused(message, nowMs);
                    return true;
                case TransactionEvent.FinalAgain:
                    Acknowledge(message, nowMs);
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>Gives the INVITE up (RFC 3261 §9.1); only while <see cref="IsProceeding"/>.</summary>
        internal void Cancel(long nowMs)
        {
            SipWriter writer = _session.Core.Flow.StartMessage();
            _session.Dialog.StartHopRequest(writer, SipTokens.Cancel, CSeqNumber, _transaction.Branch, null);
            _outbox.Send(writer, nowMs);
            _transaction.OnCancelSent(nowMs);
        }

        internal void Poll(long nowMs)
        {
            if (_transaction.Poll(nowMs) == TransactionEvent.Timeout)
            {
                _session.OnInviteTimeout(nowMs);
            }
        }

        /// <summary>Forgets it: nothing of it is told any more.</summary>
        internal void Abandon()
        {
            _transaction.Abandon();
        }

        private SipResult Send(long nowMs)
        {
            _transaction.Start(nowMs);
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
            _session.WriteInviteExtras(writer);
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
            bool isRetried = _session.WantsInvite && _retryCount < Limits.MaxChallengesPerRequest
                && CanRetry(response, statusCode);
            if (!isRetried)
            {
                _session.OnInviteRefused(response, statusCode, nowMs);
                return;
            }

            _retryCount++;
            _session.OnInviteSentAgain();
            if (Send(nowMs) != SipResult.Ok)
            {
                // RFC 3261 §8.1.3.1: what cannot be sent counts as 503.
                _session.OnInviteRefused(null, 503, nowMs);
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
