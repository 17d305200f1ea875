using FsCheck;
using FsCheck.Fluent;
using SipPhone.Core;
using SipPhone.Identity;

namespace SipPhone.Settings.Tests;

/// <summary>What each kind of value takes, with its neighbours that it does not.</summary>
public sealed class SettingValuesTests
{
    private const string Label63 = "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-123456789";
    private const string Domain253 = Label63 + "." + Label63 + "." + Label63 + "." + "abcdefghijklmnopqrstuvwxyz"
        + "-abcdefghijklmnopqrstuvwxyz-1234567";

    // 04, then 64 octets of zero.
    private static readonly string Zeros = "B" + new string('A', 86) + "=";

    [Theory]
    [InlineData("example.com", SettingResult.Ok)]
    [InlineData("EXAMPLE.com", SettingResult.Ok)]
    [InlineData("localhost", SettingResult.Ok)]
    [InlineData("xn--bcher-kva.example", SettingResult.Ok)]
    [InlineData("1and1.example", SettingResult.Ok)]
    [InlineData(Label63 + ".example", SettingResult.Ok)]
    [InlineData("a" + Label63 + ".example", SettingResult.BadDomain)]
    [InlineData(Domain253, SettingResult.Ok)]
    [InlineData(Domain253 + "8", SettingResult.TooLong)]
    [InlineData("", SettingResult.Empty)]
    [InlineData(".", SettingResult.BadDomain)]
    [InlineData("example.com.", SettingResult.BadDomain)]
    [InlineData(".example.com", SettingResult.BadDomain)]
    [InlineData("example..com", SettingResult.BadDomain)]
    [InlineData("-example.com", SettingResult.BadDomain)]
    [InlineData("example-.com", SettingResult.BadDomain)]
    [InlineData("exa_mple.com", SettingResult.BadDomain)]
    [InlineData("exa mple.com", SettingResult.BadDomain)]
    [InlineData("*.example.com", SettingResult.BadDomain)]
    [InlineData("bücher.example", SettingResult.BadDomain)]
    [InlineData("example.com:5061", SettingResult.BadDomain)]
    [InlineData("sip:example.com", SettingResult.BadDomain)]
    [InlineData("example.1com", SettingResult.BadDomain)]
    [InlineData("192.0.2.1", SettingResult.BadAddress)]
    [InlineData("192.0.2", SettingResult.BadAddress)]
    [InlineData("2001:db8::1", SettingResult.BadAddress)]
    [InlineData("[2001:db8::1]", SettingResult.BadAddress)]
    public void Domains(string value, SettingResult expected) => AssertSet(SettingId.SipDomain, value, expected);

    [Theory]
    [InlineData("proxy.example.com", SettingResult.Ok)]
    [InlineData("proxy.example.com:1", SettingResult.Ok)]
    [InlineData("proxy.example.com:65535", SettingResult.Ok)]
    [InlineData(Domain253 + ":65535", SettingResult.Ok)]
    [InlineData(Domain253 + "8:65535", SettingResult.TooLong)]
    [InlineData("proxy.example.com:65536", SettingResult.BadPort)]
    [InlineData("proxy.example.com:0", SettingResult.BadPort)]
    [InlineData("proxy.example.com:", SettingResult.BadPort)]
    [InlineData("proxy.example.com:tls", SettingResult.BadPort)]
    [InlineData(":5061", SettingResult.BadDomain)]
    [InlineData("192.0.2.1", SettingResult.BadAddress)]
    [InlineData("192.0.2.1:5061", SettingResult.BadAddress)]
    [InlineData("2001:db8::1", SettingResult.BadAddress)]
    [InlineData("[2001:db8::1]:5061", SettingResult.BadAddress)]
    [InlineData("[proxy.example.com]", SettingResult.BadAddress)]
    [InlineData("[2001:db8::1", SettingResult.BadAddress)]
    public void Servers(string value, SettingResult expected) => AssertSet(SettingId.SipOutbound, value, expected);

