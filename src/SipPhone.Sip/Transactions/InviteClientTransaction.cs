using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // Client INVITE transaction over a reliable transport, RFC 3261 §17.1.1 as updated by RFC 6026 §7.2. Timer A is
    // off: the request is sent once, by its user, who writes the ACKs too.
    // Invariant: Terminated is final until the next Start, which takes a branch that was never used before.
    //
    //   state       event          -> state        tell          timer
    //   any         Start          -> Calling      -             B on
    //   Calling     1xx            -> Proceeding   Provisional   B off
    //   Calling     Timer B        -> Terminated   Timeout
    //   Calling     OnCancelSent   -> Calling      -             (no CANCEL before a response, §9.1)
    //   Proceeding  1xx            -> Proceeding   Provisional
    //   Proceeding  OnCancelSent   -> Proceeding   -             B on: 64 * T1 for the final response (§9.1)
    //   Proceeding  Timer B        -> Terminated   Timeout
    //   both        2xx            -> Accepted     Success       B off, M on
    //   both        300-699        -> Completed    Final         B off, D on: 0 on a stream, so until the next Poll
    //   Completed   300-699        -> Completed    FinalAgain
    //   Completed   1xx, 2xx       -> Completed    None
    //   Completed   Timer D        -> Terminated   None
    //   Accepted    2xx            -> Accepted     Success
    //   Accepted    1xx, 300-699   -> Accepted     None
    //   Accepted    Timer M        -> Terminated   None
    //   any         Abandon        -> Terminated   -             all off
    //   Terminated  any other      -> Terminated   None

    /// <summary>Matches responses to one INVITE and limits the wait for them. Reusable; allocates nothing.</summary>
    public sealed class InviteClientTransaction
    {
        private readonly IRandom _random;
        private readonly ResponseMatcher _matcher;
        private readonly byte[] _branch = SipBranch.Create();

        // Timer B, D or M: never two at once.
        private long _timerMs = -1;

        /// <summary>Makes a transaction that is <c>Terminated</c>.</summary>
        /// <param name="random">Where branches come from.</param>
        public InviteClientTransaction(IRandom random)
            : this(random, new ResponseMatcher())
        {
        }

        /// <summary>Makes a transaction that is <c>Terminated</c>.</summary>
        /// <param name="random">Where branches come from.</param>
        /// <param name="matcher">Reads responses; may be shared.</param>
        public InviteClientTransaction(IRandom random, ResponseMatcher matcher)
        {
            _random = random;
            _matcher = matcher;
        }

        /// <summary>The state.</summary>
        public InviteClientState State { get; private set; }

        /// <summary>
        /// The branch for the INVITE's Via, and for its CANCEL and the ACK of a 300 to 699; good until the next Start.
        /// </summary>
        public byte[] Branch
        {
            get { return _branch; }
        }

        /// <summary>When <see cref="Poll"/> wants to be called next; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { return _timerMs; }
        }

        /// <summary>Starts anew with a new branch (Timer B on); what ran before is forgotten.</summary>
        /// <param name="nowMs">The time.</param>
        public void Start(long nowMs)
        {
            SipBranch.Renew(_random, _branch);
            SetState(InviteClientState.Calling, nowMs + SipTimers.TimerBMs);
        }

        /// <summary>
        /// The CANCEL was sent: the final response is awaited for 64 * T1 and no longer (§9.1), where an INVITE that
        /// rings has no limit.
        /// </summary>
        /// <param name="nowMs">The time.</param>
        public void OnCancelSent(long nowMs)
        {
            if (State == InviteClientState.Proceeding)
            {
                SetState(State, nowMs + SipTimers.TimerBMs);
            }
        }

        /// <summary>Takes a message that came from the transport.</summary>
        /// <param name="message">The message.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>
        /// <c>None</c> when it is not for this transaction; <c>Provisional</c>; <c>Success</c> for every 2xx, also the
        /// further ones in Accepted (the user acknowledges them, §13.2.2.4); <c>Final</c> for the first 300 to 699,
        /// <c>FinalAgain</c> for its retransmissions: the user writes the ACK of both (§17.1.1.3).
        /// </returns>
        public TransactionEvent OnReceive(SipMessage message, long nowMs)
        {
            if (State == InviteClientState.Terminated || !_matcher.Matches(message, _branch, SipTokens.Invite))
            {
                return TransactionEvent.None;
            }

            int statusCode = message.StatusCode;
            switch (State)
            {
                case InviteClientState.Completed:
                    return statusCode >= 300 ? TransactionEvent.FinalAgain : TransactionEvent.None;
                case InviteClientState.Accepted:
                    return statusCode >= 200 && statusCode < 300 ? TransactionEvent.Success : TransactionEvent.None;
                default:
                    return OnFirst(statusCode, nowMs);
            }
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>
        /// <c>Timeout</c> once when Timer B fires: no response at all, or no final one after the CANCEL; else
        /// <c>None</c>.
        /// </returns>
        public TransactionEvent Poll(long nowMs)
        {
            if (_timerMs < 0 || nowMs < _timerMs)
            {
                return TransactionEvent.None;
            }

            bool isTimerB = State == InviteClientState.Calling || State == InviteClientState.Proceeding;
            SetState(InviteClientState.Terminated, -1);
            return isTimerB ? TransactionEvent.Timeout : TransactionEvent.None;
        }

        /// <summary>Ends the transaction without telling anything: the transport failed, or its user gave up.</summary>
        public void Abandon()
        {
            SetState(InviteClientState.Terminated, -1);
        }

        // Calling and Proceeding.
        private TransactionEvent OnFirst(int statusCode, long nowMs)
        {
            if (statusCode >= 300)
            {
                SetState(InviteClientState.Completed, nowMs + SipTimers.TimerDMs);
                return TransactionEvent.Final;
            }

            if (statusCode >= 200)
            {
                SetState(InviteClientState.Accepted, nowMs + SipTimers.TimerMMs);
                return TransactionEvent.Success;
            }

            // In Proceeding the timer runs only after a CANCEL, and further provisional responses do not stop that.
            SetState(InviteClientState.Proceeding, State == InviteClientState.Calling ? -1 : _timerMs);
            return TransactionEvent.Provisional;
        }

        private void SetState(InviteClientState state, long timerMs)
        {
            State = state;
            _timerMs = timerMs;
        }
    }
}
