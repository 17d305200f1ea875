using System;

namespace SipPhone.Lab.Registration
{
    /// <summary>Where an address of record can be reached, RFC 3261 §10.</summary>
    /// <param name="AddressOfRecord">The address of record as <c>user@domain</c>.</param>
    /// <param name="ContactUri">The contact's URI, as the phone wrote it.</param>
    /// <param name="CallId">The Call-ID of the request that made or refreshed it.</param>
    /// <param name="CSeq">That request's sequence number.</param>
    /// <param name="ExpiresAt">When it ends.</param>
    public sealed record Binding(
        string AddressOfRecord, string ContactUri, string CallId, int CSeq, DateTimeOffset ExpiresAt);
}
