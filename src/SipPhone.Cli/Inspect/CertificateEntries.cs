using System.Collections.Generic;
using System.Net;
using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Cli.Inspect;

/// <summary>Lists what a certificate presents, in its own order, with what each entry is under a policy.</summary>
internal static class CertificateEntries
{
    /// <summary>Lists the subjectAltName entries, then the common name.</summary>
    /// <param name="der">The certificate.</param>
    /// <param name="leaf">The certificate as read from it.</param>
    /// <param name="policy">The policy that decides what counts.</param>
    public static IReadOnlyList<CertificateEntry> List(byte[] der, LeafCertificate leaf, IdentityPolicy policy)
    {
        List<CertificateEntry> entries = [];
        int end = leaf.SubjectAltNameEnd;
        for (int at = leaf.SubjectAltNameOffset; at < end;)
        {
            if (GeneralName.Next(der, at, end, out int tag, out int content, out at) != DerResult.Ok)
            {
                break;
            }

            PresentedName name = PresentedNames.Classify(der, tag, content, at, out int domain, out int domainEnd);
            entries.Add(new CertificateEntry(
                Label(tag),
                Value(der, tag, content, at),
                name,
                KindOf(name, policy),
                Ascii.ToText(der, domain, domainEnd)));
        }

        if (leaf.HasCommonName)
        {
            entries.Add(CommonName(der, leaf, policy));
        }

        return entries;
    }

    private static CertificateEntry CommonName(byte[] der, LeafCertificate leaf, IdentityPolicy policy)
    {
        string value = Ascii.ToText(der, leaf.CommonNameOffset, leaf.CommonNameEnd);
        PresentedName name = PresentedNames.ClassifyDnsName(der, leaf.CommonNameOffset, leaf.CommonNameEnd);
        bool counts = SipDomainIdentity.CountsAsCommonName(der, leaf, policy.Rules, policy);
        return new CertificateEntry(
            "CN", value, name, counts ? IdentityKind.CommonName : IdentityKind.None, counts ? value : "");
    }

    private static IdentityKind KindOf(PresentedName name, IdentityPolicy policy)
    {
        if (SipDomainIdentity.CountsAsUri(name, policy.Rules))
        {
            return IdentityKind.Uri;
        }

        return name == PresentedName.DnsName ? IdentityKind.Dns : IdentityKind.None;
    }

    private static string Label(int tag)
    {
        return tag switch
        {
            GeneralName.OtherName => "otherName",
            GeneralName.Rfc822Name => "email",
            GeneralName.DnsName => "DNS",
            GeneralName.X400Address => "X400Name",
            GeneralName.DirectoryName => "DirName",
            GeneralName.EdiPartyName => "EdiParty",
            GeneralName.Uri => "URI",
            GeneralName.IpAddress => "IP",
            GeneralName.RegisteredId => "RID",
            _ => "unknown",
        };
    }

    private static string Value(byte[] der, int tag, int offset, int end)
    {
        int length = end - offset;
        switch (tag)
        {
            case GeneralName.DnsName:
            case GeneralName.Uri:
            case GeneralName.Rfc822Name:
                return Ascii.ToText(der, offset, end);
            case GeneralName.IpAddress when length is 4 or 16:
                return new IPAddress(der[offset..end]).ToString();
            default:
                return $"({length} bytes)";
        }
    }
}