    [Theory]
    [InlineData("time.example.com", SettingResult.Ok)]
    [InlineData("192.0.2.1", SettingResult.Ok)]
    [InlineData("2001:db8::1", SettingResult.Ok)]
    [InlineData("192.0.2.256", SettingResult.BadDomain)]
    [InlineData("time.example.com:123", SettingResult.BadDomain)]
    public void Hosts(string value, SettingResult expected) => AssertSet(SettingId.TimeServer, value, expected);

    [Theory]
    [InlineData("bob", SettingResult.Ok)]
    [InlineData("+16175550100", SettingResult.Ok)]
    [InlineData("-_.!~*'()&=+$,;?/", SettingResult.Ok)]
    [InlineData("%20%fF", SettingResult.Ok)]
    [InlineData("%2", SettingResult.BadCharacter)]
    [InlineData("%2g", SettingResult.BadCharacter)]
    [InlineData("%", SettingResult.BadCharacter)]
    [InlineData("bob@example.com", SettingResult.BadCharacter)]
    [InlineData("bob smith", SettingResult.BadCharacter)]
    [InlineData("bob:", SettingResult.BadCharacter)]
    [InlineData("\"bob\"", SettingResult.BadCharacter)]
    [InlineData("#1", SettingResult.BadCharacter)]
    [InlineData("jürgen", SettingResult.BadCharacter)]
    [InlineData(Label63 + "4", SettingResult.Ok)]
    [InlineData(Label63 + "45", SettingResult.TooLong)]
    public void Users(string value, SettingResult expected) => AssertSet(SettingId.SipUser, value, expected);

    [Theory]
    [InlineData("60", SettingResult.Ok)]
    [InlineData("86400", SettingResult.Ok)]
    [InlineData("0060", SettingResult.Ok)]
    [InlineData("59", SettingResult.OutOfRange)]
    [InlineData("86401", SettingResult.OutOfRange)]
    [InlineData("0", SettingResult.OutOfRange)]
    [InlineData("99999999999999", SettingResult.OutOfRange)]
    [InlineData("-60", SettingResult.NotANumber)]
    [InlineData("60 ", SettingResult.NotANumber)]
    [InlineData("1h", SettingResult.NotANumber)]
    [InlineData("0x60", SettingResult.NotANumber)]
    public void Numbers(string value, SettingResult expected) => AssertSet(SettingId.SipExpires, value, expected);

    [Theory]
    [InlineData("1234", SettingResult.Ok)]
    [InlineData("*#09", SettingResult.Ok)]
    [InlineData("0123456789*#0123", SettingResult.Ok)]
    [InlineData("", SettingResult.Empty)]
    [InlineData("123", SettingResult.TooShort)]
    [InlineData("0123456789*#01234", SettingResult.TooLong)]
    [InlineData("123A", SettingResult.BadCharacter)]
    [InlineData("a123", SettingResult.BadCharacter)]
    [InlineData("1 23", SettingResult.BadCharacter)]
    [InlineData("123+", SettingResult.BadCharacter)]
    [InlineData("123/", SettingResult.BadCharacter)]
    [InlineData("123:", SettingResult.BadCharacter)]
    [InlineData("12é4", SettingResult.BadCharacter)]
    public void Codes(string value, SettingResult expected) => AssertSet(SettingId.DoorCode, value, expected);

    [Theory]
    [InlineData("1", SettingResult.Ok)]
    [InlineData("60", SettingResult.Ok)]
    [InlineData("0", SettingResult.OutOfRange)]
    [InlineData("61", SettingResult.OutOfRange)]
    public void Seconds_of_the_door(string value, SettingResult expected) =>
        AssertSet(SettingId.DoorSeconds, value, expected);

