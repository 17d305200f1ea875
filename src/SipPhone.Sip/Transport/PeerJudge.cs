using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns;
using SipPhone.Identity;

namespace SipPhone.Sip.Transport
{
    // Is the peer of a secure channel whom the phone wants to speak to? On most platforms by its certificate and our
    // rules; on one that hides it by the names that the platform was told to look for before it connected.
    // RFC 5922 §7.3. Invariant: Authenticated comes from SipDomainIdentity.CheckServer, or from a platform that was
    // given no other names than PlatformNames chose.

    /// <summary>Judges the peers of one connection; what it needs is made for each, and not kept.</summary>
    internal static class PeerJudge
    {
        /// <summary>What is asked of a candidate.</summary>
        /// <param name="candidate">The candidate.</param>
        /// <param name="referenceDomain">Whom the server must be.</param>
        /// <param name="isLocated">Whether it was found by NAPTR or SRV.</param>
        /// <param name="clock">The wall time.</param>
        /// <returns>The request, which points into the candidate.</returns>
        internal static IdentityRequest Ask(Candidate candidate, byte[] referenceDomain, bool isLocated, IClock clock)
        {
            IdentityRequest request = new IdentityRequest();
            request.SetDomain(referenceDomain, 0, referenceDomain.Length);
            request.SetHost(candidate.Host, 0, candidate.HostLength);
            request.IsLocated = isLocated;
            request.IsClockSet = clock.IsWallTimeSet;
            request.UnixSeconds = clock.UnixSeconds;
            return request;
        }

        /// <summary>Before it opens: tells a channel that checks names itself which will do.</summary>
        /// <param name="channel">The channel, of either kind.</param>
        /// <param name="request">What is asked.</param>
        /// <param name="policy">Whom to believe.</param>
        /// <returns>Authenticated to go on; else why no peer could be accepted, and opening is for nothing.</returns>
        internal static IdentityReason Prepare(ISecureChannel channel, IdentityRequest request, IdentityPolicy policy)
        {
            INameCheckingChannel checking = channel as INameCheckingChannel;
            if (checking == null)
            {
                return IdentityReason.Authenticated;
            }

            IdentityReason reason = PlatformNames.Choose(request, policy, out byte[][] names);
            checking.Expect(names);
            return reason;
        }

        /// <summary>In <c>PeerPresented</c>: judges, and tells.</summary>
        /// <param name="channel">The channel, of either kind.</param>
        /// <param name="candidate">The candidate.</param>
        /// <param name="request">What is asked.</param>
        /// <param name="policy">Whom to believe.</param>
        /// <param name="room">Room for the certificate; for a larger one, which is rare, more is made.</param>
        /// <param name="events">Hears the verdict.</param>
        /// <returns>The verdict's reason.</returns>
        internal static IdentityReason Judge(
            ISecureChannel channel,
            Candidate candidate,
            IdentityRequest request,
            IdentityPolicy policy,
            byte[] room,
            IConnectionEvents events)
        {
            IdentityVerdict verdict = new IdentityVerdict();
            INameCheckingChannel checking = channel as INameCheckingChannel;
            byte[] matched = checking == null ? null : checking.MatchedName;
            if (matched != null)
            {
                verdict.TakePlatform(matched);
                events.OnIdentity(candidate, matched, matched.Length, request, verdict);
                return verdict.Reason;
            }

            int length = channel.CopyPeerCertificate(room, 0, room.Length);
            if (length == HalResult.TooSmall && room.Length < Limits.MaxCertificateBytes)
            {
                room = new byte[Limits.MaxCertificateBytes];
                length = channel.CopyPeerCertificate(room, 0, room.Length);
            }

            if (length == HalResult.TooSmall)
            {
                return IdentityReason.TooLarge;
            }

            // Whoever shows no certificate and proves no name is malformed.
            length = length < 0 ? 0 : length;
            SipDomainIdentity.CheckServer(room, 0, length, request, policy, verdict);
            events.OnIdentity(candidate, room, length, request, verdict);
            return verdict.Reason;
        }
    }
}
