using System.Text;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Keys as codes, and in INFO.</summary>
public class DigitsTests
{
    private static int ReadRelay(string body)
    {
        string text = $"INFO sip:a@b SIP/2.0\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        byte[] octets = Encoding.ASCII.GetBytes(text + "5\r\n");
        var message = new SipMessage();
        Assert.Equal(SipResult.Ok, message.Parse(octets, 0, text.Length));
        return Digits.ReadRelay(message);
    }

    [Theory]
    [InlineData('0', 0)]
    [InlineData('9', 9)]
    [InlineData('*', 10)]
    [InlineData('#', 11)]
    [InlineData('A', 12)]
    [InlineData('d', 15)]
    [InlineData('E', -1)]
    [InlineData('@', -1)]
    [InlineData(0x1A, -1)]
    [InlineData(0, -1)]
    public void Keys_have_codes(int key, int expected) => Assert.Equal(expected, Digits.CodeOf(key));

    [Theory]
    [InlineData("Signal=5\r\nDuration=160\r\n", 5)]
    [InlineData("Signal= 5\r\nDuration= 160\r\n", 5)]
    [InlineData("Duration=160\nsignal=#\n", 11)]
    [InlineData("Signal=*", 10)]
    [InlineData("Signal=", -1)]
    [InlineData("Signal=\r\n", -1)]
    [InlineData("Signal=x\r\n", -1)]
    [InlineData("Signal", -1)]
    [InlineData("5", -1)]
    [InlineData("", -1)]
    public void A_key_is_read_from_INFO(string body, int expected) => Assert.Equal(expected, ReadRelay(body));

    [Fact]
    public void What_is_written_is_read()
    {
        for (int code = 0; code < Digits.Count; code++)
        {
            Assert.Equal(code, ReadRelay(Encoding.ASCII.GetString(Digits.MakeRelay(code))));
        }
    }
}
