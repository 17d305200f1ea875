using SipPhone.Identity;
using static SipPhone.Corpus.CertificateParts;
using static SipPhone.Corpus.CorpusVerdicts;
using static SipPhone.Corpus.DerBytes;

namespace SipPhone.Corpus;

// The table of identities in subjectAltName, row by row. Each is asked for example.com, located; for the host
// sip1.example.net, not located; and under RFC 5922.

/// <summary>Certificates that differ in their names.</summary>
public static class NameCorpus
{
    private const string None = "no-identity";
    private const string Other = "mismatch";
    private const string ByUri = "uri example.com";
    private const string ByHost = "dns sip1.example.net";

    private static readonly string Label63 = new('a', 63);

    /// <summary>All of them.</summary>
    public static IEnumerable<CorpusEntry> Entries() =>
        [.. Plain(), .. Hierarchy(), .. Wildcards(), .. UserParts(), .. Schemes(), .. BehindTheHost(), .. Hosts(),
            .. DnsNames(), .. Lengths(), .. OtherTypes()];

    private static IEnumerable<CorpusEntry> Plain() =>
    [
        Entry("uri-and-dns", "seed §4: both identities", ByUri, ByHost, ByUri,
            Sip("sip:example.com", "example.com"), DnsIs("sip1.example.net")),
        Entry("dns-and-uri", "seed §4: the order does not matter", ByUri, ByHost, ByUri,
            DnsIs("sip1.example.net"), Sip("sip:example.com", "example.com")),
        Entry("uri-only", "seed §5: DNS identities count when not located", ByUri, None, ByUri,
            Sip("sip:example.com", "example.com")),
        Entry("dns-host-only", "seed §5: DNS identities do not count when located", None, ByHost, Other,
            DnsIs("sip1.example.net")),
        Entry("dns-domain-only", "RFC 5922 §7.1: DNS counts if there is no SIP URI", None, Other, "dns example.com",
            DnsIs("example.com")),
        Entry("dns-domain-and-other-uri", "RFC 5922 §7.1: DNS does not count beside a SIP URI", Other, Other, Other,
            Sip("sip:example.org", "example.org"), DnsIs("example.com")),
        Entry("uri-names-the-host", "seed §5: the host is matched by its DNS name only", Other, None, Other,
            Sip("sip:sip1.example.net", "sip1.example.net")),
        Entry("second-of-two-uris", "RFC 5922 §7.1: examine each value", ByUri, None, ByUri,
            Sip("sip:example.org", "example.org"), Sip("sip:example.com", "example.com")),
        Entry("uri-twice", "the first that matches", ByUri, None, ByUri,
            Sip("sip:example.com", "example.com"), Sip("sip:EXAMPLE.COM", "EXAMPLE.COM")),
        Entry("hundred-names", "seed §9: many domains", ByUri, ByHost, ByUri,
            [.. Enumerable.Range(1, 49).SelectMany(Pair), .. Pair(0)]),
        Entry("hundred-other-names", "seed §9: many domains, none of them ours", Other, Other, Other,
            [.. Enumerable.Range(1, 50).SelectMany(Pair)]),
    ];

    private static IEnumerable<CorpusEntry> Hierarchy() =>
    [
        Entry("subdomain", "seed §3: downtown.example.com is not example.com", Other, None, Other,
            Sip("sip:downtown.example.com", "downtown.example.com")),
        Entry("parent-domain", "RFC 5922 §7.2: no suffixes", Other, None, Other, Sip("sip:com", "com")),
        Entry("longer-at-the-front", "RFC 5922 §7.2: in their entirety", Other, None, Other,
            Sip("sip:notexample.com", "notexample.com")),
        Entry("longer-at-the-end", "RFC 5922 §7.2: in their entirety", Other, None, Other,
            Sip("sip:example.com.example.org", "example.com.example.org")),
        Entry("shorter-by-one", "RFC 5922 §7.2: in their entirety", Other, None, Other,
            Sip("sip:example.co", "example.co")),
        Entry("dns-of-the-hosts-domain", "seed §3: no inference from the hierarchy", None, Other, Other,
            DnsIs("example.net")),
        Entry("upper-case", "RFC 4343: letters are folded",
            "uri EXAMPLE.Com", "dns SIP1.Example.NET", "uri EXAMPLE.Com",
            Sip("sip:EXAMPLE.Com", "EXAMPLE.Com"), DnsIs("SIP1.Example.NET")),
    ];

