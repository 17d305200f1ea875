using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>What a request is refused with before anybody handles it, and what is dropped.</summary>
public class MessageScreeningTests
{
    private const string Invite = "INVITE sip:bob@example.com SIP/2.0";

    private static readonly string[] Basics =
    [
        "Via: SIP/2.0/TLS h.example;branch=z9hG4bKa",
        "From: <sip:a@example.com>;tag=1",
        "To: <sip:bob@example.com>",
        "Call-ID: c@h",
        "CSeq: 1 INVITE",
        "Contact: <sip:a@h.example>",
        "Max-Forwards: 70",
    ];

    // The field of Basics that a row replaces (or null to add one), what stands there instead, and the answer.
    [Theory]
    [InlineData(null, null, "Pass")]
    [InlineData("Via", null, "Drop 400 Missing Via header field")]
    [InlineData("CSeq", null, "Drop 400 Missing CSeq header field")]
    [InlineData("From", null, "400 Missing From header field")]
    [InlineData("To", null, "400 Missing To header field")]
    [InlineData("Call-ID", null, "400 Missing Call-ID header field")]
    [InlineData("Contact", null, "400 Missing Contact header field")]
    [InlineData("Max-Forwards", null, "Pass")]
    [InlineData("Via", "Via: SIP/2.0/TLS h", "Pass")]
    [InlineData("Via", "Via: SIP/2.0/TLS h;branch=z9hG4bK", "400 Malformed Via header field")]
    [InlineData("Via", "Via: SIP/2.0/TLS h;branch=old", "Pass")]
    [InlineData("Via", "v: SIP/2.0/TLS h;branch=z9hG4bKa, SIP/2.0/TLS g", "Pass")]
    [InlineData("Via", "v: SIP/2.0/TLS h;branch=z9hG4bKa,", "400 Malformed Via header field")]
    [InlineData("Via", "v: SIP/2.0/TLS h;branch=z9hG4bKa;;", "400 Malformed Via header field")]
    [InlineData("From", "From: \"a <sip:a@b>;tag=1", "400 Malformed From header field")]
    [InlineData("From", "From: <sip:a@@b>;tag=1", "400 Malformed From header field")]
    [InlineData("From", "From: <sip:a@b>;tag=1;tag=2", "400 Malformed From header field")]
    [InlineData("From", "From: <sip:a@b>;tag=1, <sip:c@d>", "400 Malformed From header field")]
    [InlineData("From", "From: <sip:a@b>", "Pass")]
    [InlineData("From", "From: <http://www.example.com>;tag=1", "Pass")]
    [InlineData("From", "From: <tel:+4930123>;tag=1", "Pass")]
    [InlineData("To", "To: sip:bob@example.com?x=y", "400 Malformed To header field")]
    [InlineData("To", "To: <sip:a@b>\r\nt: <sip:c@d>", "400 Duplicate To header field")]
    [InlineData("Call-ID", "i: one\r\ni: one", "400 Duplicate Call-ID header field")]
    [InlineData("Call-ID", "i:", "400 Malformed Call-ID header field")]
    [InlineData("Call-ID", "i: a b", "400 Malformed Call-ID header field")]
    [InlineData("Call-ID", "i: bGF1bmRyeQ==", "Pass")]
    [InlineData("CSeq", "CSeq: 2147483647 INVITE", "Pass")]
    [InlineData("CSeq", "CSeq: 2147483648 INVITE", "400 Malformed CSeq header field")]
    [InlineData("CSeq", "CSeq: 1 ACK", "400 CSeq method does not match")]
    [InlineData("CSeq", "CSeq: 1 invite", "400 CSeq method does not match")]
    [InlineData("CSeq", "CSeq: 1", "400 Malformed CSeq header field")]
    [InlineData("Max-Forwards", "Max-Forwards: 0", "Pass")]
    [InlineData("Max-Forwards", "Max-Forwards: 255", "Pass")]
    [InlineData("Max-Forwards", "Max-Forwards: 256", "400 Malformed Max-Forwards header field")]
    [InlineData("Max-Forwards", "Max-Forwards: -1", "400 Malformed Max-Forwards header field")]
    [InlineData("Max-Forwards", "Max-Forwards: 1\r\nMax-Forwards: 1", "400 Duplicate Max-Forwards header field")]
    [InlineData("Contact", "m: *", "400 Malformed Contact header field")]
    [InlineData("Contact", "m: <sip:a@b>, <sip:c@d>", "400 Duplicate Contact header field")]
    [InlineData("Contact", "m: <sip:a@b>\r\nm: <sip:c@d>", "400 Duplicate Contact header field")]
    [InlineData("Contact", "m: <mailto:a@b>", "400 Malformed Contact header field")]
    [InlineData("Contact", "m: <sip:>", "400 Malformed Contact header field")]
    [InlineData("Contact", "m: sips:a@b;x=y", "Pass")]
    [InlineData(null, "Record-Route: <sip:p;lr>,<sip:q;lr>", "Pass")]
    [InlineData(null, "Record-Route: <sip:p;lr>,", "400 Malformed Record-Route header field")]
    [InlineData(null, "Record-Route: <mailto:a@b>", "400 Malformed Record-Route header field")]
    [InlineData(null, "Require: 100rel, TIMER", "Pass")]
    [InlineData(null, "Require: 100rel\r\nRequire: zap", "420 Bad Extension")]
    [InlineData(null, "Require:", "420 Bad Extension")]
    [InlineData(null, "Proxy-Require: zap", "Pass")]
    [InlineData(null, "x: 1800;refresher=uas\r\nMin-SE: 90", "Pass")]
    [InlineData(null, "x: 1800;refresher=me", "400 Malformed Session-Expires header field")]
    [InlineData(null, "x: 1800\r\nx: 1800", "400 Duplicate Session-Expires header field")]
    [InlineData(null, "Min-SE: ninety", "400 Malformed Min-SE header field")]
    [InlineData(null, "Replaces: c@h;to-tag=1;from-tag=2", "Pass")]
    [InlineData(null, "Replaces: c@h;to-tag=1", "400 Malformed Replaces header field")]
    [InlineData(null, "Replaces: c;to-tag=1;from-tag=2\r\nReplaces: d", "400 Duplicate Replaces header field")]
    [InlineData(null, "Accept: application/sdp;level=1, text/html", "Pass")]
    [InlineData(null, "Accept: text/html\r\nAccept: application/*", "Pass")]
    [InlineData(null, "Accept: */*", "Pass")]
    [InlineData(null, "Accept: text/html", "406 Not Acceptable")]
    [InlineData(null, "Accept:", "406 Not Acceptable")]
    public void Fields(string? replaced, string? line, string expected)
    {
        Assert.Equal(expected, Screen(Message(Invite, replaced, line)));
    }

