using System.Text;
using SipPhone.Core;

namespace SipPhone.Core.Tests;

/// <summary>The measure of characters, RFC 3629 §4.</summary>
public sealed class Utf8Tests
{
    [Theory]
    [InlineData("00", 1)]
    [InlineData("7f", 1)]
    [InlineData("80", 0)]
    [InlineData("c1bf", 0)]
    [InlineData("c280", 2)]
    [InlineData("c2", 0)]
    [InlineData("c27f", 0)]
    [InlineData("dfbf", 2)]
    [InlineData("e09fbf", 0)]
    [InlineData("e0a080", 3)]
    [InlineData("ed9fbf", 3)]
    [InlineData("eda080", 0)]
    [InlineData("efbfbf", 3)]
    [InlineData("efbf", 0)]
    [InlineData("f08fbfbf", 0)]
    [InlineData("f0908080", 4)]
    [InlineData("f48fbfbf", 4)]
    [InlineData("f4908080", 0)]
    [InlineData("f5808080", 0)]
    public void A_character_has_this_length(string hex, int expected)
    {
        // What stands behind the end would make the short ones whole.
        byte[] octets = [.. Convert.FromHexString(hex), 0x80, 0x80, 0x80];
        Assert.Equal(expected, Utf8.Measure(octets, 0, hex.Length / 2));
    }

    [Fact]
    public void Every_scalar_value_has_the_length_that_it_has_in_DotNet()
    {
        byte[] octets = new byte[4];
        for (int value = 0; value <= 0x10FFFF; value++)
        {
            if (Rune.TryCreate(value, out Rune rune))
            {
                int length = rune.EncodeToUtf8(octets);
                Assert.Equal(length, Utf8.Measure(octets, 0, length));
            }
        }
    }
}
