using SipPhone.Core;
using SipPhone.Corpus;
using static SipPhone.Corpus.CertificateParts;
using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Identity.Tests;

/// <summary>The UAS: seed §6, RFC 5922 §7.4.</summary>
public sealed class ClientTests
{
    [Theory]
    [InlineData("a", "sip:a.example", "authenticated", "a.example")]
    [InlineData("a", "sip:A.Example", "authenticated", "A.Example")]
    [InlineData("a b", "sip:b.example", "authenticated", "b.example")]
    [InlineData("a b", "sip:c.example sip:b.example", "authenticated", "b.example")]
    [InlineData("b a", "sip:a.example sip:b.example", "authenticated", "a.example")]
    [InlineData("a", "sips:a.example", "authenticated", "a.example")]
    [InlineData("a", "sip:a.example:5061;lr", "authenticated", "a.example")]
    [InlineData("", "sip:a.example", "mismatch", "")]
    [InlineData("a", "sip:b.example", "mismatch", "")]
    [InlineData("a", "sip:x.a.example", "mismatch", "")]
    [InlineData("a", "sip:a.example.", "mismatch", "")]
    [InlineData("a", "sip:bob@a.example", "no-identity", "")]
    [InlineData("a", "dns:a.example", "no-identity", "")]
    [InlineData("a", "http:a.example", "no-identity", "")]
    [InlineData("", "dns:a.example", "no-identity", "")]
    public void A_client_is_let_in_by_a_uri_of_an_allowed_domain(
        string allowed, string names, string expected, string identity)
    {
        byte[] der = Certificate(names);
        var verdict = new IdentityVerdict();

        IdentityReason reason = Check(der, Allow(allowed), new IdentityPolicy(), verdict);

        Assert.Equal(expected, IdentityReasons.Name(reason));
        Assert.Equal(expected == "authenticated" ? IdentityKind.Uri : IdentityKind.None, verdict.By);
        Assert.Equal(identity, Ascii.ToText(der, verdict.IdentityOffset, verdict.IdentityEnd));
    }

    // RFC 5922 §7.1: only sip. rules: where the other policy would accept, say so.
    [Fact]
    public void Sips_counts_under_domain_certs_only()
    {
        byte[] der = Certificate("sips:a.example");
        var verdict = new IdentityVerdict();
        var policy = new IdentityPolicy { Rules = IdentityRules.Rfc5922 };
        Assert.Equal(IdentityReason.NoIdentity, Check(der, Allow("a"), policy, verdict));
        Assert.True(verdict.OtherRulesWouldAccept);
        Assert.Equal(0, verdict.UriIdentityCount);

        Assert.Equal(IdentityReason.Mismatch, Check(der, Allow("b"), new IdentityPolicy(), verdict));
        Assert.False(verdict.OtherRulesWouldAccept);
        Assert.Equal(1, verdict.UriIdentityCount);
    }

    [Fact]
    public void No_certificate_is_malformed()
    {
        Assert.Equal(
            IdentityReason.Malformed, Check([], Allow("a"), new IdentityPolicy(), new IdentityVerdict()));
    }

    [Fact]
    public void The_common_name_and_the_host_name_never_count()
    {
        byte[] der = new CertificateParts { Subject = Name(CommonName("a.example")) }.Encode();
        var policy = new IdentityPolicy { Rules = IdentityRules.Rfc5922, AllowCommonName = true };
        Assert.Equal(IdentityReason.NoIdentity, Check(der, Allow("a"), policy, new IdentityVerdict()));
    }

    // rules: the EKU knob; a client's own purpose is clientAuth.
    [Theory]
    [InlineData("", true, false)]
    [InlineData(PurposeCorpus.ClientAuth, true, false)]
    [InlineData(PurposeCorpus.ServerAuth, false, false)]
    [InlineData(PurposeCorpus.SipDomain, true, true)]
    [InlineData(PurposeCorpus.AnyPurpose, true, true)]
    [InlineData("1.3.6.1.5.5.7.3.4", false, false)]
    public void The_purpose_must_be_a_clients(string purpose, bool isCompatible, bool isSip)
    {
        byte[] san = SubjectAltName(Uri("sip:a.example"));
        byte[] der = new CertificateParts
        {
            Extensions = purpose.Length == 0 ? [san] : [san, ExtendedKeyUsage(purpose)],
        }.Encode();
        foreach ((ExtendedKeyUsageRule rule, bool isAllowed) in new[]
        {
            (ExtendedKeyUsageRule.Compatible, isCompatible), (ExtendedKeyUsageRule.Sip, isSip),
            (ExtendedKeyUsageRule.Off, true),
        })
        {
            IdentityReason expected = isAllowed ? IdentityReason.Authenticated : IdentityReason.ExtendedKeyUsage;
            var policy = new IdentityPolicy { ExtendedKeyUsage = rule };
            Assert.Equal(expected, Check(der, Allow("a"), policy, new IdentityVerdict()));
        }
    }

    [Fact]
    public void Time_is_judged_for_a_client_too()
    {
        byte[] san = SubjectAltName(Uri("sip:a.example"));
        byte[] validity = Sequence(Time("240101000000Z"), Time("250101000000Z"));
        byte[] der = new CertificateParts { Extensions = [san], Validity = validity }.Encode();
        var verdict = new IdentityVerdict();
        Assert.Equal(IdentityReason.Expired, Check(der, Allow("a"), new IdentityPolicy(), verdict));
        Assert.Equal(IdentityKind.None, verdict.By);
    }

    [Theory]
    [InlineData("a.example", true)]
    [InlineData("a.example.", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("*.example", false)]
    [InlineData(".example", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("[2001:db8::1]", false)]
    [InlineData("a example", false)]
    public void The_list_takes_domain_names_only(string domain, bool isTaken)
    {
        var allowed = new AllowedDomains();
        Assert.Equal(isTaken, allowed.Add(Ascii.ToBytes(domain)));
        Assert.Equal(isTaken ? 1 : 0, allowed.Count);
    }

    [Fact]
    public void The_list_is_bounded_and_copies_what_it_is_given()
    {
        var allowed = new AllowedDomains();
        byte[] name = Ascii.ToBytes("a.example");
        for (int i = 0; i < Limits.MaxAllowedDomains; i++)
        {
            name[0] = (byte)('a' + i);
            Assert.True(allowed.Add(name));
        }

        name[0] = (byte)'z';
        Assert.False(allowed.Add(name));
        Assert.Equal(Limits.MaxAllowedDomains, allowed.Count);
        byte[] first = Ascii.ToBytes("A.EXAMPLE");
        Assert.True(allowed.Contains(first, 0, first.Length));
        Assert.False(allowed.Contains(name, 0, name.Length));
    }

    private static AllowedDomains Allow(string letters)
    {
        var allowed = new AllowedDomains();
        foreach (string letter in letters.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.True(allowed.Add(Ascii.ToBytes(letter + ".example")));
        }

        return allowed;
    }

    private static IdentityReason Check(
        byte[] der, AllowedDomains allowed, IdentityPolicy policy, IdentityVerdict verdict) =>
        SipDomainIdentity.CheckClient(
            der, 0, der.Length, allowed, new CorpusQuestion().ToRequest(), policy, verdict);

    private static byte[] Certificate(string names) => new CertificateParts
    {
        Extensions =
        [
            SubjectAltName([.. names.Split(' ').Select(n => n.StartsWith("dns:", StringComparison.Ordinal)
                ? Dns(n[4..])
                : Uri(n))]),
        ],
    }.Encode();
}