    [Theory]
    [InlineData("INVITE sip:bob@example.com SIP/2.0", "Pass")]
    [InlineData("INVITE sips:bob@example.com SIP/2.0", "Pass")]
    [InlineData("INVITE sip:bob@example.com?Route=x SIP/2.0", "400 Malformed Request-URI")]
    [InlineData("INVITE sip:bob@@ SIP/2.0", "400 Malformed Request-URI")]
    [InlineData("INVITE <sip:bob@example.com> SIP/2.0", "400 Malformed Request-URI")]
    [InlineData("INVITE mailto:bob@example.com SIP/2.0", "416 Unsupported URI Scheme")]
    [InlineData("INVITE tel:+12015550123 SIP/2.0", "Pass")]
    [InlineData("INVITE tel:5550123 SIP/2.0", "400 Malformed Request-URI")]
    [InlineData("INVITED sip:example.com SIP/2.0", "501 Not Implemented")]
    [InlineData("invite sip:example.com SIP/2.0", "501 Not Implemented")]
    [InlineData("OPTIONS sip:example.com SIP/2.0", "400 CSeq method does not match")]
    [InlineData("ACK sip:example.com SIP/2.0", "Drop 400 CSeq method does not match")]
    public void RequestLines(string line, string expected)
    {
        Assert.Equal(expected, Screen(Message(line, null, null)));
    }

    [Theory]
    [InlineData("REGISTER", "405 Method Not Allowed")]
    [InlineData("SUBSCRIBE", "405 Method Not Allowed")]
    [InlineData("PUBLISH", "405 Method Not Allowed")]
    [InlineData("register", "501 Not Implemented")]
    [InlineData("OPTIONS", "Pass")]
    [InlineData("INFO", "Pass")]
    public void Methods(string method, string expected)
    {
        string line = $"{method} sip:example.com SIP/2.0";

        Assert.Equal(expected, Screen(Message(line, "CSeq", $"CSeq: 1 {method}")));
        Assert.StartsWith("400 ", Screen(Message(line, "CSeq", $"CSeq: x {method}")));
    }

