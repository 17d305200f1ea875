using SipPhone.Core;

namespace SipPhone.Sip.Messages
{
    // Reason phrases of the responses that the phone sends, RFC 3261 §21 and the RFCs that add to it. They are for
    // people: nothing depends on them. Invariant: Statuses and Phrases stand in the same order; the last phrase has no
    // status.

    /// <summary>The usual reason phrase of each status.</summary>
    public static class ReasonPhrases
    {
        private static readonly short[] Statuses =
        {
            100, 180, 181, 183, 200, 202, 302, 400, 403, 404, 405, 406, 408, 413, 414, 415, 416, 420, 421, 422, 469,
            480, 481, 482, 483, 484, 486, 487, 488, 489, 491, 493, 500, 501, 503, 504, 505, 513, 600, 603, 604, 606,
        };

        private static readonly WordTable Phrases = new WordTable(
            "Trying|Ringing|Call Is Being Forwarded|Session Progress|OK|Accepted|Moved Temporarily|Bad Request|" +
            "Forbidden|Not Found|Method Not Allowed|Not Acceptable|Request Timeout|Request Entity Too Large|" +
            "Request-URI Too Long|Unsupported Media Type|Unsupported URI Scheme|Bad Extension|Extension Required|" +
            "Session Interval Too Small|Bad Info Package|Temporarily Unavailable|Call/Transaction Does Not Exist|" +
            "Loop Detected|Too Many Hops|Address Incomplete|Busy Here|Request Terminated|Not Acceptable Here|" +
            "Bad Event|Request Pending|Undecipherable|Server Internal Error|Not Implemented|Service Unavailable|" +
            "Server Time-out|Version Not Supported|Message Too Large|Busy Everywhere|Decline|" +
            "Does Not Exist Anywhere|Not Acceptable|Refused");

        /// <summary>Writes the reason phrase of a status; a general one where the phone does not know it.</summary>
        /// <param name="writer">Where to.</param>
        /// <param name="statusCode">100 to 699.</param>
        public static void Write(ByteWriter writer, int statusCode)
        {
            int row = 0;
            while (row < Statuses.Length && Statuses[row] != statusCode)
            {
                row++;
            }

            Phrases.Write(writer, row);
        }
    }
}
