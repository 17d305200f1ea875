using System.Text;

namespace SipPhone.Identity.Tests;

/// <summary>Which names a platform is told to look for that hides the certificate.</summary>
public sealed class PlatformNamesTests
{
    private const IdentityRules DomainCerts = IdentityRules.DomainCerts;
    private const IdentityRules Rfc5922 = IdentityRules.Rfc5922;

    [Theory]
    [InlineData(DomainCerts, true, "example.com", "srv.example.net", "sip:example.com sips:example.com")]
    [InlineData(DomainCerts, true, "Example.COM.", "srv.example.net", "sip:example.com sips:example.com")]
    [InlineData(DomainCerts, true, "example.com", "", "sip:example.com sips:example.com")]
    [InlineData(DomainCerts, false, "example.com", "Example.com.", "example.com")]
    [InlineData(DomainCerts, false, "192.0.2.1", "host.example", "host.example")]
    [InlineData(Rfc5922, true, "example.com", "srv.example.net", "sip:example.com example.com")]
    [InlineData(Rfc5922, false, "example.com", "host.example", "sip:example.com example.com")]
    [InlineData(Rfc5922, false, "EXAMPLE.com", "", "sip:example.com example.com")]
    public void Names_stand_in_the_order_of_the_policy(
        IdentityRules rules, bool isLocated, string domain, string host, string expected)
    {
        IdentityReason reason = Choose(new IdentityPolicy { Rules = rules }, isLocated, domain, host, out string names);
        Assert.Equal(IdentityReason.Authenticated, reason);
        Assert.Equal(expected, names);
    }

    [Theory]
    [InlineData(DomainCerts, true, "", "host.example")]
    [InlineData(DomainCerts, true, ".", "host.example")]
    [InlineData(DomainCerts, true, "192.0.2.1", "host.example")]
    [InlineData(DomainCerts, true, "[2001:db8::1]", "host.example")]
    [InlineData(DomainCerts, true, "*.example.com", "host.example")]
    [InlineData(DomainCerts, true, "example.com\0.evil.example", "host.example")]
    [InlineData(DomainCerts, true, "a..b", "host.example")]
    [InlineData(DomainCerts, false, "example.com", "")]
    [InlineData(DomainCerts, false, "example.com", "192.0.2.1")]
    [InlineData(DomainCerts, false, "example.com", "*.example")]
    [InlineData(Rfc5922, false, "192.0.2.1", "host.example")]
    [InlineData(Rfc5922, true, "", "host.example")]
    public void What_no_certificate_can_equal_is_no_name(
        IdentityRules rules, bool isLocated, string domain, string host)
    {
        IdentityReason reason = Choose(new IdentityPolicy { Rules = rules }, isLocated, domain, host, out string names);
        Assert.Equal(IdentityReason.ReferenceInvalid, reason);
        Assert.Equal("", names);
    }

    [Theory]
    [InlineData(DomainCerts, false, IdentityReason.NotLocated)]
    [InlineData(DomainCerts, true, IdentityReason.Authenticated)]
    [InlineData(Rfc5922, false, IdentityReason.Authenticated)]
    [InlineData(Rfc5922, true, IdentityReason.Authenticated)]
    public void Fallback_off_is_for_domains_that_were_not_located(
        IdentityRules rules, bool isLocated, IdentityReason expected)
    {
        IdentityPolicy policy = new() { Rules = rules, IsFallbackOff = true };
        Assert.Equal(expected, Choose(policy, isLocated, "example.com", "example.com", out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_platform_needs_the_clock_whatever_the_policy(bool isOptional)
    {
        IdentityPolicy policy = new() { IsClockOptional = isOptional };
        IdentityRequest request = Request(true, "example.com", "");
        request.IsClockSet = false;
        Assert.Equal(IdentityReason.ClockNotSet, PlatformNames.Choose(request, policy, out byte[][] names));
        Assert.Empty(names);
    }

    [Theory]
    [InlineData(ExtendedKeyUsageRule.Compatible, IdentityReason.Authenticated)]
    [InlineData(ExtendedKeyUsageRule.Off, IdentityReason.Authenticated)]
    [InlineData(ExtendedKeyUsageRule.Sip, IdentityReason.ExtendedKeyUsage)]
    public void A_purpose_that_the_platform_cannot_ask_for_is_refused(
        ExtendedKeyUsageRule rule, IdentityReason expected)
    {
        IdentityPolicy policy = new() { ExtendedKeyUsage = rule };
        Assert.Equal(expected, Choose(policy, true, "example.com", "", out _));
    }

    [Fact]
    public void Of_a_located_domain_no_name_out_of_DNS_is_used()
    {
        foreach (IdentityRules rules in Enum.GetValues<IdentityRules>())
        {
            Choose(new IdentityPolicy { Rules = rules }, true, "example.com", "srv.attacker.example", out string names);
            Assert.DoesNotContain("attacker", names, StringComparison.Ordinal);
            Assert.NotEqual("", names);
        }
    }

    [Fact]
    public void The_platforms_verdict_has_its_name_and_no_certificate()
    {
        IdentityVerdict verdict = new();
        verdict.TakePlatform(Encoding.ASCII.GetBytes("sip:example.com"));
        Assert.True(verdict.IsAuthenticated);
        Assert.Equal(
            (IdentityKind.Platform, 0, 15), (verdict.By, verdict.IdentityOffset, verdict.IdentityEnd));
        Assert.False(verdict.Certificate.HasSubjectAltName);
    }

    private static IdentityReason Choose(
        IdentityPolicy policy, bool isLocated, string domain, string host, out string names)
    {
        IdentityReason reason = PlatformNames.Choose(Request(isLocated, domain, host), policy, out byte[][] chosen);
        names = string.Join(' ', chosen.Select(Encoding.ASCII.GetString));
        return reason;
    }

    private static IdentityRequest Request(bool isLocated, string domain, string host)
    {
        IdentityRequest request = new() { IsLocated = isLocated, IsClockSet = true };
        byte[] domainOctets = Encoding.ASCII.GetBytes("<" + domain + ">");
        request.SetDomain(domainOctets, 1, domainOctets.Length - 1);
        byte[] hostOctets = Encoding.ASCII.GetBytes("<" + host + ">");
        request.SetHost(hostOctets, 1, hostOctets.Length - 1);
        return request;
    }
}
