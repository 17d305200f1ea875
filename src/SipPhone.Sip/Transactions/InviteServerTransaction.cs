using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // Server INVITE transaction over a reliable transport, RFC 3261 §17.2.1 as updated by RFC 6026.
    // Invariant: Terminated is final until the next Start; the stored request is good from Start on.

    /// <summary>One received INVITE: what to answer it with, and what belongs to it. Reusable.</summary>
    public sealed class InviteServerTransaction
    {
        /// <summary>The state.</summary>
        public InviteServerState State { get; private set; }

        /// <summary>What responses repeat.</summary>
        public StoredRequest Request
        {
            get { throw new System.NotSupportedException(); }
        }

        /// <summary>When <see cref="Poll"/> wants to be called next; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { throw new System.NotSupportedException(); }
        }

        /// <summary>Starts with a received INVITE, in Proceeding.</summary>
        /// <param name="invite">The request, checked; what is needed is copied.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>As <see cref="StoredRequest.Keep"/>.</returns>
        public SipResult Start(SipMessage invite, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Tells whether a request belongs to this transaction by §17.2.3: the INVITE again, its CANCEL, or the ACK of
        /// a 300 to 699 (same branch, sent-by and, but for ACK and CANCEL, method). An ACK of Completed is taken.
        /// </summary>
        /// <param name="request">The request.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when it belongs here.</returns>
        public bool OnReceive(SipMessage request, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>
        /// Tells whether a request is the same as this one come another way (§8.2.2.2: From tag, Call-ID and CSeq equal,
        /// not the branch): answer 482.
        /// </summary>
        /// <param name="request">The request, without a To tag.</param>
        /// <returns>True when it is merged.</returns>
        public bool IsMerged(SipMessage request)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Our response was sent.</summary>
        /// <param name="statusCode">100 to 699.</param>
        /// <param name="nowMs">The time.</param>
        public void OnSent(int statusCode, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><c>Timeout</c> when Timer H fires: the ACK of a 300 to 699 never came; else <c>None</c>.</returns>
        public TransactionEvent Poll(long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Ends it without telling anything.</summary>
        public void Abandon()
        {
            throw new System.NotSupportedException();
        }
    }
}
