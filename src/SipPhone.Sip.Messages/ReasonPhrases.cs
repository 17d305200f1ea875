using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Reason phrases of the responses that the phone sends, RFC 3261 §21 and the RFCs that add to it. They are for
    // people: nothing depends on them. What goes well is said often, so its phrases are kept; those of refusals are
    // literals, which cost the device nothing until one is written. Invariant: Statuses and Phrases stand in the same
    // order.

    /// <summary>The usual reason phrase of each status.</summary>
    public static class ReasonPhrases
    {
        private static readonly byte[] Statuses = { 100, 180, 181, 183, 200, 202 };

        private static readonly WordTable Phrases = new WordTable(
            "Trying|Ringing|Call Is Being Forwarded|Session Progress|OK|Accepted");

        /// <summary>Writes the reason phrase of a status; a general one where the phone does not know it.</summary>
        /// <param name="writer">Where to.</param>
        /// <param name="statusCode">100 to 699.</param>
        public static void Write(ByteWriter writer, int statusCode)
        {
            for (int row = 0; row < Statuses.Length; row++)
            {
                if (Statuses[row] == statusCode)
                {
                    Phrases.Write(writer, row);
                    return;
                }
            }

            writer.Write(OfRefusal(statusCode));
        }

        private static string OfRefusal(int statusCode)
        {
            switch (statusCode)
            {
                case 302: return "Moved Temporarily";
                case 400: return "Bad Request";
                case 403: return "Forbidden";
                case 404: return "Not Found";
                case 405: return "Method Not Allowed";
                case 406: return "Not Acceptable";
                case 408: return "Request Timeout";
                case 413: return "Request Entity Too Large";
                case 414: return "Request-URI Too Long";
                case 415: return "Unsupported Media Type";
                case 416: return "Unsupported URI Scheme";
                case 420: return "Bad Extension";
                case 421: return "Extension Required";
                case 422: return "Session Interval Too Small";
                case 469: return "Bad Info Package";
                case 480: return "Temporarily Unavailable";
                case 481: return "Call/Transaction Does Not Exist";
                case 482: return "Loop Detected";
                case 483: return "Too Many Hops";
                case 484: return "Address Incomplete";
                case 486: return "Busy Here";
                case 487: return "Request Terminated";
                case 488: return "Not Acceptable Here";
                case 489: return "Bad Event";
                case 491: return "Request Pending";
                case 493: return "Undecipherable";
                case 500: return "Server Internal Error";
                case 501: return "Not Implemented";
                case 503: return "Service Unavailable";
                case 504: return "Server Time-out";
                case 505: return "Version Not Supported";
                case 513: return "Message Too Large";
                case 600: return "Busy Everywhere";
                case 603: return "Decline";
                case 604: return "Does Not Exist Anywhere";
                case 606: return "Not Acceptable";
                default: return "Refused";
            }
        }
    }
}
