using SipPhone.Dns;
using SipPhone.Identity;

namespace SipPhone.Sip.Transport
{
    /// <summary>
    /// Hears what happens on the way to a connection: for logs, the status command and the PC's timeline.
    /// </summary>
    public interface IConnectionEvents
    {
        /// <summary>Locating ended, with or without candidates.</summary>
        /// <param name="locator">The locator, whose result and candidates can be read during the call.</param>
        void OnLocated(Locator locator);

        /// <summary>A candidate is being connected to.</summary>
        /// <param name="candidate">The candidate.</param>
        void OnConnecting(Candidate candidate);

        /// <summary>TLS stands and the chain was verified; the name has not been judged yet.</summary>
        /// <param name="candidate">The candidate.</param>
        /// <param name="tlsVersion">0x0303 or 0x0304.</param>
        void OnSecured(Candidate candidate, int tlsVersion);

        /// <summary>The certificate was judged; nothing of SIP has been sent.</summary>
        /// <param name="candidate">The candidate.</param>
        /// <param name="certificate">
        /// The buffer of the leaf's DER, which the verdict's ranges point into; after a verdict by the platform
        /// (<see cref="IdentityKind.Platform"/>), which hides the certificate, the name that it found instead.
        /// </param>
        /// <param name="certificateEnd">Where the DER, or the name, ends, exclusive; it starts at 0.</param>
        /// <param name="request">What was asked.</param>
        /// <param name="verdict">What was answered.</param>
        void OnIdentity(
            Candidate candidate,
            byte[] certificate,
            int certificateEnd,
            IdentityRequest request,
            IdentityVerdict verdict);

        /// <summary>A candidate failed, and the next one is tried, if there is one.</summary>
        /// <param name="candidate">The candidate.</param>
        /// <param name="failure">Why.</param>
        /// <param name="platformError">The platform's own number, or 0.</param>
        void OnCandidateFailed(Candidate candidate, ConnectionFailure failure, int platformError);
    }
}
