using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Usages
{
    // application/simple-message-summary, RFC 3842 §5.2:
    //   Messages-Waiting: yes
    //   Voice-Message: 2/8 (0/2)      new/old, and how many of them are urgent
    // Invariant: it takes its whole range or fails; after a failure nothing waits and no count is known.

    /// <summary>The state of a mailbox, as a NOTIFY tells it. Reusable; parsing allocates nothing.</summary>
    public sealed class MessageSummaryBody
    {
        /// <summary>Whether messages wait, of whatever kind.</summary>
        public bool HasWaiting { get; private set; }

        /// <summary>How many new voice messages; -1 where it is not told.</summary>
        public int NewCount { get; private set; }

        /// <summary>How many old voice messages; -1 where it is not told.</summary>
        public int OldCount { get; private set; }

        /// <summary>Reads a body.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive. Lines end with CRLF; a LF alone is taken too.</param>
        /// <returns>False when the first line is not Messages-Waiting, or the counts are malformed.</returns>
        [HotPath]
        public bool Parse(byte[] buffer, int offset, int end)
        {
            Clear();
            bool isGood = ParseStatus(buffer, offset, LineEnd(buffer, offset, end));
            offset = NextLine(buffer, offset, end);
            while (isGood && offset < end)
            {
                isGood = ParseLine(buffer, offset, LineEnd(buffer, offset, end));
                offset = NextLine(buffer, offset, end);
            }

            if (!isGood)
            {
                Clear();
            }

            return isGood;
        }

        [HotPath]
        private void Clear()
        {
            HasWaiting = false;
            NewCount = -1;
            OldCount = -1;
        }

        [HotPath]
        private static int LineEnd(byte[] buffer, int offset, int end)
        {
            int lineEnd = Ascii.IndexOf(buffer, offset, end, '\n');
            return lineEnd > offset && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        }

        [HotPath]
        private static int NextLine(byte[] buffer, int offset, int end)
        {
            int lineEnd = Ascii.IndexOf(buffer, offset, end, '\n');
            return lineEnd < end ? lineEnd + 1 : end;
        }

        [HotPath]
        private bool ParseStatus(byte[] buffer, int offset, int end)
        {
            int valueOffset = ValueOffset(buffer, offset, end, UserAgentWords.MessagesWaiting);
            if (valueOffset < 0)
            {
                return false;
            }

            int valueEnd = SipOctets.TrimEnd(buffer, valueOffset, end);
            HasWaiting = UserAgentWords.Is(UserAgentWords.Yes, buffer, valueOffset, valueEnd);
            return HasWaiting || UserAgentWords.Is(UserAgentWords.No, buffer, valueOffset, valueEnd);
        }

        // Of the other lines only the counts of voice messages are read (§5.2: msg-summary-line).
        [HotPath]
        private bool ParseLine(byte[] buffer, int offset, int end)
        {
            int at = ValueOffset(buffer, offset, end, UserAgentWords.VoiceMessage);
            if (at < 0)
            {
                return true;
            }

            int newEnd = SipNumber.SkipDigits(buffer, at, end);
            int slash = SipOctets.SkipSpace(buffer, newEnd, end);
            if (slash == end || buffer[slash] != '/')
            {
                return false;
            }

            int oldOffset = SipOctets.SkipSpace(buffer, slash + 1, end);
            int oldEnd = SipNumber.SkipDigits(buffer, oldOffset, end);
            int rest = SipOctets.SkipSpace(buffer, oldEnd, end);
            NewCount = Ascii.ParseDecimal(buffer, at, newEnd);
            OldCount = Ascii.ParseDecimal(buffer, oldOffset, oldEnd);
            return NewCount >= 0 && OldCount >= 0 && (rest == end || buffer[rest] == '(');
        }

        [HotPath]
        private static int ValueOffset(byte[] buffer, int offset, int end, int name)
        {
            int nameEnd = SipOctets.Skip(buffer, offset, end, SipOctets.Token);
            int colon = SipOctets.SkipSpace(buffer, nameEnd, end);
            bool isIt = colon < end && buffer[colon] == ':' && UserAgentWords.Is(name, buffer, offset, nameEnd);
            return isIt ? SipOctets.SkipSpace(buffer, colon + 1, end) : -1;
        }
    }
}
