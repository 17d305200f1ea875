using SipPhone.Core;

namespace SipPhone.Identity
{
    // Who is this peer? The seed's §5 (UAC), §6 (UAS) and §10; RFC 5922 §7.1 to §7.4; RFC 5924; RFC 5280 §4.1.2.5.
    //
    //   rules        | located by RFC 3263                        | not located
    //   domain-certs | a SIP or SIPS URI identity = domain        | a DNS identity = host name of the connection;
    //                |                                            |   fallback off: not-located
    //   rfc5922      | a SIP URI identity = domain; if there is no SIP URI identity, a DNS identity = domain;
    //                |   with no subjectAltName extension and allow-cn, the last common name = domain
    //
    // Order of the verdicts: the encoding, then the name (whom it belongs to), then the time, then the purpose.
    // The chain up to an anchor is the TLS library's matter, before this; nothing here weakens it.
    // Invariant: Authenticated only after every check was passed; no heap object is made on any way through.

    /// <summary>
    /// The identity rules: from a leaf certificate and a request to a verdict. Allocates nothing, throws nothing.
    /// </summary>
    public static class SipDomainIdentity
    {
        /// <summary>As a UAC: is this certificate the server's that the request asks for?</summary>
        /// <param name="der">The buffer that holds the leaf certificate's DER.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="request">The reference domain, host name, whether it was located, and the time.</param>
        /// <param name="policy">The settings.</param>
        /// <param name="verdict">Receives all that was found.</param>
        /// <returns>The verdict's reason.</returns>
        [HotPath]
        public static IdentityReason CheckServer(
            byte[] der, int offset, int end, IdentityRequest request, IdentityPolicy policy, IdentityVerdict verdict)
        {
            IdentityReason reason = ReadCertificate(der, offset, end, verdict);
            if (reason != IdentityReason.Authenticated)
            {
                return Close(reason, verdict);
            }

            IdentityReason beside = CheckBesideName(
                request, policy, CertificateKeyUsages.ServerAuth, verdict.Certificate);
            reason = MatchName(der, request, policy, policy.Rules, verdict);
            if (reason == IdentityReason.Authenticated)
            {
                return Close(beside, verdict);
            }

            IdentityReason other = MatchName(der, request, policy, OtherThan(policy.Rules), verdict);
            verdict.OtherRulesWouldAccept =
                other == IdentityReason.Authenticated && beside == IdentityReason.Authenticated;
            IdentitySearch.CountIdentities(der, policy.Rules, verdict);
            bool isNone = reason == IdentityReason.Mismatch && !HoldsCountedIdentity(der, request, policy, verdict);
            return Close(isNone ? IdentityReason.NoIdentity : reason, verdict);
        }

        /// <summary>As a UAS: may the owner of this certificate connect? (seed §6, RFC 5922 §7.4)</summary>
        /// <param name="der">The buffer that holds the leaf certificate's DER.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="end">Where it ends, exclusive.</param>
        /// <param name="allowed">
        /// The domains that may; the certificate must hold a SIP URI identity of one of them.
        /// </param>
        /// <param name="request">The time; its names are not used.</param>
        /// <param name="policy">The settings.</param>
        /// <param name="verdict">Receives all that was found.</param>
        /// <returns>The verdict's reason.</returns>
        [HotPath]
        public static IdentityReason CheckClient(
            byte[] der,
            int offset,
            int end,
            AllowedDomains allowed,
            IdentityRequest request,
            IdentityPolicy policy,
            IdentityVerdict verdict)
        {
            IdentityReason reason = ReadCertificate(der, offset, end, verdict);
            if (reason != IdentityReason.Authenticated)
            {
                return Close(reason, verdict);
            }

            IdentityReason beside = CheckBesideName(
                request, policy, CertificateKeyUsages.ClientAuth, verdict.Certificate);
            if (IdentitySearch.FindAllowed(der, allowed, policy.Rules, verdict))
            {
                return Close(beside, verdict);
            }

            bool isOther = IdentitySearch.FindAllowed(der, allowed, OtherThan(policy.Rules), verdict);
            verdict.OtherRulesWouldAccept = isOther && beside == IdentityReason.Authenticated;
            IdentitySearch.CountIdentities(der, policy.Rules, verdict);
            reason = verdict.UriIdentityCount > 0 ? IdentityReason.Mismatch : IdentityReason.NoIdentity;
            return Close(reason, verdict);
        }

