namespace SipPhone.Dns
{
    /// <summary>What a received message means for the query that it may belong to.</summary>
    internal enum AnswerOutcome
    {
        /// <summary>Not the answer to this question: dropped.</summary>
        NotOurs = 0,

        /// <summary>It would be the answer, but breaks the encoding's rules: dropped and remembered.</summary>
        Malformed,

        /// <summary>It was cut: to be fetched over TCP.</summary>
        Truncated,

        /// <summary>The server does not know EDNS(0): to be asked once without it.</summary>
        WithoutEdns,

        /// <summary>The server failed.</summary>
        ServerFailure,

        /// <summary>The server refused.</summary>
        Refused,

        /// <summary>
        /// There is no more to it than aliases: the query has the last one's name, which is to be asked for.
        /// </summary>
        Alias,

        /// <summary>The chain of aliases is too long.</summary>
        TooManyAliases,

        /// <summary>The query has its result.</summary>
        Answered,
    }
}
