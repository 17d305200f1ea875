using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>UTF-8, RFC 3629, and where it is asked for.</summary>
public class SipUtf8Tests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("00 41 7F", true)]
    [InlineData("80", false)]
    [InlineData("BF", false)]
    [InlineData("C0 80", false)]
    [InlineData("C1 BF", false)]
    [InlineData("C2 80", true)]
    [InlineData("C2", false)]
    [InlineData("C2 41", false)]
    [InlineData("C2 C0", false)]
    [InlineData("DF BF", true)]
    [InlineData("E0 9F BF", false)]
    [InlineData("E0 A0 80", true)]
    [InlineData("E0 A0", false)]
    [InlineData("ED 9F BF", true)]
    [InlineData("ED A0 80", false)]
    [InlineData("EE 80 80", true)]
    [InlineData("EF BF BF", true)]
    [InlineData("F0 8F BF BF", false)]
    [InlineData("F0 90 80 80", true)]
    [InlineData("F0 90 80", false)]
    [InlineData("F0 90 80 41", false)]
    [InlineData("F4 8F BF BF", true)]
    [InlineData("F4 90 80 80", false)]
    [InlineData("F5 80 80 80", false)]
    [InlineData("FF", false)]
    public void Octets(string hex, bool expected)
    {
        byte[] bytes = Convert.FromHexString(hex.Replace(" ", string.Empty));

        Assert.Equal(expected, SipUtf8.IsWellFormed(bytes, 0, bytes.Length));
        byte[] around = [0x80, .. bytes, 0x80];
        Assert.Equal(expected, SipUtf8.IsWellFormed(around, 1, around.Length - 1));
    }

    [Fact]
    public void EveryPairAndTripleIsJudgedAsThePlatformDoes()
    {
        var strict = new System.Text.UTF8Encoding(false, true);
        byte[] bytes = new byte[3];
        for (int value = 0; value < 1 << 24; value += value < 1 << 16 ? 1 : 251)
        {
            bytes[0] = (byte)(value >> 8);
            bytes[1] = (byte)value;
            bytes[2] = (byte)(value >> 16);
            Assert.Equal(Decodes(strict, bytes), SipUtf8.IsWellFormed(bytes, 0, 3));
        }
    }

    [Theory]
    [InlineData("\"caf\u00e9\" <sip:a@b>", SipResult.Ok)]
    [InlineData("\"a\\\u0007b\\\"\" <sip:a@b>", SipResult.Ok)]
    [InlineData("\"a\tb\" <sip:a@b>", SipResult.Ok)]
    [InlineData("\"a\u0007b\" <sip:a@b>", SipResult.BadAddress)]
    [InlineData("\"a\0b\" <sip:a@b>", SipResult.BadAddress)]
    [InlineData("\"\\\u00e9\" <sip:a@b>", SipResult.BadAddress)]
    public void DisplayNames(string value, SipResult expected)
    {
        byte[] bytes = Text.Bytes(value);

        Assert.Equal(expected, new SipNameAddress().Parse(bytes, 0, bytes.Length));
    }

    [Fact]
    public void ADisplayNameInLatin1IsMalformed()
    {
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes("\"caf\u00e9\" <sip:a@b>");

        Assert.Equal(SipResult.BadAddress, new SipNameAddress().Parse(bytes, 0, bytes.Length));
    }

    [Fact]
    public void AReasonPhraseInLatin1IsLeftOut()
    {
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes("SIP/2.0 200 Termin\u00e9\r\n\r\n");
        var message = new SipMessage();

        Assert.Equal(SipResult.Ok, message.Parse(bytes, 0, bytes.Length));
        Assert.Equal(200, message.StatusCode);
        Assert.Equal(message.ReasonOffset, message.ReasonEnd);
        Assert.Equal(SipResult.Ok, Reparse(message, "SIP/2.0 200 Termin\u00e9\r\n\r\n"));
        Assert.Equal("Termin\u00e9", Text.Of(message.Buffer, message.ReasonOffset, message.ReasonEnd));
    }

    private static SipResult Reparse(SipMessage message, string text)
    {
        byte[] bytes = Text.Bytes(text);
        return message.Parse(bytes, 0, bytes.Length);
    }

    private static bool Decodes(System.Text.Encoding encoding, byte[] bytes)
    {
        try
        {
            encoding.GetCharCount(bytes);
            return true;
        }
        catch (System.Text.DecoderFallbackException)
        {
            return false;
        }
    }
}
