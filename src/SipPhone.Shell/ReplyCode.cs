namespace SipPhone.Shell
{
    /// <summary>What a command came to, as a station reads it; <see cref="Reply"/> knows the words.</summary>
    public enum ReplyCode
    {
        /// <summary><c>ok</c></summary>
        Ok = 0,

        /// <summary><c>paste</c>: lines are wanted; one such answer for each line that was taken.</summary>
        Paste,

        /// <summary><c>confirm</c>: a line with <c>yes</c> is wanted; anything else is no.</summary>
        Confirm,

        /// <summary><c>unknown-command</c></summary>
        UnknownCommand,

        /// <summary><c>bad-arguments</c></summary>
        BadArguments,

        /// <summary><c>unknown-setting</c></summary>
        UnknownSetting,

        /// <summary><c>bad-value</c></summary>
        BadValue,

        /// <summary><c>line-too-long</c></summary>
        LineTooLong,

        /// <summary><c>locked</c>: log in first.</summary>
        Locked,

        /// <summary><c>sealed</c></summary>
        Sealed,

        /// <summary><c>wrong-state</c>: not now; the message says what has to come first.</summary>
        WrongState,

        /// <summary><c>busy</c></summary>
        Busy,

        /// <summary><c>not-found</c></summary>
        NotFound,

        /// <summary>
        /// <c>refused</c>: a certificate, key, token or password that is not taken; <c>reason</c> says why.
        /// </summary>
        Refused,

        /// <summary><c>cancelled</c></summary>
        Cancelled,

        /// <summary><c>timeout</c></summary>
        Timeout,

        /// <summary><c>store-full</c></summary>
        StoreFull,

        /// <summary><c>store-failed</c></summary>
        StoreFailed,

        /// <summary><c>unavailable</c>: this board cannot.</summary>
        Unavailable,

        /// <summary><c>failed</c></summary>
        Failed,
    }
}
