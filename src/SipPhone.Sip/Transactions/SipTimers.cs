namespace SipPhone.Sip.Transactions
{
    /// <summary>Timer values of RFC 3261 §17 (Table 4), in milliseconds.</summary>
    public static class SipTimers
    {
        /// <summary>T1, the estimated round trip (RFC 3261 §17.1.1.1).</summary>
        public const int T1Ms = 500;

        /// <summary>Timer F, how long a non-INVITE client transaction waits for a final response: 64 * T1.</summary>
        public const int TimerFMs = 64 * T1Ms;

        /// <summary>The earlier of two deadlines, each of which may be off.</summary>
        /// <param name="a">Milliseconds, or -1 for off.</param>
        /// <param name="b">Milliseconds, or -1 for off.</param>
        /// <returns>The earlier one that is on; -1 when both are off.</returns>
        public static long Earlier(long a, long b)
        {
            if (a < 0 || b < 0)
            {
                return a < 0 ? b : a;
            }

            return a < b ? a : b;
        }
    }
}
