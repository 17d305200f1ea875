using System;
using SipPhone.Core;
using SipPhone.Dns;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.Transport;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Phone
{
    // The phone: its machines put together; RFC 3261 §10, RFC 5626 §4.5. Invariant: Stopped means that nothing is open.
    //
    //   state       | event                          | next        | action
    //   any         | Start                          | Connecting  | open the connection
    //   Connecting  | connection open                | Registering | register on it
    //   Registering | registered                     | Registered  | tell; the back-off starts over
    //   Registering,| no answer to REGISTER, 503, or | Connecting  | to the next candidate, where there is one
    //   Registered  |   connection lost              |             |
    //               | no answer, no other candidate  | Waiting     | tell; close: the flow has failed (RFC 5626 §4.5)
    //               | REGISTER refused for a while   | Registering | tell; the registration tries again by itself
    //               | REGISTER refused for good      | Blocked     | tell; close
    //   any but     | connection failed or lost, or  | Waiting     | tell; retry time by back-off
    //   Stopping    |   the stream makes no sense    |             |
    //   Waiting     | retry time                     | Connecting  | open the connection
    //   any         | Stop with a binding            | Stopping    | unregister
    //   any         | Stop without                   | Stopped     | close
    //   Stopping    | unregistered, deadline, or     | Stopped     | tell; close
    //               |   connection lost              |             |

    /// <summary>
    /// A SIP phone for one account. A machine: the loop calls <see cref="Poll"/> at <see cref="NextDeadlineMs"/> and
    /// whenever a boundary has something.
    /// </summary>
    public sealed class Phone
    {
        // RFC 3261 §21.5.4.
        private const int ServiceUnavailable = 503;

        private readonly PhoneSettings _settings;
        private readonly IPhoneEvents _events;
        private readonly ConnectionManager _connection;
        private readonly SipLine _line;
        private readonly Registration _registration;
        private readonly FlowRecovery _recovery;

        private PhoneState _state;
        private RegistrationState _seenRegistration;
        private long _deadlineMs = -1;

        /// <summary>Makes a phone that is stopped.</summary>
        /// <param name="settings">
        /// Whose phone it is; domain and user are needed. Kept, and not to be changed any more.
        /// </param>
        /// <param name="board">What it runs on.</param>
        /// <param name="events">Hears what it does.</param>
        /// <param name="callEvents">Hears what its calls do; null when nobody is there to take one.</param>
        /// <param name="messageEvents">Hears of texts and the mailbox; null for nobody.</param>
        /// <exception cref="ArgumentException">The settings cannot be written into a request.</exception>
        public Phone(
            PhoneSettings settings,
            PhoneBoard board,
            IPhoneEvents events,
            ICallEvents callEvents = null,
            IMessageEvents messageEvents = null)
        {
            _settings = settings;
            _events = events;
            Resolver = new Resolver(board.Link, board.DnsSockets, board.DnsStream, board.Random);
            Locator locator = new Locator(Resolver, board.Random);
            byte[] buffer = new byte[Limits.FlowBufferBytes];
            _connection = new ConnectionManager(
                locator, board.Channel, board.Clock, settings.IdentityPolicy, buffer, events);
            LocalAddress address = new LocalAddress();
            Calls = new CallManager(settings.Calls, board, address, callEvents, messageEvents);
            _line = new SipLine(settings, _connection, buffer, board.Random, address, Calls);
            _registration = _line.Registration;
            _recovery = new FlowRecovery(board.Random);
        }

        /// <summary>Its calls.</summary>
        public CallManager Calls { get; private set; }

        /// <summary>The user agent that serves them, for who adds usages.</summary>
        public UserAgentCore Core
        {
            get { return _line.Core; }
        }

        /// <summary>What it asks the DNS by: a second locator can use it too, and has to poll it.</summary>
        public Resolver Resolver { get; private set; }

        /// <summary>Sees every message; null for nobody.</summary>
        public ISipTrace Trace
        {
            get { return _line.Flow.Trace; }
            set { _line.Flow.Trace = value; }
        }

        /// <summary>What the phone is doing.</summary>
        public PhoneState State
        {
            get { return _state; }
        }

        /// <summary>
        /// When <see cref="Poll"/> must be called at the latest, on the monotonic clock; -1 for "on input only".
        /// </summary>
        public long NextDeadlineMs
        {
            get
            {
                long nextMs = SipTimers.Earlier(_deadlineMs, _connection.NextDeadlineMs);
                return SipTimers.Earlier(nextMs, _line.NextDeadlineMs);
            }
        }

        /// <summary>Starts, or starts over after a failure that a person mended.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Start(long nowMs)
        {
            Close(nowMs);
            _recovery.Reset();
            _registration.Start(nowMs);
            Connect(nowMs);
        }

        /// <summary>
        /// Unregisters if there is a binding, then closes everything: poll until the state is <c>Stopped</c>.
        /// </summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Stop(long nowMs)
        {
            if (_state == PhoneState.Stopping)
            {
                return;
            }

            Calls.HangUpAll(nowMs);
            _line.Stop(nowMs);
            bool isBound = _state == PhoneState.Registered;
            _registration.Stop(nowMs);
            if (_registration.State == RegistrationState.Unregistered || _connection.State != ConnectionState.Open)
            {
                // A binding that is left without a request to remove it: the connection is gone.
                if (isBound)
                {
                    EndStopping(false, nowMs);
                }
                else
                {
                    Close(nowMs);
                }

                return;
            }

            // The answer may be there before the next poll: it is to be known for one to this.
            _seenRegistration = _registration.State;
            SetState(PhoneState.Stopping, nowMs + Limits.UnregisterTimeoutMs);
        }

        /// <summary>Sends a text (RFC 3428), one at a time; <see cref="IMessageEvents"/> hears the outcome.</summary>
        /// <param name="target">The buffer of whom to send it to, as <see cref="DialTarget"/> takes it.</param>
        /// <param name="targetOffset">Where that starts.</param>
        /// <param name="targetEnd">Where it ends, exclusive.</param>
        /// <param name="text">The buffer of the text, UTF-8; copied.</param>
        /// <param name="textOffset">Where the text starts.</param>
        /// <param name="textEnd">Where it ends, exclusive; up to <c>Limits.MaxPagerTextBytes</c> octets on.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>: one <c>OnMessageDone</c> follows. Else nothing was sent: <c>WrongState</c> while
        /// another text is out; <c>TooLarge</c>; <c>BadParameter</c> for a text that is empty or no UTF-8;
        /// <c>NotConnected</c>, <c>BufferFull</c>; or what is wrong with the target.
        /// </returns>
        public SipResult SendMessage(
            byte[] target, int targetOffset, int targetEnd, byte[] text, int textOffset, int textEnd, long nowMs)
        {
            return _line.SendMessage(target, targetOffset, targetEnd, text, textOffset, textEnd, nowMs);
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            if (_state == PhoneState.Waiting && nowMs >= _deadlineMs)
            {
                Connect(nowMs);
            }

            _connection.Poll(nowMs);
            if (_state == PhoneState.Connecting && _connection.State == ConnectionState.Open)
            {
                OnConnected(nowMs);
            }

            if (_connection.State == ConnectionState.Open)
            {
                Receive(nowMs);
            }

            // Calls have timers that run without a connection too.
            _line.Poll(nowMs);
            if (_connection.State == ConnectionState.Open)
            {
                FollowLine(nowMs);
            }

            if (_connection.State == ConnectionState.Failed)
            {
                OnConnectionLost(_connection.Failure, nowMs);
            }

            if (_state == PhoneState.Stopping && nowMs >= _deadlineMs)
            {
                EndStopping(false, nowMs);
            }
        }

        private void Connect(long nowMs)
        {
            SetState(PhoneState.Connecting, -1);
            byte[] host = _settings.ServerHost ?? _settings.Domain;
            _connection.Open(host, _settings.ServerPort, _settings.ReferenceDomain ?? _settings.Domain, nowMs);
        }

        private void OnConnected(long nowMs)
        {
            SetState(PhoneState.Registering, -1);
            _line.Open(_connection, nowMs);

            // It may have to wait for the time that an earlier failure set, which was told then.
            _seenRegistration = _registration.State;
        }

        private void Receive(long nowMs)
        {
            // What stands behind an answer that ended the connection is nobody's any more.
            while (_line.Receive(nowMs))
            {
                FollowRegistration(nowMs);
            }
        }

        private void FollowLine(long nowMs)
        {
            SipFlow flow = _line.Flow;
            if (flow.IsOpen)
            {
                FollowRegistration(nowMs);

                // What is told of the registration may have ended the connection.
                if (flow.IsOpen && flow.Check(nowMs) != ConnectionFailure.None)
                {
                    OnConnectionLost(flow.Check(nowMs), nowMs);
                }

                return;
            }

            ConnectionFailure failure = flow.Check(nowMs);
            if (failure == ConnectionFailure.BadStream)
            {
                _connection.Close();
            }

            // The end came right behind what was received: no other input will tell. The platform may know why.
            _connection.Poll(nowMs);
            if (_connection.State != ConnectionState.Failed)
            {
                OnConnectionLost(failure, nowMs);
            }
        }

        // Tells what changed in the registration since the last look.
        private void FollowRegistration(long nowMs)
        {
            RegistrationState now = _registration.State;
            if (now == _seenRegistration)
            {
                return;
            }

            bool wasUnregistering = _seenRegistration == RegistrationState.Unregistering;
            _seenRegistration = now;
            switch (now)
            {
                case RegistrationState.Registered:
                    _recovery.Reset();
                    SetState(PhoneState.Registered, -1);
                    _line.OnRegistered(nowMs);
                    _events.OnRegistered(_registration.ExpiresSeconds);
                    break;
                case RegistrationState.RetryWait:
                    OnRegistrationDelayed(nowMs);
                    break;
                case RegistrationState.Failed:
                    _connection.Close();
                    _line.Close(nowMs);
                    SetState(PhoneState.Blocked, -1);
                    TellRegistrationFailed(false);
                    break;
                case RegistrationState.Unregistered:
                    EndStopping(wasUnregistering && _registration.Response.StatusCode / 100 == 2, nowMs);
                    break;
            }
        }

        private void OnRegistrationDelayed(long nowMs)
        {
            SetState(PhoneState.Registering, -1);
            TellRegistrationFailed(true);
            bool isTimeout = _registration.Failure == RegistrationFailure.Timeout;
            bool isUnavailable = _registration.Response.StatusCode == ServiceUnavailable;
            int delayMs = (int)(_registration.NextDeadlineMs - nowMs);
            if ((isTimeout || isUnavailable) && TryAnotherServer(isUnavailable ? delayMs : 0, nowMs))
            {
                return;
            }

            // RFC 5626 §4.5: a flow that gives no answer has failed.
            if (isTimeout)
            {
                Wait(ConnectionFailure.TimedOut, nowMs);
            }
        }

        // RFC 3263 §4.3: after a 503, a time-out or a broken connection the request goes to the next candidate, as a
        // new transaction.
        private bool TryAnotherServer(int asideMs, long nowMs)
        {
            if (!_connection.TryAnother(asideMs, nowMs))
            {
                return false;
            }

            _line.Close(nowMs);
            _registration.Start(nowMs);
            SetState(PhoneState.Connecting, -1);
            return true;
        }

        private void TellRegistrationFailed(bool willRetry)
        {
            _events.OnRegistrationFailed(_registration.Failure, _registration.Response.StatusCode, willRetry);
        }

        private void OnConnectionLost(ConnectionFailure failure, long nowMs)
        {
            if (_state == PhoneState.Stopping)
            {
                EndStopping(false, nowMs);
                return;
            }

            bool hadServer = _state == PhoneState.Registering || _state == PhoneState.Registered;
            if (!hadServer || !TryAnotherServer(0, nowMs))
            {
                Wait(failure, nowMs);
            }
        }

        private void Wait(ConnectionFailure failure, long nowMs)
        {
            _recovery.OnFailure(-1, nowMs);
            _connection.Close();
            _line.Close(nowMs);
            SetState(PhoneState.Waiting, _recovery.NotBeforeMs);
            _events.OnConnectionFailed(failure, _connection.IdentityReason);
        }

        private void EndStopping(bool isConfirmed, long nowMs)
        {
            Close(nowMs);
            _events.OnUnregistered(isConfirmed);
        }

        private void Close(long nowMs)
        {
            _connection.Close();
            _line.Close(nowMs);
            SetState(PhoneState.Stopped, -1);
        }

        private void SetState(PhoneState state, long deadlineMs)
        {
            _state = state;
            _deadlineMs = deadlineMs;
        }
    }
}
