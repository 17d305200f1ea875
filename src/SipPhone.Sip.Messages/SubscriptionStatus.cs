namespace SipPhone.Sip.Messages
{
    /// <summary>The states that Subscription-State tells, RFC 6665 §4.1.3.</summary>
    public enum SubscriptionStatus
    {
        /// <summary>One that we do not know: the subscription goes on (§4.1.3).</summary>
        Other = 0,

        /// <summary>Accepted.</summary>
        Active,

        /// <summary>Received, and not decided about.</summary>
        Pending,

        /// <summary>Over.</summary>
        Terminated,
    }
}
