using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Transport
{
    // The client's keep-alive of a connection, RFC 5626 §4.4 and §4.4.1. Invariant: at most one ping is unanswered.
    //
    //   state   | event                     | next  | action
    //   Off     | Start                     | Idle  | next ping after a random 80 to 100 % of the interval
    //   Idle    | time to ping              | Sent  | ping; the next one as above
    //   Sent    | pong                      | Idle  |
    //   Sent    | ten seconds without       | Sent  | the flow has failed, where pongs were promised
    //   Sent    | time to ping              | Sent  | ping (nobody promised a pong)
    //   any     | Stop                      | Off   |
    //
    // Other traffic puts no ping off: the server counts on one within the time that it named (§4.4), and only a pong
    // shows that the way back is open too.
    //
    // A server that did not say that it does RFC 5626 is pinged as well: what lies between us and it drops connections
    // that are silent, the ping is nothing to one that does not know it (RFC 3261 §7.5), and most answer it. But only
    // one that promised pongs by its REGISTER response, or sent one on this flow before, has failed without one.

    /// <summary>When to ping, and whether the flow is still alive. A machine; allocates nothing.</summary>
    public sealed class FlowKeepAlive
    {
        private readonly IRandom _random;
        private readonly byte[] _octets = new byte[2];
        private int _intervalSeconds;
        private bool _isPongPromised;
        private long _pingMs = -1;
        private long _lastPingMs = -1;
        private long _pongDeadlineMs = -1;

        /// <summary>Makes one that is off.</summary>
        /// <param name="random">Where the spread of the pings comes from.</param>
        public FlowKeepAlive(IRandom random)
        {
            _random = random;
        }

        /// <summary>When there is something to do; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { return SipTimers.Earlier(_pingMs, _pongDeadlineMs); }
        }

        /// <summary>Keeps the connection alive; goes on undisturbed when it does so already at this interval.</summary>
        /// <param name="intervalSeconds">The longest time between two pings, 1 or more.</param>
        /// <param name="isPongPromised">Whether the server said that it answers pings.</param>
        /// <param name="nowMs">The time.</param>
        public void Start(int intervalSeconds, bool isPongPromised, long nowMs)
        {
            _isPongPromised |= isPongPromised;
            if (_pingMs < 0 || intervalSeconds != _intervalSeconds)
            {
                _intervalSeconds = intervalSeconds;
                PlanPing(nowMs);
            }
        }

        /// <summary>Another connection, or none: nothing is known of it.</summary>
        public void Stop()
        {
            _isPongPromised = false;
            _pingMs = -1;
            _lastPingMs = -1;
            _pongDeadlineMs = -1;
        }

        /// <summary>A single CRLF came between two messages.</summary>
        /// <param name="nowMs">The time.</param>
        public void OnPong(long nowMs)
        {
            _pongDeadlineMs = -1;

            // Who answers once can do it: from now on silence tells. What comes at another time is a server's own
            // keep-alive.
            _isPongPromised |= _lastPingMs >= 0 && nowMs - _lastPingMs < Limits.PongTimeoutMs;
        }

        /// <summary>Tells whether a ping is due; if so it is counted as sent.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when the caller is to send one now.</returns>
        public bool TakePing(long nowMs)
        {
            if (_pingMs < 0 || nowMs < _pingMs)
            {
                return false;
            }

            _lastPingMs = nowMs;
            PlanPing(nowMs);
            if (_isPongPromised && _pongDeadlineMs < 0)
            {
                _pongDeadlineMs = nowMs + Limits.PongTimeoutMs;
            }

            return true;
        }

        /// <summary>Tells whether a pong is overdue: the flow has failed (§4.4.1).</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when it is.</returns>
        public bool IsOverdue(long nowMs)
        {
            return _pongDeadlineMs >= 0 && nowMs >= _pongDeadlineMs;
        }

        // §4.4: the interval between two is randomly distributed between 80 and 100 % of the time.
        private void PlanPing(long nowMs)
        {
            _random.Fill(_octets, 0, 2);
            int share = (_octets[0] << 8) | _octets[1];
            long fifthMs = _intervalSeconds * 200L;
            _pingMs = nowMs + (4 * fifthMs) + (fifthMs * share / 0xFFFF);
        }
    }
}
