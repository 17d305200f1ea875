namespace SipPhone.Sip.Messages
{
    /// <summary>Why a subscription was ended, and so what to do now, RFC 6665 §4.1.3.</summary>
    public enum TerminationReason
    {
        /// <summary>Not said, or one that we do not know: subscribe anew, after retry-after if it is given.</summary>
        Other = 0,

        /// <summary>Subscribe anew at once.</summary>
        Deactivated,

        /// <summary>Subscribe anew after retry-after.</summary>
        Probation,

        /// <summary>Do not subscribe anew: the notifier does not allow it.</summary>
        Rejected,

        /// <summary>It ran out without a refresh: subscribe anew at once.</summary>
        Timeout,

        /// <summary>Nobody could decide: subscribe anew after retry-after.</summary>
        GiveUp,

        /// <summary>Do not subscribe anew: there is no such resource.</summary>
        NoResource,

        /// <summary>Do not subscribe anew: the state never changes.</summary>
        Invariant,
    }
}
