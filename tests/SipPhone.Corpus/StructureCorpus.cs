using SipPhone.Identity;
using static SipPhone.Corpus.CertificateParts;
using static SipPhone.Corpus.CorpusVerdicts;
using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Corpus;

/// <summary>Certificates of unusual but sound structure (RFC 5280 §4.1, §4.2), and of sizes about the limits.</summary>
public static class StructureCorpus
{
    // nsComment: an extension that nobody reads.
    private const string Comment = "2.16.840.1.113730.1.13";
    private const string Valid = "uri example.com";

    private static readonly byte[] San = SubjectAltName(Uri("sip:example.com"), Dns("sip1.example.net"));

    /// <summary>All of them.</summary>
    public static IEnumerable<CorpusEntry> Entries() => [.. Shapes(), .. Sizes()];

    private static IEnumerable<CorpusEntry> Shapes() =>
    [
        Sound("rsa-key", "RFC 3279 §2.3.1", new() { PublicKey = RsaPublicKey, Extensions = [San] }),
        Sound("algorithm-parameters-null", "RFC 5280 §4.1.1.2", new()
        {
            Algorithm = Sequence(ObjectIdentifier("1.2.840.113549.1.1.11"), Element(0x05)),
            SignatureAlgorithm = Sequence(ObjectIdentifier("1.2.840.113549.1.1.11"), Element(0x05)),
            Extensions = [San],
        }),
        Sound("serial-20-octets", "RFC 5280 §4.1.2.2",
            new() { Serial = Integer([.. Enumerable.Range(1, 20).Select(i => (byte)i)]), Extensions = [San] }),
        Sound("serial-zero", "RFC 5280 §4.1.2.2: be prepared", new() { Serial = Integer(0), Extensions = [San] }),
        Sound("serial-negative", "RFC 5280 §4.1.2.2: be prepared",
            new() { Serial = Integer(0x80), Extensions = [San] }),
        Sound("issuer-empty", "Name may be an empty sequence", new() { Issuer = Name(), Extensions = [San] }),
        Sound("unique-ids", "RFC 5280 §4.1.2.8", new() { UniqueIds = UniqueIds(), Extensions = [San] }),
        Sound("subject-unique-id-only", "RFC 5280 §4.1.2.8",
            new() { UniqueIds = Element(0x82, [4, 0xF0]), Extensions = [San] }),
        Sound("san-critical", "RFC 5280 §4.2.1.6", new()
        {
            Subject = Name(),
            Extensions = [Extension("2.5.29.17", Sequence(Uri("sip:example.com")), isCritical: true)],
        }),
        Sound("critical-written-false", "X.690 §11.5, which many issuers miss", new()
        {
            Extensions = [Sequence(ObjectIdentifier("2.5.29.17"), Boolean(false),
                OctetString(Sequence(Uri("sip:example.com"))))],
        }),
        Sound("unknown-critical-extension", "the TLS library's matter",
            new() { Extensions = [Extension(Comment, Text(0x16, "x"), isCritical: true), San] }),
        Sound("san-last-of-many", "the order of extensions is free", new()
        {
            Extensions = [Extension("2.5.29.15", Element(0x03, [5, 0xA0]), isCritical: true),
                Extension("2.5.29.19", Sequence(), isCritical: true), ExtendedKeyUsage(PurposeCorpus.ServerAuth),
                Extension(Comment, Text(0x16, "x")), San],
        }),
        Sound("authority", "a leaf that may issue is the TLS library's matter", new()
        {
            Extensions = [Extension("2.5.29.19", Sequence(Boolean(true), Integer(0)), isCritical: true), San],
        }),
        Sound("unknown-extension-is-no-der", "unknown extensions are passed over",
            new() { Extensions = [Extension(Comment, [0xFF, 0xFF, 0xFF]), San] }),
        Sound("extensions-like-san", "2.5.29.17 and nothing like it", new()
        {
            Extensions = [Extension("2.5.29.17.1", []), Extension("2.5.4.17", []), Extension("1.5.29.17", []), San],
        }),
        Nameless("version-1", "RFC 5280 §4.1.2.1", new() { Version = [] }),
        Nameless("version-2-unique-ids", "RFC 5280 §4.1.2.8",
            new() { Version = Element(0xA0, Integer(1)), UniqueIds = UniqueIds() }),
        Nameless("version-3-without-extensions", "RFC 5280 §4.1.2.9", new()),
    ];

    private static IEnumerable<CorpusEntry> Sizes()
    {
        yield return Sound("size-4096", "4,096 octets", OfSize(4096));
        yield return Sound("size-16384", "Limits.MaxCertificateBytes", OfSize(16384));
        yield return TooLarge("size-16385", DerResult.TooLarge, OfSize(16385));
        yield return TooLarge("size-20480", DerResult.TooLarge, OfSize(20480));
        yield return Sound("extensions-64", "Limits.MaxCertificateExtensions", OfExtensions(64));
        yield return TooLarge("extensions-65", DerResult.TooManyExtensions, OfExtensions(65));
    }

    private static byte[] UniqueIds() => Join(Element(0x81, [0, 0x5A]), Element(0x82, [4, 0xF0]));

    private static CertificateParts OfSize(int lengthBytes)
    {
        int padding = lengthBytes - OfPadding(0).Encode().Length;
        while (OfPadding(padding).Encode().Length > lengthBytes)
        {
            padding--;
        }

        return OfPadding(padding);
    }

    private static CertificateParts OfPadding(int padding) =>
        new() { Extensions = [San, Extension(Comment, new byte[padding])] };

    private static CertificateParts OfExtensions(int count) => new()
    {
        Extensions = [.. Enumerable.Range(1, count - 1).Select(i => Extension($"{Comment}.{i}", [])), San],
    };

    private static CorpusEntry Sound(string name, string clause, CertificateParts parts) =>
        new(name, clause, parts.Encode()) { Expectations = [Located.Says(Valid)] };

    private static CorpusEntry Nameless(string name, string clause, CertificateParts parts) =>
        new(name, clause, parts.Encode())
        {
            Names = [],
            Expectations =
            [
                Located.Says("no-identity"),
                (WithCommonName with { Domain = "sip1.example.net" }).Says("cn sip1.example.net"),
            ],
        };

    private static CorpusEntry TooLarge(string name, DerResult result, CertificateParts parts) =>
        new(name, "rules: more than the limits", parts.Encode())
        {
            Structure = result,
            Expectations = [Located.Says("too-large"), Rfc5922.Says("too-large")],
        };
}
