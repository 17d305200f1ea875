namespace SipPhone.Sip.Messages
{
    /// <summary>How the caller wants to be answered, RFC 5373 §4.1.</summary>
    public enum SipAnswerMode
    {
        /// <summary>Not said, or in a word that we do not know.</summary>
        None = 0,

        /// <summary>By the user.</summary>
        Manual,

        /// <summary>By the phone itself.</summary>
        Auto,
    }
}
