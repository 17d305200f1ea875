using SipPhone.Identity;

namespace SipPhone.Lab.Transport
{
    /// <summary>What a server thinks of who connected to it.</summary>
    /// <param name="Reason">What the allow list says to the certificate; null when it was not asked.</param>
    /// <param name="Identity">The allowed domain that the certificate names; null for none.</param>
    /// <param name="IsWelcome">False: it is turned away before a SIP octet is answered (seed §6).</param>
    internal sealed record ClientVerdict(IdentityReason? Reason, string? Identity, bool IsWelcome);
}
