namespace SipPhone.Lab.Registration
{
    /// <summary>What a registrar thinks of a request's credentials.</summary>
    internal enum DigestOutcome
    {
        /// <summary>They prove the user.</summary>
        Accepted = 0,

        /// <summary>There are none, or they prove nothing: ask (again).</summary>
        Missing,

        /// <summary>
        /// The password is right, but the nonce is unknown, too old or used: ask again with <c>stale</c>.
        /// </summary>
        Stale,

        /// <summary>They cannot be read, or are for another request.</summary>
        Malformed,
    }
}