    private static IEnumerable<CorpusEntry> Wildcards() =>
    [
        Entry("dns-wildcard", "seed §10: no wildcards", None, None, None,
            No(Dns("*.example.net"), PresentedName.Wildcard)),
        Entry("dns-wildcard-inside", "seed §10", None, None, None, No(Dns("sip*.example.net"), PresentedName.Wildcard)),
        Entry("dns-wildcard-alone", "seed §10", None, None, None, No(Dns("*"), PresentedName.Wildcard)),
        Entry("uri-wildcard", "RFC 5922 §7.2", None, None, None,
            No(Uri("sip:*.example.com"), PresentedName.UriBadHost)),
        Entry("wildcard-beside-good-ones", "what is no identity does not spoil the others", ByUri, ByHost, ByUri,
            No(Dns("*.example.net"), PresentedName.Wildcard), Sip("sip:example.com", "example.com"),
            DnsIs("sip1.example.net")),
    ];

    private static IEnumerable<CorpusEntry> UserParts() =>
    [
        Entry("userinfo", "RFC 5922 §7.1: it names a person", None, None, None,
            No(Uri("sip:bob@example.com"), PresentedName.UriUserinfo)),
        Entry("userinfo-with-password", "RFC 5922 §7.1", None, None, None,
            No(Uri("sip:bob:secret@example.com"), PresentedName.UriUserinfo)),
        Entry("userinfo-empty", "RFC 5922 §7.1: there is an '@'", None, None, None,
            No(Uri("sip:@example.com"), PresentedName.UriUserinfo)),
        Entry("userinfo-that-looks-like-the-domain", "RFC 5922 §7.1", None, None, None,
            No(Uri("sip:example.com@example.org"), PresentedName.UriUserinfo)),
        Entry("userinfo-behind-a-port", "RFC 5922 §7.1", None, None, None,
            No(Uri("sip:example.com:5061@example.org"), PresentedName.UriUserinfo)),
        Entry("userinfo-behind-a-parameter", "RFC 5922 §7.1: there is an '@'", None, None, None,
            No(Uri("sip:example.com;x=a@example.org"), PresentedName.UriUserinfo)),
        Entry("userinfo-and-dns", "RFC 5922 §7.1: a person's URI keeps no DNS name from counting", None, Other,
            "dns example.com", No(Uri("sip:bob@example.com"), PresentedName.UriUserinfo), DnsIs("example.com")),
    ];

    private static IEnumerable<CorpusEntry> Schemes() =>
    [
        Entry("sips", "seed §5: the SIPS identity; RFC 5922 §7.1: only sip", ByUri, None, None,
            Sips("sips:example.com", "example.com")),
        Entry("sips-and-dns", "RFC 5922 §7.1: sips keeps no DNS name from counting", ByUri, Other, "dns example.com",
            Sips("sips:example.com", "example.com"), DnsIs("example.com")),
        Entry("scheme-in-upper-case", "RFC 5922 §7.1: schemes are case insensitive", ByUri, None, ByUri,
            Sip("SIP:example.com", "example.com")),
        Entry("sips-in-mixed-case", "RFC 5922 §7.1: schemes are case insensitive", ByUri, None, None,
            Sips("sIpS:example.com", "example.com")),
        Foreign("scheme-http", "http://example.com"),
        Foreign("scheme-https-without-slashes", "https:example.com"),
        Foreign("scheme-tel", "tel:+1-201-555-0123"),
        Foreign("scheme-longer", "sipx:example.com"),
        Foreign("scheme-sup", "sup:example.com"),
        Foreign("scheme-sid", "sid:example.com"),
        Foreign("scheme-tip", "tip:example.com"),
        Foreign("scheme-shorter", "si:example.com"),
        Foreign("scheme-missing", "example.com"),
        Foreign("scheme-empty", ":example.com"),
        Foreign("scheme-without-colon", "sip"),
        Foreign("uri-empty", ""),
        Entry("http-and-dns", "RFC 5922 §7.1: another scheme keeps no DNS name from counting", None, Other,
            "dns example.com", No(Uri("http://example.com"), PresentedName.UriOtherScheme), DnsIs("example.com")),
    ];

