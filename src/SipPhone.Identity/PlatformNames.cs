using System;
using SipPhone.Core;

namespace SipPhone.Identity
{
    // Which names a platform may look for that hides the certificate and compares one name itself: the table of
    // SipDomainIdentity, as far as such a platform can follow it. The seed's §5 and §10, RFC 5922 §7.1 to §7.3.
    //
    //   rules        | located by RFC 3263             | not located
    //   domain-certs | sip:DOMAIN, then sips:DOMAIN    | the host name of the connection; fallback off: not-located
    //   rfc5922      | sip:DOMAIN, then DOMAIN         | the same
    //
    // What it cannot follow, and INameCheckingChannel tells: a DNS name does not count beside a SIP URI; wildcards and
    // common names do not count. What it asks of the platform's clock is never optional, and a purpose for SIP alone
    // cannot be asked at all: both are refused here, before anybody is connected to.
    // Invariant: of a domain that was located no name comes out of DNS; SRV targets are for the address only.

    /// <summary>Chooses the names that a name-checking platform is told to expect.</summary>
    public static class PlatformNames
    {
        /// <summary>Chooses.</summary>
        /// <param name="request">The reference domain, host name, whether it was located, and the clock.</param>
        /// <param name="policy">The settings.</param>
        /// <param name="names">
        /// The names in the order in which they are to be tried, without a trailing dot, the letters after a scheme in
        /// lower case, as the platform compares URIs octet for octet; empty when the result is not
        /// <c>Authenticated</c>.
        /// </param>
        /// <returns>
        /// <c>Authenticated</c> when one of the names is all that is still to be proven; <c>NotLocated</c>,
        /// <c>ReferenceInvalid</c>, <c>ClockNotSet</c> or <c>ExtendedKeyUsage</c> when no certificate could be
        /// accepted.
        /// </returns>
        public static IdentityReason Choose(IdentityRequest request, IdentityPolicy policy, out byte[][] names)
        {
            names = new byte[0][];
            bool isByHost = policy.Rules == IdentityRules.DomainCerts && !request.IsLocated;
            if (isByHost && policy.IsFallbackOff)
            {
                return IdentityReason.NotLocated;
            }

            if (isByHost ? !request.IsHostReference : !request.IsDomainReference)
            {
                return IdentityReason.ReferenceInvalid;
            }

            // The platform judges validity by its own clock, and cannot be told not to.
            if (!request.IsClockSet)
            {
                return IdentityReason.ClockNotSet;
            }

            // RFC 5924: the platform knows nothing of id-kp-sipDomain, and takes serverAuth or no purpose for any.
            if (policy.ExtendedKeyUsage == ExtendedKeyUsageRule.Sip)
            {
                return IdentityReason.ExtendedKeyUsage;
            }

            names = isByHost ? HostNames(request) : DomainNames(request, policy.Rules);
            return IdentityReason.Authenticated;
        }

        private static byte[][] HostNames(IdentityRequest request)
        {
            return new[] { Join("", request.Host, request.HostOffset, request.HostEnd) };
        }

        private static byte[][] DomainNames(IdentityRequest request, IdentityRules rules)
        {
            // RFC 5922 §7.1 counts sip only, and the DNS name after it; the seed's §5 counts sips, and no DNS name.
            string second = rules == IdentityRules.DomainCerts ? "sips:" : "";
            return new[]
            {
                Join("sip:", request.Domain, request.DomainOffset, request.DomainEnd),
                Join(second, request.Domain, request.DomainOffset, request.DomainEnd),
            };
        }

        private static byte[] Join(string scheme, byte[] name, int offset, int end)
        {
            byte[] start = Ascii.ToBytes(scheme);
            byte[] joined = new byte[start.Length + end - offset];
            Array.Copy(start, 0, joined, 0, start.Length);
            for (int i = offset; i < end; i++)
            {
                int octet = name[i];
                bool isUpper = octet >= 'A' && octet <= 'Z';
                joined[start.Length + i - offset] = (byte)(isUpper ? octet + ('a' - 'A') : octet);
            }

            return joined;
        }
    }
}
