namespace SipPhone.Media.OfferAnswer
{
    // Where an exchange stands, RFC 3264 §4. Invariant: at most one offer is under way.

    /// <summary>Whose turn it is.</summary>
    public enum OfferAnswerState
    {
        /// <summary>No offer is under way.</summary>
        Stable = 0,

        /// <summary>Our offer waits for its answer.</summary>
        LocalOffer,

        /// <summary>The peer's offer waits for our answer, which is ready.</summary>
        RemoteOffer,
    }
}
