using System.Text;
using SipPhone.Core;

namespace SipPhone.Core.Tests;

/// <summary>The ASCII helpers, with the neighbours of each range that they tell apart.</summary>
public class AsciiTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("a", "", false)]
    [InlineData("a", "A", true)]
    [InlineData("Z", "z", true)]
    [InlineData("sip.Example.COM", "SIP.eXAMPLE.com", true)]
    [InlineData("abc", "abd", false)]
    [InlineData("abc", "ab", false)]
    [InlineData("@", "`", false)] // one below A and a
    [InlineData("[", "{", false)] // one above Z and z
    [InlineData("0", "\u0010", false)] // bit 5 apart, no letter
    [InlineData("\r", "-", false)]
    public void ComparesWithLettersFolded(string a, string b, bool expected)
    {
        byte[] x = Encoding.Latin1.GetBytes("<" + a + ">");
        byte[] y = Encoding.Latin1.GetBytes(b);

        Assert.Equal(expected, Ascii.EqualsIgnoreCase(x, 1, x.Length - 1, y));
        Assert.Equal(expected, Ascii.EqualsIgnoreCase(y, 0, y.Length, x, 1, x.Length - 1));
    }

    [Fact]
    public void FoldsTheLettersAndNothingElse()
    {
        byte[] x = new byte[1];
        byte[] y = new byte[1];
        for (int a = 0; a < 256; a++)
        {
            for (int b = 0; b < 256; b++)
            {
                x[0] = (byte)a;
                y[0] = (byte)b;
                bool sameLetter = char.IsAsciiLetter((char)a) && char.IsAsciiLetter((char)b)
                    && char.ToLowerInvariant((char)a) == char.ToLowerInvariant((char)b);
                Assert.Equal(a == b || sameLetter, Ascii.EqualsIgnoreCase(x, 0, 1, y));
                Assert.Equal(a == b, Ascii.EqualsExactly(x, 0, 1, y));
            }
        }
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "abC", false)]
    [InlineData("abc", "ab", false)]
    [InlineData("ab", "abc", false)]
    public void ComparesExactly(string a, string b, bool expected)
    {
        byte[] x = Encoding.ASCII.GetBytes("<" + a + ">");
        byte[] y = Encoding.ASCII.GetBytes(b);

        Assert.Equal(expected, Ascii.EqualsExactly(x, 1, x.Length - 1, y));
    }

    [Theory]
    [InlineData("", -1)]
    [InlineData("0", 0)]
    [InlineData("9", 9)]
    [InlineData("007", 7)]
    [InlineData("2147483639", 2147483639)]
    [InlineData("2147483640", 2147483640)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("2147483648", -1)]
    [InlineData("2147483650", -1)]
    [InlineData("4294967296", -1)]
    [InlineData("99999999999999999999", -1)]
    [InlineData("00000000000000000001", 1)]
    [InlineData("-1", -1)]
    [InlineData("+1", -1)]
    [InlineData("1 ", -1)]
    [InlineData("1/", -1)] // one below 0
    [InlineData("1:", -1)] // one above 9
    public void ReadsADecimalNumber(string text, int expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes("1" + text + "1");

        Assert.Equal(expected, Ascii.ParseDecimal(bytes, 1, bytes.Length - 1));
    }

    [Fact]
    public void AReversedRangeIsNoNumber()
    {
        Assert.Equal(-1, Ascii.ParseDecimal([(byte)'1'], 1, 0));
    }

    [Fact]
    public void KnowsDigitsAndLetters()
    {
        for (int octet = 0; octet < 256; octet++)
        {
            Assert.Equal(char.IsAsciiDigit((char)octet), Ascii.IsDigit(octet));
            Assert.Equal(char.IsAsciiLetter((char)octet), Ascii.IsLetter(octet));
            Assert.Equal(char.IsAsciiHexDigit((char)octet), Ascii.IsHexDigit(octet));
        }
    }

    [Theory]
    [InlineData("abcabc", 0, 6, 'b', 1)]
    [InlineData("abcabc", 2, 6, 'b', 4)]
    [InlineData("abcabc", 2, 4, 'b', 4)] // just behind the range
    [InlineData("abcabc", 0, 6, 'x', 6)]
    [InlineData("abcabc", 3, 3, 'a', 3)]
    public void FindsAnOctet(string text, int offset, int end, char octet, int expected)
    {
        Assert.Equal(expected, Ascii.IndexOf(Encoding.ASCII.GetBytes(text), offset, end, octet));
    }

    [Fact]
    public void TextBecomesOctetsAndWhatIsNotAsciiAQuestionMark()
    {
        Assert.Equal("Via\u007F\0?"u8.ToArray(), Ascii.ToBytes("Via\u007F\0\u0080"));
        Assert.Empty(Ascii.ToBytes(string.Empty));
    }

    [Fact]
    public void OctetsBecomePrintableText()
    {
        byte[] bytes = [(byte)'x', 0x1F, 0x20, (byte)'A', 0x7E, 0x7F, 0x00, 0xFF, (byte)'x'];

        Assert.Equal("? A~???", Ascii.ToText(bytes, 1, 8));
        Assert.Equal(string.Empty, Ascii.ToText(bytes, 3, 3));
    }
}
