using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // Client INVITE transaction over a reliable transport, RFC 3261 §17.1.1 as updated by RFC 6026.
    // Invariant: Terminated is final until the next Start, which takes a branch that was never used before.

    /// <summary>Matches responses to one INVITE and limits the wait for them. Reusable; allocates nothing.</summary>
    public sealed class InviteClientTransaction
    {
        /// <summary>Makes a transaction that is <c>Terminated</c>.</summary>
        /// <param name="random">Where branches come from.</param>
        public InviteClientTransaction(IRandom random)
        {
        }

        /// <summary>The state.</summary>
        public InviteClientState State { get; private set; }

        /// <summary>
        /// The branch for the INVITE's Via, and for its CANCEL and the ACK of a 300 to 699; good until the next Start.
        /// </summary>
        public byte[] Branch
        {
            get { throw new System.NotSupportedException(); }
        }

        /// <summary>When <see cref="Poll"/> wants to be called next; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get { throw new System.NotSupportedException(); }
        }

        /// <summary>Starts anew with a new branch (Timer B on); what ran before is forgotten.</summary>
        /// <param name="nowMs">The time.</param>
        public void Start(long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Takes a message that came from the transport.</summary>
        /// <param name="message">The message.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>
        /// <c>None</c> when it is not for this transaction; <c>Provisional</c>; <c>Success</c> for every 2xx, also the
        /// further ones in Accepted (the user acknowledges them, §13.2.2.4); <c>Final</c> for the first 300 to 699,
        /// <c>FinalAgain</c> for its retransmissions: the user writes the ACK of both (§17.1.1.3).
        /// </returns>
        public TransactionEvent OnReceive(SipMessage message, long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Lets time pass.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><c>Timeout</c> once when Timer B fires (no response at all), else <c>None</c>.</returns>
        public TransactionEvent Poll(long nowMs)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>Ends the transaction without telling anything: the transport failed, or its user gave up.</summary>
        public void Abandon()
        {
            throw new System.NotSupportedException();
        }
    }
}
