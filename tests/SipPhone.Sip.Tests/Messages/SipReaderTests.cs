using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>The readers of single header fields: rows, and what holds for every range.</summary>
public class SipReaderTests
{
    [Theory]
    [InlineData("1800", "1800 None")]
    [InlineData("90;refresher=uac", "90 Uac")]
    [InlineData("4294967295 ; x=y ; Refresher = UAS", "2147483647 Uas")]
    [InlineData("", "-1 None")]
    [InlineData("90s", "-1 None")]
    [InlineData("-90", "-1 None")]
    [InlineData("90;", "-1 None")]
    [InlineData("90;refresher", "-1 None")]
    [InlineData("90;refresher=both", "-1 None")]
    [InlineData("90;refresher=uac;refresher=uac", "-1 None")]
    public void SessionExpires(string value, string expected)
    {
        Assert.Equal(expected, Run(value, ReadSessionExpires));
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("90;a=b", 90)]
    [InlineData("", -1)]
    [InlineData(";a", -1)]
    [InlineData("90 90", -1)]
    public void MinSe(string value, int expected)
    {
        byte[] bytes = Text.Bytes(value);

        Assert.Equal(expected, SipSessionExpires.ParseMinimum(bytes, 0, bytes.Length));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("2147483648", -1)]
    [InlineData("0", -1)]
    [InlineData("", -1)]
    [InlineData("1 ", -1)]
    public void RSeq(string value, int expected)
    {
        byte[] bytes = Text.Bytes(value);

        Assert.Equal(expected, SipRAck.ParseRSeq(bytes, 0, bytes.Length));
    }

    [Theory]
    [InlineData("776656 1 INVITE", "Ok 776656 1 INVITE")]
    [InlineData("1  \t2   X", "Ok 1 2 X")]
    [InlineData("0 1 INVITE", "BadCSeq")]
    [InlineData("1 INVITE", "BadCSeq")]
    [InlineData("1 2", "BadCSeq")]
    [InlineData("1 2 ", "BadCSeq")]
    [InlineData("1 2 A B", "BadCSeq")]
    [InlineData("x 2 A", "BadCSeq")]
    [InlineData("1 2147483648 A", "BadCSeq")]
    [InlineData("", "BadCSeq")]
    public void RAck(string value, string expected)
    {
        Assert.Equal(expected, Run(value, ReadRAck));
    }

    [Theory]
    [InlineData("98732@example.com;from-tag=r33th4x0r;to-tag=ff87ff", "Ok 98732@example.com ff87ff r33th4x0r False")]
    [InlineData("c ; to-tag = 1 ; from-tag = 2 ; early-only", "Ok c 1 2 True")]
    [InlineData("c;to-tag=0;from-tag=0;x", "Ok c 0 0 False")]
    [InlineData("c;to-tag=1", "BadHeader")]
    [InlineData("c;from-tag=1", "BadHeader")]
    [InlineData("c;to-tag;from-tag=1", "BadHeader")]
    [InlineData(";to-tag=1;from-tag=2", "BadHeader")]
    [InlineData("", "BadHeader")]
    [InlineData("c;to-tag=1;from-tag=2;to-tag=3", "DuplicateParameter")]
    [InlineData("c;to-tag=1;from-tag=2;early-only;early-only", "DuplicateParameter")]
    [InlineData("c;to-tag=1;from-tag=2;", "BadParameter")]
    public void Replaces(string value, string expected)
    {
        Assert.Equal(expected, Run(value, ReadReplaces));
    }

    [Theory]
    [InlineData("message-summary", "Ok message-summary ")]
    [InlineData("refer;id=93809824", "Ok refer 93809824")]
    [InlineData("a.b;x=y ; ID = 7", "Ok a.b 7")]
    [InlineData("", "BadHeader")]
    [InlineData(";id=1", "BadHeader")]
    [InlineData("a b", "BadParameter")]
    [InlineData("a;id=1;id=2", "DuplicateParameter")]
    public void Event(string value, string expected)
    {
        Assert.Equal(expected, Run(value, ReadEvent));
    }

    [Theory]
    [InlineData("active;expires=3599", "Ok Active Other 3599 -1")]
    [InlineData("PENDING", "Ok Pending Other -1 -1")]
    [InlineData("terminated;reason=timeout", "Ok Terminated Timeout -1 -1")]
    [InlineData("terminated ; Reason = NoResource ; retry-after = 60", "Ok Terminated NoResource -1 60")]
    [InlineData("terminated;reason=deactivated", "Ok Terminated Deactivated -1 -1")]
    [InlineData("terminated;reason=probation", "Ok Terminated Probation -1 -1")]
    [InlineData("terminated;reason=rejected", "Ok Terminated Rejected -1 -1")]
    [InlineData("terminated;reason=giveup", "Ok Terminated GiveUp -1 -1")]
    [InlineData("terminated;reason=invariant", "Ok Terminated Invariant -1 -1")]
    [InlineData("terminated;reason=whim", "Ok Terminated Other -1 -1")]
    [InlineData("waiting", "Ok Other Other -1 -1")]
    [InlineData("", "BadHeader")]
    [InlineData("active;expires=soon", "BadParameter")]
    [InlineData("active;expires", "BadParameter")]
    [InlineData("active;retry-after=-1", "BadParameter")]
    [InlineData("active;reason=a;reason=b", "BadParameter")]
    [InlineData("active,pending", "BadParameter")]
    public void SubscriptionState(string value, string expected)
    {
        Assert.Equal(expected, Run(value, ReadSubscriptionState));
    }

