using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>Start lines and the table of header fields.</summary>
public class SipMessageTests
{
    private const string Sample =
        "SIP/2.0 200 OK\r\nv: SIP/2.0/TLS h:1;branch=z9hG4bKa\r\nCSeq:\r\n 1\r\n\tREGISTER\r\n"
        + "l: 3\r\nContent-Length: 3\r\n\r\nabc";

    [Fact]
    public void ReadsARequest()
    {
        SipMessage message = Text.Parse(Text.Message(
            "REGISTER sip:example.com SIP/2.0",
            "Via: SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bKx",
            "X-Unknown  :  some thing \t ",
            "m: <sip:a@b>",
            "Content-Length: 0"));

        Assert.True(message.IsRequest);
        Assert.True(message.IsMethod(SipTokens.Register));
        Assert.Equal(0, message.StatusCode);
        Assert.Equal("sip:example.com", Text.Of(message.Buffer, message.RequestUriOffset, message.RequestUriEnd));
        Assert.Equal(4, message.HeaderCount);
        Assert.Equal(SipHeader.Via, message.HeaderAt(0));
        Assert.Equal(SipHeader.Other, message.HeaderAt(1));
        Assert.Equal("some thing", Text.Value(message, 1));
        Assert.Equal((byte)'X', message.Buffer[message.NameOffset(1)]);
        Assert.Equal(SipHeader.Contact, message.HeaderAt(2));
        Assert.Equal("<sip:a@b>", Text.Value(message, 2));
        Assert.Equal(0, message.ContentLength);
        Assert.Equal(message.BodyOffset, message.BodyEnd);
    }

    [Fact]
    public void ReadsAResponse()
    {
        SipMessage message = Text.Parse(Sample);

        Assert.False(message.IsRequest);
        Assert.False(message.IsMethod(SipTokens.Register));
        Assert.Equal(200, message.StatusCode);
        Assert.Equal("OK", Text.Of(message.Buffer, message.ReasonOffset, message.ReasonEnd));
        Assert.Equal("1  \tREGISTER", Text.Value(message, 1));
        Assert.Equal(3, message.ContentLength);
        Assert.Equal("abc", Text.Of(message.Buffer, message.BodyOffset, message.BodyEnd));
    }

    [Theory]
    [InlineData("SIP/2.0 200 OK", SipResult.Ok)]
    [InlineData("sip/2.0 200 OK", SipResult.Ok)]
    [InlineData("SIP/2.0 100 ", SipResult.Ok)]
    [InlineData("SIP/2.0 699 x y z", SipResult.Ok)]
    [InlineData("SIP/2.0 100", SipResult.BadStartLine)]
    [InlineData("SIP/2.0 099 x", SipResult.BadStartLine)]
    [InlineData("SIP/2.0 700 x", SipResult.BadStartLine)]
    [InlineData("SIP/2.0 1000 x", SipResult.BadStartLine)]
    [InlineData("SIP/2.0 10 x", SipResult.BadStartLine)]
    [InlineData("SIP/2.0 -10 x", SipResult.BadStartLine)]
    [InlineData("SIP/2.0  200 x", SipResult.BadStartLine)]
    [InlineData("SIP/2.0", SipResult.BadStartLine)]
    [InlineData("SIP/2.1 200 OK", SipResult.UnsupportedVersion)]
    [InlineData("SIP/12.0 200 OK", SipResult.UnsupportedVersion)]
    [InlineData("SIP/ 200 OK", SipResult.BadStartLine)]
    [InlineData("HTTP/1.1 200 OK", SipResult.BadStartLine)]
    [InlineData("OPTIONS sip:a SIP/2.0", SipResult.Ok)]
    [InlineData("OPTIONS sip:a sip/2.0", SipResult.Ok)]
    [InlineData("S sip:a SIP/2.0", SipResult.Ok)]
    [InlineData("OPTIONS sip:a SIP/7.0", SipResult.UnsupportedVersion)]
    [InlineData("OPTIONS sip:a SIP/2", SipResult.BadStartLine)]
    [InlineData("OPTIONS sip:a HTTP/1.1", SipResult.BadStartLine)]
    [InlineData("OPTIONS sip:a", SipResult.BadStartLine)]
    [InlineData("OPTIONS sip:a ", SipResult.BadStartLine)]
    [InlineData("OPTIONS  sip:a SIP/2.0", SipResult.BadStartLine)]
    [InlineData("OPTIONS sip:a  SIP/2.0", SipResult.BadStartLine)]
    [InlineData("OPTIONS sip:a SIP/2.0 ", SipResult.BadStartLine)]
    [InlineData("OPTIONS sip:a b SIP/2.0", SipResult.BadStartLine)]
    [InlineData(" OPTIONS sip:a SIP/2.0", SipResult.BadStartLine)]
    [InlineData("OPT[IONS sip:a SIP/2.0", SipResult.BadStartLine)]
    [InlineData("OPTIONS", SipResult.BadStartLine)]
    [InlineData("", SipResult.BadStartLine)]
    public void StartLines(string line, SipResult expected)
    {
        byte[] bytes = Text.Bytes(Text.Message(line));

        Assert.Equal(expected, new SipMessage().Parse(bytes, 0, bytes.Length));
    }

