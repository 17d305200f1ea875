using static SipPhone.Corpus.CorpusVerdicts;

namespace SipPhone.Corpus;

/// <summary>
/// The corpus: every certificate that a rule tells apart from another, with what the rules say of it. Each entry can be
/// written to a file of its name and given to <c>sipphone inspect</c>.
/// </summary>
public static class CertificateCorpus
{
    /// <summary>All entries; their names are distinct.</summary>
    public static IReadOnlyList<CorpusEntry> All { get; } =
    [
        .. Golden(), .. NameCorpus.Entries(), .. SubjectCorpus.Entries(), .. PurposeCorpus.Entries(),
        .. ValidityCorpus.Entries(), .. StructureCorpus.Entries(), .. BrokenCorpus.Entries(),
    ];

    /// <summary>The entry of this name.</summary>
    public static CorpusEntry Find(string name) => All.Single(entry => entry.Name == name);

    private static IEnumerable<CorpusEntry> Golden() =>
        GoldenCertificates.Names.Select(name => new CorpusEntry(
            "openssl-" + Path.GetFileNameWithoutExtension(name), "seed §4", GoldenCertificates.Read(name))
        {
            Expectations =
            [
                Located.Says("uri example.com"),
                Fallback.Says("dns sip1.example.net"),
                Rfc5922.Says("uri example.com"),
                (Located with { Domain = "example.net" }).Says("mismatch"),
                (Fallback with { Host = "sip2.example.net" }).Says("mismatch"),
                (Located with { At = new DateTimeOffset(2027, 1, 1, 0, 0, 1, TimeSpan.Zero) }).Says("expired"),
            ],
        });
}
