using System;
using System.Collections.Generic;
using System.Linq;

namespace SipPhone.Lab.Proxying
{
    // RFC 3261 §16.7 step 6, the final responses of all branches in order of arrival:
    //
    //   any 6xx                        that
    //   else                           the lowest class; in 4xx first those that tell how to ask again
    //   the best is 503                500 instead: 503 would say that this proxy is of no use, and who asked would
    //                                  leave it for another

    /// <summary>Chooses what a forked request is answered with.</summary>
    internal static class BestResponse
    {
        private static readonly int[] Telling = [401, 407, 415, 420, 484];

        /// <summary>Chooses.</summary>
        /// <param name="finals">All final responses; at least one, none of them 2xx.</param>
        /// <returns>The best, with the challenges of the others (§16.7 step 7).</returns>
        internal static ProxyMessage Of(IReadOnlyList<ProxyMessage> finals)
        {
            ProxyMessage best = finals.MinBy(Rank)!;
            if (best.StatusCode == 503)
            {
                return ProxyMessage.Response(best, 500, "Server Internal Error", string.Empty);
            }

            if (best.StatusCode is not (401 or 407))
            {
                return best;
            }

            ProxyMessage aggregate = best.Clone();
            foreach (ProxyMessage other in finals.Where(other => other != best && other.StatusCode is 401 or 407))
            {
                aggregate.Copy(other, "WWW-Authenticate");
                aggregate.Copy(other, "Proxy-Authenticate");
            }

            return aggregate;
        }

        private static int Rank(ProxyMessage response)
        {
            int status = response.StatusCode;
            int classRank = status >= 600 ? 0 : status / 100 * 2;
            return Array.IndexOf(Telling, status) >= 0 ? classRank - 1 : classRank;
        }
    }
}
