using SipPhone.Lab.Transport;

namespace SipPhone.Lab.Proxying
{
    /// <summary>Where a request goes, RFC 3261 §16.5.</summary>
    /// <param name="Link">The connection.</param>
    /// <param name="RequestUri">The Request-URI there.</param>
    /// <param name="Path">Routes to put before the request's own; empty for none.</param>
    internal sealed record ProxyTarget(ISipLink Link, string RequestUri, string Path = "");
}
