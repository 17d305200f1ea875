using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    /// <summary>
    /// Numbers of seconds in header fields. Invariant: what is too large for an int is the largest int.
    /// </summary>
    public static class SipNumber
    {
        /// <summary>
        /// Reads delta-seconds (RFC 3261 §25.1): Expires, Min-Expires, the expires parameter. Values up to 2^32 - 1 are
        /// allowed (§20.19), and above 2^31 - 1 they all mean "for as long as you like", so they are cut there.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the digits start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>0 to 2,147,483,647; -1 when the range is empty or holds anything but digits.</returns>
        [HotPath]
        public static int ParseDeltaSeconds(byte[] buffer, int offset, int end)
        {
            if (SkipDigits(buffer, offset, end) != end)
            {
                return -1;
            }

            int value = Ascii.ParseDecimal(buffer, offset, end);
            return value < 0 && offset < end ? int.MaxValue : value;
        }

        /// <summary>
        /// Reads Retry-After (RFC 3261 §20.33): delta-seconds, then perhaps a comment and parameters.
        /// </summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>0 to 2,147,483,647 seconds; -1 when it does not start with a number.</returns>
        [HotPath]
        public static int ParseRetryAfter(byte[] buffer, int offset, int end)
        {
            int digitsEnd = SkipDigits(buffer, offset, end);
            int rest = SipOctets.SkipSpace(buffer, digitsEnd, end);
            if (rest < end && buffer[rest] != '(' && buffer[rest] != ';')
            {
                return -1;
            }

            return ParseDeltaSeconds(buffer, offset, digitsEnd);
        }

        /// <summary>Reads a response's Retry-After (RFC 3261 §20.33).</summary>
        /// <param name="response">A final response.</param>
        /// <returns>0 to <c>Limits.MaxRetryAfterSeconds</c>; -1 for none that makes sense.</returns>
        public static int ReadRetryAfter(SipMessage response)
        {
            int offset;
            int end;
            if (response.FindSingle(SipHeader.RetryAfter, out offset, out end) != SipResult.Ok)
            {
                return -1;
            }

            int seconds = ParseRetryAfter(response.Buffer, offset, end);
            return seconds < Limits.MaxRetryAfterSeconds ? seconds : Limits.MaxRetryAfterSeconds;
        }

        /// <summary>Skips digits.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to start.</param>
        /// <param name="end">Where the range ends, exclusive.</param>
        /// <returns>The position of the first octet that is no digit, or <paramref name="end"/>.</returns>
        [HotPath]
        public static int SkipDigits(byte[] buffer, int offset, int end)
        {
            while (offset < end && buffer[offset] >= '0' && buffer[offset] <= '9')
            {
                offset++;
            }

            return offset;
        }
    }
}
