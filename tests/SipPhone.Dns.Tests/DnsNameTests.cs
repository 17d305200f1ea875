using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SipPhone.Core;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Dns.Tests;

public class DnsNameTests
{
    private static readonly string Label63 = new('a', 63);
    private static readonly string Text253 = $"{Label63}.{Label63}.{Label63}.{new string('a', 61)}";
    private static readonly string Text254 = $"{Label63}.{Label63}.{Label63}.{new string('a', 62)}";

    private static byte[] Zeros(int count) => new byte[count];

    [Fact]
    public void Reads_a_plain_name()
    {
        byte[] message = [.. Zeros(12), .. Names.Flat("Sip.example"), 0xFF];
        byte[] name = new byte[255];
        Assert.Equal(DnsResult.Ok, DnsName.Read(message, 0, 12, message.Length, name, out int length, out int next));
        Assert.Equal(13, length);
        Assert.Equal(25, next);
        Assert.Equal("Sip.example", Names.Text(name, 0));
    }

    [Fact]
    public void Follows_pointers_and_goes_on_after_the_first()
    {
        // 12: example; 21: sip + pointer to 12; 27: pointer to 21.
        byte[] message = new Wire().Bytes(Zeros(12)).Name("example").Text("sip").Pointer(12).Pointer(21).ToArray();
        byte[] name = new byte[255];
        Assert.Equal(DnsResult.Ok, DnsName.Read(message, 0, 27, 29, name, out int length, out int next));
        Assert.Equal("sip.example", Names.Text(name, 0));
        Assert.Equal(13, length);
        Assert.Equal(29, next);
    }

    [Fact]
    public void Pointers_count_from_the_messages_start()
    {
        byte[] message = new Wire().Bytes(Zeros(7 + 12)).Name("example").Pointer(12).ToArray();
        Assert.Equal(DnsResult.Ok, DnsName.Read(message, 7, 28, 30, null, out int length, out int next));
        Assert.Equal(9, length);
        Assert.Equal(30, next);
    }

    public static TheoryData<string, byte[], int> MalformedNames() => new()
    {
        { "empty range", [], 12 },
        { "no root", [1, (byte)'a'], 12 },
        { "label cut", [3, (byte)'a', (byte)'b'], 12 },
        { "label runs to the end exactly, no root", [1, (byte)'a'], 12 },
        { "label of 64", [64, .. Enumerable.Repeat((byte)'a', 64), 0], 12 },
        { "reserved 01", [0x40, 0], 12 },
        { "reserved 10", [0x80, 0], 12 },
        { "pointer cut", [0xC0], 12 },
        { "pointer to itself", [0xC0, 12], 12 },
        { "pointer forward", [0xC0, 14, 0], 12 },
        { "pointer far forward", [0xFF, 0xFF], 12 },
        { "pointer into the header", [0xC0, 11], 12 },
        { "pointer to the header's start", [0xC0, 0], 12 },
        { "pointer to its own name's start", [1, (byte)'a', 0xC0, 12], 12 },
        { "two pointers to each other", [0xC0, 14, 0xC0, 12], 14 },
        { "a loop through an earlier label", [1, (byte)'a', 0xC0, 14, 1, (byte)'b', 0xC0, 12], 16 },
        { "pointer at the end without its second octet", [1, (byte)'a', 0xC0], 12 },
    };

    [Theory]
    [MemberData(nameof(MalformedNames))]
    public void Refuses(string description, byte[] octets, int offset)
    {
        byte[] message = [.. Zeros(12), .. octets];
        byte[] name = new byte[255];
        DnsResult result = DnsName.Read(message, 0, offset, message.Length, name, out int length, out int next);
        Assert.True(DnsResult.Malformed == result, description);
        Assert.Equal(0, length);
        Assert.Equal(0, next);
    }

    [Theory]
    [InlineData(61, DnsResult.Ok, 255)]
    [InlineData(62, DnsResult.Malformed, 0)]
    public void A_name_has_255_octets_at_most(int lastLabel, DnsResult expected, int expectedLength)
    {
        byte[] message = [.. Zeros(12), .. Names.Flat($"{Label63}.{Label63}.{Label63}.{new string('b', lastLabel)}")];
        Assert.Equal(expected, DnsName.Read(message, 0, 12, message.Length, new byte[255], out int length, out _));
        Assert.Equal(expectedLength, length);
    }

