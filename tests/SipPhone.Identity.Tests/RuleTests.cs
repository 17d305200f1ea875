using SipPhone.Core;
using SipPhone.Corpus;
using static SipPhone.Corpus.CertificateParts;
using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Identity.Tests;

/// <summary>
/// The policies: every combination of rules, located, fallback and common name, and what stands beside the name.
/// </summary>
public sealed class RuleTests
{
    // What the certificate holds for the domain D (example.com) and the host H (sip1.example.net); O is example.org.
    private static readonly Dictionary<string, byte[]> Certificates = new()
    {
        ["uri D, dns H"] = With(Uri("sip:example.com"), Dns("sip1.example.net")),
        ["uri D"] = With(Uri("sip:example.com")),
        ["sips D"] = With(Uri("sips:example.com")),
        ["uri O, dns D"] = With(Uri("sip:example.org"), Dns("example.com")),
        ["uri O, dns H"] = With(Uri("sip:example.org"), Dns("sip1.example.net")),
        ["dns D"] = With(Dns("example.com")),
        ["dns H"] = With(Dns("sip1.example.net")),
        ["dns O"] = With(Dns("example.org")),
        ["email, cn D"] = Of("example.com", SubjectAltName(Text(0x81, "bob@example.com"))),
        ["cn D"] = Of("example.com"),
        ["cn O"] = Of("example.org"),
    };

    // One row a certificate; the columns: domain-certs located, not located, not located and fallback off; rfc5922
    // (located or not, fallback on or off), rfc5922 with allow-cn. Under domain-certs allow-cn changes nothing.
    private static readonly string[] Table =
    [
        "uri D, dns H | uri         | dns         | not-located | uri         | uri         ",
        "uri D        | uri         | no-identity | not-located | uri         | uri         ",
        "sips D       | uri         | no-identity | not-located | no-identity | no-identity ",
        "uri O, dns D | mismatch    | mismatch    | not-located | mismatch    | mismatch    ",
        "uri O, dns H | mismatch    | dns         | not-located | mismatch    | mismatch    ",
        "dns D        | no-identity | mismatch    | not-located | dns         | dns         ",
        "dns H        | no-identity | dns         | not-located | mismatch    | mismatch    ",
        "dns O        | no-identity | mismatch    | not-located | mismatch    | mismatch    ",
        "email, cn D  | no-identity | no-identity | not-located | no-identity | no-identity ",
        "cn D         | no-identity | no-identity | not-located | no-identity | cn          ",
        "cn O         | no-identity | no-identity | not-located | no-identity | mismatch    ",
    ];

    public static TheoryData<string, bool, bool, IdentityRules, bool, string> Combinations()
    {
        var data = new TheoryData<string, bool, bool, IdentityRules, bool, string>();
        foreach (string row in Table)
        {
            string[] cells = [.. row.Split('|').Select(cell => cell.Trim())];
            foreach ((bool located, bool fallbackOff, bool allowCn) in Booleans3())
            {
                string domainCerts = located ? cells[1] : fallbackOff ? cells[3] : cells[2];
                data.Add(cells[0], located, fallbackOff, IdentityRules.DomainCerts, allowCn, domainCerts);
                data.Add(cells[0], located, fallbackOff, IdentityRules.Rfc5922, allowCn, allowCn ? cells[5] : cells[4]);
            }
        }

        return data;
    }

    // rules/identity: the table of policies; seed §5, RFC 5922 §7.1 and §7.3.
    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_server_is_judged_by_the_policy(
        string certificate,
        bool isLocated,
        bool isFallbackOff,
        IdentityRules rules,
        bool allowCommonName,
        string expected)
    {
        var question = new CorpusQuestion
        {
            IsLocated = isLocated,
            IsFallbackOff = isFallbackOff,
            Rules = rules,
            AllowCommonName = allowCommonName,
        };

        Assert.Equal(expected, Ask(Certificates[certificate], question, out IdentityVerdict verdict));
        Ask(Certificates[certificate], question with { Rules = 1 - rules }, out IdentityVerdict other);
        Assert.Equal(!verdict.IsAuthenticated && other.IsAuthenticated, verdict.OtherRulesWouldAccept);
    }

