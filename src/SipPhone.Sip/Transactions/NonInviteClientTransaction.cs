using System;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // Client non-INVITE transaction over a reliable transport, RFC 3261 §17.1.2 (RFC 4320 and RFC 6026 change nothing
    // of it). Timer E is off and Timer K zero, so what is left is matching and Timer F; the request is sent once, by
    // its user. Invariant: Terminated is final until the next Start, which takes a branch that was never used before.
    //
    //   state       event           -> state        action
    //   Terminated  Start           -> Trying       new branch, Timer F on
    //   Trying      1xx             -> Proceeding   tell Provisional; Timer F goes on
    //   Proceeding  1xx             -> Proceeding   tell Provisional
    //   both        2xx-6xx         -> Terminated   tell Final
    //   both        Timer F         -> Terminated   tell Timeout
    //   both        Abandon         -> Terminated   (the transport failed: its user knows)
    //   any         other response  -> same         tell None

    /// <summary>Matches responses to one request and limits the wait for them. Reusable; allocates nothing.</summary>
    public sealed class NonInviteClientTransaction
    {
        private readonly IRandom _random;
        private readonly ResponseMatcher _matcher;
        private readonly byte[] _branch = SipBranch.Create();
        private byte[] _method;
        private long _timerFMs = -1;

        /// <summary>Makes a transaction that is <c>Terminated</c>.</summary>
        /// <param name="random">Where branches come from.</param>
        public NonInviteClientTransaction(IRandom random)
            : this(random, new ResponseMatcher())
        {
        }

        /// <summary>Makes a transaction that is <c>Terminated</c>.</summary>
        /// <param name="random">Where branches come from.</param>
        /// <param name="matcher">Reads responses; may be shared.</param>
        public NonInviteClientTransaction(IRandom random, ResponseMatcher matcher)
        {
            _random = random;
            _matcher = matcher;
        }

        /// <summary>The state.</summary>
        public NonInviteClientState State { get; private set; }

        /// <summary>
        /// The branch for the request's Via, good until the next <see cref="Start"/>; not to be changed.
        /// </summary>
        public byte[] Branch
        {
            get { return _branch; }
        }

        /// <summary>
        /// When <see cref="Poll"/> wants to be called next, in milliseconds of the caller's clock; -1 for never.
        /// </summary>
        public long NextDeadlineMs
        {
            get { return _timerFMs; }
        }

        /// <summary>Starts anew with a new branch; what ran before is forgotten.</summary>
        /// <param name="method">The request's method; kept by reference.</param>
        /// <param name="nowMs">The time.</param>
        public void Start(byte[] method, long nowMs)
        {
            SipBranch.Renew(_random, _branch);
            Begin(method, nowMs);
        }

        /// <summary>Starts anew for the CANCEL of an INVITE, which has the branch of that (§9.1).</summary>
        /// <param name="inviteBranch">The INVITE's branch; copied.</param>
        /// <param name="nowMs">The time.</param>
        public void StartCancel(byte[] inviteBranch, long nowMs)
        {
            Array.Copy(inviteBranch, _branch, _branch.Length);
            Begin(SipTokens.Cancel, nowMs);
        }

        /// <summary>Takes a message that came from the transport.</summary>
        /// <param name="message">The message.</param>
        /// <returns>
        /// <c>None</c> when it is not a response to this transaction's request; <c>Provisional</c>; <c>Final</c>.
        /// </returns>
        public TransactionEvent OnReceive(SipMessage message)
        {
            if (State == NonInviteClientState.Terminated || !_matcher.Matches(message, _branch, _method))
            {
                return TransactionEvent.None;
            }

            if (message.StatusCode < 200)
            {
                SetState(NonInviteClientState.Proceeding);
                return TransactionEvent.Provisional;
            }

            SetState(NonInviteClientState.Terminated);
            return TransactionEvent.Final;
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><c>Timeout</c> once when Timer F fires, else <c>None</c>.</returns>
        public TransactionEvent Poll(long nowMs)
        {
            if (_timerFMs < 0 || nowMs < _timerFMs)
            {
                return TransactionEvent.None;
            }

            SetState(NonInviteClientState.Terminated);
            return TransactionEvent.Timeout;
        }

        /// <summary>Ends the transaction without telling anything: the transport failed, or its user gave up.</summary>
        public void Abandon()
        {
            SetState(NonInviteClientState.Terminated);
        }

        private void Begin(byte[] method, long nowMs)
        {
            _method = method;
            SetState(NonInviteClientState.Trying);
            _timerFMs = nowMs + SipTimers.TimerFMs;
        }

        private void SetState(NonInviteClientState state)
        {
            State = state;
            if (state == NonInviteClientState.Terminated)
            {
                _timerFMs = -1;
            }
        }
    }
}