    [Fact]
    public void Pointers_cannot_make_a_name_longer_than_255()
    {
        // Two labels of 63, then names of one label of 63 each in front of the one before.
        var wire = new Wire().Bytes(Zeros(12)).Name($"{Label63}.{Label63}");
        int previous = 12;
        for (int i = 0; i < 2; i++)
        {
            int start = wire.Length;
            wire.Bytes([63, .. Encoding.Latin1.GetBytes(Label63)]).Pointer(previous);
            previous = start;
        }

        byte[] message = wire.ToArray();
        int third = 12 + 129;
        Assert.Equal(
            DnsResult.Ok, DnsName.Read(message, 0, third, message.Length, new byte[255], out int length, out _));
        Assert.Equal(193, length);
        Assert.Equal(
            DnsResult.Malformed, DnsName.Read(message, 0, previous, message.Length, new byte[255], out _, out _));
    }

    public static TheoryData<string, string> Texts() => new()
    {
        { "example.com", "example.com" },
        { "example.com.", "example.com" },
        { "EXAMPLE.com", "example.com" },
        { "_sips._tcp.x-1.example", "_sips._tcp.x-1.example" },
        { "a", "a" },
        { Label63, Label63 },
        { Text253, Text253 },
        { Text253 + ".", Text253 },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Makes_flat_names_of_texts_and_back(string text, string expected)
    {
        byte[] octets = Encoding.Latin1.GetBytes("\0" + text + "\0");
        byte[] name = new byte[255];
        Assert.Equal(DnsResult.Ok, DnsName.FromText(octets, 1, octets.Length - 1, name, out int length));
        Assert.Equal(Names.Flat(expected), name[..length]);

        byte[] back = new byte[253];
        Assert.Equal(DnsResult.Ok, DnsName.ToText(name, 0, length, back, out int textLength));
        Assert.Equal(expected, Encoding.Latin1.GetString(back, 0, textLength));
    }

    public static TheoryData<string> BadTexts() =>
    [
        "", ".", "..", ".a", "a..b", "a..", "a b", "a\0b", "a%b", "a:b", "[::1]", "sip:a", "\u00e4.example", "a@b",
        "*.a", Label63 + "a", Text254, Text254 + ".",
    ];

    [Theory]
    [MemberData(nameof(BadTexts))]
    public void Refuses_texts(string text)
    {
        byte[] octets = Encoding.Latin1.GetBytes(text);
        Assert.Equal(DnsResult.Malformed, DnsName.FromText(octets, 0, octets.Length, new byte[255], out int length));
        Assert.Equal(0, length);
    }

    public static TheoryData<string, byte[]> NamesWithoutText() => new()
    {
        { "nothing", [] },
        { "root", [0] },
        { "dot in a label", [3, (byte)'a', (byte)'.', (byte)'b', 0] },
        { "NUL in a label", [2, (byte)'a', 0, 0] },
        { "no root", [1, (byte)'a'] },
        { "label cut", [4, (byte)'a', 0] },
        { "more after the root", [1, (byte)'a', 0, 0] },
    };

    [Theory]
    [MemberData(nameof(NamesWithoutText))]
    public void Has_no_text(string description, byte[] name)
    {
        DnsResult result = DnsName.ToText(name, 0, name.Length, new byte[253], out int length);
        Assert.True(DnsResult.Malformed == result, description);
        Assert.Equal(0, length);
    }

    [Fact]
    public void Any_octets_end_without_a_read_outside_the_range()
    {
        // Most octets are short lengths and pointers near the range, so that reading gets somewhere.
        Gen<byte> octet = Gen.Frequency(
            (4, Gen.Choose(0, 4).Select(value => (byte)value)),
            (3, Gen.Constant((byte)0xC0)),
            (3, Gen.Choose(8, 60).Select(value => (byte)value)),
            (1, Gen.Choose(0, 255).Select(value => (byte)value)));
        Prop.ForAll(
            octet.ArrayOf().ToArbitrary(),
            octets =>
            {
                // The range is the array's whole end: a read past it throws.
                byte[] message = [.. Zeros(12), .. octets];
                for (int offset = 12; offset <= message.Length; offset++)
                {
                    byte[] name = new byte[255];
                    DnsResult result =
                        DnsName.Read(message, 0, offset, message.Length, name, out int length, out int next);
                    bool isRight = result == DnsResult.Ok
                        ? length is > 0 and <= 255 && next > offset && next <= message.Length && name[length - 1] == 0
                        : result == DnsResult.Malformed && length == 0 && next == 0;
                    if (!isRight)
                    {
                        return false;
                    }
                }

                return true;
            }).Check(Config.QuickThrowOnFailure.WithReplay(20260101UL, 1UL).WithMaxTest(500));
    }
}