        /// <summary>Tells whether a name can be a reference: a domain name, and not an IP literal.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the name starts.</param>
        /// <param name="end">Where it ends, exclusive, without a trailing dot.</param>
        /// <returns>True when a certificate's identity can equal it.</returns>
        [HotPath]
        public static bool IsReference(byte[] buffer, int offset, int end)
        {
            return PresentedNames.ClassifyDnsName(buffer, offset, end) == PresentedName.DnsName &&
                !PresentedNames.IsIpLiteral(buffer, offset, end);
        }

        /// <summary>Tells whether an entry counts as a SIP URI identity under a set of rules.</summary>
        /// <param name="name">What the entry is.</param>
        /// <param name="rules">The rules.</param>
        /// <returns>True for <c>sip</c>, and under <c>domain-certs</c> for <c>sips</c> too.</returns>
        [HotPath]
        public static bool CountsAsUri(PresentedName name, IdentityRules rules)
        {
            // RFC 5922 §7.1: only sip. The seed's §5 speaks of "the SIPS identity".
            return name == PresentedName.SipUri ||
                (name == PresentedName.SipsUri && rules == IdentityRules.DomainCerts);
        }

        /// <summary>
        /// Tells whether the common name is an identity: no subjectAltName, and the syntax of a DNS name.
        /// </summary>
        /// <param name="der">The buffer.</param>
        /// <param name="leaf">The certificate as read from it.</param>
        /// <param name="rules">The rules: the common name counts under <c>rfc5922</c> only.</param>
        /// <param name="policy">The settings.</param>
        /// <returns>True when the last common name counts.</returns>
        [HotPath]
        public static bool CountsAsCommonName(
            byte[] der, LeafCertificate leaf, IdentityRules rules, IdentityPolicy policy)
        {
            // RFC 5922 §7.1: "if and only if the subjectAltName does not appear"; here, only when it was asked for too.
            if (rules != IdentityRules.Rfc5922 || !policy.AllowCommonName ||
                leaf.HasSubjectAltName || !leaf.HasCommonName)
            {
                return false;
            }

            // The other string types of a DirectoryString are two or four octets a character.
            bool isSingleByte = leaf.CommonNameTag == Der.Utf8String || leaf.CommonNameTag == Der.PrintableString ||
                leaf.CommonNameTag == Der.TeletexString;
            return isSingleByte &&
                PresentedNames.ClassifyDnsName(der, leaf.CommonNameOffset, leaf.CommonNameEnd) == PresentedName.DnsName;
        }

        [HotPath]
        private static IdentityReason ReadCertificate(byte[] der, int offset, int end, IdentityVerdict verdict)
        {
            verdict.Clear();
            DerResult result = verdict.Certificate.Read(der, offset, end);
            if (result == DerResult.Ok)
            {
                return IdentityReason.Authenticated;
            }

            return result == DerResult.TooLarge || result == DerResult.TooManyExtensions
                ? IdentityReason.TooLarge
                : IdentityReason.Malformed;
        }

        [HotPath]
        private static IdentityRules OtherThan(IdentityRules rules)
        {
            return rules == IdentityRules.DomainCerts ? IdentityRules.Rfc5922 : IdentityRules.DomainCerts;
        }

        // The seed's §5: "Otherwise, if RFC3263 resolution on the URI failed" it is the host's DNS name.
        [HotPath]
        private static bool IsByHost(IdentityRequest request, IdentityRules rules)
        {
            return rules == IdentityRules.DomainCerts && !request.IsLocated;
        }