    private static IEnumerable<CorpusEntry> BehindTheHost() =>
    [
        Entry("port", "rules: the host part, without port", ByUri, None, ByUri,
            Sip("sip:example.com:5061", "example.com")),
        Entry("sips-with-port", "rules: the host part, without port", ByUri, None, None,
            Sips("sips:example.com:5061", "example.com")),
        Entry("parameters", "RFC 5922 §7.2: no parameters", ByUri, None, ByUri,
            Sip("sip:example.com;transport=tls;lr", "example.com")),
        Entry("headers", "rules: without headers", ByUri, None, ByUri, Sip("sip:example.com?subject=x", "example.com")),
        Entry("port-parameters-headers", "rules: without any of them", ByUri, None, ByUri,
            Sip("sip:example.com:5061;lr?subject=x", "example.com")),
        Entry("port-of-another-domain", "the port never counts", Other, None, Other,
            Sip("sip:example.org:5061", "example.org")),
        Entry("port-empty", "RFC 3261 §25.1: 1*DIGIT", None, None, None,
            No(Uri("sip:example.com:"), PresentedName.UriMalformed)),
        Entry("port-empty-before-parameter", "RFC 3261 §25.1: 1*DIGIT", None, None, None,
            No(Uri("sip:example.com:;lr"), PresentedName.UriMalformed)),
        Entry("port-not-a-number", "RFC 3261 §25.1: 1*DIGIT", None, None, None,
            No(Uri("sip:example.com:50x1"), PresentedName.UriMalformed)),
        Entry("space-in-parameter", "RFC 3986 §2: no space", None, None, None,
            No(Uri("sip:example.com;a= b"), PresentedName.UriMalformed)),
    ];

    private static IEnumerable<CorpusEntry> Hosts() =>
    [
        Entry("uri-trailing-dot", "only the reference's dot is dropped", Other, None, Other,
            Sip("sip:example.com.", "example.com.")),
        Entry("uri-leading-dot", "RFC 5922 §7.2: no leading dot", Other, None, Other,
            Sip("sip:.example.com", ".example.com")),
        Entry("uri-underscore", "rules: underscore is a host's octet", Other, None, Other,
            Sip("sip:ex_ample.com", "ex_ample.com")),
        NoHost("uri-without-host", "sip:"),
        NoHost("uri-without-host-but-port", "sip::5061"),
        NoHost("uri-without-host-but-parameter", "sip:;transport=tls"),
        NoHost("uri-without-host-but-header", "sip:?a=b"),
        Address("uri-ipv4", "sip:192.0.2.1"),
        Address("uri-ipv4-with-port", "sip:192.0.2.1:5061"),
        Address("uri-ipv4-short", "sip:127.1"),
        Address("uri-ipv4-trailing-dot", "sip:192.0.2.1."),
        Address("uri-number", "sip:3221225985"),
        Address("uri-ipv6", "sip:[2001:db8::1]"),
        Address("uri-ipv6-with-port", "sips:[2001:db8::1]:5061;lr"),
        BadHost("uri-percent", "sip:ex%61mple.com"),
        BadHost("uri-percent-nul", "sip:example.com%00.example.org"),
        BadHost("uri-slashes", "sip://example.com"),
        BadHost("uri-path", "sip:example.com/path"),
        BadHost("uri-comma", "sip:example.com,example.org"),
        Garbled("uri-nul-inside", "sip:example.com\0.example.org"),
        Garbled("uri-nul-at-the-end", "sip:example.com\0"),
        Garbled("uri-nul-at-the-start", "sip:\0example.com"),
        Garbled("uri-space", "sip:example.com "),
        Garbled("uri-line-break", "sip:example.com\r\n"),
        Garbled("uri-latin-1", "sip:ex\u00E4mple.com"),
        Garbled("uri-delete-octet", "sip:example.com\u007F"),
    ];

