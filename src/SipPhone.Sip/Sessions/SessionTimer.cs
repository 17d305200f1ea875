using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Sessions
{
    // The session timer, RFC 4028, both roles. INVITE and UPDATE are session refresh requests; each 2xx to one sets the
    // timer anew, or off. Invariant: while it is on, the interval is at least 90 s, and one side refreshes.
    //
    //   state   event                      -> state   action
    //   off     2xx with an interval       -> on      as below
    //   on      2xx with an interval       -> on      anew
    //   any     2xx without                -> off     (§7.2: the peer may turn it off)
    //   on      half of the interval       -> on      tells Refresh, once, where we refresh
    //   on      interval less min(32 s, a third) -> off   tells Expired (§10)
    //   any     Stop, Reset                -> off
    //
    //   what we answer as the server (§9, table 2)
    //   request has                          interval                               refresher
    //   Session-Expires under 90, timer      refused with 422 and Min-SE
    //   Session-Expires, refresher, timer    as it is, up to our own wish           as asked
    //   Session-Expires, timer               as it is, up to our own wish           who is now; else the client
    //   Session-Expires (of a proxy)         as it is, up to our own wish           we
    //   none, timer                          our wish                               who is now; else the client
    //   none, not even timer                 off

    /// <summary>Agrees on a session's interval, tells when to refresh it, and when it is dead.</summary>
    public sealed class SessionTimer
    {
        /// <summary>The least interval that there is, in seconds: RFC 4028 §4, and our own Min-SE (§5).</summary>
        public const int MinimumSeconds = 90;

        /// <summary>The option tag, RFC 4028 §3.</summary>
        public static readonly byte[] OptionTag = Ascii.ToBytes("timer");

        private int _leastSeconds;
        private int _raiseCount;
        private int _answerSeconds;
        private bool _isAnswerOurs;
        private long _refreshMs;
        private long _expiryMs;

        /// <summary>Makes one that is off.</summary>
        public SessionTimer()
        {
            Reset();
        }

        /// <summary>The interval in seconds; 0 while the timer is off.</summary>
        public int IntervalSeconds { get; private set; }

        /// <summary>Whether we refresh; means something while the timer is on.</summary>
        public bool IsRefresher { get; private set; }

        /// <summary>When <see cref="Poll"/> wants to be called next; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { return SipTimers.Earlier(_refreshMs, _expiryMs); }
        }

        /// <summary>A new session: off, and nothing is known of Min-SE.</summary>
        public void Reset()
        {
            _leastSeconds = MinimumSeconds;
            _raiseCount = 0;
            _answerSeconds = 0;
            Stop();
        }

        /// <summary>Turns it off.</summary>
        public void Stop()
        {
            IntervalSeconds = 0;
            IsRefresher = false;
            _refreshMs = -1;
            _expiryMs = -1;
        }

        /// <summary>
        /// Writes Session-Expires and Min-SE of an INVITE or UPDATE (§7.1, §7.4): what is agreed, or what we wish, with
        /// the refresher once there is one. Supported: timer is the caller's.
        /// </summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void WriteRequest(SipWriter writer)
        {
            bool isOn = IntervalSeconds > 0;
            int wish = isOn ? IntervalSeconds : Limits.SessionIntervalSeconds;
            writer.StartHeader(SipHeader.SessionExpires);
            writer.Bytes.WriteDecimal(wish > _leastSeconds ? wish : _leastSeconds);
            if (isOn)
            {
                WriteRefresher(writer, IsRefresher);
            }

            writer.EndLine();
            if (_leastSeconds > MinimumSeconds)
            {
                writer.WriteHeader(SipHeader.MinSe, _leastSeconds);
            }
        }

        /// <summary>Takes a 422 to our INVITE or UPDATE (§7.3).</summary>
        /// <param name="response">The response.</param>
        /// <returns>
        /// True when the request is to be sent again; false when Min-SE is absent, no news, more than a day, or raised
        /// more often than <c>Limits.MaxSessionTimerRaises</c> times.
        /// </returns>
        public bool TakeTooSmall(SipMessage response)
        {
            int seconds = ReadMinimum(response);
            if (seconds <= _leastSeconds || seconds > Limits.MaxSessionIntervalSeconds
                || _raiseCount == Limits.MaxSessionTimerRaises)
            {
                return false;
            }

            _raiseCount++;
            _leastSeconds = seconds;
            return true;
        }

        /// <summary>Takes an INVITE or UPDATE of the peer's; what follows of it counts from our 2xx on.</summary>
        /// <param name="request">The request.</param>
        /// <returns>False when its interval is too small: answer 422 with Min-SE (§9).</returns>
        public bool TakeRequest(SipMessage request)
        {
            bool hasTimer = SipTokenList.Lists(request, SipHeader.Supported, OptionTag)
                || SipTokenList.Lists(request, SipHeader.Require, OptionTag);
            SipRefresher refresher;
            int seconds = ReadInterval(request, out refresher);
            if (seconds >= 0 && seconds < MinimumSeconds && hasTimer)
            {
                return false;
            }

            // §7.4: the largest Min-SE that came in this dialog holds for our requests too.
            int minimum = ReadMinimum(request);
            if (minimum > _leastSeconds && minimum <= Limits.MaxSessionIntervalSeconds)
            {
                _leastSeconds = minimum;
            }

            // §9: the interval may be made smaller, but not than Min-SE.
            int wish = minimum > Limits.SessionIntervalSeconds ? minimum : Limits.SessionIntervalSeconds;
            if (seconds < 0)
            {
                _answerSeconds = hasTimer ? wish : 0;
            }
            else
            {
                _answerSeconds = AtLeastMinimum(seconds < wish ? seconds : wish);
            }

            bool isOursNow = IntervalSeconds > 0 && IsRefresher;
            _isAnswerOurs = !hasTimer || refresher == SipRefresher.Uas
                || (refresher == SipRefresher.None && isOursNow);
            return true;
        }

        /// <summary>Writes Session-Expires, and Require where the client refreshes, of our 2xx (§9).</summary>
        /// <param name="writer">The writer, between header fields.</param>
        public void WriteResponse(SipWriter writer)
        {
            if (_answerSeconds == 0)
            {
                return;
            }

            writer.StartHeader(SipHeader.SessionExpires);
            writer.Bytes.WriteDecimal(_answerSeconds);
            WriteRefresher(writer, !_isAnswerOurs);
            writer.EndLine();
            if (!_isAnswerOurs)
            {
                writer.WriteHeader(SipHeader.Require, OptionTag);
            }
        }

        /// <summary>Our 2xx to the request that <see cref="TakeRequest"/> took was sent.</summary>
        /// <param name="nowMs">The time.</param>
        public void StartAsServer(long nowMs)
        {
            Start(_answerSeconds, _isAnswerOurs, nowMs);
        }

        /// <summary>Takes a 2xx to our INVITE or UPDATE (§7.2).</summary>
        /// <param name="response">The response.</param>
        /// <param name="nowMs">The time.</param>
        public void StartAsClient(SipMessage response, long nowMs)
        {
            // The refresher must be named in a 2xx; where it is not, refreshing does no harm.
            SipRefresher refresher;
            int seconds = ReadInterval(response, out refresher);
            Start(seconds > 0 ? AtLeastMinimum(seconds) : 0, refresher != SipRefresher.Uas, nowMs);
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>What is to be done.</returns>
        public SessionTimerEvent Poll(long nowMs)
        {
            if (_expiryMs >= 0 && nowMs >= _expiryMs)
            {
                Stop();
                return SessionTimerEvent.Expired;
            }

            if (_refreshMs >= 0 && nowMs >= _refreshMs)
            {
                _refreshMs = -1;
                return SessionTimerEvent.Refresh;
            }

            return SessionTimerEvent.None;
        }

        private static void WriteRefresher(SipWriter writer, bool isClient)
        {
            UserAgentWords.Write(
                writer.Bytes, isClient ? UserAgentWords.RefresherUac : UserAgentWords.RefresherUas);
        }

        private static int AtLeastMinimum(int seconds)
        {
            return seconds > MinimumSeconds ? seconds : MinimumSeconds;
        }

        // -1 when it is absent or malformed.
        private static int ReadInterval(SipMessage message, out SipRefresher refresher)
        {
            refresher = SipRefresher.None;
            int offset;
            int end;
            return message.FindSingle(SipHeader.SessionExpires, out offset, out end) == SipResult.Ok
                ? SipSessionExpires.Parse(message.Buffer, offset, end, out refresher)
                : -1;
        }

        private static int ReadMinimum(SipMessage message)
        {
            int offset;
            int end;
            return message.FindSingle(SipHeader.MinSe, out offset, out end) == SipResult.Ok
                ? SipSessionExpires.ParseMinimum(message.Buffer, offset, end)
                : -1;
        }

        private void Start(int seconds, bool isRefresher, long nowMs)
        {
            Stop();
            if (seconds == 0)
            {
                return;
            }

            int marginSeconds = seconds / 3 < 32 ? seconds / 3 : 32;
            IntervalSeconds = seconds;
            IsRefresher = isRefresher;
            _refreshMs = isRefresher ? nowMs + (seconds * 500L) : -1;
            _expiryMs = nowMs + ((seconds - marginSeconds) * 1000L);
        }
    }
}
