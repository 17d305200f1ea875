using SipPhone.Core;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Usages
{
    // The mailbox of the account: event package message-summary, RFC 3842, as a subscriber by RFC 6665 §4.1.
    // Invariant: each NOTIFY that is taken is answered once; what a NOTIFY tells is told on, subscribed or not, for
    // exchanges tell of the mailbox unasked (a NOTIFY without a tag in To).
    //
    //   state          event                              -> state          action
    //   Idle, Waiting  Start                              -> Subscribing    SUBSCRIBE to the own address
    //   Waiting        its time                           -> Subscribing    SUBSCRIBE in a new dialog
    //   Active         its time, Start                    -> Refreshing     SUBSCRIBE in the dialog
    //   Sub., Refr.    challenge                          -> same           SUBSCRIBE again, with credentials
    //   Subscribing    423 with a longer interval         -> Subscribing    SUBSCRIBE again with it, once
    //   Sub., Refr.    2xx                                -> Active         timer from Expires
    //   Refreshing     481                                -> Subscribing    in a new dialog (§4.1.2.2)
    //   Sub., Refr.    403, 404, 405, 489, 501, 603 ...   -> Idle           tell: there is none to have
    //   Sub., Refr.    other 300-699, Timer F             -> Waiting        Retry-After, or five minutes
    //   A., R.         NOTIFY terminated                  -> Waiting, Idle  by reason and retry-after (§4.1.3)
    //   A., R.         Stop                               -> Unsubscribing  SUBSCRIBE with Expires: 0
    //   Subscribing    Stop                               -> Idle           what it makes runs out by itself
    //   Unsubscribing  2xx                                -> same           wait for the last NOTIFY, Timer N
    //   Unsubscribing  NOTIFY terminated, its time        -> Idle
    //   Unsubscribing  300-699, Timer F                   -> Idle
    //   any            flow lost                          -> Idle           Start again when registered again

    /// <summary>Subscribes to the state of the mailbox, and reads what is told of it. A machine.</summary>
    public sealed class MessageSummary : IUsage
    {
        // RFC 6665 §4.1.2.4: 64*T1.
        private const int TimerNMs = 32 * 1000;

        private static readonly byte[] Package = Ascii.ToBytes("message-summary");

        private readonly UserAgentCore _core;
        private readonly IUserAgentEvents _events;
        private readonly Dialog _dialog;
        private readonly ClientRequest _request;
        private readonly SummaryNotice _notice = new SummaryNotice();
        private readonly byte[] _mailbox;
        private int _seconds;
        private long _deadlineMs = -1;

        /// <summary>Makes an idle one; it is to be added to the user agent.</summary>
        /// <param name="core">The user agent.</param>
        /// <param name="events">Hears of the mailbox.</param>
        public MessageSummary(UserAgentCore core, IUserAgentEvents events)
        {
            _core = core;
            _events = events;
            _dialog = new Dialog(core.Headers, core.Random);
            _request = new ClientRequest(core.Random, core.Credentials, new ResponseMatcher());

            // sips:user@domain at most: four for the scheme, a colon, an at sign.
            SipAccount account = core.Headers.Account;
            SipWriter writer = new SipWriter(new byte[account.User.Length + account.Domain.Length + 6]);
            core.Headers.WriteAddressOfRecord(writer, false);
            _mailbox = new byte[writer.Bytes.Length];
            System.Array.Copy(writer.Bytes.Buffer, 0, _mailbox, 0, _mailbox.Length);
        }

        /// <summary>Where it stands.</summary>
        public SubscriberState State { get; private set; }

        /// <summary>The last status that ended a try, 300 to 699; 0 for none, or no answer.</summary>
        public int LastStatusCode { get; private set; }

        /// <inheritdoc/>
        public long NextDeadlineMs
        {
            get { return SipTimers.Earlier(_deadlineMs, _request.NextDeadlineMs); }
        }

        /// <summary>Subscribes; where that is done already, prolongs it. To be called at each registration.</summary>
        /// <param name="nowMs">The time.</param>
        public void Start(long nowMs)
        {
            if (State == SubscriberState.Idle || State == SubscriberState.Waiting)
            {
                _seconds = Limits.SubscriptionSeconds;
                Subscribe(nowMs);
            }
            else if (State == SubscriberState.Active)
            {
                Refresh(nowMs);
            }
        }

        /// <summary>Ends the subscription.</summary>
        /// <param name="nowMs">The time.</param>
        public void Stop(long nowMs)
        {
            bool stands = State == SubscriberState.Active || State == SubscriberState.Refreshing;
            if (!stands)
            {
                if (State != SubscriberState.Unsubscribing)
                {
                    Clear();
                }

                return;
            }

            _seconds = 0;
            SetState(SubscriberState.Unsubscribing, -1);
            _request.Start(SipTokens.Subscribe, nowMs);
            if (!Write(nowMs))
            {
                Clear();
            }
        }

        /// <inheritdoc/>
        public bool OnRequest(SipMessage request, long nowMs)
        {
            if (!request.IsMethod(SipTokens.Notify) || !SipEvent.Is(request, Package))
            {
                return false;
            }

            // Without a tag in To nobody subscribed to it; with our tag it has overtaken the 2xx (§4.1.2.4).
            bool isInDialog = _dialog.Matches(request);
            byte[] ownTag = State == SubscriberState.Subscribing ? _dialog.LocalTag : null;
            if (!isInDialog && !_notice.IsOutside(request, ownTag))
            {
                return false;
            }

            SipResult result = isInDialog ? _dialog.TakeRequest(request, true) : SipResult.Ok;
            int statusCode = _notice.Read(request, isInDialog, result);
            _core.Outbox.Respond(request, statusCode, nowMs);
            if (statusCode != 200)
            {
                return true;
            }

            if (request.BodyEnd > request.BodyOffset)
            {
                MessageSummaryBody summary = _notice.Summary;
                _events.OnMessagesWaiting(summary.HasWaiting, summary.NewCount, summary.OldCount);
            }

            if (isInDialog)
            {
                FollowStatus(nowMs);
            }

            return true;
        }

        /// <inheritdoc/>
        public bool OnResponse(SipMessage response, long nowMs)
        {
            RequestEvent what = _request.OnReceive(response, nowMs);
            if (what == RequestEvent.WriteAgain && !Write(nowMs))
            {
                _request.Abandon();
                Fail(0, -1, nowMs);
            }
            else if (what == RequestEvent.Final)
            {
                OnFinal(response, nowMs);
            }

            return what != RequestEvent.None;
        }

        /// <inheritdoc/>
        public void OnFlowLost(long nowMs)
        {
            Clear();
        }

        /// <inheritdoc/>
        public void Poll(long nowMs)
        {
            if (_request.Poll(nowMs) == RequestEvent.Timeout)
            {
                Fail(0, -1, nowMs);
            }
            else if (_deadlineMs >= 0 && nowMs >= _deadlineMs)
            {
                if (State == SubscriberState.Active)
                {
                    Refresh(nowMs);
                }
                else if (State == SubscriberState.Unsubscribing)
                {
                    Clear();
                }
                else
                {
                    _seconds = Limits.SubscriptionSeconds;
                    Subscribe(nowMs);
                }
            }
        }

        private void SetState(SubscriberState state, long deadlineMs)
        {
            State = state;
            _deadlineMs = deadlineMs;
        }

        private void Clear()
        {
            _request.Abandon();
            _dialog.Clear();
            SetState(SubscriberState.Idle, -1);
        }

        private void Subscribe(long nowMs)
        {
            _dialog.Clear();
            bool isStarted = _dialog.StartAsClient(_mailbox, 0, _mailbox.Length) == SipResult.Ok;
            SetState(SubscriberState.Subscribing, -1);
            _request.Start(SipTokens.Subscribe, nowMs);
            if (!isStarted || !Write(nowMs))
            {
                Clear();
            }
        }

        private void Refresh(long nowMs)
        {
            SetState(SubscriberState.Refreshing, -1);
            _request.Start(SipTokens.Subscribe, nowMs);
            if (!Write(nowMs))
            {
                Clear();
            }
        }

        private bool Write(long nowMs)
        {
            SipWriter writer = _core.Flow.StartMessage();
            _dialog.StartRequest(writer, SipTokens.Subscribe, _dialog.NextCSeq(), _request.Branch);
            _core.Headers.WriteContact(writer, _dialog.IsSecure);
            writer.WriteHeader(SipHeader.Event, Package);
            UserAgentWords.WriteHeader(writer, SipHeader.Accept, UserAgentWords.MessageSummary);
            writer.WriteHeader(SipHeader.Expires, _seconds);
            _dialog.WriteCredentials(writer, SipTokens.Subscribe, _core.Credentials);
            return _core.Outbox.Send(writer, nowMs) == SipResult.Ok;
        }

        private void OnFinal(SipMessage response, long nowMs)
        {
            int statusCode = response.StatusCode;
            if (State == SubscriberState.Unsubscribing && statusCode < 300)
            {
                _deadlineMs = nowMs + TimerNMs;
            }
            else if (State == SubscriberState.Unsubscribing)
            {
                Clear();
            }
            else if (statusCode < 300)
            {
                OnAccepted(response, nowMs);
            }
            else if (statusCode == 481 && State == SubscriberState.Refreshing)
            {
                // RFC 6665 §4.1.2.2: the notifier has forgotten it.
                Subscribe(nowMs);
            }
            else if (statusCode == 423 && RegisterResponse.ReadMinExpires(response) > _seconds)
            {
                _seconds = RegisterResponse.ReadMinExpires(response);
                _request.Start(SipTokens.Subscribe, nowMs);
                if (!Write(nowMs))
                {
                    Clear();
                }
            }
            else
            {
                Fail(statusCode, SipNumber.ReadRetryAfter(response), nowMs);
            }
        }

        private void OnAccepted(SipMessage response, long nowMs)
        {
            if (_dialog.TakeResponse(response) != SipResult.Ok)
            {
                Fail(0, -1, nowMs);
                return;
            }

            // RFC 6665 §4.1.2.1: a 2xx has Expires, at most what was asked for.
            int offset;
            int end;
            int granted = -1;
            if (response.FindSingle(SipHeader.Expires, out offset, out end) == SipResult.Ok)
            {
                granted = SipNumber.ParseDeltaSeconds(response.Buffer, offset, end);
            }

            LastStatusCode = 0;
            KeepFor(granted > 0 && granted < _seconds ? granted : _seconds, nowMs);
        }

        private void KeepFor(int seconds, long nowMs)
        {
            SetState(SubscriberState.Active, nowMs + (RegisterResponse.RefreshAfterSeconds(seconds) * 1000L));
        }

        // What a person must mend is not tried anew; what may pass is, when the server says or after a while.
        private void Fail(int statusCode, int retryAfterSeconds, long nowMs)
        {
            SubscriberState state = State;
            Clear();
            LastStatusCode = statusCode;
            bool mayPass = retryAfterSeconds >= 0 || statusCode == 0 || statusCode == 408 || statusCode == 480
                || statusCode == 481 || (statusCode >= 500 && statusCode < 600 && statusCode != 501);
            if (mayPass && state != SubscriberState.Unsubscribing)
            {
                WaitFor(retryAfterSeconds, nowMs);
            }
        }

        private void WaitFor(int retryAfterSeconds, long nowMs)
        {
            long waitMs = retryAfterSeconds >= 0 ? retryAfterSeconds * 1000L : Limits.ResubscribeMs;
            SetState(SubscriberState.Waiting, nowMs + (waitMs < Limits.MinRefreshSeconds * 1000L
                ? Limits.MinRefreshSeconds * 1000L
                : waitMs));
        }

        // RFC 6665 §4.1.3.
        private void FollowStatus(long nowMs)
        {
            SipSubscriptionState status = _notice.Status;
            if (status.Status != SubscriptionStatus.Terminated)
            {
                if (State == SubscriberState.Active && status.ExpiresSeconds >= 0)
                {
                    KeepFor(status.ExpiresSeconds < _seconds ? status.ExpiresSeconds : _seconds, nowMs);
                }

                return;
            }

            bool isWanted = State != SubscriberState.Unsubscribing;
            Clear();
            if (!isWanted)
            {
                return;
            }

            switch (status.Reason)
            {
                case TerminationReason.Rejected:
                case TerminationReason.NoResource:
                case TerminationReason.Invariant:
                    break;
                case TerminationReason.Deactivated:
                case TerminationReason.Timeout:
                    WaitFor(0, nowMs);
                    break;
                default:
                    WaitFor(status.RetryAfterSeconds, nowMs);
                    break;
            }
        }
    }
}
