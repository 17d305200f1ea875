using FsCheck;
using FsCheck.Fluent;
using SipPhone.Settings.Trust;

namespace SipPhone.Settings.Tests.Trust;

/// <summary>Base64 as RFC 4648 §4 has it, and nothing else.</summary>
public sealed class Base64DecoderTests
{
    // RFC 4648 §10.
    [Theory]
    [InlineData("", "")]
    [InlineData("Zg==", "f")]
    [InlineData("Zm8=", "fo")]
    [InlineData("Zm9v", "foo")]
    [InlineData("Zm9vYg==", "foob")]
    [InlineData("Zm9vYmE=", "fooba")]
    [InlineData("Zm9vYmFy", "foobar")]
    public void Vectors_of_the_standard(string text, string expected)
    {
        byte[] output = new byte[expected.Length];
        Assert.Equal(expected.Length, Decode(text, output));
        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(output));
    }

    [Theory]
    [InlineData("Z", "one character")]
    [InlineData("Zg", "no padding")]
    [InlineData("Zg=", "one padding of two")]
    [InlineData("Zg===", "one too many")]
    [InlineData("Zg==Zg==", "a text behind a text")]
    [InlineData("Zg==\n", "a line end")]
    [InlineData("Zm9=v", "padding inside")]
    [InlineData("=", "padding alone")]
    [InlineData("====", "a group of padding")]
    [InlineData("Z===", "three paddings")]
    [InlineData("Zh==", "an unused bit of four set")]
    [InlineData("Zm9=", "an unused bit of two set")]
    [InlineData("Zm9-", "the URL alphabet's minus")]
    [InlineData("Zm9_", "the URL alphabet's underscore")]
    [InlineData("Zm 9v", "a blank")]
    [InlineData("Zm9\u00e9", "an octet above ASCII")]
    [InlineData("Zm9\0", "NUL")]
    public void What_is_not_base64_is_refused(string text, string why)
    {
        Assert.True(Decode(text, new byte[99]) == -1, why);
    }

    [Fact]
    public void Every_character_has_the_value_that_NET_gives_it()
    {
        for (int octet = 0; octet < 256; octet++)
        {
            byte[] text = [(byte)octet, (byte)'A', (byte)'A', (byte)'A'];
            byte[] output = new byte[3];
            bool isBase64 = octet < 128 && (char.IsAsciiLetterOrDigit((char)octet) || octet is '+' or '/');
            Assert.Equal(isBase64 ? 3 : -1, Base64Decoder.Decode(text, 0, 4, output, 0, 3));
            if (isBase64)
            {
                Assert.Equal(Convert.FromBase64String((char)octet + "AAA"), output);
            }
        }
    }

    [Theory]
    [InlineData("Zm9v", 2)]
    [InlineData("Zm8=", 1)]
    [InlineData("Zg==", 0)]
    [InlineData("Zm9vYg==", 3)]
    public void What_does_not_fit_by_one_octet_is_refused(string text, int room)
    {
        byte[] output = new byte[8];
        byte[] octets = Octets(text);
        Assert.Equal(-1, Base64Decoder.Decode(octets, 0, octets.Length, output, 2, 2 + room));
        Assert.All(output[..2], octet => Assert.Equal(0, octet));
        Assert.All(output[(2 + room)..], octet => Assert.Equal(0, octet));
        Assert.Equal(room + 1, Base64Decoder.Decode(octets, 0, octets.Length, output, 2, 2 + room + 1));
    }

    [Fact]
    public void Any_octets_in_any_pieces_come_back()
    {
        Gen<(byte[] Octets, int Piece)> cases =
            from octets in ArbMap.Default.GeneratorFor<byte[]>()
            from piece in Gen.Choose(1, 9)
            select (octets, piece);
        Prop.ForAll(cases.ToArbitrary(), drawn =>
        {
            byte[] text = Octets(Convert.ToBase64String(drawn.Octets));
            byte[] output = new byte[drawn.Octets.Length];
            Base64Decoder decoder = new(output, 0, output.Length);
            for (int at = 0; at < text.Length; at += drawn.Piece)
            {
                PemResult result = decoder.Feed(text, at, Math.Min(at + drawn.Piece, text.Length));
                Assert.Equal(PemResult.Ok, result);
            }

            Assert.True(decoder.IsWhole);
            Assert.Equal(drawn.Octets, output);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261101UL, 1UL));
    }

    [Fact]
    public void Every_text_is_judged_as_by_NET_but_for_what_it_is_lax_about()
    {
        // .NET passes over white space and unused bits; there is none of the first in the alphabet here.
        Gen<char[]> texts = Gen.Elements("AQgwZ09+/=".ToCharArray()).ArrayOf();
        Prop.ForAll(texts.ToArbitrary(), characters =>
        {
            string text = new(characters);
            byte[] output = new byte[text.Length];
            int length = Decode(text, output);
            bool isCanonical = TryFromBase64(text, out byte[] octets) && Convert.ToBase64String(octets) == text;
            Assert.Equal(isCanonical ? octets.Length : -1, length);
            Assert.True(length < 0 || octets.AsSpan().SequenceEqual(output.AsSpan(0, length)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(12).WithReplay(20261102UL, 3UL));
    }

    private static int Decode(string text, byte[] output)
    {
        byte[] octets = Octets(text);
        return Base64Decoder.Decode(octets, 0, octets.Length, output, 0, output.Length);
    }

    private static byte[] Octets(string text) => System.Text.Encoding.Latin1.GetBytes(text);

    private static bool TryFromBase64(string text, out byte[] octets)
    {
        octets = new byte[text.Length];
        bool isText = Convert.TryFromBase64String(text, octets, out int length);
        octets = octets[..length];
        return isText;
    }
}
