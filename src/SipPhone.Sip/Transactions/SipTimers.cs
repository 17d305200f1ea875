namespace SipPhone.Sip.Transactions
{
    /// <summary>Timer values of RFC 3261 §17 (Table 4), in milliseconds.</summary>
    public static class SipTimers
    {
        /// <summary>T1, the estimated round trip (RFC 3261 §17.1.1.1).</summary>
        public const int T1Ms = 500;

        /// <summary>Timer F, how long a non-INVITE client transaction waits for a final response: 64 * T1.</summary>
        public const int TimerFMs = 64 * T1Ms;

        /// <summary>T2, the longest interval between retransmissions of a 2xx to an INVITE (§13.3.1.4).</summary>
        public const int T2Ms = 4000;

        /// <summary>Timer B, how long an INVITE client transaction waits for any response: 64 * T1.</summary>
        public const int TimerBMs = 64 * T1Ms;

        /// <summary>Timer D, how long responses come again to a client that acknowledged: none on a stream.</summary>
        public const int TimerDMs = 0;

        /// <summary>Timer H, how long an INVITE server transaction waits for the ACK of 300 to 699: 64 * T1.</summary>
        public const int TimerHMs = 64 * T1Ms;

        /// <summary>Timer I, how long an ACK may come again: none on a stream.</summary>
        public const int TimerIMs = 0;

        /// <summary>Timer L, how long a 2xx of ours counts for requests that come again: 64 * T1 (RFC 6026).</summary>
        public const int TimerLMs = 64 * T1Ms;

        /// <summary>Timer M, how long further 2xx may come after the first: 64 * T1 (RFC 6026).</summary>
        public const int TimerMMs = 64 * T1Ms;

        /// <summary>How long an INVITE may be without any response before a 100 is due (§17.2.1).</summary>
        public const int TryingMs = 200;

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
