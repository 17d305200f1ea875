namespace SipPhone.Media.OfferAnswer
{
    // Results of the offer/answer machine. Invariant: Ok is 0; everything else leaves the agreement as it was.

    /// <summary>What became of an offer or an answer.</summary>
    public enum OfferAnswerResult
    {
        /// <summary>Taken.</summary>
        Ok = 0,

        /// <summary>The description is malformed: 400 to the offer (RFC 3261 §21.4.1).</summary>
        BadRequest,

        /// <summary>The offer has no stream that we can take: 488 (RFC 3261 §21.4.26).</summary>
        NotAcceptable,

        /// <summary>The answer does not fit our offer (RFC 3264 §6): the call cannot go on with it.</summary>
        BadAnswer,

        /// <summary>Another offer is under way (RFC 3264 §4): 491, or 500 with Retry-After (RFC 3261 §14.2).</summary>
        Pending,

        /// <summary>There is nothing to write, or no room for it.</summary>
        NothingToWrite,
    }
}
