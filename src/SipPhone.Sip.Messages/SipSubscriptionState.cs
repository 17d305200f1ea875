using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Subscription-State, RFC 6665 §8.2.3: substate-value *( ";" parameter ).
    // Invariant: it takes its whole range or fails; after a failure it says Other and no times.

    /// <summary>One Subscription-State value. Reusable; parsing allocates nothing.</summary>
    public sealed class SipSubscriptionState
    {
        // In the order of SubscriptionStatus, from Active on.
        private static readonly WordTable States = new WordTable("active|pending|terminated");

        // In the order of TerminationReason, from Deactivated on.
        private static readonly WordTable Reasons = new WordTable(
            "deactivated|probation|rejected|timeout|giveup|noresource|invariant");

        /// <summary>The state.</summary>
        public SubscriptionStatus Status { get; private set; }

        /// <summary>Why it ended; <c>Other</c> where it is not said.</summary>
        public TerminationReason Reason { get; private set; }

        /// <summary>How long it goes on, in seconds; -1 where it is not said.</summary>
        public int ExpiresSeconds { get; private set; }

        /// <summary>When to subscribe anew, in seconds; -1 where it is not said.</summary>
        public int RetryAfterSeconds { get; private set; }

        /// <summary>Reads a value.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.BadHeader"/>; <see cref="SipResult.BadParameter"/>.
        /// </returns>
        [HotPath]
        public SipResult Parse(byte[] buffer, int offset, int end)
        {
            Status = SubscriptionStatus.Other;
            Reason = TerminationReason.Other;
            ExpiresSeconds = -1;
            RetryAfterSeconds = -1;
            int stateEnd = SipOctets.Skip(buffer, offset, end, SipOctets.Token);
            if (stateEnd == offset)
            {
                return SipResult.BadHeader;
            }

            int expires;
            int retryAfter;
            int reasonOffset;
            int reasonEnd;
            SipResult result = SipWords.Find(SipWords.Reason, buffer, stateEnd, end, out reasonOffset, out reasonEnd);
            bool isExpiresGood = ReadSeconds(SipWords.Expires, buffer, stateEnd, end, out expires);
            bool isRetryGood = ReadSeconds(SipWords.RetryAfter, buffer, stateEnd, end, out retryAfter);
            if (!isExpiresGood || !isRetryGood || (result != SipResult.Ok && result != SipResult.Absent))
            {
                return SipResult.BadParameter;
            }

            Status = (SubscriptionStatus)(1 + States.Find(buffer, offset, stateEnd));
            Reason = (TerminationReason)(1 + Reasons.Find(buffer, reasonOffset, reasonEnd));
            ExpiresSeconds = expires;
            RetryAfterSeconds = retryAfter;
            return SipResult.Ok;
        }

        [HotPath]
        private static bool ReadSeconds(int word, byte[] buffer, int offset, int end, out int seconds)
        {
            seconds = -1;
            int valueOffset;
            int valueEnd;
            SipResult result = SipWords.Find(word, buffer, offset, end, out valueOffset, out valueEnd);
            if (result != SipResult.Ok)
            {
                return result == SipResult.Absent;
            }

            seconds = SipNumber.ParseDeltaSeconds(buffer, valueOffset, valueEnd);
            return seconds >= 0;
        }
    }
}
