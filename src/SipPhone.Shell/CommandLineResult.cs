namespace SipPhone.Shell
{
    /// <summary>What is wrong with a line, by the rule that it broke.</summary>
    public enum CommandLineResult
    {
        /// <summary>Nothing.</summary>
        Ok = 0,

        /// <summary>A quotation mark has no second one.</summary>
        OpenQuote,

        /// <summary>Between quotation marks, a backslash stands before something else than these two.</summary>
        UnknownEscape,

        /// <summary>The request's id has more than 16 characters, or others than letters, digits and hyphens.</summary>
        BadId,
    }
}
