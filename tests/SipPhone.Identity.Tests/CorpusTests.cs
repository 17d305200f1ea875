using System.Text;
using SipPhone.Corpus;

namespace SipPhone.Identity.Tests;

/// <summary>Every certificate of the corpus against what the rules say of it.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Entries => [.. CertificateCorpus.All.Select(entry => entry.Name)];

    // Those whose entry lists what each of their names is; the others are left to the differential test.
    public static TheoryData<string> EntriesWithNames =>
        [.. CertificateCorpus.All.Where(entry => entry.Names is not null).Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Entries))]
    public void The_verdict_is_what_the_rules_say(string name)
    {
        CorpusEntry entry = CertificateCorpus.Find(name);
        var verdict = new IdentityVerdict();
        foreach (CorpusExpectation expected in entry.Expectations)
        {
            IdentityReason reason = SipDomainIdentity.CheckServer(
                entry.Der, 0, entry.Der.Length, expected.Question.ToRequest(), expected.Question.ToPolicy(), verdict);
            string context = $"{name} ({entry.Clause}): {expected.Question}";
            Assert.True(expected.Reason == reason, $"{context}: expected {expected.Reason}, was {reason}");
            Assert.Equal(expected.Reason, verdict.Reason);
            Assert.True(expected.By == verdict.By, $"{context}: expected by {expected.By}, was {verdict.By}");
            Assert.Equal(expected.Reason == IdentityReason.Authenticated, verdict.IsAuthenticated);
            Assert.Equal(expected.Identity ?? "", Text(entry.Der, verdict.IdentityOffset, verdict.IdentityEnd));
        }
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Reading_comes_to_what_the_structure_is(string name)
    {
        CorpusEntry entry = CertificateCorpus.Find(name);
        var leaf = new LeafCertificate();

        DerResult result = leaf.Read(entry.Der, 0, entry.Der.Length);

        Assert.Equal(entry.Structure, result);
        Assert.Equal(result, leaf.Error);
        Assert.InRange(leaf.ErrorOffset, 0, entry.Der.Length);
        if (result != DerResult.Ok)
        {
            Assert.False(leaf.HasSubjectAltName || leaf.HasCommonName || leaf.HasExtendedKeyUsage);
            Assert.Equal(0, leaf.SerialEnd);
        }
    }

    [Theory]
    [MemberData(nameof(EntriesWithNames))]
    public void Every_name_is_what_the_table_says(string name)
    {
        CorpusEntry entry = CertificateCorpus.Find(name);
        var leaf = new LeafCertificate();
        Assert.Equal(DerResult.Ok, leaf.Read(entry.Der, 0, entry.Der.Length));

        var names = new List<CorpusName>();
        int at = leaf.SubjectAltNameOffset;
        while (at < leaf.SubjectAltNameEnd)
        {
            Assert.Equal(DerResult.Ok, GeneralName.Next(
                entry.Der, at, leaf.SubjectAltNameEnd, out int tag, out int content, out at));
            PresentedName kind = PresentedNames.Classify(
                entry.Der, tag, content, at, out int domain, out int domainEnd);
            Assert.Equal(PresentedNameTexts.IsIdentity(kind), domainEnd > 0);
            names.Add(new CorpusName(kind, Text(entry.Der, domain, domainEnd)));
        }

        Assert.Equal(entry.Names, names);
    }

    [Fact]
    public void The_corpus_is_large_and_its_names_are_distinct_and_fit_for_files()
    {
        Assert.True(CertificateCorpus.All.Count >= 60);
        Assert.Distinct(CertificateCorpus.All.Select(entry => entry.Name));
        Assert.All(CertificateCorpus.All, entry =>
        {
            Assert.Matches("^[a-z0-9-]+$", entry.Name);
            Assert.NotEmpty(entry.Clause);
            Assert.NotEmpty(entry.Expectations);
        });
    }

    [Fact]
    public void The_corpus_shows_every_result_and_every_kind_of_name_and_every_reason()
    {
        Assert.Equal(Enum.GetValues<DerResult>(), CertificateCorpus.All.Select(e => e.Structure).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<PresentedName>(),
            CertificateCorpus.All.SelectMany(e => e.Names ?? []).Select(n => n.Kind).Distinct().Order());

        // Fallback off is a setting of the phone, which no certificate shows: RuleTests has it.
        Assert.Equal(
            Enum.GetValues<IdentityReason>().Except([IdentityReason.NotLocated]),
            CertificateCorpus.All.SelectMany(e => e.Expectations).Select(e => e.Reason).Distinct().Order());
    }

    private static string Text(byte[] buffer, int offset, int end) =>
        Encoding.Latin1.GetString(buffer, offset, end - offset);
}
