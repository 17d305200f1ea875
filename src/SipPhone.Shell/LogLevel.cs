namespace SipPhone.Shell
{
    /// <summary>How much a line of the log matters, in the order of the choices of <c>log.level</c>.</summary>
    public enum LogLevel
    {
        /// <summary>Something is wrong, and a person has to mend it.</summary>
        Error = 0,

        /// <summary>Something is wrong, and the phone goes on by itself.</summary>
        Warning,

        /// <summary>What a person wants to see of a phone that works.</summary>
        Info,

        /// <summary>Each step.</summary>
        Debug,
    }
}
