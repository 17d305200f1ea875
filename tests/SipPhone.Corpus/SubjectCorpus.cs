using static SipPhone.Corpus.CertificateParts;
using static SipPhone.Corpus.CorpusVerdicts;
using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Corpus;

// RFC 5922 §7.1, step 2: the common name, if and only if there is no subjectAltName; here only when it is allowed, too.

/// <summary>Certificates that differ in their subject.</summary>
public static class SubjectCorpus
{
    private const string None = "no-identity";
    private const string ByName = "cn example.com";

    /// <summary>All of them.</summary>
    public static IEnumerable<CorpusEntry> Entries() =>
    [
        Entry("cn-only", "RFC 5922 §7.1: the common name, when allowed", ByName, CommonName("example.com")),
        Entry("cn-printable-string", "RFC 5280 §4.1.2.4", ByName, CommonName("example.com", 0x13)),
        Entry("cn-teletex-string", "RFC 5280 §4.1.2.4", ByName, CommonName("example.com", 0x14)),
        Entry("cn-upper-case", "RFC 4343", "cn EXAMPLE.COM", CommonName("EXAMPLE.COM")),
        Entry("cn-of-another", "RFC 5922 §7.2", "mismatch", CommonName("example.org")),
        Entry("cn-two-the-last-matches", "rules: the last one", ByName,
            CommonName("example.org"), CommonName("example.com")),
        Entry("cn-two-the-first-matches", "rules: the last one", "mismatch",
            CommonName("example.com"), CommonName("example.org")),
        Entry("cn-before-the-organization", "rules: the last one", ByName,
            CommonName("example.com"), Organization("Corpus")),
        Entry("cn-in-a-set-of-two", "RFC 5280 §4.1.2.4: a relative name may have several", ByName,
            Set(Attribute("2.5.4.3", Text(0x0C, "example.com")), Attribute("2.5.4.10", Text(0x0C, "Corpus")))),
        Entry("cn-bmp-string", "two octets a character: not the syntax of a dNSName", None,
            CommonName("\0e\0x\0a\0m\0p\0l\0e\0.\0c\0o\0m", 0x1E)),
        Entry("cn-bmp-string-of-ascii-pairs", "its octets spell the name, its characters do not", None,
            CommonName("example.comm", 0x1E)),
        Entry("cn-universal-string", "four octets a character", None, CommonName("\0\0\0a", 0x1C)),
        Entry("cn-wildcard", "seed §10", None, CommonName("*.example.com")),
        Entry("cn-nul", "an embedded NUL", None, CommonName("example.com\0.example.org")),
        Entry("cn-empty", "no name at all", None, CommonName("")),
        Entry("cn-words", "no DNS name", None, CommonName("The example company")),
        Entry("cn-uri", "no DNS name", None, CommonName("sip:example.com")),
        Entry("subject-empty", "RFC 5280 §4.1.2.6", None),
        Entry("subject-without-cn", "RFC 5280 §4.1.2.6", None, Organization("example.com")),
        new CorpusEntry("cn-and-san", "RFC 5922 §7.1: not beside a subjectAltName",
            Certificate([CommonName("example.com")], SubjectAltName(Dns("example.org"))))
        {
            Expectations = [WithCommonName.Says("mismatch"), Rfc5922.Says("mismatch"), Located.Says(None)],
        },
        new CorpusEntry("cn-and-san-without-identity", "RFC 5922 §7.1: not beside a subjectAltName, whatever it holds",
            Certificate([CommonName("example.com")], SubjectAltName(Text(0x81, "bob@example.com"))))
        {
            Expectations = [WithCommonName.Says(None), Rfc5922.Says(None), Located.Says(None)],
        },
        new CorpusEntry("cn-and-purposes", "no subjectAltName, though extensions",
            Certificate([CommonName("example.com")], ExtendedKeyUsage("1.3.6.1.5.5.7.3.1")))
        {
            Expectations = [WithCommonName.Says(ByName), Rfc5922.Says(None), Located.Says(None)],
        },
    ];

    private static CorpusEntry Entry(string name, string clause, string allowed, params byte[][] relativeNames) =>
        new(name, clause, Certificate(relativeNames))
        {
            Names = [],
            Expectations =
            [
                WithCommonName.Says(allowed),
                Rfc5922.Says(None),
                Located.Says(None),
                (Fallback with { AllowCommonName = true, Host = "example.com" }).Says(None),
                (Located with { AllowCommonName = true }).Says(None),
            ],
        };

    private static byte[] Certificate(byte[][] relativeNames, params byte[][] extensions) =>
        new CertificateParts { Subject = Name(relativeNames), Extensions = extensions }.Encode();
}
