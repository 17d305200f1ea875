using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // Which client transaction a response belongs to, RFC 3261 §17.1.3 and §8.1.3.3.
    // Invariant: it keeps nothing between calls, so any number of transactions may share one.

    /// <summary>Compares a response's topmost Via and CSeq with a transaction. Reusable; allocates nothing.</summary>
    public sealed class ResponseMatcher
    {
        private readonly SipValueCursor _vias;
        private readonly SipVia _via;

        /// <summary>Makes one with readers of its own.</summary>
        public ResponseMatcher()
            : this(new SipReaders())
        {
        }

        /// <summary>Makes one.</summary>
        /// <param name="readers">Reads values; may be shared.</param>
        public ResponseMatcher(SipReaders readers)
        {
            _vias = readers.Values;
            _via = readers.Via;
        }

        /// <summary>Tells whether a message is a response to a request.</summary>
        /// <param name="message">The message; a request is never one.</param>
        /// <param name="branch">The branch of the request's Via.</param>
        /// <param name="method">The request's method: CANCEL shares the branch of its INVITE.</param>
        /// <returns>True when it is.</returns>
        [HotPath]
        public bool Matches(SipMessage message, byte[] branch, byte[] method)
        {
            if (message.IsRequest)
            {
                return false;
            }

            // §8.1.3.3: more than one Via means that the response was not for us.
            if (_via.ParseTopmost(message, _vias) != SipResult.Ok || _vias.Next())
            {
                return false;
            }

            // §17.1.3: the branch of the topmost Via and the method of CSeq.
            return Ascii.EqualsIgnoreCase(message.Buffer, _via.BranchOffset, _via.BranchEnd, branch)
                && SipCSeq.IsOf(message, method);
        }
    }
}