    [Theory]
    [InlineData("a:b\r\n\r\n", SipResult.Ok)]
    [InlineData("a:\r\n\r\n", SipResult.Ok)]
    [InlineData("\r\n", SipResult.Ok)]
    [InlineData("a:b\r\n", SipResult.Truncated)]
    [InlineData("a:b\r\n\r", SipResult.Truncated)]
    [InlineData("a:b", SipResult.Truncated)]
    [InlineData("", SipResult.Truncated)]
    [InlineData("a:b\n\r\n", SipResult.BadLineEnd)]
    [InlineData("a:b\r\r\n\r\n", SipResult.BadLineEnd)]
    [InlineData("a:b\rc:d\r\n\r\n", SipResult.BadLineEnd)]
    [InlineData("a:b\r\n\n", SipResult.BadLineEnd)]
    [InlineData(":b\r\n\r\n", SipResult.BadHeader)]
    [InlineData("ab\r\n\r\n", SipResult.BadHeader)]
    [InlineData("a b:c\r\n\r\n", SipResult.BadHeader)]
    [InlineData("a@b:c\r\n\r\n", SipResult.BadHeader)]
    [InlineData("l: 5\r\n\r\nabcd", SipResult.BodyTooShort)]
    [InlineData("l: 5\r\n\r\nabcde", SipResult.Ok)]
    [InlineData("l: 5\r\n\r\nabcdef", SipResult.Ok)]
    [InlineData("l: 5\r\nL:\r\n 05\r\n\r\nabcde", SipResult.Ok)]
    [InlineData("l: 5\r\nContent-Length: 4\r\n\r\nabcde", SipResult.ContradictoryContentLength)]
    [InlineData("l:\r\n\r\n", SipResult.BadContentLength)]
    [InlineData("l: -1\r\n\r\n", SipResult.BadContentLength)]
    [InlineData("l: 1, 1\r\n\r\na", SipResult.BadContentLength)]
    [InlineData("l: 2147483647\r\n\r\n", SipResult.BodyTooShort)]
    [InlineData("l: 2147483648\r\n\r\n", SipResult.BadContentLength)]
    public void Heads(string headers, SipResult expected)
    {
        byte[] bytes = Text.Bytes("OPTIONS sip:a SIP/2.0\r\n" + headers);
        var message = new SipMessage();

        Assert.Equal(expected, message.Parse(bytes, 0, bytes.Length));
        if (expected != SipResult.Ok)
        {
            Assert.False(message.IsRequest);
            Assert.Equal(0, message.HeaderCount);
            Assert.Equal(-1, message.ContentLength);
        }
    }

