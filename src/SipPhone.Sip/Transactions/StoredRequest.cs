using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Transactions
{
    // What responses need of a request that is answered later, RFC 3261 §8.2.6.2 and §12.1.1: Via, From, To, Call-ID,
    // CSeq and Record-Route, copied. Invariant: empty, or all of them.

    /// <summary>The part of a request that its responses repeat. Reusable; one buffer, made at construction.</summary>
    public sealed class StoredRequest
    {
        /// <summary>Copies what is needed; <c>received</c> and <c>rport</c> are filled in by whom they must.</summary>
        /// <param name="request">The request, checked.</param>
        /// <returns>
        /// <see cref="SipResult.Ok"/>; <see cref="SipResult.TooLarge"/> beyond <c>Limits.MaxStoredRequestBytes</c>
        /// (answer 513); else what is wrong with it (answer 400).
        /// </returns>
        public SipResult Keep(SipMessage request)
        {
            throw new System.NotSupportedException();
        }

        /// <summary>The CSeq number.</summary>
        public int CSeqNumber { get; private set; }

        /// <summary>
        /// Starts a response: status line, Via, From, To with our tag, Call-ID, CSeq, and in 101 to 299 Record-Route.
        /// </summary>
        /// <param name="writer">The writer; what it held is dropped.</param>
        /// <param name="statusCode">100 to 699.</param>
        /// <param name="reasonPhrase">The reason phrase.</param>
        /// <param name="toTag">Our tag, used when the request's To has none and the status is not 100.</param>
        public void StartResponse(SipWriter writer, int statusCode, byte[] reasonPhrase, byte[] toTag)
        {
            throw new System.NotSupportedException();
        }
    }
}
