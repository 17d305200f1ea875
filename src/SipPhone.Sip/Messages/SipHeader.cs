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
    }
}
