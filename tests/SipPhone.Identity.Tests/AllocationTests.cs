using SipPhone.Core;
using SipPhone.Corpus;

namespace SipPhone.Identity.Tests;

/// <summary>The check makes nothing on the heap, whatever it comes to.</summary>
public sealed class AllocationTests
{
    private const int Checks = 10_000;

    // Certificate, question, and the verdict, so that each way through is really taken.
    public static TheoryData<string, string, IdentityReason> Ways => new()
    {
        { "uri-and-dns", "located", IdentityReason.Authenticated },
        { "uri-and-dns", "fallback", IdentityReason.Authenticated },
        { "dns-domain-only", "rfc5922", IdentityReason.Authenticated },
        { "cn-only", "allow-cn", IdentityReason.Authenticated },
        { "hundred-names", "located", IdentityReason.Authenticated },
        { "hundred-names", "fallback", IdentityReason.Authenticated },
        { "hundred-other-names", "located", IdentityReason.Mismatch },
        { "hundred-other-names", "rfc5922", IdentityReason.Mismatch },
        { "dns-domain-only", "located", IdentityReason.NoIdentity },
        { "every-other-type", "rfc5922", IdentityReason.NoIdentity },
        { "validity-expired", "located", IdentityReason.Expired },
        { "validity-not-yet-valid", "located", IdentityReason.NotYetValid },
        { "eku-client", "located", IdentityReason.ExtendedKeyUsage },
        { "size-16385", "located", IdentityReason.TooLarge },
        { "extensions-64", "located", IdentityReason.Authenticated },
        { "extensions-65", "located", IdentityReason.TooLarge },
        { "uri-and-dns", "no-reference", IdentityReason.ReferenceInvalid },
        { "uri-and-dns", "fallback-off", IdentityReason.NotLocated },
        { "uri-and-dns", "no-clock", IdentityReason.ClockNotSet },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_server_is_checked_without_a_byte(string name, string way, IdentityReason expected)
    {
        var located = new CorpusQuestion();
        CorpusQuestion question = way switch
        {
            "fallback" => located with { IsLocated = false },
            "rfc5922" => located with { Rules = IdentityRules.Rfc5922 },
            "allow-cn" => located with { Rules = IdentityRules.Rfc5922, AllowCommonName = true },
            "no-reference" => located with { Domain = "192.0.2.1" },
            "fallback-off" => located with { IsLocated = false, IsFallbackOff = true },
            "no-clock" => located with { At = null },
            _ => located,
        };

        Assert.Equal(expected, Measure(CertificateCorpus.Find(name).Der, question, out long bytes));
        Assert.Equal(0, bytes);
    }

    [Fact]
    public void Broken_certificates_are_refused_without_a_byte()
    {
        foreach (CorpusEntry entry in CertificateCorpus.All.Where(e => e.Name.StartsWith("broken-")))
        {
            Assert.Equal(IdentityReason.Malformed, Measure(entry.Der, new CorpusQuestion(), out long bytes, 100));
            Assert.Equal(0, bytes);
        }

        Assert.Equal(IdentityReason.Malformed, Measure(
            CertificateCorpus.Find("broken-trailing-after-certificate").Der, new CorpusQuestion(), out long all));
        Assert.Equal(0, all);
    }

    [Theory]
    [InlineData("uri-and-dns", "example.com", IdentityReason.Authenticated)]
    [InlineData("uri-and-dns", "example.org", IdentityReason.Mismatch)]
    [InlineData("hundred-other-names", "example.org", IdentityReason.Mismatch)]
    [InlineData("dns-domain-only", "example.com", IdentityReason.NoIdentity)]
    public void A_client_is_checked_without_a_byte(string name, string domain, IdentityReason expected)
    {
        byte[] der = CertificateCorpus.Find(name).Der;
        var allowed = new AllowedDomains();
        allowed.Add(Ascii.ToBytes("other.example"));
        allowed.Add(Ascii.ToBytes(domain));
        IdentityRequest request = new CorpusQuestion().ToRequest();
        var policy = new IdentityPolicy();
        var verdict = new IdentityVerdict();
        IdentityReason reason = SipDomainIdentity.CheckClient(der, 0, der.Length, allowed, request, policy, verdict);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Checks; i++)
        {
            reason = SipDomainIdentity.CheckClient(der, 0, der.Length, allowed, request, policy, verdict);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, reason);
    }

    private static IdentityReason Measure(byte[] der, CorpusQuestion question, out long bytes, int checks = Checks)
    {
        IdentityRequest request = question.ToRequest();
        IdentityPolicy policy = question.ToPolicy();
        var verdict = new IdentityVerdict();

        // The first run makes the classes' static fields.
        IdentityReason reason = SipDomainIdentity.CheckServer(der, 0, der.Length, request, policy, verdict);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < checks; i++)
        {
            reason = SipDomainIdentity.CheckServer(der, 0, der.Length, request, policy, verdict);
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return reason;
    }
}
