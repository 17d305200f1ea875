using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // Server INVITE transaction over a reliable transport, RFC 3261 §17.2.1 as updated by RFC 6026 §7.1. Timer G is
    // off: a 300 to 699 is sent once; the user repeats its 2xx itself (§13.3.1.4). An INVITE that comes again finds
    // its answer on the way already, since a stream loses nothing, and is only taken off.
    // Invariant: Terminated is final until the next Start; the stored request is good from Start on.
    //
    //   state       event            -> state        OnReceive   timer
    //   any         Start            -> Proceeding   -           100 due in 200 ms
    //   Proceeding  timer            -> Proceeding   -           off; tells TryingDue, once
    //   Proceeding  1xx sent         -> Proceeding   -           off
    //   Proceeding  2xx sent         -> Accepted     -           L on
    //   Proceeding  300-699 sent     -> Completed    -           H on
    //   Proceeding  INVITE, CANCEL   -> Proceeding   true
    //   Proceeding  ACK              -> Proceeding   true        (to nothing: dropped)
    //   Completed   ACK              -> Confirmed    true        H off, I on: 0 on a stream, so until the next Poll
    //   Completed   INVITE, CANCEL   -> Completed    true
    //   Completed   Timer H          -> Terminated   -           tells Timeout
    //   Confirmed   any request      -> Confirmed    true
    //   Confirmed   Timer I          -> Terminated   -
    //   Accepted    INVITE, CANCEL   -> Accepted     true
    //   Accepted    ACK              -> Accepted     false       the user's: it is of the dialog (RFC 6026 §7.1)
    //   Accepted    2xx sent         -> Accepted     -
    //   Accepted    Timer L          -> Terminated   -
    //   other       sent             -> same         -
    //   any         Abandon          -> Terminated   -           off
    //   Terminated  any request      -> Terminated   false

    /// <summary>One received INVITE: what to answer it with, and what belongs to it. Reusable.</summary>
    public sealed class InviteServerTransaction
    {
        private readonly RequestKeyReader _reader;
        private readonly StoredRequest _request;

        // Until the 100, Timer H, I or L: never two at once.
        private long _timerMs = -1;

        /// <summary>Makes a transaction that is <c>Terminated</c>.</summary>
        public InviteServerTransaction()
            : this(new RequestKeyReader())
        {
        }

        /// <summary>Makes a transaction that is <c>Terminated</c>.</summary>
        /// <param name="reader">Reads requests; may be shared.</param>
        public InviteServerTransaction(RequestKeyReader reader)
        {
            _reader = reader;
            _request = new StoredRequest(reader);
        }

        /// <summary>The state.</summary>
        public InviteServerState State { get; private set; }

        /// <summary>What responses repeat.</summary>
        public StoredRequest Request
        {
            get { return _request; }
        }

        /// <summary>When <see cref="Poll"/> wants to be called next; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { return _timerMs; }
        }

        /// <summary>Starts with a received INVITE, in Proceeding.</summary>
        /// <param name="invite">The request, checked; what is needed is copied.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>As <see cref="StoredRequest.Keep"/>; unless Ok it is <c>Terminated</c>.</returns>
        public SipResult Start(SipMessage invite, long nowMs)
        {
            SipResult result = _request.Keep(invite);
            if (result == SipResult.Ok)
            {
                SetState(InviteServerState.Proceeding, nowMs + SipTimers.TryingMs);
            }
            else
            {
                Abandon();
            }

            return result;
        }

        /// <summary>
        /// Tells whether a request belongs to this transaction by §17.2.3: the INVITE again, its CANCEL, or the ACK of
        /// a 300 to 699 (same branch, sent-by and, but for ACK and CANCEL, method). An ACK of Completed is taken.
        /// </summary>
        /// <param name="request">The request.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when it belongs here. A CANCEL is the user's to answer.</returns>
        public bool OnReceive(SipMessage request, long nowMs)
        {
            bool isAck = request.IsMethod(SipTokens.Ack);
            bool isOfInvite = isAck || request.IsMethod(SipTokens.Invite) || request.IsMethod(SipTokens.Cancel);
            if (State == InviteServerState.Terminated || !isOfInvite || !Matches(request))
            {
                return false;
            }

            if (isAck && State == InviteServerState.Accepted)
            {
                return false;
            }

            if (isAck && State == InviteServerState.Completed)
            {
                SetState(InviteServerState.Confirmed, nowMs + SipTimers.TimerIMs);
            }

            return true;
        }

        /// <summary>
        /// Tells whether a request is the same as this one come another way (§8.2.2.2: From tag, Call-ID and CSeq
        /// equal, not the branch): answer 482.
        /// </summary>
        /// <param name="request">The request, without a To tag.</param>
        /// <returns>True when it is merged.</returns>
        public bool IsMerged(SipMessage request)
        {
            return State != InviteServerState.Terminated
                && _reader.Read(request) == SipResult.Ok
                && !_reader.Key.Has(RequestKey.ToTag)
                && _request.Key.IsSameRequest(_reader.Key)
                && !_request.Key.IsSameTransaction(_reader.Key, _request.SentToTag);
        }

        /// <summary>Our response was sent.</summary>
        /// <param name="statusCode">100 to 699.</param>
        /// <param name="nowMs">The time.</param>
        public void OnSent(int statusCode, long nowMs)
        {
            if (State != InviteServerState.Proceeding)
            {
                return;
            }

            if (statusCode >= 300)
            {
                SetState(InviteServerState.Completed, nowMs + SipTimers.TimerHMs);
            }
            else if (statusCode >= 200)
            {
                SetState(InviteServerState.Accepted, nowMs + SipTimers.TimerLMs);
            }
            else
            {
                SetState(InviteServerState.Proceeding, -1);
            }
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>
        /// <c>Timeout</c> when Timer H fires: the ACK of a 300 to 699 never came; <c>TryingDue</c> once when no
        /// response was sent for 200 ms: write a 100; else <c>None</c>.
        /// </returns>
        public TransactionEvent Poll(long nowMs)
        {
            if (_timerMs < 0 || nowMs < _timerMs)
            {
                return TransactionEvent.None;
            }

            if (State == InviteServerState.Proceeding)
            {
                _timerMs = -1;
                return TransactionEvent.TryingDue;
            }

            bool isTimerH = State == InviteServerState.Completed;
            SetState(InviteServerState.Terminated, -1);
            return isTimerH ? TransactionEvent.Timeout : TransactionEvent.None;
        }

        /// <summary>Ends it without telling anything.</summary>
        public void Abandon()
        {
            SetState(InviteServerState.Terminated, -1);
        }

        private bool Matches(SipMessage request)
        {
            return _reader.Read(request) == SipResult.Ok
                && _request.Key.IsSameTransaction(_reader.Key, _request.SentToTag);
        }

        private void SetState(InviteServerState state, long timerMs)
        {
            State = state;
            _timerMs = timerMs;
        }
    }
}