    private static IEnumerable<CorpusEntry> DnsNames() =>
    [
        BadDns("dns-trailing-dot", "sip1.example.net.", PresentedName.EmptyLabel),
        BadDns("dns-leading-dot", ".sip1.example.net", PresentedName.EmptyLabel),
        BadDns("dns-two-dots", "sip1..example.net", PresentedName.EmptyLabel),
        BadDns("dns-dot-only", ".", PresentedName.EmptyLabel),
        BadDns("dns-empty", "", PresentedName.EmptyLabel),
        BadDns("dns-nul-inside", "sip1.example.net\0.example.org", PresentedName.BadCharacter),
        BadDns("dns-nul-at-the-end", "sip1.example.net\0", PresentedName.BadCharacter),
        BadDns("dns-latin-1", "s\u00EDp1.example.net", PresentedName.BadCharacter),
        BadDns("dns-space", " sip1.example.net", PresentedName.BadCharacter),
        BadDns("dns-with-port", "sip1.example.net:5061", PresentedName.BadCharacter),
        BadDns("dns-with-scheme", "sip:sip1.example.net", PresentedName.BadCharacter),
        BadDns("dns-percent", "sip%31.example.net", PresentedName.BadCharacter),
        BadDns("dns-at", "bob@sip1.example.net", PresentedName.BadCharacter),
        Entry("dns-underscore", "rules: underscore is a name's octet", None, Other, Other, DnsIs("_sip.example.net")),
        Entry("dns-a-label", "RFC 5922 §7.2: IDNs as A-labels", None, Other, Other, DnsIs("xn--bcher-kva.example")),
        Entry("dns-address", "a reference is no address, so it equals none", None, Other, Other, DnsIs("192.0.2.1")),
        Entry("dns-bad-beside-good", "what is no identity does not spoil the others", None, ByHost, Other,
            No(Dns("sip1.example.net\0.example.org"), PresentedName.BadCharacter), DnsIs("sip1.example.net")),
    ];

    private static IEnumerable<CorpusEntry> Lengths()
    {
        string longest = string.Join('.', Label63, Label63, Label63, new string('b', 61));
        string label64 = Label63 + "a.example";
        string tooLong = longest + "b";
        yield return Host("dns-label-63", Label63 + ".example", DnsIs(Label63 + ".example"));
        yield return Host("dns-label-64", label64, No(Dns(label64), PresentedName.TooLong));
        string lastLabel64 = "a." + Label63 + "a";
        yield return Host("dns-last-label-64", lastLabel64, No(Dns(lastLabel64), PresentedName.TooLong));
        yield return Host("dns-name-253", longest, DnsIs(longest));
        yield return Host("dns-name-254", tooLong, No(Dns(tooLong), PresentedName.TooLong));
        yield return Domain("uri-label-63", Label63 + ".example", "uri " + Label63 + ".example");
        yield return Domain("uri-label-64", label64, "reference-invalid");
        yield return Domain("uri-name-253", longest, "uri " + longest);
        yield return Domain("uri-name-254", tooLong, "reference-invalid");
    }

    private static IEnumerable<CorpusEntry> OtherTypes() =>
    [
        Entry("every-other-type", "rules: every other type is none", None, None, None,
            No(Element(0xA0, ObjectIdentifier("1.3.6.1.5.5.7.8.7"), Element(0xA0, Text(0x16, "_sip.example.com"))),
                PresentedName.OtherType),
            No(Text(0x81, "bob@example.com"), PresentedName.OtherType),
            No(Element(0xA3), PresentedName.OtherType),
            No(Element(0xA4, Name(CommonName("example.com"))), PresentedName.OtherType),
            No(Element(0xA5, Element(0xA1, Text(0x0C, "example.com"))), PresentedName.OtherType),
            No(Element(0x87, [192, 0, 2, 1]), PresentedName.OtherType),
            No(Element(0x87, [.. Convert.FromHexString("20010DB8000000000000000000000001")]), PresentedName.OtherType),
            No(Element(0x88, [0x2A, 0x03]), PresentedName.OtherType)),
        Entry("unknown-type", "rules: unknown types are passed over", ByUri, ByHost, ByUri,
            No(Text(0x89, "sip:example.com"), PresentedName.OtherType), Sip("sip:example.com", "example.com"),
            No(Element(0xBE, Element(0x05)), PresentedName.OtherType), DnsIs("sip1.example.net")),
        Entry("email-only", "rules: e-mail is none", None, None, None,
            No(Text(0x81, "example.com"), PresentedName.OtherType)),
    ];