        // Authenticated, NotLocated, ReferenceInvalid, or Mismatch when nothing that counts is equal.
        [HotPath]
        private static IdentityReason MatchName(
            byte[] der, IdentityRequest request, IdentityPolicy policy, IdentityRules rules, IdentityVerdict verdict)
        {
            bool byHost = IsByHost(request, rules);
            if (byHost && policy.IsFallbackOff)
            {
                return IdentityReason.NotLocated;
            }

            if (byHost ? !request.IsHostReference : !request.IsDomainReference)
            {
                return IdentityReason.ReferenceInvalid;
            }

            byte[] reference = byHost ? request.Host : request.Domain;
            int start = byHost ? request.HostOffset : request.DomainOffset;
            int stop = byHost ? request.HostEnd : request.DomainEnd;
            bool isFound = byHost
                ? IdentitySearch.FindDns(der, reference, start, stop, verdict)
                : IdentitySearch.FindUri(der, reference, start, stop, rules, verdict);
            if (!isFound && rules == IdentityRules.Rfc5922 &&
                !IdentitySearch.HoldsUriIdentity(der, rules, verdict.Certificate))
            {
                // RFC 5922 §7.1: a DNS identity counts only if there is no SIP URI identity, the common name only if
                // there is no subjectAltName.
                isFound = IdentitySearch.FindDns(der, reference, start, stop, verdict) ||
                    IdentitySearch.FindCommonName(der, reference, start, stop, policy, verdict);
            }

            return isFound ? IdentityReason.Authenticated : IdentityReason.Mismatch;
        }

        // Whether there is any identity of a kind that was compared: what tells mismatch from no-identity.
        [HotPath]
        private static bool HoldsCountedIdentity(
            byte[] der, IdentityRequest request, IdentityPolicy policy, IdentityVerdict verdict)
        {
            bool byHost = IsByHost(request, policy.Rules);
            bool uriCounts = !byHost && verdict.UriIdentityCount > 0;
            bool dnsCounts = (byHost || policy.Rules == IdentityRules.Rfc5922) && verdict.DnsIdentityCount > 0;
            return uriCounts || dnsCounts || CountsAsCommonName(der, verdict.Certificate, policy.Rules, policy);
        }

        // A refusal takes back what matched.
        [HotPath]
        private static IdentityReason Close(IdentityReason reason, IdentityVerdict verdict)
        {
            if (reason != IdentityReason.Authenticated)
            {
                verdict.SetIdentity(IdentityKind.None, 0, 0);
            }

            verdict.Reason = reason;
            return reason;
        }

        // What stands beside the name: the time, then the purpose.
        [HotPath]
        private static IdentityReason CheckBesideName(
            IdentityRequest request, IdentityPolicy policy, int role, LeafCertificate leaf)
        {
            IdentityReason reason = CheckValidity(request, policy, leaf);
            if (reason != IdentityReason.Authenticated)
            {
                return reason;
            }

            return IsPurposeAllowed(policy, role, leaf)
                ? IdentityReason.Authenticated
                : IdentityReason.ExtendedKeyUsage;
        }

        [HotPath]
        private static IdentityReason CheckValidity(
            IdentityRequest request, IdentityPolicy policy, LeafCertificate leaf)
        {
            if (!request.IsClockSet)
            {
                return policy.IsClockOptional ? IdentityReason.Authenticated : IdentityReason.ClockNotSet;
            }

            // RFC 5280 §4.1.2.5: from notBefore through notAfter, inclusive.
            if (request.UnixSeconds < leaf.NotBefore)
            {
                return IdentityReason.NotYetValid;
            }

            return request.UnixSeconds > leaf.NotAfter ? IdentityReason.Expired : IdentityReason.Authenticated;
        }

        [HotPath]
        private static bool IsPurposeAllowed(IdentityPolicy policy, int role, LeafCertificate leaf)
        {
            // RFC 5924 §4.1 and §5: the SIP purpose, or any; TLS's own purpose where compatibility is wanted.
            int wanted = CertificateKeyUsages.SipDomain | CertificateKeyUsages.Any;
            switch (policy.ExtendedKeyUsage)
            {
                case ExtendedKeyUsageRule.Off:
                    return true;
                case ExtendedKeyUsageRule.Sip:
                    return leaf.HasExtendedKeyUsage && (leaf.ExtendedKeyUsages & wanted) != 0;
                default:
                    return !leaf.HasExtendedKeyUsage || (leaf.ExtendedKeyUsages & (wanted | role)) != 0;
            }
        }
    }
}
