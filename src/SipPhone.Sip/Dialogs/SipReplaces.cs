using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Dialogs
{
    // The value of Replaces, RFC 3891 §6.1: callid *( SEMI replaces-param ), to-tag and from-tag exactly once.
    // Invariant: it takes its whole range or fails, and after a failure all parts are empty.

    /// <summary>A Replaces value as ranges. Reusable; parsing allocates nothing.</summary>
    public sealed class SipReplaces
    {
        /// <summary>What stands for the tag of a peer of RFC 2543, which has none (§3).</summary>
        internal static readonly byte[] NoTag = Ascii.ToBytes("0");

        private static readonly byte[] ToTag = Ascii.ToBytes("to-tag");
        private static readonly byte[] FromTag = Ascii.ToBytes("from-tag");
        private static readonly byte[] EarlyOnly = Ascii.ToBytes("early-only");

        /// <summary>The buffer that all ranges lie in.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>Where the Call-ID starts.</summary>
        public int CallIdOffset { get; private set; }

        /// <summary>Where the Call-ID ends, exclusive.</summary>
        public int CallIdEnd { get; private set; }

        /// <summary>Where the tag starts that is ours if the dialog is (§3).</summary>
        public int ToTagOffset { get; private set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int ToTagEnd { get; private set; }

        /// <summary>Where the peer's tag starts; <c>0</c> for a peer without.</summary>
        public int FromTagOffset { get; private set; }

        /// <summary>Where it ends, exclusive.</summary>
        public int FromTagEnd { get; private set; }

        /// <summary>Whether a confirmed dialog is not to be replaced: answer 486 (§3).</summary>
        public bool IsEarlyOnly { get; private set; }

        /// <summary>Reads a value.</summary>
        /// <param name="buffer">The buffer, kept until the next parse.</param>
        /// <param name="offset">Where the value starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.BadHeader"/> for a Call-ID that is none;
        /// <see cref="SipResult.BadParameter"/>, also for a tag that is absent; <c>DuplicateParameter</c>.
        /// </returns>
        public SipResult Parse(byte[] buffer, int offset, int end)
        {
            Clear(buffer);
            int parameters = Ascii.IndexOf(buffer, offset, end, ';');
            int callIdEnd = SipOctets.TrimEnd(buffer, offset, parameters);
            if (callIdEnd == offset || HasSpace(buffer, offset, callIdEnd))
            {
                return SipResult.BadHeader;
            }

            int toTagOffset;
            int toTagEnd;
            int fromTagOffset;
            int fromTagEnd;
            SipResult result = SipParameters.Find(buffer, parameters, end, ToTag, out toTagOffset, out toTagEnd);
            if (result == SipResult.Ok)
            {
                result = SipParameters.Find(buffer, parameters, end, FromTag, out fromTagOffset, out fromTagEnd);
            }
            else
            {
                fromTagOffset = 0;
                fromTagEnd = 0;
            }

            if (result != SipResult.Ok || toTagOffset == toTagEnd || fromTagOffset == fromTagEnd)
            {
                return result == SipResult.DuplicateParameter ? result : SipResult.BadParameter;
            }

            int flagOffset;
            int flagEnd;
            result = SipParameters.Find(buffer, parameters, end, EarlyOnly, out flagOffset, out flagEnd);
            if (result == SipResult.DuplicateParameter)
            {
                return result;
            }

            CallIdOffset = offset;
            CallIdEnd = callIdEnd;
            ToTagOffset = toTagOffset;
            ToTagEnd = toTagEnd;
            FromTagOffset = fromTagOffset;
            FromTagEnd = fromTagEnd;
            IsEarlyOnly = result == SipResult.Ok;
            return SipResult.Ok;
        }

        private static bool HasSpace(byte[] buffer, int offset, int end)
        {
            return Ascii.IndexOf(buffer, offset, end, ' ') < end || Ascii.IndexOf(buffer, offset, end, '\t') < end;
        }

        private void Clear(byte[] buffer)
        {
            Buffer = buffer;
            CallIdOffset = 0;
            CallIdEnd = 0;
            ToTagOffset = 0;
            ToTagEnd = 0;
            FromTagOffset = 0;
            FromTagEnd = 0;
            IsEarlyOnly = false;
        }
    }
}
