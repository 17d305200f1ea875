using SipPhone.Core;

namespace SipPhone.Identity.Tests;

/// <summary>
/// Single names: every octet, every length about the limits. The corpus has the table of rules/identity.
/// </summary>
public sealed class PresentedNamesTests
{
    // rules/identity: letters, digits, '-', '_' and dots; NUL and what is outside ASCII are none of them.
    [Fact]
    public void Every_octet_within_a_name()
    {
        for (int octet = 0; octet <= 0xFF; octet++)
        {
            bool isHost = octet < 0x80 && (char.IsAsciiLetterOrDigit((char)octet) || octet is '-' or '_');
            byte[] name = [(byte)'a', (byte)octet, (byte)'b'];
            PresentedName expected = isHost || octet == '.' ? PresentedName.DnsName
                : octet == '*' ? PresentedName.Wildcard
                : PresentedName.BadCharacter;
            Assert.Equal(expected, PresentedNames.ClassifyDnsName(name, 0, 3));

            // In a URI, some octets end the host instead.
            byte[] uri = [.. "sip:a"u8, (byte)octet, (byte)'5'];
            PresentedName kind = PresentedNames.Classify(uri, GeneralName.Uri, 0, uri.Length, out int at, out int end);
            (PresentedName, int) expectedUri = octet switch
            {
                '.' => (PresentedName.UriIpLiteral, 0),
                ':' or ';' or '?' => (PresentedName.SipUri, 5),
                '@' => (PresentedName.UriUserinfo, 0),
                <= 0x20 or >= 0x7F => (PresentedName.UriMalformed, 0),
                _ => isHost ? (PresentedName.SipUri, 7) : (PresentedName.UriBadHost, 0),
            };
            Assert.Equal(expectedUri, (kind, end));
            Assert.Equal(end == 0 ? 0 : 4, at);
        }
    }

    // RFC 5922 §7.1: only sip (and, for the seed, sips), whatever its case.
    [Fact]
    public void Every_octet_within_a_scheme()
    {
        foreach (string scheme in new[] { "sip:", "sips:" })
        {
            for (int at = 0; at < scheme.Length; at++)
            {
                for (int octet = 0; octet <= 0xFF; octet++)
                {
                    byte[] uri = [.. Ascii.ToBytes(scheme), .. "a.b"u8];
                    uri[at] = (byte)octet;
                    bool isKept = char.ToLowerInvariant((char)octet) == scheme[at] && octet < 0x80;

                    // "sips" cut to "sip" by a colon leaves no host.
                    PresentedName expected = isKept
                        ? scheme.Length == 4 ? PresentedName.SipUri : PresentedName.SipsUri
                        : at == 3 && octet == ':' ? PresentedName.UriNoHost : PresentedName.UriOtherScheme;
                    Assert.Equal(expected, PresentedNames.Classify(uri, GeneralName.Uri, 0, uri.Length, out _, out _));
                }
            }
        }
    }

    // RFC 1035 §2.3.4: labels of 1 to 63 octets, names of at most 253.
    [Theory]
    [InlineData(0, PresentedName.EmptyLabel)]
    [InlineData(1, PresentedName.DnsName)]
    [InlineData(62, PresentedName.DnsName)]
    [InlineData(63, PresentedName.DnsName)]
    [InlineData(64, PresentedName.TooLong)]
    [InlineData(65, PresentedName.TooLong)]
    public void Labels_about_their_limit(int length, PresentedName expected)
    {
        string label = new('a', length);
        Assert.Equal(expected, ClassifyDns(label));
        Assert.Equal(expected, ClassifyDns(label + ".b"));
        Assert.Equal(expected, ClassifyDns("b." + label));
        Assert.Equal(expected, ClassifyDns("b." + label + ".b"));
    }

    [Theory]
    [InlineData(252, PresentedName.DnsName)]
    [InlineData(253, PresentedName.DnsName)]
    [InlineData(254, PresentedName.TooLong)]
    [InlineData(255, PresentedName.TooLong)]
    public void Names_about_their_limit(int length, PresentedName expected)
    {
        string name = string.Concat(Enumerable.Repeat("abcdefg.", 40))[..length];
        name = name[^1] == '.' ? name[..^1] + "x" : name;
        Assert.Equal(expected, ClassifyDns(name));
    }

    // RFC 3696 §2: no top-level domain is all digits.
    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("192.0.2.1.", true)]
    [InlineData("1", true)]
    [InlineData("1.", true)]
    [InlineData("127.1", true)]
    [InlineData("a.1", true)]
    [InlineData("999.999.999.999", true)]
    [InlineData("[2001:db8::1]", true)]
    [InlineData("[", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("1.a", false)]
    [InlineData("a1", false)]
    [InlineData("a.1b", false)]
    [InlineData("a.b1", false)]
    [InlineData("1.2.3.4.example", false)]
    [InlineData("1.2.3.4.example.", false)]
    [InlineData("a-1", false)]
    public void Addresses(string host, bool isAddress)
    {
        byte[] octets = Ascii.ToBytes(host);
        Assert.Equal(isAddress, PresentedNames.IsIpLiteral(octets, 0, octets.Length));
    }

    // The short way to an identity, which must lead where the long one does; RobustnessTests tries it on random names.
    [Theory]
    [InlineData("sip:example.com", 4)]
    [InlineData("SIPS:EXAMPLE.COM", 5)]
    [InlineData("sip:example.com:5061", 4)]
    [InlineData("sips:example.com;lr", 5)]
    [InlineData("sip:example.com?a=b", 4)]
    [InlineData("sip:example.com:", -1)]
    [InlineData("sip:example.com.", -1)]
    [InlineData("sip:example.com.example.org", -1)]
    [InlineData("sip:example.com@example.org", -1)]
    [InlineData("sip:example.com;a=b@example.org", -1)]
    [InlineData("sip:example.com\0", -1)]
    [InlineData("sip:example.com%00", -1)]
    [InlineData("sup:example.com", -1)]
    [InlineData("sipx:example.com", -1)]
    [InlineData("sip::example.com", -1)]
    [InlineData("sipsexample.com", -1)]
    [InlineData("sip:example.co", -1)]
    [InlineData("sips:example.co", -1)]
    [InlineData("sip:downtown.example.com", -1)]
    [InlineData("sip:", -1)]
    [InlineData("sip", -1)]
    [InlineData("", -1)]
    [InlineData("example.com", -1)]
    public void A_reference_is_found_where_the_host_is(string uri, int expected)
    {
        byte[] octets = [0x3A, .. Ascii.ToBytes(uri), .. "example.com"u8];
        byte[] reference = Ascii.ToBytes("xexample.comx");
        int at = PresentedNames.FindReference(octets, 1, 1 + uri.Length, reference, 1, reference.Length - 1);
        Assert.Equal(expected < 0 ? -1 : expected + 1, at);

        PresentedName kind = PresentedNames.Classify(
            octets, GeneralName.Uri, 1, 1 + uri.Length, out int domain, out int domainEnd);
        bool isIdentity = PresentedNameTexts.IsIdentity(kind) &&
            Ascii.EqualsIgnoreCase(octets, domain, domainEnd, reference, 1, reference.Length - 1);
        Assert.Equal(isIdentity, at >= 0);
        Assert.True(at < 0 || (at == domain && PresentedNames.SchemeOf(1, at) == kind));
    }

    private static PresentedName ClassifyDns(string name)
    {
        byte[] octets = Ascii.ToBytes(name);
        return PresentedNames.ClassifyDnsName(octets, 0, octets.Length);
    }
}
