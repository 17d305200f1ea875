namespace SipPhone.Phone.Calls
{
    // Status codes that calls are refused with, RFC 3261 §21. Invariant: each is final.

    /// <summary>What a call is declined with.</summary>
    public static class CallStatus
    {
        /// <summary>A REFER is taken (RFC 3515 §2.4.2).</summary>
        public const int Accepted = 202;

        /// <summary>The request makes no sense.</summary>
        public const int BadRequest = 400;

        /// <summary>The caller may not ask for that (RFC 5373 §4.1).</summary>
        public const int Forbidden = 403;

        /// <summary>There is nobody of that name here.</summary>
        public const int NotFound = 404;

        /// <summary>INFO with a body that we do not know.</summary>
        public const int UnsupportedMediaType = 415;

        /// <summary>A URI with a scheme that we do not know.</summary>
        public const int UnsupportedUriScheme = 416;

        /// <summary>Nobody answers, or wants to be disturbed, now.</summary>
        public const int Unavailable = 480;

        /// <summary>All lines are taken.</summary>
        public const int Busy = 486;

        /// <summary>The call was given up before it was answered.</summary>
        public const int Terminated = 487;

        /// <summary>The server cannot be reached.</summary>
        public const int ServiceUnavailable = 503;

        /// <summary>The person says no.</summary>
        public const int Declined = 603;
    }
}
