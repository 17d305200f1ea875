namespace SipPhone.Sip.Usages
{
    /// <summary>Where a subscription stands, from the subscriber's side (RFC 6665 §4.1).</summary>
    public enum SubscriberState
    {
        /// <summary>There is none.</summary>
        Idle = 0,

        /// <summary>The first SUBSCRIBE is out.</summary>
        Subscribing,

        /// <summary>It stands.</summary>
        Active,

        /// <summary>It stands, and a SUBSCRIBE that prolongs it is out.</summary>
        Refreshing,

        /// <summary>It failed or was ended, and is tried anew at a time.</summary>
        Waiting,

        /// <summary>A SUBSCRIBE that ends it is out.</summary>
        Unsubscribing,
    }
}