    [Theory]
    [InlineData(SettingId.TlsPolicy, "rfc5922", SettingResult.Ok)]
    [InlineData(SettingId.TlsPolicy, "RFC5922", SettingResult.Ok)]
    [InlineData(SettingId.TlsPolicy, "rfc5922 ", SettingResult.UnknownChoice)]
    [InlineData(SettingId.TlsPolicy, "domain-certs|rfc5922", SettingResult.UnknownChoice)]
    [InlineData(SettingId.TlsFallback, "on", SettingResult.Ok)]
    [InlineData(SettingId.TlsFallback, "Off", SettingResult.Ok)]
    [InlineData(SettingId.TlsFallback, "yes", SettingResult.UnknownChoice)]
    [InlineData(SettingId.TlsFallback, "1", SettingResult.UnknownChoice)]
    public void Words(SettingId id, string value, SettingResult expected) => AssertSet(id, value, expected);

    [Theory]
    [InlineData("x", SettingResult.Ok)]
    [InlineData("Grüße 😀", SettingResult.Ok)]
    [InlineData(" two  blanks ", SettingResult.Ok)]
    [InlineData("a=b|c\"d\\e", SettingResult.Ok)]
    [InlineData("a\u007f", SettingResult.BadCharacter)]
    [InlineData("a\nb", SettingResult.BadCharacter)]
    [InlineData("a\0", SettingResult.BadCharacter)]
    [InlineData("\u001b[2J", SettingResult.BadCharacter)]
    [InlineData("\u0080", SettingResult.BadCharacter)]
    [InlineData("\u009f", SettingResult.BadCharacter)]
    [InlineData("\u00a0", SettingResult.Ok)]
    public void Texts(string value, SettingResult expected) => AssertSet(SettingId.SipPassword, value, expected);

    [Theory]
    [InlineData("c2")]
    [InlineData("61c3")]
    [InlineData("c080")]
    [InlineData("eda080")]
    [InlineData("ff")]
    public void Broken_UTF_8_is_no_text(string hex)
    {
        byte[] value = [.. Convert.FromHexString(hex), 0x80];
        SettingSet set = new();
        Assert.Equal(SettingResult.BadCharacter, set.Set(SettingId.SipPassword, value, 0, value.Length - 1));
    }

    [Theory]
    [InlineData(SettingId.ConsolePassword, 7, SettingResult.TooShort)]
    [InlineData(SettingId.ConsolePassword, 8, SettingResult.Ok)]
    [InlineData(SettingId.ConsolePassword, 64, SettingResult.Ok)]
    [InlineData(SettingId.ConsolePassword, 65, SettingResult.TooLong)]
    [InlineData(SettingId.NetWifiSsid, 32, SettingResult.Ok)]
    [InlineData(SettingId.NetWifiSsid, 33, SettingResult.TooLong)]
    [InlineData(SettingId.NetWifiPassword, 7, SettingResult.TooShort)]
    [InlineData(SettingId.NetWifiPassword, 64, SettingResult.Ok)]
    [InlineData(SettingId.NetWifiPassword, 65, SettingResult.TooLong)]
    [InlineData(SettingId.SipPassword, 128, SettingResult.Ok)]
    [InlineData(SettingId.SipPassword, 129, SettingResult.TooLong)]
    public void Lengths(SettingId id, int length, SettingResult expected) =>
        AssertSet(id, new string('a', length), expected);

    [Theory]
    [InlineData("192.0.2.53", SettingResult.Ok)]
    [InlineData("192.0.2.53:5353", SettingResult.Ok)]
    [InlineData("2001:db8::53", SettingResult.Ok)]
    [InlineData("[2001:db8::53]", SettingResult.Ok)]
    [InlineData("[2001:db8::53]:5353,192.0.2.53", SettingResult.Ok)]
    [InlineData("192.0.2.53 , 192.0.2.54", SettingResult.Ok)]
    [InlineData("192.0.2.53,192.0.2.54,192.0.2.55", SettingResult.TooLong)]
    [InlineData("192.0.2.53,", SettingResult.BadAddress)]
    [InlineData(",", SettingResult.BadAddress)]
    [InlineData("dns.example.com", SettingResult.BadAddress)]
    [InlineData("192.0.2", SettingResult.BadAddress)]
    [InlineData("[192.0.2.53]", SettingResult.BadAddress)]
    [InlineData("[[2001:db8::53]]", SettingResult.BadAddress)]
    [InlineData("[2001:db8::53", SettingResult.BadAddress)]
    [InlineData("[2001:db8::53]5353", SettingResult.BadAddress)]
    [InlineData("[]:53", SettingResult.BadAddress)]
    [InlineData("192.0.2.53:0", SettingResult.BadPort)]
    [InlineData("192.0.2.53:65536", SettingResult.BadPort)]
    [InlineData("192.0.2.53 192.0.2.54", SettingResult.BadAddress)]
    public void Addresses(string value, SettingResult expected) => AssertSet(SettingId.DnsServers, value, expected);

