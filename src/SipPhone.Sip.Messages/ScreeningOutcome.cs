namespace SipPhone.Sip.Messages
{
    /// <summary>What is to become of a received message. <see cref="MessageScreening"/> gives it.</summary>
    public enum ScreeningOutcome
    {
        /// <summary>Nothing is wrong with it: handle it.</summary>
        Pass = 0,

        /// <summary>A request that gets a final response at once: <see cref="MessageScreening.Refusal"/>.</summary>
        Refuse,

        /// <summary>
        /// It is dropped without a word: a response, an ACK, or a request that no response can be made for.
        /// </summary>
        Drop,
    }
}
