namespace SipPhone.Appliance.Time
{
    /// <summary>Why there is no time from the server: of several reasons the one further down is told.</summary>
    public enum TimeFailure
    {
        /// <summary>Nothing has failed.</summary>
        None = 0,

        /// <summary>The server's name has no address.</summary>
        NameUnknown,

        /// <summary>Nobody could be asked for the server's address.</summary>
        NoNameService,

        /// <summary>No way leads to the server.</summary>
        Unreachable,

        /// <summary>The server keeps silent, or its host says that nobody listens.</summary>
        NoAnswer,

        /// <summary>The server does not know the time itself.</summary>
        NotSynchronized,

        /// <summary>The server's time is one before this program was written.</summary>
        Implausible,

        /// <summary>The server is asked too often.</summary>
        TooOften,

        /// <summary>The server does not serve us.</summary>
        Denied,

        /// <summary>The platform does not take the time.</summary>
        NotTaken,
    }
}
