using SipPhone.Core;

namespace SipPhone.Identity
{
    // The walks through a certificate's names; RFC 5922 §7.1 and §7.2. What matches is looked for first, with one
    // comparison an entry; what else there is, is classified only where it decides, or for a refusal.
    // Invariant: a search that returns true has set the verdict's identity, to a range within the certificate.

    internal static class IdentitySearch
    {
        [HotPath]
        internal static bool FindUri(
            byte[] der, byte[] reference, int start, int stop, IdentityRules rules, IdentityVerdict verdict)
        {
            int at = verdict.Certificate.SubjectAltNameOffset;
            int end = verdict.Certificate.SubjectAltNameEnd;
            while (at < end)
            {
                GeneralName.Next(der, at, end, out int tag, out int content, out at);
                if (tag != GeneralName.Uri)
                {
                    continue;
                }

                int host = PresentedNames.FindReference(der, content, at, reference, start, stop);
                if (host >= 0 && SipDomainIdentity.CountsAsUri(PresentedNames.SchemeOf(content, host), rules))
                {
                    verdict.SetIdentity(IdentityKind.Uri, host, host + stop - start);
                    return true;
                }
            }

            return false;
        }

        [HotPath]
        internal static bool FindDns(byte[] der, byte[] reference, int start, int stop, IdentityVerdict verdict)
        {
            int at = verdict.Certificate.SubjectAltNameOffset;
            int end = verdict.Certificate.SubjectAltNameEnd;
            while (at < end)
            {
                GeneralName.Next(der, at, end, out int tag, out int content, out at);

                // What equals a reference is a domain name, as the reference is.
                if (tag == GeneralName.DnsName && Ascii.EqualsIgnoreCase(der, content, at, reference, start, stop))
                {
                    verdict.SetIdentity(IdentityKind.Dns, content, at);
                    return true;
                }
            }

            return false;
        }

        [HotPath]
        internal static bool FindCommonName(
            byte[] der, byte[] reference, int start, int stop, IdentityPolicy policy, IdentityVerdict verdict)
        {
            LeafCertificate leaf = verdict.Certificate;
            bool counts = SipDomainIdentity.CountsAsCommonName(der, leaf, IdentityRules.Rfc5922, policy);
            if (!counts ||
                !Ascii.EqualsIgnoreCase(der, leaf.CommonNameOffset, leaf.CommonNameEnd, reference, start, stop))
            {
                return false;
            }

            verdict.SetIdentity(IdentityKind.CommonName, leaf.CommonNameOffset, leaf.CommonNameEnd);
            return true;
        }

        [HotPath]
        internal static bool FindAllowed(
            byte[] der, AllowedDomains allowed, IdentityRules rules, IdentityVerdict verdict)
        {
            int at = verdict.Certificate.SubjectAltNameOffset;
            int end = verdict.Certificate.SubjectAltNameEnd;
            while (at < end)
            {
                GeneralName.Next(der, at, end, out int tag, out int content, out at);
                PresentedName name = PresentedNames.Classify(der, tag, content, at, out int domain, out int domainEnd);
                if (SipDomainIdentity.CountsAsUri(name, rules) && allowed.Contains(der, domain, domainEnd))
                {
                    verdict.SetIdentity(IdentityKind.Uri, domain, domainEnd);
                    return true;
                }
            }

            return false;
        }

        [HotPath]
        internal static bool HoldsUriIdentity(byte[] der, IdentityRules rules, LeafCertificate leaf)
        {
            int at = leaf.SubjectAltNameOffset;
            while (at < leaf.SubjectAltNameEnd)
            {
                GeneralName.Next(der, at, leaf.SubjectAltNameEnd, out int tag, out int content, out at);
                if (tag == GeneralName.Uri &&
                    SipDomainIdentity.CountsAsUri(PresentedNames.Classify(der, tag, content, at, out _, out _), rules))
                {
                    return true;
                }
            }

            return false;
        }

        [HotPath]
        internal static void CountIdentities(byte[] der, IdentityRules rules, IdentityVerdict verdict)
        {
            int at = verdict.Certificate.SubjectAltNameOffset;
            int end = verdict.Certificate.SubjectAltNameEnd;
            while (at < end)
            {
                GeneralName.Next(der, at, end, out int tag, out int content, out at);
                PresentedName name = PresentedNames.Classify(der, tag, content, at, out _, out _);
                if (SipDomainIdentity.CountsAsUri(name, rules))
                {
                    verdict.UriIdentityCount++;
                }
                else if (name == PresentedName.DnsName)
                {
                    verdict.DnsIdentityCount++;
                }
            }
        }
    }
}