    [Theory]
    [InlineData("100", SettingResult.Ok)]
    [InlineData("bob,carol", SettingResult.Ok)]
    [InlineData("bob@example.com", SettingResult.Ok)]
    [InlineData("sip:bob@example.com", SettingResult.Ok)]
    [InlineData("SIPS:bob@example.com:5061;transport=tls", SettingResult.Ok)]
    [InlineData("sip:door.example.com", SettingResult.Ok)]
    [InlineData("sip:bob@192.0.2.1", SettingResult.Ok)]
    [InlineData("sip:bob@[2001:db8::1]:5061", SettingResult.Ok)]
    [InlineData("1,2,3,4,5,6,7,8", SettingResult.Ok)]
    [InlineData("1,2,3,4,5,6,7,8,9", SettingResult.TooLong)]
    [InlineData("bob,,carol", SettingResult.BadTarget)]
    [InlineData("sip:", SettingResult.BadTarget)]
    [InlineData("sip:bob@", SettingResult.BadTarget)]
    [InlineData("sip:@example.com", SettingResult.BadTarget)]
    [InlineData("@example.com", SettingResult.BadTarget)]
    [InlineData("bob@exa mple.com", SettingResult.BadTarget)]
    [InlineData("bob:secret@example.com", SettingResult.BadTarget)]
    [InlineData("sip:bob:secret@example.com", SettingResult.BadTarget)]
    [InlineData("sip:bob@example.com?Subject=x", SettingResult.BadTarget)]
    [InlineData("sip:bob@example.com;a=\"", SettingResult.BadTarget)]
    [InlineData("sip:bob@2001:db8::1", SettingResult.BadTarget)]
    [InlineData("sip:bob@[192.0.2.1]", SettingResult.BadTarget)]
    [InlineData("sip:bob@[2001:db8::1", SettingResult.BadTarget)]
    [InlineData("sip:bob@example.com:0", SettingResult.BadPort)]
    [InlineData("<sip:bob@example.com>", SettingResult.BadTarget)]
    [InlineData("tel:+16175550100", SettingResult.BadTarget)]
    [InlineData("https://example.com", SettingResult.BadTarget)]
    public void CallTargets(string value, SettingResult expected) => AssertSet(SettingId.CallTargets, value, expected);

    [Fact]
    public void A_target_has_the_length_that_can_be_dialled()
    {
        string longest = "sip:" + new string('b', Limits.MaxDialledUriBytes - "sip:@example.com".Length)
            + "@example.com";
        AssertSet(SettingId.CallTargets, longest, SettingResult.Ok);
        AssertSet(SettingId.CallTargets, longest + "m", SettingResult.TooLong);
    }

    [Theory]
    [InlineData("example.com", SettingResult.Ok)]
    [InlineData("door@example.com, example.org", SettingResult.Ok)]
    [InlineData("door", SettingResult.Ok)]
    [InlineData("@example.com", SettingResult.BadTarget)]
    [InlineData("door@", SettingResult.BadTarget)]
    [InlineData("sip:door@example.com", SettingResult.BadTarget)]
    [InlineData("door@192.0.2.1", SettingResult.BadTarget)]
    [InlineData("door@example.com:5061", SettingResult.BadTarget)]
    [InlineData("*", SettingResult.BadTarget)]
    [InlineData("example.com,", SettingResult.BadTarget)]
    [InlineData("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p", SettingResult.Ok)]
    [InlineData("a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q", SettingResult.TooLong)]
    public void Callers(string value, SettingResult expected) =>
        AssertSet(SettingId.IntercomAutoAnswer, value, expected);

