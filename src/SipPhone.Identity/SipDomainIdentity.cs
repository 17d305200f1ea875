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
            if (reason == IdentityReason.Authenticated)
            {
                reason = MatchName(der, request, policy, policy.Rules, verdict);
                if (reason != IdentityReason.Authenticated)
                {
                    LookAtOtherRules(der, request, policy, verdict);
                }
            }

            return Finish(reason, request, policy, CertificateKeyUsages.ServerAuth, verdict);
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
            if (reason == IdentityReason.Authenticated)
            {
                reason = MatchAllowed(der, allowed, policy.Rules, verdict);
            }

            return Finish(reason, request, policy, CertificateKeyUsages.ClientAuth, verdict);
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
            verdict.ClearNames();
            verdict.SetIdentity(IdentityKind.None, 0, 0);
            verdict.OtherRulesWouldAccept = false;
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
        private static IdentityReason MatchName(
            byte[] der, IdentityRequest request, IdentityPolicy policy, IdentityRules rules, IdentityVerdict verdict)
        {
            bool byHost = rules == IdentityRules.DomainCerts && !request.IsLocated;
            byte[] reference = byHost ? request.Host : request.Domain;
            int start = byHost ? request.HostOffset : request.DomainOffset;
            int stop = byHost ? request.HostEnd : request.DomainEnd;
            bool isReference = reference != null && IsReference(reference, start, stop);
            WalkNames(der, isReference ? reference : null, start, stop, rules, verdict);

            // The seed's §5: "Otherwise, if RFC3263 resolution on the URI failed" it is the host's DNS name, or
            // nothing.
            if (byHost && policy.IsFallbackOff)
            {
                return IdentityReason.NotLocated;
            }

            if (!isReference)
            {
                return IdentityReason.ReferenceInvalid;
            }

            if (byHost)
            {
                return ConcludeDns(verdict);
            }

            // RFC 5922 §7.1: DNS identities count only when there is no SIP URI identity.
            if (rules == IdentityRules.DomainCerts || verdict.UriIdentityCount > 0)
            {
                return ConcludeUri(verdict);
            }

            LeafCertificate leaf = verdict.Certificate;
            if (!CountsAsCommonName(der, leaf, rules, policy))
            {
                return ConcludeDns(verdict);
            }

            bool isEqual = Ascii.EqualsIgnoreCase(
                der, leaf.CommonNameOffset, leaf.CommonNameEnd, reference, start, stop);
            return Conclude(IdentityKind.CommonName, isEqual, leaf.CommonNameOffset, leaf.CommonNameEnd, 1, verdict);
        }

        // Counts the identities of both kinds and notes the first of each that equals the reference; null equals none.
        [HotPath]
        private static void WalkNames(
            byte[] der, byte[] reference, int start, int stop, IdentityRules rules, IdentityVerdict verdict)
        {
            verdict.ClearNames();
            int at = verdict.Certificate.SubjectAltNameOffset;
            int end = verdict.Certificate.SubjectAltNameEnd;
            while (at < end)
            {
                GeneralName.Next(der, at, end, out int tag, out int content, out at);
                PresentedName name = PresentedNames.Classify(der, tag, content, at, out int domain, out int domainEnd);
                bool isUri = CountsAsUri(name, rules);
                if (!isUri && name != PresentedName.DnsName)
                {
                    continue;
                }

                bool isEqual = reference != null &&
                    Ascii.EqualsIgnoreCase(der, domain, domainEnd, reference, start, stop);
                verdict.Note(isUri, isEqual, domain, domainEnd);
            }
        }

        [HotPath]
        private static IdentityReason ConcludeUri(IdentityVerdict verdict)
        {
            int start = verdict.UriMatchOffset;
            int end = verdict.UriMatchEnd;
            return Conclude(IdentityKind.Uri, end > 0, start, end, verdict.UriIdentityCount, verdict);
        }

        [HotPath]
        private static IdentityReason ConcludeDns(IdentityVerdict verdict)
        {
            int start = verdict.DnsMatchOffset;
            int end = verdict.DnsMatchEnd;
            return Conclude(IdentityKind.Dns, end > 0, start, end, verdict.DnsIdentityCount, verdict);
        }

        [HotPath]
        private static IdentityReason Conclude(
            IdentityKind kind, bool isEqual, int offset, int end, int count, IdentityVerdict verdict)
        {
            if (!isEqual)
            {
                return count > 0 ? IdentityReason.Mismatch : IdentityReason.NoIdentity;
            }

            verdict.SetIdentity(kind, offset, end);
            return IdentityReason.Authenticated;
        }

        // Asks the other rules the same question, so that a refusal can say what would change it.
        [HotPath]
        private static void LookAtOtherRules(
            byte[] der, IdentityRequest request, IdentityPolicy policy, IdentityVerdict verdict)
        {
            int uriCount = verdict.UriIdentityCount;
            int dnsCount = verdict.DnsIdentityCount;
            IdentityRules other = policy.Rules == IdentityRules.DomainCerts
                ? IdentityRules.Rfc5922
                : IdentityRules.DomainCerts;
            IdentityReason reason = MatchName(der, request, policy, other, verdict);
            verdict.OtherRulesWouldAccept = reason == IdentityReason.Authenticated;
            verdict.UriIdentityCount = uriCount;
            verdict.DnsIdentityCount = dnsCount;
        }

        [HotPath]
        private static IdentityReason MatchAllowed(
            byte[] der, AllowedDomains allowed, IdentityRules rules, IdentityVerdict verdict)
        {
            verdict.ClearNames();
            int at = verdict.Certificate.SubjectAltNameOffset;
            int end = verdict.Certificate.SubjectAltNameEnd;
            while (at < end)
            {
                GeneralName.Next(der, at, end, out int tag, out int content, out at);
                PresentedName name = PresentedNames.Classify(der, tag, content, at, out int domain, out int domainEnd);
                if (CountsAsUri(name, rules))
                {
                    verdict.Note(true, allowed.Contains(der, domain, domainEnd), domain, domainEnd);
                }
                else if (name == PresentedName.DnsName)
                {
                    verdict.Note(false, false, domain, domainEnd);
                }
            }

            return ConcludeUri(verdict);
        }

        // What stands beside the name: time and purpose. A refusal takes back what matched.
        [HotPath]
        private static IdentityReason Finish(
            IdentityReason reason, IdentityRequest request, IdentityPolicy policy, int role, IdentityVerdict verdict)
        {
            if (reason == IdentityReason.Authenticated)
            {
                reason = CheckValidity(request, policy, verdict.Certificate);
            }

            if (reason == IdentityReason.Authenticated && !IsPurposeAllowed(policy, role, verdict.Certificate))
            {
                reason = IdentityReason.ExtendedKeyUsage;
            }

            if (reason != IdentityReason.Authenticated)
            {
                verdict.SetIdentity(IdentityKind.None, 0, 0);
            }

            verdict.Reason = reason;
            return reason;
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
