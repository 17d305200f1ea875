using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Shell.Application;
using SipPhone.Sip.Transactions;

namespace SipPhone.Appliance.Time
{
    // When the time is asked, and what is done with it (RFC 4330 §10). Nothing proves the time: who sits on the way to
    // the server can set the clock, which is why a jump is told. Invariant: a question exists in Asking only, so that
    // nothing but this object is on the heap in Resting; while the link is down nothing is asked.
    //
    //   state   | event                          | next    | action
    //   Resting | _nextMs, link up               | Asking  | make a question
    //   Resting | link lost after failures       | Resting | forget them: the network may have been the reason
    //   Asking  | link lost                      | Resting | close the question; ask SntpAnswerMs later
    //   Asking  | answered                       | Resting | set the clock; ask again after SntpIntervalMs
    //   Asking  | answered, clock not taken      | Resting | as failed
    //   Asking  | failed                         | Resting | ask again after SntpFirstRetryMs, doubled each time up to
    //           |                                |         |   SntpMaxRetryMs
    //   Asking  | failed, an address said RATE   | Resting | ask again after SntpIntervalMs (RFC 5905 §7.4)
    //   Asking  | an address said DENY or RSTR,  | Resting | the same, but not before SntpDeniedMs
    //           |   whatever came of the others  |         |

    /// <summary>Keeps the clock right by a time server. A machine.</summary>
    public sealed class TimeKeeper
    {
        private readonly PhoneApplication _application;
        private readonly IDatagramSocket[] _sockets;
        private readonly int _port;
        private TimeQuestion _question;
        private TimeFailure _failure;
        private long _nextMs;
        private int _retryMs;

        /// <summary>Makes one; it asks as soon as it is polled and the link is up.</summary>
        /// <param name="application">Network, settings, log, clock and device.</param>
        /// <param name="extras">Its sockets and port.</param>
        /// <param name="server">The server's name or address, ASCII; kept.</param>
        public TimeKeeper(PhoneApplication application, ApplianceBoard extras, byte[] server)
        {
            _application = application;
            _sockets = extras.TimeSockets;
            _port = extras.TimePort;
            Server = server;
        }

        /// <summary>The server's name or address, ASCII.</summary>
        public byte[] Server { get; }

        /// <summary>Whether the clock was set by the server's answer.</summary>
        public bool HasSetClock { get; private set; }

        /// <summary>Why the last question, or the one that is going on, has no answer.</summary>
        public TimeFailure Failure
        {
            get { return _question != null && _question.Failure != TimeFailure.None ? _question.Failure : _failure; }
        }

        /// <summary>When <see cref="Poll"/> must be called at the latest; -1 for "when the link is up".</summary>
        public long NextDeadlineMs
        {
            get
            {
                if (!_application.Link.IsUp)
                {
                    return -1;
                }

                return _question == null ? _nextMs : _question.NextDeadlineMs;
            }
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            if (!_application.Link.IsUp)
            {
                OnLinkDown(nowMs);
                return;
            }

            if (_question == null && nowMs >= _nextMs)
            {
                _question = new TimeQuestion(_application, _sockets, Server, _port, nowMs);
            }

            if (_question != null)
            {
                _question.Poll(nowMs);
                Follow(nowMs);
            }
        }

        private void OnLinkDown(long nowMs)
        {
            bool isAsking = _question != null;
            if (isAsking)
            {
                _question.Close();
                _question = null;
            }

            if (isAsking || _retryMs > 0)
            {
                _retryMs = 0;
                _nextMs = SipTimers.Earlier(isAsking ? -1 : _nextMs, nowMs + Limits.SntpAnswerMs);
            }
        }

        private void Follow(long nowMs)
        {
            bool isAnswered = _question.State == TimeQuestionState.Answered;
            if (!isAnswered && _question.State != TimeQuestionState.Failed)
            {
                return;
            }

            _failure = _question.Failure;
            isAnswered = isAnswered && SetClock(_question.UnixSeconds);
            _nextMs = nowMs + PauseMs(isAnswered);
            _question = null;
        }

        private bool SetClock(long unixSeconds)
        {
            IClock clock = _application.Board.Phone.Clock;
            long beforeSeconds = clock.IsWallTimeSet ? clock.UnixSeconds : unixSeconds;
            if (!_application.Board.Device.SetWallTime(unixSeconds))
            {
                _failure = _failure == TimeFailure.Denied ? _failure : TimeFailure.NotTaken;
                return false;
            }

            HasSetClock = true;
            long jumpSeconds = unixSeconds - beforeSeconds;
            if (jumpSeconds > Limits.ClockJumpSeconds || jumpSeconds < -Limits.ClockJumpSeconds)
            {
                BootTexts.TellJump(_application.Log, Server, beforeSeconds, unixSeconds);
            }

            return true;
        }

        private int PauseMs(bool isAnswered)
        {
            if (isAnswered || _failure == TimeFailure.TooOften || _failure == TimeFailure.Denied)
            {
                _retryMs = 0;
                return _failure == TimeFailure.Denied ? Limits.SntpDeniedMs : Limits.SntpIntervalMs;
            }

            int doubledMs = _retryMs == 0 ? Limits.SntpFirstRetryMs : 2 * _retryMs;
            _retryMs = doubledMs < Limits.SntpMaxRetryMs ? doubledMs : Limits.SntpMaxRetryMs;
            return _retryMs;
        }
    }
}
