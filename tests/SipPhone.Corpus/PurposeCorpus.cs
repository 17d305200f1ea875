using SipPhone.Identity;
using static SipPhone.Corpus.CertificateParts;
using static SipPhone.Corpus.CorpusVerdicts;

namespace SipPhone.Corpus;

/// <summary>Certificates that differ in their extended key usage (RFC 5924), asked under each rule for it.</summary>
public static class PurposeCorpus
{
    /// <summary>id-kp-serverAuth.</summary>
    public const string ServerAuth = "1.3.6.1.5.5.7.3.1";

    /// <summary>id-kp-clientAuth.</summary>
    public const string ClientAuth = "1.3.6.1.5.5.7.3.2";

    /// <summary>id-kp-sipDomain.</summary>
    public const string SipDomain = "1.3.6.1.5.5.7.3.20";

    /// <summary>anyExtendedKeyUsage.</summary>
    public const string AnyPurpose = "2.5.29.37.0";

    private const string Yes = "uri example.com";
    private const string No = "eku";

    /// <summary>All of them.</summary>
    public static IEnumerable<CorpusEntry> Entries() =>
    [
        Entry("eku-none", Yes, No),
        Entry("eku-server", Yes, No, ServerAuth),
        Entry("eku-client", No, No, ClientAuth),
        Entry("eku-server-and-client", Yes, No, ServerAuth, ClientAuth),
        Entry("eku-sip", Yes, Yes, SipDomain),
        Entry("eku-any", Yes, Yes, AnyPurpose),
        Entry("eku-sip-last-of-three", Yes, Yes, "1.3.6.1.5.5.7.3.4", ClientAuth, SipDomain),
        Entry("eku-email", No, No, "1.3.6.1.5.5.7.3.4"),
        Entry("eku-two-others", No, No, "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.8"),
        Entry("eku-like-sip-but-longer", No, No, "1.3.6.1.5.5.7.3.20.1"),
        Entry("eku-like-server-in-another-arc", No, No, "1.3.6.1.5.5.7.4.1"),
        Entry("eku-like-server-in-two-octets", No, No, "1.3.6.1.5.5.7.3.129"),
        Entry("eku-the-arc-itself", No, No, "1.3.6.1.5.5.7.3"),
        Entry("eku-like-any", No, No, "2.5.29.37.1"),
    ];

    private static CorpusEntry Entry(string name, string compatible, string sip, params string[] purposes)
    {
        byte[] san = SubjectAltName(Uri("sip:example.com"));
        byte[][] extensions = purposes.Length == 0 ? [san] : [san, ExtendedKeyUsage(purposes)];
        return new CorpusEntry(name, "RFC 5924 §4 and §5", new CertificateParts { Extensions = extensions }.Encode())
        {
            Expectations =
            [
                Located.Says(compatible),
                (Located with { ExtendedKeyUsage = ExtendedKeyUsageRule.Sip }).Says(sip),
                (Located with { ExtendedKeyUsage = ExtendedKeyUsageRule.Off }).Says(Yes),
            ],
        };
    }
}
