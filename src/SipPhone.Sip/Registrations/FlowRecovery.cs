using SipPhone.Core.Hal;

namespace SipPhone.Sip.Registrations
{
    // The wait between tries, RFC 5626 §4.5. Invariant: unless a server names the time, at least 30 seconds and at most
    // 30 minutes, and phones that failed together do not come back together.

    /// <summary>Counts failures in a row and says when to try again.</summary>
    public sealed class FlowRecovery
    {
        /// <summary>base-time in seconds when no other flow is up, which is always so with one flow.</summary>
        public const int BaseTimeSeconds = 30;

        /// <summary>max-time in seconds.</summary>
        public const int MaxTimeSeconds = 1800;

        private readonly IRandom _random;
        private readonly byte[] _octets = new byte[2];
        private int _upperBoundSeconds;

        /// <summary>Makes one without a failure.</summary>
        /// <param name="random">Where the spread comes from.</param>
        public FlowRecovery(IRandom random)
        {
            _random = random;
            Reset();
        }

        /// <summary>
        /// Before when nothing may be tried, in milliseconds of the caller's clock; -1 after a success.
        /// </summary>
        public long NotBeforeMs { get; private set; }

        /// <summary>A success, or a person who wants it now: forgets the failures.</summary>
        public void Reset()
        {
            _upperBoundSeconds = BaseTimeSeconds;
            NotBeforeMs = -1;
        }

        /// <summary>Another try failed.</summary>
        /// <param name="retryAfterSeconds">
        /// When the server wants the next one, 1 or more; 0 or less when it does not say. A server that says "at once"
        /// to a request that it has just refused does not get a loop of them.
        /// </param>
        /// <param name="nowMs">The time.</param>
        public void OnFailure(int retryAfterSeconds, long nowMs)
        {
            // W = min( max-time, base-time * 2 ^ consecutive-failures )
            _upperBoundSeconds = _upperBoundSeconds < MaxTimeSeconds / 2 ? 2 * _upperBoundSeconds : MaxTimeSeconds;
            if (retryAfterSeconds > 0)
            {
                NotBeforeMs = nowMs + (retryAfterSeconds * 1000L);
                return;
            }

            // A uniformly random time between half of W and W.
            _random.Fill(_octets, 0, 2);
            int share = (_octets[0] << 8) | _octets[1];
            long halfMs = _upperBoundSeconds * 500L;
            NotBeforeMs = nowMs + halfMs + (halfMs * share / 0xFFFF);
        }
    }
}
