using SipPhone.Identity;

namespace SipPhone.Corpus;

/// <summary>A certificate of the corpus, and what the rules say of it.</summary>
/// <param name="Name">A readable name, fit for a file: lower case, digits and hyphens.</param>
/// <param name="Clause">The rule that it shows.</param>
/// <param name="Der">The certificate, or what should be one.</param>
public sealed record CorpusEntry(string Name, string Clause, byte[] Der)
{
    /// <summary>What reading it comes to.</summary>
    public DerResult Structure { get; init; } = DerResult.Ok;

    /// <summary>
    /// Every entry of its subjectAltName in order; null where the entry leaves that to the differential test.
    /// </summary>
    public IReadOnlyList<CorpusName>? Names { get; init; }

    /// <summary>What the rules say of it; at least one.</summary>
    public required IReadOnlyList<CorpusExpectation> Expectations { get; init; }

    /// <summary>The name, for test lists.</summary>
    public override string ToString() => Name;
}