    [Theory]
    [InlineData("Date: Sat, 13 Nov 2010 23:29:00 GMT", true)]
    [InlineData("Date: Sat, 13 Nov 2010 23:29:00 EST", false)]
    [InlineData("Date: Sam, 13 Nov 2010 23:29:00 GMT", false)]
    [InlineData("Date: Sat, 13 Now 2010 23:29:00 GMT", false)]
    [InlineData("Date: Sat, 3 Nov 2010 23:29:00 GMT", false)]
    [InlineData("Date:", false)]
    [InlineData("Require: zap", true)]
    [InlineData("Accept: text/html", true)]
    [InlineData("Contact: <sip:a@b>", false)]
    public void FormAloneIsAskedForByTools(string line, bool expected)
    {
        var screening = new MessageScreening();

        Assert.Equal(expected, screening.IsWellFormed(Text.Parse(Message(Invite, null, line))));
        Assert.Equal(expected ? 0 : 400, screening.Refusal.StatusCode);
        if (line.StartsWith("Date"))
        {
            Assert.Equal("Pass", Screen(Message(Invite, null, line)));
        }
    }

    [Fact]
    public void ARegisterMayHaveTheContactThatMeansAll()
    {
        string[] fields = ["CSeq: 1 REGISTER", "Contact: *"];
        string text = Message("REGISTER sip:example.com SIP/2.0", "C", string.Join("\r\n", fields));
        text = text.Replace("CSeq: 1 INVITE\r\n", "").Replace("Contact: <sip:a@h.example>\r\n", "");
        SipMessage message = Text.Parse(text);

        Assert.True(new MessageScreening().IsWellFormed(message));
    }

    [Fact]
    public void ARequestUriHasABound()
    {
        string uri = "sip:" + new string('a', Limits.MaxRequestUriBytes - 4);

        Assert.Equal("Pass", Screen(Message($"INVITE {uri} SIP/2.0", null, null)));
        Assert.Equal("414 Request-URI Too Long", Screen(Message($"INVITE {uri}a SIP/2.0", null, null)));
    }

    [Theory]
    [InlineData("INVITE", "c: application/sdp", "Pass")]
    [InlineData("INVITE", "c: Application/SDP;charset=\"x\"", "Pass")]
    [InlineData("INVITE", "c: text/plain", "415 Unsupported Media Type")]
    [InlineData("INVITE", "c: multipart/mixed;boundary=b", "415 Unsupported Media Type")]
    [InlineData("INVITE", "c: application/sd", "415 Unsupported Media Type")]
    [InlineData("INVITE", "c: application", "400 Malformed Content-Type header field")]
    [InlineData("INVITE", "c: application/", "400 Malformed Content-Type header field")]
    [InlineData("INVITE", "c: /sdp", "400 Malformed Content-Type header field")]
    [InlineData("INVITE", "c: application/sdp;", "400 Malformed Content-Type header field")]
    [InlineData("INVITE", "Z: y", "400 Missing Content-Type header field")]
    [InlineData("INVITE", "c: application/sdp\r\nc: application/sdp", "400 Duplicate Content-Type header field")]
    [InlineData("INVITE", "c: a/b\r\nContent-Disposition: icon ; handling=OPTIONAL", "Pass")]
    [InlineData("INVITE", "c: a/b\r\nContent-Disposition: icon;handling=required", "415 Unsupported Media Type")]
    [InlineData("INVITE", "c: application/sdp\r\ne: gzip", "415 Unsupported Media Type")]
    [InlineData("INVITE", "c: application/sdp\r\ne: identity", "Pass")]
    [InlineData("MESSAGE", "c: text/plain;charset=utf-8", "Pass")]
    [InlineData("MESSAGE", "c: application/sdp", "415 Unsupported Media Type")]
    [InlineData("NOTIFY", "o: a\r\nSubscription-State: active\r\nc: message/sipfrag;version=2.0", "Pass")]
    [InlineData("NOTIFY", "o: a\r\nSubscription-State: active\r\nc: application/simple-message-summary", "Pass")]
    [InlineData("NOTIFY", "o: a\r\nSubscription-State: active\r\nc: text/plain", "415 Unsupported Media Type")]
    [InlineData("INFO", "c: application/anything", "Pass")]
    [InlineData("BYE", "c: application/anything", "Pass")]
    [InlineData("CANCEL", "c: application/anything\r\nRequire: zap", "Pass")]
    [InlineData("BYE", "Require: zap", "420 Bad Extension")]
    [InlineData("ACK", "c: application/sdp\r\nRequire: zap", "Pass")]
    [InlineData("ACK", "c: text/plain", "Drop 415 Unsupported Media Type")]
    public void Bodies(string method, string line, string expected)
    {
        string text = Message($"{method} sip:bob@example.com SIP/2.0", "CSeq", $"CSeq: 1 {method}\r\n{line}");

        Assert.Equal(expected, Screen(text + "body"));
        if (!line.Contains("Require"))
        {
            Assert.Equal("Pass", Screen(text));
        }
    }

