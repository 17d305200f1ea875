using System;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Registrations
{
    // A registration kept alive over one connection, RFC 3261 §10.2, RFC 5626 §4.2. Invariant: at most one REGISTER is
    // out (§10.2: no new one before the final response or the time-out of the last), and none while the connection is
    // down.
    //
    //   state          Start              Stop             OnDisconnected   timer
    //   Unregistered   Registering[1]     -                -                -
    //   AwaitingFlow   -                  Unregistered     -                -
    //   Registering    -                  [2]              AwaitingFlow[3]  F: RetryWait
    //   Registered     Refreshing         Unregistering    AwaitingFlow     refresh: Refreshing
    //   Refreshing     -                  [2]              AwaitingFlow[3]  F: RetryWait
    //   RetryWait      Registering        Unregistering[4] AwaitingFlow     retry: Registering or Refreshing
    //   Unregistering  [2]                -                Unregistered[3]  F: Unregistered
    //   Failed         Registering[1]     Unregistering[4] -                -
    //
    //   OnConnected    AwaitingFlow goes to Registering, or to RetryWait while the time that the last failure set is
    //                  not over; Unregistered and Failed stay; the others lose the old connection first.
    //
    //   response       while Registering, Refreshing                  while Unregistering
    //   2xx            Registered, refresh timer on                   Unregistered
    //   401, 407       answered; Failed when that is of no use        answered; Unregistered when that is of no use
    //   423            asked again for Min-Expires, once              Unregistered
    //   439            asked again without outbound, once             asked again, once
    //   408, 5xx       RetryWait                                      Unregistered
    //   other 4xx, 6xx Failed; RetryWait with Retry-After             Unregistered
    //   3xx, 403, 404  Failed                                         Unregistered
    //
    //   [1] AwaitingFlow without a connection   [2] done when the response or Timer F comes
    //   [3] the other of the two when [2] is due   [4] Unregistered without a connection or a binding

    /// <summary>
    /// Registers, refreshes, and unregisters one address-of-record. A machine: it is told of connections, messages and
    /// time, and sends through its transport. Nothing is allocated after construction.
    /// </summary>
    public sealed class Registration
    {
        private const int None = RegisterResponse.None;

        private readonly RegisterRequest _request;
        private readonly SipFlow _flow;
        private readonly RegisterOutbound _outbound;
        private readonly NonInviteClientTransaction _transaction;
        private readonly SipCredentials _credentials;
        private readonly RegisterChallenges _challenges;
        private readonly FlowRecovery _recovery;
        private bool _isConnected;
        private bool _isWanted;
        private long _timerMs = -1;
        private long _bindingEndMs = -1;

        /// <summary>Makes a registration that is <c>Unregistered</c>, without a connection.</summary>
        /// <param name="flow">Where requests go while connected.</param>
        /// <param name="headers">Who and where we are; learns what the server says about the registration.</param>
        /// <param name="credentials">Answers challenges; forgets them when the server is another one.</param>
        /// <param name="random">Where ids, branches and the spread of retries come from.</param>
        /// <exception cref="ArgumentException"><see cref="SipAccount.Check"/> does not pass.</exception>
        public Registration(SipFlow flow, LocalHeaders headers, SipCredentials credentials, IRandom random)
        {
            if (headers.Account.Check() != SipResult.Ok)
            {
                throw new ArgumentException("account");
            }

            _flow = flow;
            _credentials = credentials;
            _challenges = new RegisterChallenges(credentials);
            _request = new RegisterRequest(headers, random);
            Response = new RegisterResponse(headers.Account, flow.Readers);
            _outbound = new RegisterOutbound(headers, Response);
            _transaction = new NonInviteClientTransaction(random, new ResponseMatcher(flow.Readers));
            _recovery = new FlowRecovery(random);
        }

        /// <summary>Where it stands.</summary>
        public RegistrationState State { get; private set; }

        /// <summary>Why the last REGISTER failed; <c>None</c> after a success and after <see cref="Start"/>.</summary>
        public RegistrationFailure Failure { get; private set; }

        /// <summary>Status and reason phrase of the last final response; none when a time-out came after it.</summary>
        public RegisterResponse Response { get; private set; }

        /// <summary>The expiry that the last 2xx granted, in seconds; 0 before the first.</summary>
        public int ExpiresSeconds { get; private set; }

        /// <summary>How often the server wants a keep-alive, in seconds (RFC 5626 §4.4); 0 for not said.</summary>
        public int FlowTimerSeconds
        {
            get { return _outbound.FlowTimerSeconds; }
        }

        /// <summary>When <see cref="Poll"/> wants to be called next, on the caller's clock; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { return SipTimers.Earlier(_transaction.NextDeadlineMs, _timerMs); }
        }

        /// <summary>Registers now, or as soon as there is a connection; forgets an earlier failure.</summary>
        /// <param name="nowMs">The time.</param>
        public void Start(long nowMs)
        {
            _isWanted = true;
            _recovery.Reset();
            if (_transaction.State != NonInviteClientState.Terminated)
            {
                return;
            }

            Failure = RegistrationFailure.None;
            Register(nowMs);
        }

        /// <summary>Removes the binding, if one may stand and there is a connection to remove it by.</summary>
        /// <param name="nowMs">The time.</param>
        public void Stop(long nowMs)
        {
            _isWanted = false;
            if (_transaction.State == NonInviteClientState.Terminated)
            {
                Unregister(nowMs);
            }
        }

        /// <summary>A connection stands, and its server's identity is proven.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="sameServer">True when it is the server of the last connection: its nonces are used on.</param>
        public void OnConnected(long nowMs, bool sameServer)
        {
            if (_isConnected)
            {
                OnDisconnected();
            }

            _isConnected = true;
            if (!sameServer)
            {
                _credentials.Forget();
                _outbound.Forget();
            }

            if (State != RegistrationState.AwaitingFlow)
            {
                return;
            }

            // A new connection does not lift the time that a server named, or that the back-off chose.
            if (_recovery.NotBeforeMs > nowMs)
            {
                SetState(RegistrationState.RetryWait, _recovery.NotBeforeMs);
            }
            else
            {
                Register(nowMs);
            }
        }

        /// <summary>
        /// The connection is gone. The binding leads to it, so it counts as gone too. May be told more than once.
        /// </summary>
        public void OnDisconnected()
        {
            _isConnected = false;
            _transaction.Abandon();
            _bindingEndMs = -1;
            if (State != RegistrationState.Failed)
            {
                SetState(_isWanted ? RegistrationState.AwaitingFlow : RegistrationState.Unregistered);
            }
        }

        /// <summary>Takes a message from the connection.</summary>
        /// <param name="message">The message; read at once, not kept.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when it was a response to our REGISTER; false for a stray or another one's message.</returns>
        public bool OnReceive(SipMessage message, long nowMs)
        {
            TransactionEvent what = _transaction.OnReceive(message);
            if (what == TransactionEvent.Final)
            {
                OnFinal(message, nowMs);
            }

            return what != TransactionEvent.None;
        }

        /// <summary>Lets time pass: lets timers fire.</summary>
        /// <param name="nowMs">The time.</param>
        public void Poll(long nowMs)
        {
            if (_transaction.Poll(nowMs) == TransactionEvent.Timeout)
            {
                Response.Clear();
                Fail(RegistrationFailure.Timeout, None, nowMs);
            }

            // Only Registered (time to refresh) and RetryWait (time to try again) have a timer.
            if (_timerMs >= 0 && nowMs >= _timerMs)
            {
                Register(nowMs);
            }
        }

        private void SetState(RegistrationState state, long timerMs = -1)
        {
            State = state;
            _timerMs = timerMs;
        }

        private void Register(long nowMs)
        {
            if (!_isConnected)
            {
                SetState(RegistrationState.AwaitingFlow);
                return;
            }

            _challenges.Start();
            SetState(_bindingEndMs > nowMs ? RegistrationState.Refreshing : RegistrationState.Registering);
            SendRequest(nowMs);
        }

        private void Unregister(long nowMs)
        {
            if (!_isConnected || _bindingEndMs <= nowMs)
            {
                SetState(RegistrationState.Unregistered);
                return;
            }

            _challenges.Start();
            SetState(RegistrationState.Unregistering);
            SendRequest(nowMs);
        }

        private void SendRequest(long nowMs)
        {
            // The connection does not move: another request would only wait behind the last one.
            if (_flow.Check(nowMs) == ConnectionFailure.TimedOut)
            {
                Fail(RegistrationFailure.Timeout, None, nowMs);
                return;
            }

            _transaction.Start(SipTokens.Register, nowMs);
            int expiresSeconds = State == RegistrationState.Unregistering ? 0 : _request.ExpiresSeconds;
            _challenges.OnRequest();
            bool wasBusy = _flow.IsBusy;
            SipResult result = _request.Write(
                _flow.StartMessage(), expiresSeconds, !_outbound.IsRefused, _transaction.Branch, _credentials);
            if (result == SipResult.Ok)
            {
                result = _flow.Send(nowMs);
            }

            if (result == SipResult.BufferFull)
            {
                // What is too large for the room that other messages left is only late.
                _transaction.Abandon();
                Fail(wasBusy ? RegistrationFailure.Timeout : RegistrationFailure.RequestTooLarge, None, nowMs);
            }
            else if (result != SipResult.Ok)
            {
                OnDisconnected();
            }
        }

        private void OnFinal(SipMessage message, long nowMs)
        {
            Response.Keep(message);
            int statusCode = Response.StatusCode;
            if (statusCode < 300)
            {
                OnSuccess(message, nowMs);
            }
            else if (_isWanted == (State == RegistrationState.Unregistering))
            {
                // Start or Stop came meanwhile: nobody needs this request to be brought through any more.
                Settle(nowMs);
            }
            else if (statusCode == 401 || statusCode == 407)
            {
                Retry(_challenges.Take(message), nowMs);
            }
            else if (statusCode == 423 && State != RegistrationState.Unregistering)
            {
                bool isWorthIt = _request.TakeTooBrief(message);
                Retry(isWorthIt ? RegistrationFailure.None : RegistrationFailure.IntervalTooBrief, nowMs);
            }
            else if (_outbound.TakeRefusal(statusCode))
            {
                SendRequest(nowMs);
            }
            else
            {
                Fail(RegisterResponse.Classify(statusCode), SipNumber.ReadRetryAfter(message), nowMs);
            }
        }

        private void OnSuccess(SipMessage message, long nowMs)
        {
            if (State == RegistrationState.Unregistering)
            {
                Failure = RegistrationFailure.None;
                Settle(nowMs);
                return;
            }

            int seconds = Response.ReadExpires(message, _request.ExpiresSeconds);
            if (seconds <= 0)
            {
                Fail(RegistrationFailure.MalformedResponse, None, nowMs);
                return;
            }

            Failure = RegistrationFailure.None;
            _recovery.Reset();
            _outbound.Take(message);
            _bindingEndMs = nowMs + (seconds * 1000L);
            if (!_isWanted)
            {
                Unregister(nowMs);
                return;
            }

            ExpiresSeconds = seconds;
            SetState(RegistrationState.Registered, nowMs + (RegisterResponse.RefreshAfterSeconds(seconds) * 1000L));
        }

        // None: something was learned that makes another try worth it.
        private void Retry(RegistrationFailure failure, long nowMs)
        {
            if (failure == RegistrationFailure.None)
            {
                SendRequest(nowMs);
            }
            else
            {
                Fail(failure, None, nowMs);
            }
        }

        // What may pass by itself is tried again: when the server says, else after RFC 5626 §4.5. What a person must
        // mend is not.
        private void Fail(RegistrationFailure failure, int retryAfterSeconds, long nowMs)
        {
            Failure = failure;
            if (!_isWanted || State == RegistrationState.Unregistering)
            {
                Settle(nowMs);
            }
            else if (RegisterResponse.MayPass(failure, retryAfterSeconds))
            {
                _recovery.OnFailure(retryAfterSeconds, nowMs);
                SetState(RegistrationState.RetryWait, _recovery.NotBeforeMs);
            }
            else
            {
                _isWanted = false;
                SetState(RegistrationState.Failed);
            }
        }

        // A request ended whose purpose is done or gone: do what is wanted now. It ends, also where sending fails at
        // once, because Unregistering is left for good before anything is sent again.
        private void Settle(long nowMs)
        {
            if (State == RegistrationState.Unregistering)
            {
                _bindingEndMs = -1;
            }

            if (_isWanted)
            {
                Register(nowMs);
            }
            else
            {
                Unregister(nowMs);
            }
        }
    }
}
