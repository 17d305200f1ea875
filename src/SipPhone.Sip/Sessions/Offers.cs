namespace SipPhone.Sip.Sessions
{
    // Whose turn it is to describe the session, RFC 3264 §4 as RFC 3261 §13.2.1, RFC 3262 §5 and RFC 3311 §5 apply it.
    // Invariant: at most one offer is open, and it is answered in the message that RFC 6337 §2.2 (table 1) names:
    //
    //   offer in          answer in               offered by us          offered by the peer
    //   INVITE            2xx or reliable 1xx     every INVITE of ours   answered in the 2xx
    //   2xx to INVITE     ACK                     INVITE came without    never: we always offer in INVITE
    //   reliable 1xx      PRACK                   INVITE came without    never, as above
    //   PRACK             2xx to PRACK            never                  taken once the first exchange is over
    //   UPDATE            2xx to UPDATE           never: re-INVITE       taken
    //
    //   state     event                -> state
    //   None      OnOfferSent          -> Ours
    //   None      OnOfferTaken         -> Theirs
    //   Ours      OnAnswerTaken        -> None, settled
    //   Theirs    OnAnswerSent         -> None, settled
    //   any       Withdraw             -> None

    /// <summary>The offer/answer state of a session.</summary>
    public sealed class Offers
    {
        /// <summary>Whose offer is open.</summary>
        public OfferState State { get; private set; }

        /// <summary>What carried the open offer; means nothing in <see cref="OfferState.None"/>.</summary>
        public OfferCarrier Carrier { get; private set; }

        /// <summary>Whether an exchange was completed since the session began.</summary>
        public bool IsSettled { get; private set; }

        /// <summary>A new session.</summary>
        public void Reset()
        {
            State = OfferState.None;
            IsSettled = false;
        }

        /// <summary>We sent an offer.</summary>
        /// <param name="carrier">In which message.</param>
        public void OnOfferSent(OfferCarrier carrier)
        {
            State = OfferState.Ours;
            Carrier = carrier;
        }

        /// <summary>The peer's offer was taken.</summary>
        /// <param name="carrier">From which message.</param>
        public void OnOfferTaken(OfferCarrier carrier)
        {
            State = OfferState.Theirs;
            Carrier = carrier;
        }

        /// <summary>The peer's answer to our offer was taken.</summary>
        public void OnAnswerTaken()
        {
            State = OfferState.None;
            IsSettled = true;
        }

        /// <summary>Our answer to the peer's offer was sent.</summary>
        public void OnAnswerSent()
        {
            State = OfferState.None;
            IsSettled = true;
        }

        /// <summary>The open offer came to nothing.</summary>
        public void Withdraw()
        {
            State = OfferState.None;
        }

        /// <summary>What an offer of the peer's is refused with now (RFC 3261 §14.2, RFC 3311 §5.2).</summary>
        /// <returns>0 when it may come; 491 while ours is open; 500 while another one of the peer's is.</returns>
        public int StatusForOffer()
        {
            switch (State)
            {
                case OfferState.Ours: return 491;
                case OfferState.Theirs: return 500;
                default: return 0;
            }
        }
    }
}
