using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SipPhone.Lab.Registration;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Proxying
{
    // What a proxy looks at before it forwards, RFC 3261 §16.3 steps 1 to 3 and 5.

    /// <summary>Finds what is wrong with a request.</summary>
    internal static class RequestScreen
    {
        private static readonly string[] Mandatory = ["Via", "From", "To", "Call-ID", "CSeq"];

        /// <summary>Looks at a request.</summary>
        /// <param name="request">The request.</param>
        /// <returns>Null when it may go on, or why not.</returns>
        internal static Rejection? Check(ProxyMessage request)
        {
            // RFC 3261 §8.1.1, and step 1: reasonable syntax.
            string? missing = Array.Find(Mandatory, name => request.First(name) is null);
            if (missing is not null)
            {
                return new Rejection(400, "Missing " + missing);
            }

            string[] cseq = request.First("CSeq")!.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (cseq.Length != 2 || cseq[1] != request.Method || !uint.TryParse(cseq[0], out _))
            {
                return new Rejection(400, "Bad CSeq");
            }

            if (UriText.OfAddress(request.First("From")!) is null || !ProxyMessage.HasTag(request.First("From")!))
            {
                return new Rejection(400, "Bad From");
            }

            // Step 2.
            SipResult uri = UriText.Read(request.RequestUri, out _);
            if (uri != SipResult.Ok)
            {
                return uri == SipResult.UnsupportedScheme
                    ? new Rejection(416, "Unsupported URI Scheme")
                    : new Rejection(400, "Bad Request-URI");
            }

            // Step 3, and §16.6 step 3 for one that has none.
            string maxForwards = request.First("Max-Forwards") ?? "70";
            return !byte.TryParse(maxForwards, NumberStyles.None, CultureInfo.InvariantCulture, out byte hops)
                ? new Rejection(400, "Bad Max-Forwards")
                : hops == 0 ? new Rejection(483, "Too Many Hops")
                : request.First("Proxy-Require") is not null ? new Rejection(420, "Bad Extension")
                : null;
        }

        /// <summary>What a 420 says beside its status: no extension is known here.</summary>
        /// <param name="request">The request.</param>
        /// <returns>The Unsupported header field.</returns>
        internal static HeaderField Unsupported(ProxyMessage request)
        {
            IEnumerable<string> tags = request.All("Proxy-Require").Select(value => value.Trim());
            return new HeaderField("Unsupported", string.Join(", ", tags));
        }
    }
}