    [Theory]
    [InlineData(63, 33, SipResult.Ok)]
    [InlineData(64, 32, SipResult.Ok)]
    [InlineData(65, 0, SipResult.TooManyHeaders)]
    [InlineData(64, 33, SipResult.TooManyHeaders)]
    [InlineData(0, 96, SipResult.Ok)]
    [InlineData(0, 97, SipResult.TooManyHeaders)]
    public void TheTableHasABoundAndSoHasEachKind(int vias, int others, SipResult expected)
    {
        Assert.Equal(96, Limits.MaxSipHeaderFields);
        Assert.Equal(64, Limits.MaxSipHeaderFieldsOfOneKind);
        string head = string.Concat(Enumerable.Repeat("v:x\r\n", vias).Concat(Enumerable.Repeat("z:y\r\n", others)));
        byte[] bytes = Text.Bytes("OPTIONS sip:a SIP/2.0\r\n" + head + "\r\n");

        Assert.Equal(expected, new SipMessage().Parse(bytes, 0, bytes.Length));
    }

    [Fact]
    public void TheBodyMayStartWithWhiteSpaceAndHoldAnything()
    {
        SipMessage message = Text.Parse("OPTIONS sip:a SIP/2.0\r\nl: 4\r\n\r\n \r\0\n");

        Assert.Equal(" \r\0\n", Text.Of(message.Buffer, message.BodyOffset, message.BodyEnd));
    }

    [Fact]
    public void FoldsBecomeSpacesInPlace()
    {
        SipMessage message = Text.Parse("OPTIONS sip:a SIP/2.0\r\nSubject: one\r\n \r\n\ttwo\r\nFoo: x\r\n\r\n");

        Assert.Equal("one   " + "  \ttwo", Text.Value(message, 0));
        Assert.Equal("x", Text.Value(message, 1));
    }

    [Theory]
    [InlineData("Via", SipHeader.Via)]
    [InlineData("vIA", SipHeader.Via)]
    [InlineData("v", SipHeader.Via)]
    [InlineData("V", SipHeader.Via)]
    [InlineData("f", SipHeader.From)]
    [InlineData("t", SipHeader.To)]
    [InlineData("TO", SipHeader.To)]
    [InlineData("i", SipHeader.CallId)]
    [InlineData("call-id", SipHeader.CallId)]
    [InlineData("cseq", SipHeader.CSeq)]
    [InlineData("m", SipHeader.Contact)]
    [InlineData("Max-Forwards", SipHeader.MaxForwards)]
    [InlineData("l", SipHeader.ContentLength)]
    [InlineData("c", SipHeader.ContentType)]
    [InlineData("content-type", SipHeader.ContentType)]
    [InlineData("Expires", SipHeader.Expires)]
    [InlineData("Min-Expires", SipHeader.MinExpires)]
    [InlineData("WWW-Authenticate", SipHeader.WwwAuthenticate)]
    [InlineData("Authorization", SipHeader.Authorization)]
    [InlineData("Proxy-Authenticate", SipHeader.ProxyAuthenticate)]
    [InlineData("Proxy-Authorization", SipHeader.ProxyAuthorization)]
    [InlineData("k", SipHeader.Supported)]
    [InlineData("Require", SipHeader.Require)]
    [InlineData("Unsupported", SipHeader.Unsupported)]
    [InlineData("Retry-After", SipHeader.RetryAfter)]
    [InlineData("", SipHeader.Other)]
    [InlineData("Vi", SipHeader.Other)]
    [InlineData("Viaa", SipHeader.Other)]
    [InlineData("Vib", SipHeader.Other)]
    [InlineData("z", SipHeader.Other)]
    [InlineData(".", SipHeader.Other)]
    [InlineData("_", SipHeader.Other)]
    [InlineData("6", SipHeader.Other)] // 'v' without bit 6
    [InlineData("C%6Fntact", SipHeader.Other)]
    public void HeaderNames(string name, SipHeader expected)
    {
        byte[] bytes = Text.Bytes("<" + name + ">");

        Assert.Equal(expected, SipHeaderNames.Identify(bytes, 1, bytes.Length - 1));
    }

    [Fact]
    public void EveryKnownNameIsFoundAgain()
    {
        foreach (SipHeader header in Enum.GetValues<SipHeader>())
        {
            byte[] name = Text.Bytes(SipHeaderNames.TextOf(header));
            Assert.Equal(header, SipHeaderNames.Identify(name, 0, name.Length));
        }
    }