    [Theory]
    [InlineData("Reason: SIP ;cause=200 ;text=\"Call completed elsewhere\"", 200)]
    [InlineData("Reason: Q.850;cause=16, sip;cause=600", 600)]
    [InlineData("Reason: \"x\r\nReason: SIP;cause=487", 487)]
    [InlineData("Reason: SIP;text=\"a, SIP;cause=1\"", -1)]
    [InlineData("Reason: SIP;cause=x", -1)]
    [InlineData("Reason: SIP;cause=1;cause=2", -1)]
    [InlineData("Reason: Q.850;cause=16", -1)]
    [InlineData("Reason:", -1)]
    [InlineData("X: y", -1)]
    public void Reason(string line, int expected)
    {
        Assert.Equal(expected, SipReason.FindCause(Options(line), SipTokens.Sip));
    }

    [Theory]
    [InlineData("X: y", "None False False -1")]
    [InlineData("Answer-Mode: Auto", "Auto False False 0")]
    [InlineData("Answer-Mode: auto;require", "Auto True False 0")]
    [InlineData("Answer-Mode: Manual;require", "Manual True False -1")]
    [InlineData("Answer-Mode: Later", "None False False -1")]
    [InlineData("Answer-Mode: Auto;", "None False False -1")]
    [InlineData("Answer-Mode: Manual\r\nPriv-Answer-Mode: Auto", "Auto False True 0")]
    [InlineData("Call-Info: <sip:h>;answer-after=0", "None False False 0")]
    [InlineData("Call-Info: <sip:h;answer-after=1>;x, <sip:g>;Answer-After=5", "None False False 5")]
    [InlineData("Alert-Info: <http://h/a>;answer-after=3", "None False False 3")]
    [InlineData("Call-Info: <sip:h>;answer-after=2\r\nAlert-Info: <sip:h>;answer-after=3", "None False False 2")]
    [InlineData("Call-Info: x;answer-after=2", "None False False 2")]
    [InlineData("Call-Info: ;answer-after=2", "None False False 2")]
    [InlineData("Call-Info: <sip:h>;answer-after=soon", "None False False -1")]
    [InlineData("Call-Info: <sip:h>;answer-after", "None False False -1")]
    [InlineData("Call-Info: answer-after=2", "None False False -1")]
    [InlineData("Answer-Mode: Auto\r\nCall-Info: <sip:h>;answer-after=4", "Auto False False 4")]
    public void AnswerWishes(string line, string expected)
    {
        var wish = new AnswerWish();
        wish.Read(Options("Call-Info: <sip:z>;answer-after=9\r\nAnswer-Mode: Auto;require"));
        wish.Read(Options(line));

        Assert.Equal(expected, $"{wish.Mode} {wish.IsRequired} {wish.IsPrivileged} {wish.AnswerAfterSeconds}");
    }

    [Theory]
    [InlineData("application/sdp", 15)]
    [InlineData("a/b ; c=\"d;e\"", 3)]
    [InlineData("a", -1)]
    [InlineData("/b", -1)]
    [InlineData("a/", -1)]
    [InlineData("a/b;", -1)]
    [InlineData("a/b c", -1)]
    [InlineData("", -1)]
    public void ContentType(string value, int expected)
    {
        byte[] bytes = Text.Bytes(value);

        Assert.Equal(expected, SipContentType.Parse(bytes, 0, bytes.Length));
    }

    [Theory]
    [InlineData("Supported: 100rel, TIMER;x", "timer", true)]
    [InlineData("Supported: 100rel\r\nk: replaces", "replaces", true)]
    [InlineData("Supported: 100re, 100rell", "100rel", false)]
    [InlineData("Supported: \"a,timer\"", "timer", false)]
    [InlineData("Supported:", "timer", false)]
    [InlineData("Require: timer", "timer", false)]
    public void TokenLists(string line, string word, bool expected)
    {
        Assert.Equal(expected, SipTokenList.Lists(Options(line), SipHeader.Supported, Text.Bytes(word)));
    }

