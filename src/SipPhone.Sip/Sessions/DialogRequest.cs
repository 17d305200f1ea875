using SipPhone.Core;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Sessions
{
    // One request of ours inside a dialog that is no INVITE: its transaction, and its challenges (RFC 3261 §22).
    // Invariant: it is sent at most Limits.MaxChallengesPerRequest times again, each time with the next CSeq.

    /// <summary>A request that is out, or a place for one.</summary>
    internal sealed class DialogRequest
    {
        private readonly SessionMachine _session;
        private readonly NonInviteClientTransaction _transaction;
        private readonly byte[] _method;
        private readonly DialogRequestKind _kind;
        private int _retryCount;
        private bool _wasAnswered;

        internal DialogRequest(SessionMachine session, DialogRequestKind kind, byte[] method)
        {
            _session = session;
            _kind = kind;
            _method = method;
            _transaction = new NonInviteClientTransaction(session.Core.Random, session.Core.Matcher);
        }

        /// <summary>Whether it is out.</summary>
        internal bool IsOpen
        {
            get { return _transaction.State != NonInviteClientState.Terminated; }
        }

        internal long NextDeadlineMs
        {
            get { return _transaction.NextDeadlineMs; }
        }

        internal SipResult Start(long nowMs)
        {
            _retryCount = 0;
            return Send(nowMs);
        }

        internal void Abandon()
        {
            _transaction.Abandon();
        }

        internal bool OnReceive(SipMessage response, long nowMs)
        {
            TransactionEvent happened = _transaction.OnReceive(response);
            if (happened != TransactionEvent.Final)
            {
                return happened == TransactionEvent.Provisional;
            }

            int statusCode = response.StatusCode;
            bool isChallenge = (statusCode == 401 || statusCode == 407) && _retryCount < Limits.MaxChallengesPerRequest;
            if (isChallenge && _session.Core.Credentials.TakeChallenge(response, _wasAnswered)
                == ChallengeOutcome.Answerable)
            {
                _retryCount++;
                if (Send(nowMs) == SipResult.Ok)
                {
                    return true;
                }
            }

            _session.Requests.OnFinal(_kind, statusCode, response, nowMs);
            return true;
        }

        internal void Poll(long nowMs)
        {
            if (_transaction.Poll(nowMs) == TransactionEvent.Timeout)
            {
                // RFC 3261 §8.1.3.1: no response counts as 408.
                _session.Requests.OnFinal(_kind, 408, null, nowMs);
            }
        }

        private SipResult Send(long nowMs)
        {
            _transaction.Start(_method, nowMs);
            _wasAnswered = _session.Core.Credentials.HasAnswerFor(_method);
            SipWriter writer = _session.Core.Flow.StartMessage();
            _session.Dialog.StartRequest(writer, _method, _session.Dialog.NextCSeq(), _transaction.Branch);
            _session.Core.Outbox.WriteCredentials(writer, _method);
            SipResult result = _session.Requests.WriteRest(_kind, writer, nowMs);
            if (result != SipResult.Ok)
            {
                _transaction.Abandon();
            }

            return result;
        }
    }
}
