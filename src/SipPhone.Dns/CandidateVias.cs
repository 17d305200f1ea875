namespace SipPhone.Dns
{
    /// <summary>The words for <see cref="CandidateVia"/>, for people and for JSON.</summary>
    public static class CandidateVias
    {
        /// <summary>Names how a candidate was found; for cold paths.</summary>
        /// <param name="via">How it was found.</param>
        /// <returns>A word in lower case.</returns>
        public static string Name(CandidateVia via)
        {
            switch (via)
            {
                case CandidateVia.Naptr:
                    return "naptr";
                case CandidateVia.Srv:
                    return "srv";
                case CandidateVia.Address:
                    return "address";
                default:
                    return "literal";
            }
        }
    }
}
