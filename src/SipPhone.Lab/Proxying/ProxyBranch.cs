using SipPhone.Lab.Transport;

namespace SipPhone.Lab.Proxying
{
    /// <summary>One place that a request was forwarded to: a client transaction, RFC 3261 §16.6 step 10.</summary>
    /// <param name="id">The branch parameter of its Via.</param>
    /// <param name="link">Where it went.</param>
    /// <param name="request">The request as it was sent.</param>
    internal sealed class ProxyBranch(string id, ISipLink link, ProxyMessage request)
    {
        /// <summary>The branch parameter of its Via.</summary>
        internal string Id { get; } = id;

        /// <summary>Where it went.</summary>
        internal ISipLink Link { get; } = link;

        /// <summary>The request as it was sent.</summary>
        internal ProxyMessage Request { get; } = request;

        /// <summary>Whether a provisional response came.</summary>
        internal bool IsProceeding { get; set; }

        /// <summary>Whether it is to be cancelled, as soon as that is allowed (RFC 3261 §9.1).</summary>
        internal bool IsCancelWanted { get; set; }

        /// <summary>Whether CANCEL was sent.</summary>
        internal bool IsCancelled { get; set; }

        /// <summary>Its final response; null while there is none.</summary>
        internal ProxyMessage? Final { get; set; }
    }
}
