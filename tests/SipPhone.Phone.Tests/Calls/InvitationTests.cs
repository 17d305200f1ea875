using System.Text;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Who calls, and whether it asks to be answered automatically.</summary>
public class InvitationTests
{
    private static Invitation Read(params string[] fields)
    {
        string text = "INVITE sip:alice@example SIP/2.0\r\n" + string.Concat(fields.Select(field => field + "\r\n"))
            + "Content-Length: 0\r\n\r\n";
        byte[] octets = Encoding.UTF8.GetBytes(text);
        var message = new SipMessage();
        Assert.Equal(SipResult.Ok, message.Parse(octets, 0, octets.Length));
        var invitation = new Invitation();
        invitation.Read(message);
        return invitation;
    }

    [Theory]
    [InlineData("", "no")]
    [InlineData("Call-Info: <sip:x>;answer-after=0", "after 0")]
    [InlineData("Call-Info: <sip:x>; Answer-After=5", "after 5")]
    [InlineData("Call-Info: <sip:x>;answer-after=60", "after 60")]
    [InlineData("Call-Info: <sip:x>;answer-after=61", "no")]
    [InlineData("Call-Info: <sip:x>;answer-after=-1", "no")]
    [InlineData("Call-Info: <sip:x>;answer-after", "no")]
    [InlineData("Call-Info: <sip:x>;answer-after=1;answer-after=2", "no")]
    [InlineData("Call-Info: <sip:x?a;answer-after=0>;purpose=info", "no")]
    [InlineData("Call-Info: <http://a/b,c>;purpose=icon, <sip:x>;answer-after=2", "after 2")]
    [InlineData("Call-Info: <sip:x>;purpose=icon|Call-Info: <sip:x>;answer-after=2", "after 2")]
    [InlineData("Call-Info: ;answer-after=0", "after 0")]
    [InlineData("Alert-Info: <http://x>;info=intercom;answer-after=0", "after 0")]
    [InlineData("Alert-Info: <http://x>;info=intercom", "no")]
    [InlineData("Answer-Mode: Auto", "after 0")]
    [InlineData("Answer-Mode: auto;require", "after 0 required")]
    [InlineData("Answer-Mode: Manual", "no")]
    [InlineData("Answer-Mode: Manual;require", "no")]
    [InlineData("Answer-Mode: Other;require", "no")]
    [InlineData("Priv-Answer-Mode: Auto", "after 0")]
    [InlineData("Answer-Mode: Auto|Answer-Mode: Auto", "no")]
    [InlineData("Call-Info: <sip:x>;answer-after=5|Answer-Mode: Manual", "no")]
    [InlineData("Call-Info: <sip:x>;answer-after=5|Answer-Mode: Auto", "after 0")]
    public void Wishes_are_read(string fields, string expected)
    {
        Invitation invitation = Read(fields.Split('|', StringSplitOptions.RemoveEmptyEntries));
        string wish = invitation.IsAutomaticWanted ? $"after {invitation.AnswerAfterSeconds}" : "no";
        Assert.Equal(expected, wish + (invitation.IsAutomaticRequired ? " required" : ""));
    }

    [Theory]
    [InlineData("From: \"Bob\" <sip:bob@example.com>;tag=1", "sip:bob@example.com")]
    [InlineData("From: sips:bob@example.com;tag=1", "sips:bob@example.com")]
    [InlineData("From: <tel:+16175556011>;tag=1", "")]
    [InlineData("From: <sip:>;tag=1", "")]
    [InlineData("X: y", "")]
    public void The_caller_is_who_From_says(string field, string expected)
    {
        Invitation invitation = Read(field);
        Assert.Equal(
            expected,
            Encoding.UTF8.GetString(
                invitation.Buffer, invitation.CallerOffset, invitation.CallerEnd - invitation.CallerOffset));
        Assert.Equal(expected.Length > 0, invitation.IsFromOneOf([Encoding.ASCII.GetBytes("example.com")]));
    }
}