    [Theory]
    [InlineData("BYE", "Replaces: c@h;to-tag=1;from-tag=2", "400 Misplaced Replaces header field")]
    [InlineData("UPDATE", "x: soon", "400 Malformed Session-Expires header field")]
    [InlineData("PRACK", "RAck: 1 2 INVITE", "Pass")]
    [InlineData("PRACK", "RAck: 1 INVITE", "400 Malformed RAck header field")]
    [InlineData("PRACK", "Z: y", "400 Missing RAck header field")]
    [InlineData("REFER", "r: <sip:c@example.com?Replaces=a%3Bto-tag%3Db>", "Pass")]
    [InlineData("REFER", "Refer-To: <sip:c@example.com", "400 Malformed Refer-To header field")]
    [InlineData("REFER", "r: <sip:c@h>\r\nr: <sip:d@h>", "400 Duplicate Refer-To header field")]
    [InlineData("REFER", "Z: y", "400 Missing Refer-To header field")]
    [InlineData("NOTIFY", "o: refer;id=1\r\nSubscription-State: active", "Pass")]
    [InlineData("NOTIFY", "o: refer", "Pass")]
    [InlineData("NOTIFY", "Subscription-State: active", "400 Missing Event header field")]
    [InlineData("NOTIFY", "o: ;id\r\nSubscription-State: active", "400 Malformed Event header field")]
    [InlineData("NOTIFY", "o: a\r\nSubscription-State: ;", "400 Malformed Subscription-State header field")]
    public void Extensions(string method, string line, string expected)
    {
        string text = Message($"{method} sip:bob@example.com SIP/2.0", "CSeq", $"CSeq: 1 {method}\r\n{line}");

        Assert.Equal(expected, Screen(text));
    }

    [Fact]
    public void ABodyHasABound()
    {
        string text = Message(Invite, null, "c: application/sdp");

        Assert.Equal("Pass", Screen(text + new string('x', Limits.MaxSipBodyBytes)));
        Assert.Equal(
            "413 Request Entity Too Large", Screen(text + new string('x', Limits.MaxSipBodyBytes + 1)));
    }

    [Theory]
    [InlineData(null, null, "Pass")]
    [InlineData("Via", "v: SIP/2.0/TLS h;branch=z9hG4bKa, SIP/2.0/TLS g", "Drop 400 Duplicate Via header field")]
    [InlineData("Via", null, "Drop 400 Missing Via header field")]
    [InlineData("To", "To: \"", "Drop 400 Malformed To header field")]
    [InlineData("CSeq", "CSeq: x INVITE", "Drop 400 Malformed CSeq header field")]
    [InlineData("CSeq", "CSeq: 1 OTHER", "Pass")]
    [InlineData("Contact", "m: *", "Pass")]
    public void Responses(string? replaced, string? line, string expected)
    {
        Assert.Equal(expected, Screen(Message("SIP/2.0 200 OK", replaced, line)));
    }

    private static string Message(string startLine, string? replaced, string? line)
    {
        IEnumerable<string> fields = Basics.Where(field => replaced == null || !field.StartsWith(replaced + ":"));
        return Text.Message([startLine, .. fields, .. line == null ? [] : new[] { line }]);
    }

    private static string Screen(string text)
    {
        SipMessage message = Text.Parse(text);
        var screening = new MessageScreening();
        ScreeningOutcome outcome = screening.Screen(message);
        if (outcome == ScreeningOutcome.Pass)
        {
            Assert.Equal(0, screening.Refusal.StatusCode);
            return "Pass";
        }

        var reason = new ByteWriter(new byte[80]);
        screening.Refusal.WriteReason(reason);
        string answer = $"{screening.Refusal.StatusCode} {Text.Of(reason.Buffer, 0, reason.Length)}";
        return outcome == ScreeningOutcome.Drop ? "Drop " + answer : answer;
    }
}
