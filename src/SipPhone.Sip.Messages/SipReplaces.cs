using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Replaces, RFC 3891 §6.1: callid *( ";" param ), with exactly one to-tag and one from-tag.
    // Invariant: it takes its whole range or fails, and after a failure all parts are empty.

    /// <summary>One Replaces value as ranges. Reusable; parsing allocates nothing.</summary>
    public sealed class SipReplaces
    {
        /// <summary>Where the Call-ID starts.</summary>
        public int CallIdOffset { get; private set; }

        /// <summary>Where the Call-ID ends, exclusive.</summary>
        public int CallIdEnd { get; private set; }

        /// <summary>Where the to-tag starts: the receiver's local tag (§3).</summary>
        public int ToTagOffset { get; private set; }

        /// <summary>Where the to-tag ends, exclusive.</summary>
        public int ToTagEnd { get; private set; }

        /// <summary>Where the from-tag starts: the receiver's remote tag (§3).</summary>
        public int FromTagOffset { get; private set; }

        /// <summary>Where the from-tag ends, exclusive.</summary>
        public int FromTagEnd { get; private set; }

        /// <summary>Whether only an early dialog may be replaced (§3).</summary>
        public bool IsEarlyOnly { get; private set; }

        /// <summary>Reads a value.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.BadHeader"/> without Call-ID or one of the tags;
        /// <see cref="SipResult.BadParameter"/>; <see cref="SipResult.DuplicateParameter"/>.
        /// </returns>
        [HotPath]
        public SipResult Parse(byte[] buffer, int offset, int end)
        {
            Clear();
            SipResult result = ParseWhole(buffer, offset, end);
            if (result != SipResult.Ok)
            {
                Clear();
            }

            return result;
        }

        [HotPath]
        private void Clear()
        {
            CallIdOffset = 0;
            CallIdEnd = 0;
            ToTagOffset = 0;
            ToTagEnd = 0;
            FromTagOffset = 0;
            FromTagEnd = 0;
            IsEarlyOnly = false;
        }

        [HotPath]
        private SipResult ParseWhole(byte[] buffer, int offset, int end)
        {
            int parameters = Ascii.IndexOf(buffer, offset, end, ';');
            CallIdOffset = offset;
            CallIdEnd = SipOctets.TrimEnd(buffer, offset, parameters);
            if (CallIdEnd == offset)
            {
                return SipResult.BadHeader;
            }

            int valueOffset;
            int valueEnd;
            SipResult result = SipWords.Find(SipWords.ToTag, buffer, parameters, end, out valueOffset, out valueEnd);
            if (result != SipResult.Ok)
            {
                return result == SipResult.Absent ? SipResult.BadHeader : result;
            }

            ToTagOffset = valueOffset;
            ToTagEnd = valueEnd;
            result = SipWords.Find(SipWords.FromTag, buffer, parameters, end, out valueOffset, out valueEnd);
            if (result != SipResult.Ok)
            {
                return result == SipResult.Absent ? SipResult.BadHeader : result;
            }

            FromTagOffset = valueOffset;
            FromTagEnd = valueEnd;
            if (ToTagEnd == ToTagOffset || FromTagEnd == FromTagOffset)
            {
                return SipResult.BadHeader;
            }

            result = SipWords.Find(SipWords.EarlyOnly, buffer, parameters, end, out valueOffset, out valueEnd);
            IsEarlyOnly = result == SipResult.Ok;
            return result == SipResult.Absent ? SipResult.Ok : result;
        }
    }
}