    [Theory]
    [InlineData(0, 'B', SettingResult.Ok)]
    [InlineData(1, 'P', SettingResult.Ok)]
    [InlineData(1, 'Q', SettingResult.BadKey)]
    [InlineData(0, 'A', SettingResult.BadKey)]
    [InlineData(0, 'C', SettingResult.BadKey)]
    [InlineData(40, '/', SettingResult.Ok)]
    [InlineData(40, '+', SettingResult.Ok)]
    [InlineData(40, '-', SettingResult.BadKey)]
    [InlineData(40, '=', SettingResult.BadKey)]
    [InlineData(40, ' ', SettingResult.BadKey)]
    [InlineData(86, '8', SettingResult.Ok)]
    [InlineData(86, '9', SettingResult.BadKey)]
    [InlineData(87, 'A', SettingResult.BadKey)]
    public void Keys(int at, char digit, SettingResult expected)
    {
        string value = Zeros[..at] + digit + Zeros[(at + 1)..];
        AssertSet(SettingId.FactoryKey, value, expected);
        AssertSet(SettingId.FactoryKey, value[..^1], SettingResult.BadKey);
        AssertSet(SettingId.FactoryKey, value + "=", SettingResult.BadKey);
    }

    [Fact]
    public void Every_point_in_base64_is_a_key()
    {
        Random random = new(20261123);
        for (int i = 0; i < 500; i++)
        {
            byte[] point = new byte[65];
            random.NextBytes(point);
            point[0] = 4;
            AssertSet(SettingId.FactoryKey, Convert.ToBase64String(point), SettingResult.Ok);
        }
    }

    [Fact]
    public void What_passes_as_a_domain_can_be_a_reference()
    {
        Gen<string> text = Gen.Frequency(
                (8, Gen.Elements("a", "z9", ".b", "-", "1", ".")),
                (1, Gen.Elements("_", ":", "[", "]", "*", "xn--", " "))).ListOf()
            .Select(parts => string.Concat(parts));
        int passed = 0;
        Prop.ForAll(
            text.ToArbitrary(),
            value =>
            {
                bool isTaken = new SettingSet().Set(SettingId.SipDomain, value) == SettingResult.Ok;
                byte[] octets = System.Text.Encoding.ASCII.GetBytes(value);
                passed += isTaken ? 1 : 0;
                return !isTaken || SipDomainIdentity.IsReference(octets, 0, octets.Length);
            }).Check(Config.QuickThrowOnFailure.WithReplay(20261123UL, 3UL).WithMaxTest(5000));
        Assert.InRange(passed, 100, 5000);
    }

    // For every kind: any octets, in any range, end in a result; and what is taken can be stored as a line.
    [Fact]
    public void Any_octets_are_taken_or_refused()
    {
        Gen<byte> octet = Gen.Frequency(
            (4, Gen.Elements("abBf09.:@,;%[]-= \\\"?".Select(c => (byte)c).ToArray())),
            (1, Gen.Choose(0, 255).Select(number => (byte)number)));
        Prop.ForAll(
            octet.ArrayOf().Zip(Gen.Choose(0, SettingTable.Count - 1)).ToArbitrary(),
            ((byte[] Octets, int Id) item) =>
            {
                SettingSet set = new();
                SettingResult result = set.Set((SettingId)item.Id, item.Octets, 0, item.Octets.Length);
                return result != SettingResult.Ok || !item.Octets.Any(value => value < ' ' || value == 0x7F);
            }).Check(Config.QuickThrowOnFailure.WithReplay(20261123UL, 11UL).WithMaxTest(5000));
    }

    private static void AssertSet(SettingId id, string value, SettingResult expected)
    {
        SettingSet set = new();
        Assert.Equal(expected, set.Set(id, value));
        Assert.Equal(expected == SettingResult.Ok, set.Find(id, out _, out _));
    }
}
