using SipPhone.Identity;
using static SipPhone.Corpus.CertificateParts;
using static SipPhone.Corpus.CorpusVerdicts;
using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Corpus;

// Every way to be malformed. But for the one fault, each would be authenticated.

/// <summary>Certificates whose encoding breaks X.690 or RFC 5280.</summary>
public static class BrokenCorpus
{
    private static readonly byte[] San = SubjectAltName(Uri("sip:example.com"), Dns("sip1.example.net"));
    private static readonly byte[] Null = Element(0x05);

    /// <summary>The certificate that gets the faults: every element that our reader looks at is in it.</summary>
    public static byte[] Sound { get; } = new CertificateParts
    {
        UniqueIds = Join(Element(0x81, [0, 0x5A]), Element(0x82, [4, 0xF0])),
        Extensions =
        [
            Extension("2.5.29.19", Sequence(Boolean(true), Integer(0)), isCritical: true),
            San,
            ExtendedKeyUsage(PurposeCorpus.ServerAuth, PurposeCorpus.SipDomain),
        ],
    }.Encode();

    /// <summary>The result that each fault of a tag or length has, wherever it is.</summary>
    public static IReadOnlyList<(DerFault Fault, DerResult Result, string Name)> Faults { get; } =
    [
        (DerFault.CutBehindTag, DerResult.Truncated, "cut-behind-tag"),
        (DerFault.IndefiniteLength, DerResult.IndefiniteLength, "indefinite-length"),
        (DerFault.NonMinimalLength, DerResult.NonMinimalLength, "non-minimal-length"),
        (DerFault.LengthPastEnd, DerResult.LengthPastEnd, "length-past-end"),
        (DerFault.HighTagNumber, DerResult.HighTagNumber, "high-tag-number"),
        (DerFault.WrongTag, DerResult.WrongTag, "wrong-tag"),
    ];