    // rules/identity: a reference that is empty, an IP literal, or not ASCII never matches, though the certificate says
    // it.
    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("192.0.2.1")]
    [InlineData("127.1")]
    [InlineData("1")]
    [InlineData("[2001:db8::1]")]
    [InlineData("2001:db8::1")]
    [InlineData("*.example.com")]
    [InlineData(".example.com")]
    [InlineData("example..com")]
    [InlineData("example.com..")]
    [InlineData("example.com:5061")]
    [InlineData("sip:example.com")]
    [InlineData("bob@example.com")]
    [InlineData("ex ample.com")]
    [InlineData("example.com\0")]
    [InlineData("b\u00FCcher.example")]
    public void A_reference_that_is_no_domain_name_is_invalid(string reference)
    {
        byte[] der = With(Uri("sip:" + reference), Dns(reference));
        foreach (IdentityRules rules in Enum.GetValues<IdentityRules>())
        {
            var question = new CorpusQuestion { Domain = reference, Rules = rules };
            Assert.Equal("reference-invalid", Ask(der, question, out _));
        }

        Assert.Equal("reference-invalid", Ask(der, new CorpusQuestion { Host = reference, IsLocated = false }, out _));
    }

    // rules/identity: octets, ASCII letters folded; one trailing dot of the reference is dropped.
    [Theory]
    [InlineData("example.com")]
    [InlineData("EXAMPLE.COM")]
    [InlineData("eXample.coM")]
    [InlineData("example.com.")]
    public void A_reference_is_compared_without_case_and_without_its_trailing_dot(string reference)
    {
        Assert.Equal("uri", Ask(With(Uri("sip:Example.Com")), new CorpusQuestion { Domain = reference }, out _));
        var fallback = new CorpusQuestion { Host = reference, IsLocated = false };
        Assert.Equal("dns", Ask(With(Dns("Example.Com")), fallback, out _));
    }

    [Fact]
    public void References_that_were_not_set_are_invalid()
    {
        byte[] der = With(Uri("sip:example.com"));
        var request = new IdentityRequest { IsLocated = true, IsClockSet = true };
        Assert.Equal(
            IdentityReason.ReferenceInvalid,
            SipDomainIdentity.CheckServer(der, 0, der.Length, request, new IdentityPolicy(), new IdentityVerdict()));
    }

    // The order of the verdicts: the encoding, the name, the time, the purpose.
    [Fact]
    public void The_first_fault_in_order_is_reported()
    {
        byte[] purpose = ExtendedKeyUsage(PurposeCorpus.ClientAuth);
        byte[] validity = Sequence(Time("240101000000Z"), Time("250101000000Z"));
        var good = new CertificateParts { Extensions = [SubjectAltName(Uri("sip:example.com"))] };
        var badPurpose = good with { Extensions = [.. good.Extensions, purpose] };
        var late = badPurpose with { Validity = validity };
        var other = late with { Extensions = [SubjectAltName(Uri("sip:example.org")), purpose] };
        var broken = other with { Behind = [0] };

        var question = new CorpusQuestion();
        Assert.Equal("uri", Ask(good.Encode(), question, out _));
        Assert.Equal("eku", Ask(badPurpose.Encode(), question, out _));
        Assert.Equal("expired", Ask(late.Encode(), question, out _));
        Assert.Equal("clock-not-set", Ask(late.Encode(), question with { At = null }, out _));
        Assert.Equal("eku", Ask(late.Encode(), question with { At = null, IsClockOptional = true }, out _));
        Assert.Equal("mismatch", Ask(other.Encode(), question, out _));
        Assert.Equal("malformed", Ask(broken.Encode(), question, out _));
    }

    // rules/identity: a rejection says which identities were found.
    [Theory]
    [InlineData(IdentityRules.DomainCerts, 2, 2)]
    [InlineData(IdentityRules.Rfc5922, 1, 2)]
    public void A_rejection_counts_the_identities(IdentityRules rules, int uris, int dnsNames)
    {
        byte[] der = With(
            Uri("sip:example.org"), Uri("sips:example.org"), Uri("sip:bob@example.com"), Dns("a.example"),
            Dns("b.example"), Dns("*.example"));

        Assert.Equal("mismatch", Ask(der, new CorpusQuestion { Rules = rules }, out IdentityVerdict verdict));
        Assert.Equal(uris, verdict.UriIdentityCount);
        Assert.Equal(dnsNames, verdict.DnsIdentityCount);
    }

    [Fact]
    public void The_other_rules_would_not_accept_what_is_expired_or_for_another_purpose()
    {
        var parts = new CertificateParts { Extensions = [SubjectAltName(Dns("example.com"))] };
        Ask(parts.Encode(), new CorpusQuestion(), out IdentityVerdict verdict);
        Assert.True(verdict.OtherRulesWouldAccept);

        Ask(parts.Encode(), new CorpusQuestion { At = CorpusQuestion.MidYear.AddYears(1) }, out verdict);
        Assert.Equal(IdentityReason.NoIdentity, verdict.Reason);
        Assert.False(verdict.OtherRulesWouldAccept);

        parts = parts with { Extensions = [.. parts.Extensions, ExtendedKeyUsage(PurposeCorpus.ClientAuth)] };
        Ask(parts.Encode(), new CorpusQuestion(), out verdict);
        Assert.Equal(IdentityReason.NoIdentity, verdict.Reason);
        Assert.False(verdict.OtherRulesWouldAccept);
    }

    [Fact]
    public void A_verdict_keeps_nothing_of_the_certificate_before()
    {
        var verdict = new IdentityVerdict();
        Assert.False(verdict.IsAuthenticated);
        Judge(With(Uri("sip:example.com")), verdict);
        Assert.True(verdict.IsAuthenticated);

        Judge(With(Uri("sip:example.org"), Dns("a.example")), verdict);
        Assert.Equal((IdentityKind.None, 0, 0), (verdict.By, verdict.IdentityOffset, verdict.IdentityEnd));
        Assert.Equal((1, 1), (verdict.UriIdentityCount, verdict.DnsIdentityCount));

        Judge([], verdict);
        Assert.Equal(IdentityReason.Malformed, verdict.Reason);
        Assert.Equal((0, 0), (verdict.UriIdentityCount, verdict.DnsIdentityCount));
        Assert.False(verdict.Certificate.HasSubjectAltName);
    }

    [Fact]
    public void A_request_reads_only_its_ranges()
    {
        byte[] der = With(Uri("sip:example.com"));
        byte[] buffer = Ascii.ToBytes("xxexample.com.yy");
        var request = new IdentityRequest { IsLocated = true, IsClockSet = false };
        var policy = new IdentityPolicy { IsClockOptional = true };
        var verdict = new IdentityVerdict();

        request.SetDomain(buffer, 2, 14);
        Assert.Equal(
            IdentityReason.Authenticated,
            SipDomainIdentity.CheckServer(der, 0, der.Length, request, policy, verdict));
        request.SetDomain(buffer, 2, 12);
        Assert.Equal(
            IdentityReason.Mismatch, SipDomainIdentity.CheckServer(der, 0, der.Length, request, policy, verdict));
    }

    private static void Judge(byte[] der, IdentityVerdict verdict)
    {
        var question = new CorpusQuestion();
        SipDomainIdentity.CheckServer(der, 0, der.Length, question.ToRequest(), question.ToPolicy(), verdict);
    }

    private static string Ask(byte[] der, CorpusQuestion question, out IdentityVerdict verdict)
    {
        verdict = new IdentityVerdict();
        IdentityReason reason = SipDomainIdentity.CheckServer(
            der, 0, der.Length, question.ToRequest(), question.ToPolicy(), verdict);
        return verdict.By switch
        {
            IdentityKind.Uri => "uri",
            IdentityKind.Dns => "dns",
            IdentityKind.CommonName => "cn",
            _ => IdentityReasons.Name(reason),
        };
    }

    private static byte[] With(params byte[][] names) => Of("nobody", SubjectAltName(names));

    private static byte[] Of(string commonName, params byte[][] extensions) =>
        new CertificateParts { Subject = Name(CommonName(commonName)), Extensions = extensions }.Encode();

    private static IEnumerable<(bool A, bool B, bool C)> Booleans3()
    {
        bool[] both = [false, true];
        return from a in both from b in both from c in both select (a, b, c);
    }
}