    private static IEnumerable<Presented> Pair(int number) => number == 0
        ? [Sip("sip:example.com", "example.com"), DnsIs("sip1.example.net")]
        : [Sip($"sip:domain{number}.example.org", $"domain{number}.example.org"), DnsIs($"host{number}.example.org")];

    private static CorpusEntry Foreign(string name, string uri) =>
        Entry(name, "RFC 5922 §7.1: only sip", None, None, None, No(Uri(uri), PresentedName.UriOtherScheme));

    private static CorpusEntry NoHost(string name, string uri) =>
        Entry(name, "rules: without a host", None, None, None, No(Uri(uri), PresentedName.UriNoHost));

    private static CorpusEntry Address(string name, string uri) =>
        Entry(name, "rules: an IP literal", None, None, None, No(Uri(uri), PresentedName.UriIpLiteral));

    private static CorpusEntry BadHost(string name, string uri) =>
        Entry(name, "rules: a character outside LDH, dot and underscore", None, None, None,
            No(Uri(uri), PresentedName.UriBadHost));

    private static CorpusEntry Garbled(string name, string uri) =>
        Entry(name, "RFC 3986 §2: no octet that a URI has", None, None, None, No(Uri(uri), PresentedName.UriMalformed));

    private static CorpusEntry BadDns(string name, string dns, PresentedName kind) =>
        Entry(name, "rules: dNSName with a dot too many or another octet", None, None, None, No(Dns(dns), kind));

    // A DNS name that is asked for as the host, whose question is the fallback's.
    private static CorpusEntry Host(string name, string host, Presented presented)
    {
        bool isIdentity = presented.Name.Kind == PresentedName.DnsName;
        string verdict = isIdentity ? "dns " + host : "reference-invalid";
        return Make(name, "RFC 1035 §2.3.4: labels of 63, names of 253", [presented],
            (Fallback with { Host = host }).Says(verdict), Fallback.Says(isIdentity ? Other : None));
    }

    // The same for a URI; one that is too long is still whom it says, but no reference is that long.
    private static CorpusEntry Domain(string name, string domain, string verdict) =>
        Make(name, "RFC 1035 §2.3.4: labels of 63, names of 253", [Sip("sip:" + domain, domain)],
            (Located with { Domain = domain }).Says(verdict), Located.Says(Other));

    private static CorpusEntry Entry(
        string name, string clause, string located, string fallback, string rfc5922, params Presented[] names) =>
        Make(name, clause, names, Located.Says(located), Fallback.Says(fallback), Rfc5922.Says(rfc5922));

    private static CorpusEntry Make(
        string name, string clause, Presented[] names, params CorpusExpectation[] expectations)
    {
        byte[] san = SubjectAltName([.. names.Select(n => n.Der)]);
        return new CorpusEntry(name, clause, new CertificateParts { Extensions = [san] }.Encode())
        {
            Names = [.. names.Select(n => n.Name)],
            Expectations = expectations,
        };
    }

    private static Presented Sip(string uri, string domain) => new(Uri(uri), new(PresentedName.SipUri, domain));

    private static Presented Sips(string uri, string domain) => new(Uri(uri), new(PresentedName.SipsUri, domain));

    private static Presented DnsIs(string name) => new(Dns(name), new(PresentedName.DnsName, name));

    private static Presented No(byte[] der, PresentedName why) => new(der, new(why));

    private sealed record Presented(byte[] Der, CorpusName Name);
}
