using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Messages;

/// <summary>Answers to requests that go no further, also to those that could be read in part only.</summary>
public class RefusalTests
{
    private const string Head = "OPTIONS sip:b@example.com SIP/2.0\r\n"
        + "v: SIP/2.0/TLS h;branch=z9hG4bKa, SIP/2.0/TLS g\r\n"
        + "f: <sip:a@example.com>;tag=1\r\nt: <sip:b@example.com>\r\ni: c\r\nCSeq: 1 OPTIONS\r\n";

    [Fact]
    public void AnAnswerRepeatsWhatItMustAndAddsATag()
    {
        Assert.Equal(
            "SIP/2.0 420 Bad Extension\r\nVia: SIP/2.0/TLS h;branch=z9hG4bKa, SIP/2.0/TLS g\r\n"
            + "From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>;tag=ours\r\nCall-ID: c\r\n"
            + "CSeq: 1 OPTIONS\r\nUnsupported: zap\r\nUnsupported: zip\r\nContent-Length: 0\r\n\r\n",
            Answer(Head + "Require: zap, timer\r\nRequire: zip\r\n\r\n"));
    }

    [Fact]
    public void ATagThatIsThereStays()
    {
        string head = Head.Replace("t: <sip:b@example.com>", "t: <sip:b@example.com>;tag=2");
        string answer = Answer(head + "Require: z\r\n\r\n");

        Assert.Contains("To: <sip:b@example.com>;tag=2\r\n", answer);
    }

    [Theory]
    [InlineData("Content-Length: -1\r\n\r\n", "400 Malformed Content-Length header field")]
    [InlineData("l: 1\r\nl: 2\r\n\r\nab", "400 Duplicate Content-Length header field")]
    [InlineData("l: 9\r\n\r\n", "400 Body shorter than Content-Length")]
    [InlineData("no colon\r\nl: 0\r\n\r\n", "400 Malformed header field")]
    [InlineData("\r\n", "Pass")]
    [InlineData("l: 0", "400 Bad Request")]
    public void WhatCouldNotBeParsedIsAnsweredFromWhatCould(string rest, string expected)
    {
        string answer = Answer(Head + rest);

        Assert.StartsWith(expected == "Pass" ? "Pass" : "SIP/2.0 " + expected + "\r\n", answer);
        if (expected != "Pass")
        {
            Assert.Contains("Call-ID: c\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n", answer);
        }
    }

    [Theory]
    [InlineData("OPTIONS", "ACK")]
    [InlineData("v: ", "w: ")]
    [InlineData("CSeq: ", "CSeg: ")]
    [InlineData("OPTIONS sip:b@example.com SIP/2.0", "SIP/2.0 99 x")]
    [InlineData("OPTIONS sip", " sip")]
    [InlineData("2.0\r\nv", "2.0\nv")]
    public void WhatCannotOrMayNotBeAnsweredIsDropped(string replaced, string by)
    {
        Assert.Equal("Drop", Answer(Head.Replace(replaced, by) + "l: x\r\n\r\n"));
    }

    [Theory]
    [InlineData(SipResult.TooLarge, "", 513)]
    [InlineData(SipResult.TooLarge, "l: 9999\r\n", 413)]
    [InlineData(SipResult.MissingContentLength, "", 400)]
    [InlineData(SipResult.UnsupportedVersion, "", 505)]
    public void WhatTheFramerSaysIsAnsweredToo(SipResult result, string line, int status)
    {
        byte[] octets = Text.Bytes(Head + line + "\r\n");
        var screening = new MessageScreening();

        Assert.Equal(
            ScreeningOutcome.Refuse, screening.ScreenUnparsed(new SipMessage(), octets, 0, octets.Length, result));
        Assert.Equal(status, screening.Refusal.StatusCode);
    }

    // RFC 3261 §21.4.16.
    [Fact]
    public void AnExtensionThatWeNeedIsNamed()
    {
        var refusal = new Refusal(new SipReaders());
        refusal.SetExtensionRequired("timer"u8.ToArray());
        string answer = Write(refusal, Text.Parse(Head + "\r\n"));

        Assert.StartsWith("SIP/2.0 421 Extension Required\r\n", answer);
        Assert.Contains("Require: timer\r\n", answer);
    }

    // RFC 3261 §8.2.3, §20.2.
    [Theory]
    [InlineData("c: text/x\r\n", "Accept: application/sdp\r\nContent-Length: 0")]
    [InlineData("c: application/sdp\r\ne: gzip\r\n", "Accept: application/sdp\r\nAccept-Encoding: identity\r\n")]
    public void WhatWouldDoIsTold(string lines, string expected)
    {
        string answer = Answer(Head + lines + "\r\nbody");

        Assert.StartsWith("SIP/2.0 415 ", answer);
        Assert.Contains(expected, answer);
    }

    [Fact]
    public void ScreeningAllocatesNothing()
    {
        SipMessage good = Text.Parse(Head + "c: application/sdp\r\n\r\nbody");
        SipMessage bad = Text.Parse(Head + "Require: zap\r\n\r\n");
        byte[] broken = Text.Bytes(Head + "l: x\r\n\r\n");
        var salvage = new SipMessage();
        var screening = new MessageScreening();
        Round();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            Round();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Round()
        {
            Assert.True(screening.Screen(good) == ScreeningOutcome.Pass);
            Assert.True(screening.Screen(bad) == ScreeningOutcome.Refuse);
            screening.ScreenUnparsed(salvage, broken, 0, broken.Length, SipResult.BadContentLength);
        }
    }

    [Fact]
    public void PropertiesOfTheRange()
    {
        var message = new SipMessage();
        var screening = new MessageScreening();
        RangeProperties.Hold(
            "BYE sip:b SIP/2.0\r\nv:SIP/2.0/TLS h;branch=x\r\nf:<sip:a>;tag=1\r\n"
                + "t:<sip:b>\r\ni:c\r\nCSeq:1 BYE\r\n\r\n",
            (buffer, offset, end) =>
            {
                SipResult result = message.Parse(buffer, offset, end);
                ScreeningOutcome outcome = result == SipResult.Ok
                    ? screening.Screen(message)
                    : screening.ScreenUnparsed(message, buffer, offset, end, result);
                return outcome == ScreeningOutcome.Refuse ? Write(screening.Refusal, message) : outcome.ToString();
            });
    }

    private static string Answer(string text)
    {
        byte[] octets = Text.Bytes(text);
        var message = new SipMessage();
        var screening = new MessageScreening();
        SipResult result = message.Parse(octets, 0, octets.Length);
        ScreeningOutcome outcome = result == SipResult.Ok
            ? screening.Screen(message)
            : screening.ScreenUnparsed(message, octets, 0, octets.Length, result);
        return outcome == ScreeningOutcome.Refuse ? Write(screening.Refusal, message) : outcome.ToString();
    }

    private static string Write(Refusal refusal, SipMessage request)
    {
        var writer = new SipWriter(new byte[2048]);
        Assert.Equal(SipResult.Ok, refusal.Write(writer, request, "ours"u8.ToArray()));
        return System.Text.Encoding.Latin1.GetString(writer.Bytes.Buffer, 0, writer.Bytes.Length);
    }
}
