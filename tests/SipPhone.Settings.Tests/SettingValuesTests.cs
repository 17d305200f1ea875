using FsCheck;
using FsCheck.Fluent;
using SipPhone.Core;
using SipPhone.Identity;
using SipPhone.SelfTest.Vectors;

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
    [MemberData(nameof(SettingVectors.Domains), MemberType = typeof(SettingVectors))]
    [MemberData(nameof(SettingVectors.Servers), MemberType = typeof(SettingVectors))]
    [MemberData(nameof(SettingVectors.Hosts), MemberType = typeof(SettingVectors))]
    [MemberData(nameof(SettingVectors.Users), MemberType = typeof(SettingVectors))]
    [MemberData(nameof(SettingVectors.Numbers), MemberType = typeof(SettingVectors))]
    [MemberData(nameof(SettingVectors.Words), MemberType = typeof(SettingVectors))]
    [MemberData(nameof(SettingVectors.Texts), MemberType = typeof(SettingVectors))]
    [MemberData(nameof(SettingVectors.Addresses), MemberType = typeof(SettingVectors))]
    [MemberData(nameof(SettingVectors.CallTargets), MemberType = typeof(SettingVectors))]
    [MemberData(nameof(SettingVectors.Callers), MemberType = typeof(SettingVectors))]
    public void Values(string setting, string value, string expected)
    {
        byte[] name = System.Text.Encoding.ASCII.GetBytes(setting);
        SettingId id = (SettingId)SettingTable.Find(name, 0, name.Length);
        SettingSet set = new();
        Assert.Equal(expected, SettingResults.Name(set.Set(id, value)));
        Assert.Equal(expected == "ok", set.Find(id, out _, out _));
    }

    [Theory]
    [InlineData(SettingId.SipDomain, "bücher.example", SettingResult.BadDomain)]
    [InlineData(SettingId.SipUser, "jürgen", SettingResult.BadCharacter)]
    [InlineData(SettingId.SipPassword, "Grüße 😀", SettingResult.Ok)]
    [InlineData(SettingId.SipPassword, "a\0", SettingResult.BadCharacter)]
    [InlineData(SettingId.SipPassword, "\u0080", SettingResult.BadCharacter)]
    [InlineData(SettingId.SipPassword, "\u009f", SettingResult.BadCharacter)]
    [InlineData(SettingId.SipPassword, "\u00a0", SettingResult.Ok)]
    public void Octets_outside_of_ASCII(SettingId id, string value, SettingResult expected) =>
        AssertSet(id, value, expected);

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

    [Fact]
    public void A_target_has_the_length_that_can_be_dialled()
    {
        string longest = "sip:" + new string('b', Limits.MaxDialledUriBytes - "sip:@example.com".Length)
            + "@example.com";
        AssertSet(SettingId.CallTargets, longest, SettingResult.Ok);
        AssertSet(SettingId.CallTargets, longest + "m", SettingResult.TooLong);
    }

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
