using System;
using SipPhone.Lab.Transport;

namespace SipPhone.Lab.Registration
{
    /// <summary>Where an address of record can be reached, RFC 3261 §10.</summary>
    /// <param name="AddressOfRecord">The address of record as <c>user@domain</c>.</param>
    /// <param name="ContactUri">The contact's URI, as the phone wrote it.</param>
    /// <param name="CallId">The Call-ID of the request that made or refreshed it.</param>
    /// <param name="CSeq">That request's sequence number.</param>
    /// <param name="ExpiresAt">When it ends.</param>
    public sealed record Binding(
        string AddressOfRecord, string ContactUri, string CallId, int CSeq, DateTimeOffset ExpiresAt)
    {
        /// <summary>The phone's instance-id with its quotes (RFC 5626 §4.1); null when outbound is not used.</summary>
        public string? InstanceId { get; init; }

        /// <summary>Which of the phone's flows it is, from 1 (RFC 5626 §4.2); 0 when outbound is not used.</summary>
        public int RegId { get; init; }

        /// <summary>
        /// The proxies to go through, as a value of Route, nearest to the registrar first (RFC 3327 §5.3); empty for
        /// none.
        /// </summary>
        internal string Path { get; init; } = string.Empty;

        /// <summary>The connection that it was registered over; null where requests are not forwarded.</summary>
        internal ISipLink? Flow { get; init; }
    }
}
