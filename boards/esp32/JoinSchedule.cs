namespace SipPhone.Board.Esp32
{
    // When to ask the platform to join the Wi-Fi network. After one request it goes on trying by itself, so ours come
    // seldom: they tell the reason of a failure anew, and help where the platform gave up.
    //
    //   state      | event                | next    | deadline
    //   off        | Begin                | waiting | now
    //   waiting    | deadline: IsDue      | asking  | none
    //   asking     | OnAnswer             | waiting | now + delay; the delay doubles
    //   waiting    | link up              | watching| none; the delay is the first one again
    //   watching   | link down            | waiting | now + patience: the platform comes back by itself first
    //   any        | End                  | off     | none
    //
    // Invariant: NextDeadlineMs is -1 but while waiting.

    /// <summary>When to ask for the Wi-Fi network again; a machine on the clock's milliseconds.</summary>
    public sealed class JoinSchedule
    {
        /// <summary>The pause after the first request that did not succeed.</summary>
        public const int FirstDelayMs = 5_000;

        /// <summary>The longest pause: an access point that comes back after a power cut is found this late.</summary>
        public const int MaxDelayMs = 60_000;

        /// <summary>How long a lost link, or an address that does not come, is left to the platform.</summary>
        public const int PatienceMs = 30_000;

        private bool _isBegun;
        private bool _isAsking;
        private bool _isUp;
        private int _delayMs;
        private long _nextDeadlineMs = -1;

        /// <summary>When the next request is due; -1 for none.</summary>
        public long NextDeadlineMs
        {
            get { return _nextDeadlineMs; }
        }

        /// <summary>Wants to join from now on; a request that is under way counts for nothing.</summary>
        /// <param name="nowMs">The clock's milliseconds.</param>
        public void Begin(long nowMs)
        {
            _isBegun = true;
            _isAsking = false;
            _isUp = false;
            _delayMs = FirstDelayMs;
            _nextDeadlineMs = nowMs;
        }

        /// <summary>Wants nothing any more.</summary>
        public void End()
        {
            _isBegun = false;
            _isAsking = false;
            _nextDeadlineMs = -1;
        }

        /// <summary>Tells how the link is, as often as it is known.</summary>
        /// <param name="nowMs">The clock's milliseconds.</param>
        /// <param name="isUp">Whether there is an address.</param>
        public void OnLink(long nowMs, bool isUp)
        {
            if (!_isBegun || isUp == _isUp)
            {
                return;
            }

            _isUp = isUp;
            _delayMs = FirstDelayMs;
            _nextDeadlineMs = isUp || _isAsking ? -1 : nowMs + PatienceMs;
        }

        /// <summary>Whether to ask now; if so, it counts as asked until <see cref="OnAnswer"/>.</summary>
        /// <param name="nowMs">The clock's milliseconds.</param>
        public bool IsDue(long nowMs)
        {
            if (_nextDeadlineMs < 0 || nowMs < _nextDeadlineMs)
            {
                return false;
            }

            _isAsking = true;
            _nextDeadlineMs = -1;
            return true;
        }

        /// <summary>The request came back.</summary>
        /// <param name="nowMs">The clock's milliseconds.</param>
        /// <param name="hasJoined">True when the access point took us; the address may still come.</param>
        /// <returns>False for a request from before the last <see cref="Begin"/>.</returns>
        public bool OnAnswer(long nowMs, bool hasJoined)
        {
            if (!_isAsking)
            {
                return false;
            }

            _isAsking = false;
            if (!_isUp)
            {
                _nextDeadlineMs = nowMs + (hasJoined ? PatienceMs : _delayMs);
                _delayMs = _delayMs > MaxDelayMs / 2 ? MaxDelayMs : 2 * _delayMs;
            }

            return true;
        }
    }
}
