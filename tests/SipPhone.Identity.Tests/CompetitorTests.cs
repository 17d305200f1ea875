using SipPhone.Corpus;
using SipPhone.Corpus.Readers;

namespace SipPhone.Identity.Tests;

/// <summary>
/// The readers that the benchmarks compare ours with give its answers: else their times would mean nothing.
/// </summary>
public sealed class CompetitorTests
{
    // The platform's class throws on a GeneralName of a type that RFC 5280 does not know.
    private static readonly string[] NotForDotnet = ["unknown-type"];

    public static TheoryData<string> SoundEntries =>
        [.. CertificateCorpus.All.Where(e => e.Structure == DerResult.Ok).Select(e => e.Name).Except(NotForDotnet)];

    [Theory]
    [MemberData(nameof(SoundEntries))]
    public void They_answer_as_we_do(string name)
    {
        CorpusEntry entry = CertificateCorpus.Find(name);
        foreach (CorpusQuestion question in entry.Expectations.Where(IsTheirs).Select(e => e.Question))
        {
            bool isOurs = IsAuthenticated(entry.Der, question);
            DateTimeOffset now = question.At!.Value;
            Assert.Equal(isOurs, AsnReaderIdentity.IsServerOf(entry.Der, question.Domain, now));
            Assert.Equal(isOurs, X509CertificateIdentity.IsServerOf(entry.Der, question.Domain, now));
        }
    }

    // Nothing broken may be accepted by the competitor that reads the whole structure, as nothing is by ours.
    [Fact]
    public void The_one_that_verifies_the_structure_accepts_nothing_broken()
    {
        Assert.All(CertificateCorpus.All.Where(e => e.Name.StartsWith("broken-")), entry =>
            Assert.False(AsnReaderIdentity.IsServerOf(entry.Der, "example.com", CorpusQuestion.MidYear)));
    }

    [Fact]
    public void The_platforms_class_sees_the_host_name()
    {
        foreach (string name in GoldenCertificates.Names)
        {
            byte[] der = GoldenCertificates.Read(name);
            Assert.True(X509CertificateIdentity.HasDnsName(der, "SIP1.example.net"));
            Assert.False(X509CertificateIdentity.HasDnsName(der, "sip2.example.net"));
        }
    }

    // They know one way: domain-certs, located, the default rule for purposes, a clock, and a sound reference.
    private static bool IsTheirs(CorpusExpectation expectation)
    {
        CorpusQuestion question = expectation.Question;
        return question.IsLocated && question.Rules == IdentityRules.DomainCerts && question.At is not null &&
            question.ExtendedKeyUsage == ExtendedKeyUsageRule.Compatible &&
            expectation.Reason != IdentityReason.ReferenceInvalid;
    }

    private static bool IsAuthenticated(byte[] der, CorpusQuestion question)
    {
        IdentityReason reason = SipDomainIdentity.CheckServer(
            der, 0, der.Length, question.ToRequest(), question.ToPolicy(), new IdentityVerdict());
        return reason == IdentityReason.Authenticated;
    }
}
