using System.Net;
using SipPhone.Identity;
using SipPhone.Sip.Transport;

namespace SipPhone.Lab.Proxying
{
    /// <summary>What a proxy saw of a server that it connected to.</summary>
    /// <param name="Domain">Whom it had to be: the host part of the URI that was routed by.</param>
    /// <param name="Address">Where it was last; null while none was found.</param>
    /// <param name="IsLocated">Whether NAPTR or SRV led there.</param>
    /// <param name="Reason">What the identity rules said of it last; null while they were not asked.</param>
    /// <param name="By">The kind of the identity that matched.</param>
    /// <param name="Identity">That identity; empty for none.</param>
    /// <param name="Failure">Why the connection failed or ended; <c>None</c> while it did not.</param>
    /// <param name="SipBytesSent">Octets of SIP that were sent to it.</param>
    public sealed record SeenPeer(
        string Domain,
        IPEndPoint? Address,
        bool IsLocated,
        IdentityReason? Reason,
        IdentityKind By,
        string Identity,
        ConnectionFailure Failure,
        long SipBytesSent);
}
