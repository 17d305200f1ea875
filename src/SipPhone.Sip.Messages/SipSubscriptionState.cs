using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Subscription-State, RFC 6665 §8.2.3: substate-value *( ";" parameter ).
    // Invariant: it takes its whole range or fails; after a failure it says Other and no times.

    /// <summary>One Subscription-State value. Reusable; parsing allocates nothing.</summary>
    public sealed class SipSubscriptionState
    {
        private static readonly byte[][] States =
        {
            Ascii.ToBytes(string.Empty),
            Ascii.ToBytes("active"),
            Ascii.ToBytes("pending"),
            Ascii.ToBytes("terminated"),
        };

        private static readonly byte[][] Reasons =
        {
            Ascii.ToBytes(string.Empty),
            Ascii.ToBytes("deactivated"),
            Ascii.ToBytes("probation"),
            Ascii.ToBytes("rejected"),
            Ascii.ToBytes("timeout"),
            Ascii.ToBytes("giveup"),
            Ascii.ToBytes("noresource"),
            Ascii.ToBytes("invariant"),
        };

        private static readonly byte[] ReasonName = Ascii.ToBytes("reason");
        private static readonly byte[] RetryAfter = Ascii.ToBytes("retry-after");

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
            SipResult result = SipParameters.Find(
                buffer, stateEnd, end, ReasonName, out reasonOffset, out reasonEnd);
            bool isExpiresGood = ReadSeconds(buffer, stateEnd, end, SipTokens.Expires, out expires);
            bool isRetryGood = ReadSeconds(buffer, stateEnd, end, RetryAfter, out retryAfter);
            if (!isExpiresGood || !isRetryGood || (result != SipResult.Ok && result != SipResult.Absent))
            {
                return SipResult.BadParameter;
            }

            Status = (SubscriptionStatus)Find(States, buffer, offset, stateEnd);
            Reason = (TerminationReason)Find(Reasons, buffer, reasonOffset, reasonEnd);
            ExpiresSeconds = expires;
            RetryAfterSeconds = retryAfter;
            return SipResult.Ok;
        }

        [HotPath]
        private static bool ReadSeconds(byte[] buffer, int offset, int end, byte[] name, out int seconds)
        {
            seconds = -1;
            int valueOffset;
            int valueEnd;
            SipResult result = SipParameters.Find(buffer, offset, end, name, out valueOffset, out valueEnd);
            if (result != SipResult.Ok)
            {
                return result == SipResult.Absent;
            }

            seconds = SipNumber.ParseDeltaSeconds(buffer, valueOffset, valueEnd);
            return seconds >= 0;
        }

        [HotPath]
        private static int Find(byte[][] words, byte[] buffer, int offset, int end)
        {
            for (int i = 1; i < words.Length; i++)
            {
                if (Ascii.EqualsIgnoreCase(buffer, offset, end, words[i]))
                {
                    return i;
                }
            }

            return 0;
        }
    }
}
