namespace SipPhone.Sip.Registrations
{
    /// <summary>Why REGISTER failed. <see cref="RegistrationNames"/> has the names.</summary>
    public enum RegistrationFailure
    {
        /// <summary>It did not fail since the last success or <c>Start</c>.</summary>
        None = 0,

        /// <summary>
        /// The server turned down an answer to a fresh challenge: user name or password are wrong. Final.
        /// </summary>
        WrongPassword,

        /// <summary>
        /// A challenge cannot be answered: unknown algorithm, only auth-int, malformed, too long. Final.
        /// </summary>
        UnsupportedChallenge,

        /// <summary>The server goes on challenging (<c>Limits.MaxChallengesPerRequest</c>). Final.</summary>
        TooManyChallenges,

        /// <summary>403: the user may not register here. Final.</summary>
        Forbidden,

        /// <summary>404: the domain does not know the user. Final.</summary>
        NotFound,

        /// <summary>423 again after the interval was made longer, or without a usable Min-Expires. Final.</summary>
        IntervalTooBrief,

        /// <summary>
        /// 3xx: the server points elsewhere; it is not followed, since trust goes by the domain. Final.
        /// </summary>
        Redirected,

        /// <summary>Another 4xx or 6xx. Final, but retried when the server names a time in Retry-After.</summary>
        Rejected,

        /// <summary>5xx. Retried, after Retry-After when the server names a time.</summary>
        ServerError,

        /// <summary>No final response within Timer F, or 408. Retried.</summary>
        Timeout,

        /// <summary>A 2xx whose Contact or Expires cannot be read, or that grants no time. Retried.</summary>
        MalformedResponse,

        /// <summary>The request does not fit the empty send queue. Final.</summary>
        RequestTooLarge,
    }
}
