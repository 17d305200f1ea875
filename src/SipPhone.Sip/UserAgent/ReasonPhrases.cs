using SipPhone.Core;

namespace SipPhone.Sip.UserAgent
{
    // Reason phrases of the responses that the phone sends, RFC 3261 §21 and the RFCs that add to it. They are for
    // people: nothing depends on them.

    /// <summary>Gives the reason phrase of a status.</summary>
    public static class ReasonPhrases
    {
        private static readonly int[] Statuses =
        {
            100, 180, 181, 183, 200, 202, 302, 400, 403, 404, 405, 406, 408, 413, 414, 415, 416, 420, 421, 422, 469,
            480, 481, 482, 483, 484, 486, 487, 488, 489, 491, 493, 500, 501, 503, 504, 505, 513, 600, 603, 604, 606,
        };

        private static readonly byte[][] Phrases =
        {
            Ascii.ToBytes("Trying"),
            Ascii.ToBytes("Ringing"),
            Ascii.ToBytes("Call Is Being Forwarded"),
            Ascii.ToBytes("Session Progress"),
            Ascii.ToBytes("OK"),
            Ascii.ToBytes("Accepted"),
            Ascii.ToBytes("Moved Temporarily"),
            Ascii.ToBytes("Bad Request"),
            Ascii.ToBytes("Forbidden"),
            Ascii.ToBytes("Not Found"),
            Ascii.ToBytes("Method Not Allowed"),
            Ascii.ToBytes("Not Acceptable"),
            Ascii.ToBytes("Request Timeout"),
            Ascii.ToBytes("Request Entity Too Large"),
            Ascii.ToBytes("Request-URI Too Long"),
            Ascii.ToBytes("Unsupported Media Type"),
            Ascii.ToBytes("Unsupported URI Scheme"),
            Ascii.ToBytes("Bad Extension"),
            Ascii.ToBytes("Extension Required"),
            Ascii.ToBytes("Session Interval Too Small"),
            Ascii.ToBytes("Bad Info Package"),
            Ascii.ToBytes("Temporarily Unavailable"),
            Ascii.ToBytes("Call/Transaction Does Not Exist"),
            Ascii.ToBytes("Loop Detected"),
            Ascii.ToBytes("Too Many Hops"),
            Ascii.ToBytes("Address Incomplete"),
            Ascii.ToBytes("Busy Here"),
            Ascii.ToBytes("Request Terminated"),
            Ascii.ToBytes("Not Acceptable Here"),
            Ascii.ToBytes("Bad Event"),
            Ascii.ToBytes("Request Pending"),
            Ascii.ToBytes("Undecipherable"),
            Ascii.ToBytes("Server Internal Error"),
            Ascii.ToBytes("Not Implemented"),
            Ascii.ToBytes("Service Unavailable"),
            Ascii.ToBytes("Server Time-out"),
            Ascii.ToBytes("Version Not Supported"),
            Ascii.ToBytes("Message Too Large"),
            Ascii.ToBytes("Busy Everywhere"),
            Ascii.ToBytes("Decline"),
            Ascii.ToBytes("Does Not Exist Anywhere"),
            Ascii.ToBytes("Not Acceptable"),
        };

        private static readonly byte[] Unknown = Ascii.ToBytes("Refused");

        /// <summary>The reason phrase of a status.</summary>
        /// <param name="statusCode">100 to 699.</param>
        /// <returns>The phrase; a general one for a status that the phone does not know. Not to be changed.</returns>
        public static byte[] Of(int statusCode)
        {
            for (int i = 0; i < Statuses.Length; i++)
            {
                if (Statuses[i] == statusCode)
                {
                    return Phrases[i];
                }
            }

            return Unknown;
        }
    }
}
