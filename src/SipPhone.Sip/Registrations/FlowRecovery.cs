using SipPhone.Core.Hal;

namespace SipPhone.Sip.Registrations
{
    /// <summary>
    /// How long to wait before another try, RFC 5626 §4.5. Invariant: at least 15 seconds and at most 30 minutes, and
    /// phones that failed together do not come back together.
    /// </summary>
    public sealed class FlowRecovery
    {
        /// <summary>base-time in seconds when no other flow is up, which is always so with one flow.</summary>
        public const int BaseTimeSeconds = 30;

        /// <summary>max-time in seconds.</summary>
        public const int MaxTimeSeconds = 1800;

        private readonly IRandom _random;
        private readonly byte[] _octets = new byte[2];

        /// <summary>Makes one.</summary>
        /// <param name="random">Where the spread comes from.</param>
        public FlowRecovery(IRandom random)
        {
            _random = random;
        }

        /// <summary>
        /// Chooses a delay: between half of and the whole upper bound, which doubles with every failure.
        /// </summary>
        /// <param name="consecutiveFailures">How many tries failed since the last success, 0 or more.</param>
        /// <returns>Milliseconds.</returns>
        public int ChooseDelayMs(int consecutiveFailures)
        {
            // W = min( max-time, base-time * 2 ^ consecutive-failures ); the loop ends long before it overflows.
            int upperBoundSeconds = BaseTimeSeconds;
            for (int i = 0; i < consecutiveFailures && upperBoundSeconds < MaxTimeSeconds; i++)
            {
                upperBoundSeconds *= 2;
            }

            if (upperBoundSeconds > MaxTimeSeconds)
            {
                upperBoundSeconds = MaxTimeSeconds;
            }

            _random.Fill(_octets, 0, 2);
            int share = (_octets[0] << 8) | _octets[1];
            int halfMs = upperBoundSeconds * 500;
            return halfMs + (int)((long)halfMs * share / 0xFFFF);
        }
    }
}
