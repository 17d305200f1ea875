namespace SipPhone.Dns
{
    /// <summary>What came of a question, of locating a server, or of reading a message.</summary>
    public enum DnsResult
    {
        /// <summary>There is an answer.</summary>
        Ok = 0,

        /// <summary>The name does not exist (RFC 2308 §2.1).</summary>
        NoSuchName,

        /// <summary>The name exists, without such records (RFC 2308 §2.2).</summary>
        NoData,

        /// <summary>No server could be asked, or each that answered said that it failed.</summary>
        ServerFailure,

        /// <summary>The servers refused to answer.</summary>
        Refused,

        /// <summary>No server answered in time.</summary>
        Timeout,

        /// <summary>The domain says that it has no such service: the SRV target "." (RFC 2782).</summary>
        ServiceNotAvailable,

        /// <summary>The message or the name breaks a rule of its encoding.</summary>
        Malformed,
    }
}