    // Where the faults are put in the corpus: from the outermost element to the innermost.
    private static readonly (string Name, int[] Path)[] Places =
    [
        ("certificate", []),
        ("tbs-certificate", [0]),
        ("version-number", [0, 0, 0]),
        ("subject-attribute-type", [0, 5, 0, 0, 0]),
        ("not-after", [0, 4, 1]),
        ("public-key-algorithm", [0, 6, 0]),
        ("extensions", [0, 9]),
        ("extension-value", [0, 9, 0, 1, 1]),
        ("san-sequence", [0, 9, 0, 1, 1, 0]),
        ("san-second-name", [0, 9, 0, 1, 1, 0, 1]),
        ("signature", [2]),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<CorpusEntry> Entries() =>
        [.. AtPlaces(), .. Trailing(), .. Values(), .. Times(), .. Lists(), .. Cut()];

    private static IEnumerable<CorpusEntry> AtPlaces()
    {
        foreach ((DerFault fault, DerResult result, string faultName) in Faults)
        {
            foreach ((string place, int[] path) in Places)
            {
                DerNode root = DerNode.Parse(Sound);
                root.At(path).Fault = fault;
                yield return BrokenBytes($"{faultName}-at-{place}", "X.690 §8.1, §10.1", result, root.Encode());
            }
        }
    }

    private static IEnumerable<CorpusEntry> Trailing()
    {
        yield return BrokenBytes(
            "trailing-after-certificate", "rules", DerResult.TrailingBytes, Join(Sound, [0]));
        (string Name, int[] Path)[] containers =
        [
            ("certificate", []), ("tbs-certificate", [0]), ("version", [0, 0]), ("attribute", [0, 3, 0, 0]),
            ("validity", [0, 4]), ("public-key", [0, 6]), ("extensions", [0, 9]), ("extension", [0, 9, 0, 1]),
            ("san-value", [0, 9, 0, 1, 1]), ("constraints-value", [0, 9, 0, 0, 2]), ("constraints", [0, 9, 0, 0, 2, 0]),
        ];
        foreach ((string name, int[] path) in containers)
        {
            DerNode root = DerNode.Parse(Sound);
            root.At(path).Behind = Null;
            yield return BrokenBytes(
                "trailing-in-" + name, "a sequence takes its whole range", DerResult.TrailingBytes, root.Encode());
        }

        byte[] algorithm = Sequence(ObjectIdentifier("1.2.3"), Null, Null);
        yield return Broken("trailing-in-algorithm", "RFC 5280 §4.1.1.2", DerResult.TrailingBytes,
            new() { Algorithm = algorithm });
    }

    private static IEnumerable<CorpusEntry> Values() =>
    [
        .. Each("boolean", "X.690 §11.1", DerResult.BadBoolean, ["", "01", "FE", "FFFF"], value => new()
        {
            Extensions = [San, Sequence(ObjectIdentifier("1.2.3"), Element(0x01, value), OctetString())],
        }),
        .. Each("constraints-boolean", "X.690 §11.1", DerResult.BadBoolean, ["", "01"], value => new()
        {
            Extensions = [San, Extension("2.5.29.19", Sequence(Element(0x01, value)))],
        }),
        .. Each("serial", "X.690 §8.3.2", DerResult.BadInteger, ["", "0001", "007F", "FF80", "FFFF"],
            value => new() { Serial = Integer(value), Extensions = [San] }),
        .. Each("path-length", "X.690 §8.3.2", DerResult.BadInteger, ["", "0000"], value => new()
        {
            Extensions = [San, Extension("2.5.29.19", Sequence(Boolean(true), Integer(value)))],
        }),
        .. Each("version", "RFC 5280 §4.1.2.1", DerResult.BadVersion, ["", "00", "03", "80", "0002"],
            value => new() { Version = Element(0xA0, Integer(value)), Extensions = [San] }),
        .. Each("algorithm-oid", "X.690 §8.19", DerResult.BadObjectIdentifier, ["", "80", "2A80", "2A8001", "2AFF"],
            value => new() { Algorithm = Sequence(Element(0x06, value)), Extensions = [San] }),
        .. Each("extension-oid", "X.690 §8.19", DerResult.BadObjectIdentifier, ["", "551D8011"],
            value => new() { Extensions = [San, Sequence(Element(0x06, value), OctetString())] }),
        .. Each("purpose-oid", "X.690 §8.19", DerResult.BadObjectIdentifier, ["", "2B060105050703" + "8001"],
            value => new() { Extensions = [San, Extension("2.5.29.37", Sequence(Element(0x06, value)))] }),
        .. Each("attribute-oid", "X.690 §8.19", DerResult.BadObjectIdentifier, ["", "55048003"],
            value => new() { Subject = Name(Set(Sequence(Element(0x06, value), Null))), Extensions = [San] }),
        .. Each("signature-bits", "X.690 §8.6.2, §11.2.1", DerResult.BadBitString, ["", "01", "08FF", "01FF", "07C0"],
            value => new() { Signature = Element(0x03, value), Extensions = [San] }),
        .. Each("unique-id", "X.690 §8.6.2, §11.2.1", DerResult.BadBitString, ["", "04FF"],
            value => new() { UniqueIds = Element(0x81, value), Extensions = [San] }),
        Broken("unique-ids-swapped", "RFC 5280 §4.1", DerResult.WrongTag,
            new() { UniqueIds = Join(Element(0x82, [0]), Element(0x81, [0])), Extensions = [San] }),
        Broken("unique-id-in-version-1", "RFC 5280 §4.1.2.8", DerResult.WrongTag,
            new() { Version = [], UniqueIds = Element(0x81, [0]) }),
        Broken("extensions-in-version-1", "RFC 5280 §4.1.2.9", DerResult.WrongTag,
            new() { Version = [], Extensions = [San] }),
        Broken("extensions-in-version-2", "RFC 5280 §4.1.2.9", DerResult.WrongTag,
            new() { Version = Element(0xA0, Integer(1)), Extensions = [San] }),
        Broken("san-uri-constructed", "RFC 5280 §4.2.1.6", DerResult.WrongTag,
            new() { Extensions = [SubjectAltName(Uri("sip:example.com"), Element(0xA6, Text(0x16, "sip:x")))] }),
        Broken("san-directory-name-primitive", "RFC 5280 §4.2.1.6", DerResult.WrongTag,
            new() { Extensions = [SubjectAltName(Uri("sip:example.com"), Element(0x84))] }),
        Broken("san-application-class", "RFC 5280 §4.2.1.6", DerResult.WrongTag,
            new() { Extensions = [SubjectAltName(Uri("sip:example.com"), Text(0x42, "example.com"))] }),
        Broken("octet-string-constructed", "X.690 §10.2", DerResult.WrongTag,
            new() { Extensions = [Sequence(ObjectIdentifier("2.5.29.17"), Element(0x24, OctetString()))] }),
    ];

    private static IEnumerable<CorpusEntry> Times() =>
        Each("time", "RFC 5280 §4.1.2.5", DerResult.BadTime,
            [.. new[] { "2601010000Z", "260101000000", "260101000000+0000", "261301000000Z", "260229000000Z",
                "20260101000000.5Z", "2026010100000Z" }.Select(HexOf)],
            value => new()
            {
                Validity = Sequence(Element(value.Length > 13 && value[1] == '0' ? 0x18 : 0x17, value),
                    Time("270101000000Z")),
                Extensions = [San],
            });

    private static IEnumerable<CorpusEntry> Lists() =>
    [
        Broken("san-empty", "RFC 5280 §4.2.1.6: 1..MAX", DerResult.Empty, new() { Extensions = [SubjectAltName()] }),
        Broken("eku-empty", "RFC 5280 §4.2.1.12: 1..MAX", DerResult.Empty,
            new() { Extensions = [San, ExtendedKeyUsage()] }),
        Broken("extensions-empty", "RFC 5280 §4.1.2.9: 1..MAX", DerResult.Empty,
            new() { ExtensionsField = Element(0xA3, Sequence()) }),
        Broken("relative-name-empty", "RFC 5280 §4.1.2.4: 1..MAX", DerResult.Empty,
            new() { Subject = Name(Set()), Extensions = [San] }),
        Broken("san-twice", "RFC 5280 §4.2", DerResult.DuplicateExtension, new() { Extensions = [San, San] }),
        Broken("san-twice-with-another-name", "RFC 5280 §4.2", DerResult.DuplicateExtension,
            new() { Extensions = [San, SubjectAltName(Uri("sip:example.org"))] }),
        Broken("eku-twice", "RFC 5280 §4.2", DerResult.DuplicateExtension, new()
        {
            Extensions = [ExtendedKeyUsage(PurposeCorpus.ServerAuth), San, ExtendedKeyUsage(PurposeCorpus.SipDomain)],
        }),
        Broken("unknown-extension-twice", "RFC 5280 §4.2", DerResult.DuplicateExtension,
            new() { Extensions = [Extension("1.2.3", []), San, Extension("1.2.3", [1])] }),
    ];

    private static IEnumerable<CorpusEntry> Cut() =>
    [
        BrokenBytes("nothing", "X.690 §8.1", DerResult.Truncated, []),
        BrokenBytes("one-octet", "X.690 §8.1", DerResult.Truncated, [0x30]),
        BrokenBytes("cut-in-length", "X.690 §8.1", DerResult.Truncated, Sound[..3]),
        BrokenBytes("cut-in-half", "X.690 §8.1", DerResult.LengthPastEnd, Sound[..(Sound.Length / 2)]),
        BrokenBytes("one-octet-short", "X.690 §8.1", DerResult.LengthPastEnd, Sound[..^1]),
        BrokenBytes("length-of-four-octets", "X.690 §8.1.3.5", DerResult.LengthPastEnd,
            [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0]),
        BrokenBytes("text-instead-of-der", "a PEM file by mistake", DerResult.WrongTag,
            Text(0x2D, "----BEGIN CERTIFICATE-----")),
    ];

    private static IEnumerable<CorpusEntry> Each(
        string name, string clause, DerResult result, string[] values, Func<byte[], CertificateParts> make)
    {
        int number = 0;
        foreach (string hex in values)
        {
            number++;
            yield return Broken($"{name}-{number}", clause, result, make(Convert.FromHexString(hex)));
        }
    }

    private static string HexOf(string text) => Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(text));

    private static CorpusEntry Broken(string name, string clause, DerResult result, CertificateParts parts) =>
        BrokenBytes(name, clause, result, parts.Encode());

    private static CorpusEntry BrokenBytes(string name, string clause, DerResult result, byte[] der) =>
        new("broken-" + name, clause, der)
        {
            Structure = result,
            Expectations = [Located.Says("malformed"), Fallback.Says("malformed"), Rfc5922.Says("malformed")],
        };
}