    [Fact]
    public void ASingleHeaderFieldMayNotStandTwice()
    {
        SipMessage message = Text.Parse(
            Text.Message("OPTIONS sip:a SIP/2.0", "i: one", "CSeq: 1 OPTIONS", "Call-ID: two"));

        Assert.Equal(SipResult.BadHeader, message.FindSingle(SipHeader.CallId, out int offset, out int end));
        Assert.Equal(0, offset);
        Assert.Equal(0, end);
        Assert.Equal(SipResult.Absent, message.FindSingle(SipHeader.To, out _, out _));
        Assert.Equal(SipResult.Ok, message.FindSingle(SipHeader.CSeq, out offset, out end));
        Assert.Equal("1 OPTIONS", Text.Of(message.Buffer, offset, end));
        Assert.Equal(0, message.IndexOf(SipHeader.CallId, 0));
        Assert.Equal(2, message.IndexOf(SipHeader.CallId, 1));
        Assert.Equal(-1, message.IndexOf(SipHeader.CallId, 3));
    }

    [Fact]
    public void ValuesAreWalkedOverLinesAndCommas()
    {
        SipMessage message = Text.Parse(Text.Message(
            "OPTIONS sip:a SIP/2.0",
            "m: <sip:a,b@c> , \"x, \\\", y\" <sip:d@e>;p=\"1,2\"",
            "To: <sip:t@t>,no",
            "Contact: sip:f@g,,",
            "Contact:"));
        var cursor = new SipValueCursor();
        var values = new List<string>();
        cursor.Start(message, SipHeader.Contact);
        while (cursor.Next())
        {
            values.Add(Text.Of(message.Buffer, cursor.Offset, cursor.End));
        }

        Assert.Equal(
            ["<sip:a,b@c>", "\"x, \\\", y\" <sip:d@e>;p=\"1,2\"", "sip:f@g", string.Empty, string.Empty, string.Empty],
            values);
        cursor.Start(message, SipHeader.Via);
        Assert.False(cursor.Next());
        Assert.False(cursor.Next());
    }

    [Theory]
    [InlineData("<sip:a,b")]
    [InlineData("\"a,b")]
    [InlineData("\"a\\\",b")]
    public void AnOpenQuoteOrBracketTakesTheRest(string value)
    {
        byte[] bytes = Text.Bytes(value);

        Assert.Equal(bytes.Length, SipOctets.FindComma(bytes, 0, bytes.Length));
    }

    [Fact]
    public void PropertiesOfTheRange()
    {
        var message = new SipMessage();
        RangeProperties.Hold(Sample, (buffer, offset, end) => Describe(message, buffer, offset, end));
        RangeProperties.Hold(
            "REGISTER sip:a SIP/2.0\r\nA : b\r\n\tc\r\nL:1\r\n\r\nx",
            (buffer, offset, end) => Describe(message, buffer, offset, end));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        byte[] bytes = Text.Bytes(Sample);
        var message = new SipMessage();
        message.Parse(bytes, 0, bytes.Length);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            message.Parse(bytes, 0, bytes.Length);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void EveryResultHasItsOwnName()
    {
        SipResult[] results = Enum.GetValues<SipResult>();

        Assert.Equal(results.Length, results.Select(SipResultNames.Name).Distinct().Count());
        Assert.DoesNotContain("unknown", results.Select(SipResultNames.Name));
        Assert.Equal("unknown", SipResultNames.Name((SipResult)999));
    }

    private static string Describe(SipMessage message, byte[] buffer, int offset, int end)
    {
        SipResult result = message.Parse(buffer, offset, end);
        if (result != SipResult.Ok)
        {
            return result.ToString();
        }

        string headers = string.Empty;
        for (int i = 0; i < message.HeaderCount; i++)
        {
            Assert.InRange(message.NameOffset(i), offset, message.ValueOffset(i));
            Assert.InRange(message.ValueEnd(i), message.ValueOffset(i), end);
            headers += $" {message.HeaderAt(i)}@{message.ValueOffset(i) - offset}-{message.ValueEnd(i) - offset}";
        }

        Assert.InRange(message.BodyOffset, offset, message.BodyEnd);
        Assert.InRange(message.BodyEnd, message.BodyOffset, end);
        string body = $"{message.BodyOffset - offset}-{message.BodyEnd - offset}";
        return $"{message.IsRequest} {message.StatusCode}{headers} {body}";
    }
}
