using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // One request of ours that is neither INVITE nor ACK, over its challenges: RFC 3261 §8.1.3.5 and §22. It writes
    // nothing itself: its owner writes the request after Start, and again whenever it is told WriteAgain, each time
    // with the branch that stands then and the next CSeq number (§22.2), and with the credentials.
    // Invariant: at most Limits.MaxChallengesPerRequest are answered, then the challenge is the final response.
    //
    //   state   event                              -> state   tells
    //   over    Start                              -> out     -
    //   out     1xx                                -> out     Provisional
    //   out     401, 407 that can be answered      -> out     WriteAgain
    //   out     other 200-699, also to a CANCEL    -> over    Final
    //   out     Timer F                            -> over    Timeout
    //   any     Abandon                            -> over    -
    //   over    any other                          -> over    None

    /// <summary>Brings one request through challenges to its final response. Reusable; allocates nothing.</summary>
    public sealed class ClientRequest
    {
        private readonly SipCredentials _credentials;
        private readonly NonInviteClientTransaction _transaction;
        private int _challengeCount;
        private bool _wasAnswered;

        /// <summary>Makes one that is over.</summary>
        /// <param name="random">Where branches come from.</param>
        /// <param name="credentials">Takes challenges.</param>
        /// <param name="matcher">Reads responses; may be shared.</param>
        public ClientRequest(IRandom random, SipCredentials credentials, ResponseMatcher matcher)
        {
            _credentials = credentials;
            _transaction = new NonInviteClientTransaction(random, matcher);
        }

        /// <summary>True from Start to the final response.</summary>
        public bool IsOut
        {
            get { return _transaction.State != NonInviteClientState.Terminated; }
        }

        /// <summary>The method; null before the first Start.</summary>
        public byte[] Method { get; private set; }

        /// <summary>The branch to write; another one after WriteAgain.</summary>
        public byte[] Branch
        {
            get { return _transaction.Branch; }
        }

        /// <summary>
        /// What became of the challenge, when the final response is a 401 or 407; <c>Answerable</c> then means that
        /// there were too many.
        /// </summary>
        public ChallengeOutcome Challenge { get; private set; }

        /// <summary>When <see cref="Poll"/> wants to be called next; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { return _transaction.NextDeadlineMs; }
        }

        /// <summary>Starts anew: write the request now. What was out before is forgotten.</summary>
        /// <param name="method">The method, not INVITE, ACK or CANCEL; kept by reference.</param>
        /// <param name="nowMs">The time.</param>
        public void Start(byte[] method, long nowMs)
        {
            Method = method;
            _challengeCount = 0;
            Challenge = ChallengeOutcome.Answerable;
            StartTransaction(nowMs);
        }

        /// <summary>Starts anew with the CANCEL of an INVITE (§9.1), which is not challenged (§22.1).</summary>
        /// <param name="inviteBranch">The INVITE's branch; copied.</param>
        /// <param name="nowMs">The time.</param>
        public void StartCancel(byte[] inviteBranch, long nowMs)
        {
            Method = SipTokens.Cancel;
            _challengeCount = Limits.MaxChallengesPerRequest;
            Challenge = ChallengeOutcome.Answerable;
            _transaction.StartCancel(inviteBranch, nowMs);
        }

        /// <summary>Takes a message that came from the transport.</summary>
        /// <param name="message">The message.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><c>None</c>, <c>Provisional</c>, <c>WriteAgain</c>, or <c>Final</c>.</returns>
        public RequestEvent OnReceive(SipMessage message, long nowMs)
        {
            TransactionEvent what = _transaction.OnReceive(message);
            if (what != TransactionEvent.Final)
            {
                return what == TransactionEvent.Provisional ? RequestEvent.Provisional : RequestEvent.None;
            }

            bool isChallenge = message.StatusCode == 401 || message.StatusCode == 407;
            if (!isChallenge || _challengeCount == Limits.MaxChallengesPerRequest)
            {
                return RequestEvent.Final;
            }

            Challenge = _credentials.TakeChallenge(message, _wasAnswered);
            if (Challenge != ChallengeOutcome.Answerable)
            {
                return RequestEvent.Final;
            }

            _challengeCount++;
            StartTransaction(nowMs);
            return RequestEvent.WriteAgain;
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><c>Timeout</c> once when Timer F fires, else <c>None</c>.</returns>
        public RequestEvent Poll(long nowMs)
        {
            return _transaction.Poll(nowMs) == TransactionEvent.Timeout ? RequestEvent.Timeout : RequestEvent.None;
        }

        /// <summary>Ends it without telling anything: it could not be sent, or its owner gave up.</summary>
        public void Abandon()
        {
            _transaction.Abandon();
        }

        // Whether the request will carry an answer is known before it is written, since its owner writes it at once.
        private void StartTransaction(long nowMs)
        {
            _wasAnswered = _credentials.HasAnswerFor(Method);
            _transaction.Start(Method, nowMs);
        }
    }
}
