namespace SipPhone.Sip.Messages
{
    /// <summary>The header fields that the phone knows. <see cref="SipHeaderNames"/> has their names.</summary>
    public enum SipHeader
    {
        /// <summary>Any other header field.</summary>
        Other = 0,

        /// <summary>Via, <c>v</c>: RFC 3261 §20.42.</summary>
        Via,

        /// <summary>From, <c>f</c>: RFC 3261 §20.20.</summary>
        From,

        /// <summary>To, <c>t</c>: RFC 3261 §20.39.</summary>
        To,

        /// <summary>Call-ID, <c>i</c>: RFC 3261 §20.8.</summary>
        CallId,

        /// <summary>CSeq: RFC 3261 §20.16.</summary>
        CSeq,

        /// <summary>Contact, <c>m</c>: RFC 3261 §20.10.</summary>
        Contact,

        /// <summary>Max-Forwards: RFC 3261 §20.22.</summary>
        MaxForwards,

        /// <summary>Content-Length, <c>l</c>: RFC 3261 §20.14.</summary>
        ContentLength,

        /// <summary>Content-Type, <c>c</c>: RFC 3261 §20.15.</summary>
        ContentType,

        /// <summary>Expires: RFC 3261 §20.19.</summary>
        Expires,

        /// <summary>Min-Expires: RFC 3261 §20.23.</summary>
        MinExpires,

        /// <summary>WWW-Authenticate: RFC 3261 §20.44.</summary>
        WwwAuthenticate,

        /// <summary>Authorization: RFC 3261 §20.7.</summary>
        Authorization,

        /// <summary>Proxy-Authenticate: RFC 3261 §20.27.</summary>
        ProxyAuthenticate,

        /// <summary>Proxy-Authorization: RFC 3261 §20.28.</summary>
        ProxyAuthorization,

        /// <summary>Supported, <c>k</c>: RFC 3261 §20.37.</summary>
        Supported,

        /// <summary>Require: RFC 3261 §20.32.</summary>
        Require,

        /// <summary>Unsupported: RFC 3261 §20.40.</summary>
        Unsupported,

        /// <summary>Retry-After: RFC 3261 §20.33.</summary>
        RetryAfter,

        /// <summary>Route: RFC 3261 §20.34.</summary>
        Route,

        /// <summary>Record-Route: RFC 3261 §20.30.</summary>
        RecordRoute,

        /// <summary>Allow: RFC 3261 §20.5.</summary>
        Allow,

        /// <summary>Accept: RFC 3261 §20.1.</summary>
        Accept,

        /// <summary>Content-Encoding, <c>e</c>: RFC 3261 §20.12.</summary>
        ContentEncoding,

        /// <summary>Content-Disposition: RFC 3261 §20.11.</summary>
        ContentDisposition,

        /// <summary>Proxy-Require: RFC 3261 §20.29.</summary>
        ProxyRequire,

        /// <summary>Warning: RFC 3261 §20.43.</summary>
        Warning,

        /// <summary>Subject, <c>s</c>: RFC 3261 §20.36.</summary>
        Subject,

        /// <summary>User-Agent: RFC 3261 §20.41.</summary>
        UserAgent,

        /// <summary>Alert-Info: RFC 3261 §20.4.</summary>
        AlertInfo,

        /// <summary>Call-Info: RFC 3261 §20.9.</summary>
        CallInfo,

        /// <summary>Reason: RFC 3326 §2.</summary>
        Reason,

        /// <summary>Event, <c>o</c>: RFC 6665 §8.2.1.</summary>
        Event,

        /// <summary>Allow-Events, <c>u</c>: RFC 6665 §8.2.2.</summary>
        AllowEvents,

        /// <summary>Subscription-State: RFC 6665 §8.2.3.</summary>
        SubscriptionState,

        /// <summary>Refer-To, <c>r</c>: RFC 3515 §2.1.</summary>
        ReferTo,

        /// <summary>Referred-By, <c>b</c>: RFC 3892 §2.1.</summary>
        ReferredBy,

        /// <summary>Replaces: RFC 3891 §6.</summary>
        Replaces,

        /// <summary>RSeq: RFC 3262 §7.1.</summary>
        RSeq,

        /// <summary>RAck: RFC 3262 §7.2.</summary>
        RAck,

        /// <summary>Session-Expires, <c>x</c>: RFC 4028 §4.</summary>
        SessionExpires,

        /// <summary>Min-SE: RFC 4028 §5.</summary>
        MinSe,

        /// <summary>Answer-Mode: RFC 5373 §4.1.</summary>
        AnswerMode,

        /// <summary>Priv-Answer-Mode: RFC 5373 §4.1.</summary>
        PrivAnswerMode,

        /// <summary>Path: RFC 3327 §4.</summary>
        Path,

        /// <summary>Service-Route: RFC 3608 §5.</summary>
        ServiceRoute,

        /// <summary>Flow-Timer: RFC 5626 §11.2.</summary>
        FlowTimer,

        /// <summary>Date: RFC 3261 §20.17.</summary>
        Date,
    }
}
