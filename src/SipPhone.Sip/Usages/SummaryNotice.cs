using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Usages
{
    // What one NOTIFY of the mailbox says, RFC 6665 §4.1.3 and RFC 3842 §3.5, and how it is answered.
    // Invariant: status and summary are those of the last NOTIFY that got 200.

    /// <summary>Reads NOTIFY requests for <see cref="MessageSummary"/>. Reusable.</summary>
    internal sealed class SummaryNotice
    {
        private readonly SipNameAddress _to = new SipNameAddress();

        /// <summary>What it says of the subscription.</summary>
        internal SipSubscriptionState Status { get; } = new SipSubscriptionState();

        /// <summary>What it says of the mailbox, where it has a body.</summary>
        internal MessageSummaryBody Summary { get; } = new MessageSummaryBody();

        /// <summary>Tells whether a NOTIFY is outside of dialogs, or of the one that a tag of ours begins.</summary>
        /// <param name="request">The NOTIFY.</param>
        /// <param name="ownTag">Our tag of a SUBSCRIBE that is not answered yet; null for none.</param>
        internal bool IsOutside(SipMessage request, byte[] ownTag)
        {
            int tagOffset;
            int tagEnd;
            if (_to.ParseSingle(request, SipHeader.To) != SipResult.Ok)
            {
                return false;
            }

            SipResult result = _to.FindParameter(SipTokens.Tag, out tagOffset, out tagEnd);
            bool isOwn = result == SipResult.Ok && ownTag != null
                && Ascii.EqualsExactly(request.Buffer, tagOffset, tagEnd, ownTag);
            return isOwn || result == SipResult.Absent;
        }

        /// <summary>Reads a NOTIFY.</summary>
        /// <param name="request">The NOTIFY.</param>
        /// <param name="isInDialog">Whether it is in a dialog, where Subscription-State has to be.</param>
        /// <param name="inDialog">What the dialog says of it; Ok outside of one.</param>
        /// <returns>The status to answer with: 200; 400; 500 for one that is out of order.</returns>
        internal int Read(SipMessage request, bool isInDialog, SipResult inDialog)
        {
            if (inDialog != SipResult.Ok)
            {
                // RFC 3261 §12.2.2.
                return inDialog == SipResult.BadCSeq ? 500 : 400;
            }

            int offset;
            int end;
            bool hasStatus = request.FindSingle(SipHeader.SubscriptionState, out offset, out end) == SipResult.Ok;
            if (isInDialog && !hasStatus)
            {
                return 400;
            }

            Status.Parse(request.Buffer, offset, end);
            bool isReadable = request.BodyEnd == request.BodyOffset
                || Summary.Parse(request.Buffer, request.BodyOffset, request.BodyEnd);
            return isReadable ? 200 : 400;
        }
    }
}
