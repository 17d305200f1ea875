using System.Text;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>What a REFER asks for.</summary>
public class ReferralTests
{
    private static string Read(params string[] fields)
    {
        string text = "REFER sip:alice@example SIP/2.0\r\n" + string.Concat(fields.Select(field => field + "\r\n"))
            + "Content-Length: 0\r\n\r\n";
        byte[] octets = Encoding.UTF8.GetBytes(text);
        var message = new SipMessage();
        Assert.Equal(SipResult.Ok, message.Parse(octets, 0, octets.Length));
        var referral = new Referral();
        int status = referral.Read(message);
        string uri = Encoding.UTF8.GetString(octets, referral.UriOffset, referral.UriEnd - referral.UriOffset);
        return status != 0 ? $"{status}" : $"{uri}|{Text(referral.Replaces)}|{Text(referral.ReferredBy)}";
    }

    [Theory]
    [InlineData("<sip:carol@example.com>", "sip:carol@example.com|-|-")]
    [InlineData("sip:carol@example.com", "sip:carol@example.com|-|-")]
    [InlineData("\"Carol\" <sips:carol@example.com;x=y>;z=1", "sips:carol@example.com;x=y|-|-")]
    [InlineData("<sip:c@h;method=INVITE>", "sip:c@h;method=INVITE|-|-")]
    [InlineData("<sip:c@h?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2>", "sip:c@h|a@b;to-tag=1;from-tag=2|-")]
    [InlineData("<sip:c@h?Subject=x&replaces=a%3Bto-tag%3D1&Priority=urgent>", "sip:c@h|a;to-tag=1|-")]
    [InlineData("<sip:c@h?Subject=x>", "sip:c@h|-|-")]
    [InlineData("<sip:c@h;method=BYE>", "603")]
    [InlineData("<sip:c@h;method=INVITE;method=BYE>", "603")]
    [InlineData("<sip:c@h?Replaces=>", "400")]
    [InlineData("<sip:c@h?Replaces=a&Replaces=b>", "400")]
    [InlineData("<sip:c@h?Replaces=a%0D%0AX:%20y>", "400")]
    [InlineData("<sip:c@h?Replaces=a%00>", "400")]
    [InlineData("<sip:c@h?Replaces=a%7f>", "400")]
    [InlineData("<sip:@h>", "400")]
    [InlineData("<tel:+16175556011>", "416")]
    [InlineData("<http://example.com/>", "416")]
    [InlineData("", "400")]
    public void One_call_is_asked_for_or_none(string referTo, string expected) =>
        Assert.Equal(expected, Read("Refer-To: " + referTo));

    [Fact]
    public void Exactly_one_Refer_To_is_needed()
    {
        Assert.Equal("400", Read("X: y"));
        Assert.Equal("400", Read("Refer-To: <sip:a@b>", "Refer-To: <sip:a@b>"));
    }

    [Fact]
    public void Referred_By_is_handed_on() =>
        Assert.Equal(
            "sip:c@h|-|<sip:bob@example.com>;x=\"%41\"",
            Read("Refer-To: <sip:c@h>", "Referred-By: <sip:bob@example.com>;x=\"%41\""));

    private static string Text(byte[]? value) => value is null ? "-" : Encoding.UTF8.GetString(value);
}
