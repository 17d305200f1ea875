using SipPhone.Core;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Usages;

/// <summary>MESSAGE out and in, RFC 3428, as timelines.</summary>
public class MessageSenderTests
{
    private const string Challenge = "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n1\", qop=\"auth\"";

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(404)]
    [InlineData(603)]
    public void AMessageIsSentOnceAndItsStatusTold(int status)
    {
        var timeline = new UsageTimeline();
        timeline.Texts("Hello there")
            .Sends(
                "MESSAGE sip:bob@example.com SIP/2.0\r\n",
                "To: <sip:bob@example.com>\r\n",
                "Content-Type: text/plain\r\n",
                "Content-Length: 11\r\n",
                "\r\n\r\nHello there")
            .Answers(100)
            .Tells("")
            .Answers(status)
            .Tells($"done {status}")
            .Answers(status)
            .Tells("")
            .SendsNothing();

        // RFC 3428 §4: no Contact.
        Assert.DoesNotContain("Contact", timeline.Last);
        Assert.Equal(-1, timeline.Core.NextDeadlineMs);
    }

    [Fact]
    public void AChallengeIsAnswered()
    {
        var timeline = new UsageTimeline();
        timeline.Texts("hi").Sends("MESSAGE ", "CSeq: 1 MESSAGE");
        string first = timeline.Last;
        timeline.Answers(401, Challenge)
            .Sends(
                "MESSAGE ",
                "CSeq: 2 MESSAGE",
                "Authorization: Digest ",
                "uri=\"sip:bob@example.com\"",
                "\r\n\r\nhi");

        // RFC 3261 §8.1.3.5: the same Call-ID, To and From.
        foreach (string name in (string[])["Call-ID: ", "From: ", "To: "])
        {
            Assert.Equal(first.Split(name)[1].Split("\r\n")[0], timeline.Last.Split(name)[1].Split("\r\n")[0]);
        }

        timeline.Answers(401, Challenge).Tells("done 401").SendsNothing();
    }

    [Fact]
    public void OneAtATime()
    {
        new UsageTimeline()
            .Texts("one")
            .Texts("two", SipResult.WrongState)
            .Sends("MESSAGE ", "one")
            .SendsNothing()
            .Answers(200)
            .Tells("done 200")
            .Texts("two")
            .Sends("MESSAGE ", "two");
    }

    [Fact]
    public void NoAnswerInTime()
    {
        new UsageTimeline().Texts("hi").Sends("MESSAGE ").At(31999).Tells("").At(32000).Tells("done 0").SendsNothing();
    }

    [Fact]
    public void TheFlowIsLost()
    {
        new UsageTimeline()
            .LosesFlow()
            .Tells("")
            .Texts("hi", SipResult.NotConnected)
            .Tells("")
            .FindsFlow()
            .Texts("hi")
            .Sends("MESSAGE ")
            .LosesFlow()
            .Tells("done 0")
            .At(40000)
            .Tells("");
    }

    [Fact]
    public void WhatIsNoMessage()
    {
        var timeline = new UsageTimeline()
            .Texts("", SipResult.BadParameter)
            .Texts(new string('x', Limits.MaxPagerTextBytes + 1), SipResult.TooLarge)
            .Texts("hi", SipResult.UnsupportedScheme, "mailto:bob@example.com")
            .Texts("hi", SipResult.BadUri, "sip:")
            .SendsNothing()
            .Tells("");
        byte[] uri = Text.Bytes("sip:bob@example.com");
        Assert.Equal(SipResult.BadParameter, timeline.Sender.Send(uri, 0, uri.Length, [0x61, 0xE9], 0, 2, 0));
        timeline.Texts(new string('x', Limits.MaxPagerTextBytes)).Sends("MESSAGE ");
    }

    [Fact]
    public void AMessageThatComesIsTold()
    {
        new UsageTimeline()
            .Receives(
                "MESSAGE sip:alice@192.0.2.7 SIP/2.0\r\nVia: SIP/2.0/TLS h;branch=z9hG4bKm\r\n"
                + "From: <sip:bob@example.com>;tag=1\r\nTo: <sip:alice@example.com>\r\nCall-ID: m\r\n"
                + "CSeq: 1 MESSAGE\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nyo")
            .Sends("SIP/2.0 200 ", "CSeq: 1 MESSAGE")
            .Tells("message yo");
    }
}