    [Theory]
    [InlineData("Allow: INVITE, UPDATE", "UPDATE", true)]
    [InlineData("Allow: INVITE\r\nAllow: UPDATE", "UPDATE", true)]
    [InlineData("Allow: INVITE, update", "UPDATE", false)]
    [InlineData("Allow: INVITE,UPDATEX", "UPDATE", false)]
    public void AllowIsExact(string line, string method, bool expected)
    {
        Assert.Equal(expected, SipTokenList.Allows(Options(line), Text.Bytes(method)));
    }

    [Theory]
    [InlineData("<sip:c@h?Replaces=a%40b%3Bto-tag%3Dx&y=z>", "Replaces", "a@b;to-tag=x")]
    [InlineData("<sip:c@h?y=z&rEpl%61ces=q>", "Replaces", "q")]
    [InlineData("<sip:c@h?y=z>", "Replaces", null)]
    [InlineData("<sip:c@h>", "Replaces", null)]
    public void UriHeaders(string referTo, string name, string? expected)
    {
        byte[] bytes = Text.Bytes(referTo);
        var address = new SipNameAddress();
        var uri = new SipUri();
        Assert.Equal(SipResult.Ok, address.Parse(bytes, 0, bytes.Length));
        Assert.Equal(SipResult.Ok, uri.Parse(bytes, address.UriOffset, address.UriEnd));

        SipResult result = uri.FindHeader(Text.Bytes(name), out int offset, out int end);
        Assert.Equal(expected == null ? SipResult.Absent : SipResult.Ok, result);
        var target = new ByteWriter(new byte[40]);
        SipEscapes.WriteUnescaped(bytes, offset, end, target);
        Assert.Equal(expected ?? string.Empty, Text.Of(target.Buffer, 0, target.Length));
    }

    [Fact]
    public void PropertiesOfTheRange()
    {
        RangeProperties.Hold("90;refresher=uac;a=\"b\"", ReadSessionExpires);
        RangeProperties.Hold("77 21 INVITE", ReadRAck);
        RangeProperties.Hold("c@d;to-tag=1;from-tag=2;early-only", ReadReplaces);
        RangeProperties.Hold("refer;id=9;x=\"y\"", ReadEvent);
        RangeProperties.Hold("terminated;reason=giveup;expires=0;retry-after=5", ReadSubscriptionState);
        RangeProperties.Hold(
            "a/b;c=\"d\"", (buffer, offset, end) => $"{SipContentType.Parse(buffer, offset, end) < 0}");
    }

    private static string ReadSessionExpires(byte[] buffer, int offset, int end)
    {
        int seconds = SipSessionExpires.Parse(buffer, offset, end, out SipRefresher refresher);
        return $"{seconds} {refresher}";
    }

    private static string ReadRAck(byte[] buffer, int offset, int end)
    {
        SipResult result = SipRAck.Parse(buffer, offset, end, out int rseq, out int number, out int methodOffset);
        if (result == SipResult.Ok)
        {
            return $"Ok {rseq} {number} {Text.Of(buffer, methodOffset, end)}";
        }

        Assert.Equal((0, 0, 0), (rseq, number, methodOffset));
        return result.ToString();
    }

    private static string ReadReplaces(byte[] buffer, int offset, int end)
    {
        var value = new SipReplaces();
        SipResult result = value.Parse(buffer, offset, end);
        if (result == SipResult.Ok)
        {
            return $"Ok {Text.Of(buffer, value.CallIdOffset, value.CallIdEnd)}"
                + $" {Text.Of(buffer, value.ToTagOffset, value.ToTagEnd)}"
                + $" {Text.Of(buffer, value.FromTagOffset, value.FromTagEnd)} {value.IsEarlyOnly}";
        }

        Assert.Equal((0, 0, 0, false), (value.CallIdEnd, value.ToTagEnd, value.FromTagEnd, value.IsEarlyOnly));
        return result.ToString();
    }

    private static string ReadEvent(byte[] buffer, int offset, int end)
    {
        SipResult result = SipEvent.Parse(buffer, offset, end, out int typeEnd, out int idOffset, out int idEnd);
        if (result == SipResult.Ok)
        {
            return $"Ok {Text.Of(buffer, offset, typeEnd)} {Text.Of(buffer, idOffset, idEnd)}";
        }

        Assert.Equal((0, 0, 0), (typeEnd, idOffset, idEnd));
        return result.ToString();
    }

    private static string ReadSubscriptionState(byte[] buffer, int offset, int end)
    {
        var value = new SipSubscriptionState();
        SipResult result = value.Parse(buffer, offset, end);
        return result == SipResult.Ok
            ? $"Ok {value.Status} {value.Reason} {value.ExpiresSeconds} {value.RetryAfterSeconds}"
            : result.ToString();
    }

    private static string Run(string value, Func<byte[], int, int, string> read)
    {
        byte[] bytes = Text.Bytes(value);
        return read(bytes, 0, bytes.Length);
    }

    private static SipMessage Options(string lines) => Text.Parse(Text.Message("OPTIONS sip:a SIP/2.0", lines));
}
