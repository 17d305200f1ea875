namespace SipPhone.Sip.Auth
{
    /// <summary>What became of a challenge.</summary>
    public enum ChallengeOutcome
    {
        /// <summary>It can be answered: send the request again, as a new transaction with the next CSeq.</summary>
        Answerable = 0,

        /// <summary>Our answer was refused: the password is wrong.</summary>
        WrongPassword,

        /// <summary>None of its schemes and algorithms is known, or it is malformed.</summary>
        Unsupported,
    }
}
