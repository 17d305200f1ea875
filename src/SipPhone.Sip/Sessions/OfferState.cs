namespace SipPhone.Sip.Sessions
{
    /// <summary>Whether an offer is open, and whose (RFC 3264 §4).</summary>
    public enum OfferState
    {
        /// <summary>None is open: either side may offer.</summary>
        None = 0,

        /// <summary>We offered, the peer's answer is awaited.</summary>
        Ours,

        /// <summary>The peer offered, we did not answer yet.</summary>
        Theirs,
    }
}
