using System.Collections.Generic;

namespace SipPhone.Lab.Naming
{
    /// <summary>What the zones say to a question.</summary>
    /// <param name="ResponseCode">The RCODE, one of <see cref="SipPhone.Dns.DnsFlags"/>.</param>
    /// <param name="Records">The answer section: CNAME records on the way, then what was asked for.</param>
    /// <param name="Related">The additional section: records of the names that the answer points to.</param>
    /// <param name="Apex">
    /// The zone's name, for the SOA record of a negative answer; null for a positive or refused one.
    /// </param>
    internal sealed record ZoneAnswer(
        int ResponseCode, IReadOnlyList<ZoneRecord> Records, IReadOnlyList<ZoneRecord> Related, string? Apex);
}
