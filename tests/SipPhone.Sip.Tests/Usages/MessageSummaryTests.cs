using SipPhone.Sip.Usages;

namespace SipPhone.Sip.Tests.Usages;

/// <summary>The mailbox, RFC 3842 over RFC 6665, as timelines.</summary>
public class MessageSummaryTests
{
    private const string Two = "Messages-Waiting: yes\r\nVoice-Message: 2/8 (0/2)\r\n";
    private const string None = "Messages-Waiting: no\r\n";
    private const string Challenge = "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n1\", qop=\"auth\"";

    [Fact]
    public void ASubscriptionIsMadeKeptAndEnded()
    {
        UsageTimeline timeline = Subscribed("Expires: 3600");
        string subscribe = timeline.Last;
        timeline.Is(SubscriberState.Active)
            .Notifies(subscribe, "active;expires=3600", Two)
            .Sends("SIP/2.0 200 ")
            .Tells("waiting 2/8")
            .Notifies(subscribe, "active", None)
            .Sends("SIP/2.0 200 ")
            .Tells("none -1/-1")
            .At(2_999_999)
            .SendsNothing()
            .At(3_000_000)
            .Sends("SUBSCRIBE sip:mwi@192.0.2.9;transport=tls SIP/2.0", "CSeq: 2 SUBSCRIBE", "tag=server")
            .Is(SubscriberState.Refreshing)
            .Answers(200, "Expires: 600")
            .Is(SubscriberState.Active)
            .At(3_300_000)
            .Sends("SUBSCRIBE ", "CSeq: 3 SUBSCRIBE", "Expires: 3600")
            .Answers(200, "Expires: 3600")
            .Unsubscribes()
            .Sends("SUBSCRIBE ", "CSeq: 4 SUBSCRIBE", "Expires: 0")
            .Answers(200, "Expires: 0")
            .Is(SubscriberState.Unsubscribing)
            .Notifies(subscribe, "terminated;reason=timeout", None)
            .Sends("SIP/2.0 200 ")
            .Tells("none -1/-1")
            .Is(SubscriberState.Idle)
            .At(9_000_000)
            .SendsNothing();
    }

    // RFC 6665 §4.1.2.4: the last NOTIFY may come first, last, or never.
    [Fact]
    public void TheEndIsWaitedForButNotForEver()
    {
        Subscribed("Expires: 3600").Unsubscribes().Sends("SUBSCRIBE ", "Expires: 0").Answers(200, "Expires: 0")
            .At(31_999).Is(SubscriberState.Unsubscribing).At(32_000).Is(SubscriberState.Idle).SendsNothing();
        Subscribed("Expires: 3600").Unsubscribes().Sends("SUBSCRIBE ").At(32_000).Is(SubscriberState.Idle);
        Subscribed("Expires: 3600").Unsubscribes().Sends("SUBSCRIBE ").Answers(481).Is(SubscriberState.Idle);
        UsageTimeline timeline = Subscribed("Expires: 3600").Unsubscribes().Sends("SUBSCRIBE ");
        timeline.Notifies(timeline.Last, "terminated;reason=timeout", None).Sends("SIP/2.0 200 ")
            .Is(SubscriberState.Idle).At(4_000_000).SendsNothing();
    }

    [Fact]
    public void TheFirstSubscribeHasWhatTheRfcsWant()
    {
        UsageTimeline timeline = new UsageTimeline().Subscribes();
        timeline.Sends(
            "SUBSCRIBE sip:alice@example.com SIP/2.0\r\n",
            "To: <sip:alice@example.com>\r\n",
            "Event: message-summary\r\n",
            "Accept: application/simple-message-summary\r\n",
            "Expires: 3600\r\n",
            "Contact: <sip:alice@192.0.2.7:49152;transport=tls>\r\n",
            "CSeq: 1 SUBSCRIBE\r\n");
        timeline.Answers(401, Challenge).Sends("SUBSCRIBE ", "CSeq: 2 SUBSCRIBE", "Authorization: Digest ");
        timeline.Answers(200, "Expires: 3600").Is(SubscriberState.Active);
    }

    // RFC 6665 §4.1.2.4.
    [Fact]
    public void ANotifyMayOvertakeTheAnswer()
    {
        UsageTimeline timeline = new UsageTimeline().Subscribes().Sends("SUBSCRIBE ");
        string subscribe = timeline.Last;
        timeline.Notifies(subscribe, "active", Two)
            .Sends("SIP/2.0 200 ")
            .Tells("waiting 2/8")
            .Is(SubscriberState.Subscribing);
    }

    [Theory]
    [InlineData(403, "", false)]
    [InlineData(404, "", false)]
    [InlineData(405, "", false)]
    [InlineData(489, "", false)]
    [InlineData(501, "", false)]
    [InlineData(603, "", false)]
    [InlineData(480, "", true)]
    [InlineData(500, "", true)]
    [InlineData(503, "", true)]
    [InlineData(404, "Retry-After: 300", true)]
    public void ARefusalIsFinalOrNot(int status, string fields, bool isTriedAgain)
    {
        UsageTimeline timeline = new UsageTimeline().Subscribes().Sends("SUBSCRIBE ").Answers(status, fields);
        timeline.Is(isTriedAgain ? SubscriberState.Waiting : SubscriberState.Idle);
        Assert.Equal(status, timeline.Mailbox.LastStatusCode);
        timeline.At(299_999).SendsNothing().At(300_000);
        if (isTriedAgain)
        {
            timeline.Sends("SUBSCRIBE sip:alice@example.com", "CSeq: 1 SUBSCRIBE");
        }

        timeline.SendsNothing();
    }

    [Fact]
    public void RetryAfterIsObeyed()
    {
        new UsageTimeline().Subscribes().Sends("SUBSCRIBE ").Answers(503, "Retry-After: 60")
            .At(59_999).SendsNothing().At(60_000).Sends("SUBSCRIBE ");
    }

    [Fact]
    public void NoAnswerInTime()
    {
        new UsageTimeline().Subscribes().Sends("SUBSCRIBE ").At(32_000).Is(SubscriberState.Waiting)
            .At(331_999).SendsNothing().At(332_000).Sends("SUBSCRIBE ");
    }

    [Fact]
    public void AnIntervalThatIsTooBriefIsRaisedOnce()
    {
        new UsageTimeline().Subscribes().Sends("SUBSCRIBE ", "Expires: 3600")
            .Answers(423, "Min-Expires: 7200").Sends("SUBSCRIBE ", "Expires: 7200", "CSeq: 2 SUBSCRIBE")
            .Answers(423, "Min-Expires: 7200").SendsNothing().Is(SubscriberState.Idle);
    }

    // RFC 6665 §4.1.2.2.
    [Fact]
    public void WhatTheServerForgotIsSubscribedAnew()
    {
        Subscribed("Expires: 600").At(300_000).Sends("SUBSCRIBE sip:mwi@")
            .Answers(481).Sends("SUBSCRIBE sip:alice@example.com", "CSeq: 1 SUBSCRIBE").Is(SubscriberState.Subscribing);
    }

    [Theory]
    [InlineData("terminated;reason=deactivated", 5)]
    [InlineData("terminated;reason=timeout", 5)]
    [InlineData("terminated;reason=probation;retry-after=60", 60)]
    [InlineData("terminated;reason=giveup", 300)]
    [InlineData("terminated", 300)]
    [InlineData("terminated;retry-after=0", 5)]
    [InlineData("terminated;reason=rejected", 0)]
    [InlineData("terminated;reason=noresource;retry-after=60", 0)]
    [InlineData("terminated;reason=invariant", 0)]
    public void ATerminationSaysWhenToSubscribeAnew(string state, int seconds)
    {
        UsageTimeline timeline = Subscribed("Expires: 3600");
        timeline.Notifies(timeline.Last, state, "").Sends("SIP/2.0 200 ").Tells("");
        if (seconds == 0)
        {
            timeline.Is(SubscriberState.Idle).At(4_000_000).SendsNothing();
            return;
        }

        timeline.Is(SubscriberState.Waiting)
            .At((seconds * 1000L) - 1).SendsNothing().At(seconds * 1000L).Sends("SUBSCRIBE sip:alice@example.com");
    }

    [Fact]
    public void ANotifyOutOfOrderIsRefused()
    {
        UsageTimeline timeline = Subscribed("Expires: 3600");
        string subscribe = timeline.Last;
        timeline.Notifies(subscribe, "active", Two, 7).Sends("SIP/2.0 200 ").Tells("waiting 2/8")
            .Notifies(subscribe, "active", None, 6).Sends("SIP/2.0 500 ").Tells("");
    }

    [Theory]
    [InlineData("active", "Voice-Message: 1/0\r\n")]
    [InlineData("active", "Messages-Waiting: maybe\r\n")]
    [InlineData("", None)]
    public void ANotifyThatIsNoneIsRefused(string state, string body)
    {
        UsageTimeline timeline = Subscribed("Expires: 3600");
        timeline.Notifies(timeline.Last, state, body).Sends("SIP/2.0 400 ").Tells("").Is(SubscriberState.Active);
    }

    [Fact]
    public void WhatIsToldUnaskedIsToldOn()
    {
        new UsageTimeline()
            .Notifies(null, "", Two).Sends("SIP/2.0 200 ").Tells("waiting 2/8")
            .Notifies(null, "active", None).Sends("SIP/2.0 200 ").Tells("none -1/-1")
            .Is(SubscriberState.Idle);
    }

    [Fact]
    public void ANotifyOfAnotherDialogIsNotOurs()
    {
        UsageTimeline timeline = Subscribed("Expires: 3600");
        string other = timeline.Last.Replace("Call-ID: ", "Call-ID: x");
        timeline.Notifies(other, "active", Two).Sends("SIP/2.0 481 ").Tells("");
    }

    [Fact]
    public void TheFlowIsLostAndARegistrationBringsItBack()
    {
        Subscribed("Expires: 3600").LosesFlow().Is(SubscriberState.Idle).At(4_000_000).FindsFlow().SendsNothing()
            .Subscribes().Sends("SUBSCRIBE sip:alice@example.com", "CSeq: 1 SUBSCRIBE");
    }

    [Fact]
    public void StartAgainProlongsAndStopWhileSubscribingForgets()
    {
        Subscribed("Expires: 3600").Subscribes().Sends("SUBSCRIBE sip:mwi@").Subscribes().SendsNothing();
        new UsageTimeline().Subscribes().Sends("SUBSCRIBE ").Unsubscribes().Is(SubscriberState.Idle)
            .Answers(200, "Expires: 3600").Is(SubscriberState.Idle).At(4_000_000).SendsNothing();
        new UsageTimeline().Unsubscribes().SendsNothing().LosesFlow().Subscribes().Is(SubscriberState.Idle);
    }

    [Theory]
    [InlineData(None, true, "False -1/-1")]
    [InlineData(Two, true, "True 2/8")]
    [InlineData("messages-waiting : YES \r\nMessage-Account: sip:a@b\r\nvoice-message: 0 / 0\r\n", true, "True 0/0")]
    [InlineData("Messages-Waiting: yes\nVoice-Message: 1/2\n", true, "True 1/2")]
    [InlineData("Messages-Waiting: yes\r\nFax-Message: 3/4\r\nVoice-Message: 1/2", true, "True 1/2")]
    [InlineData("Messages-Waiting: yes\r\n\r\nVoice-Message: 1/2\r\n", true, "True 1/2")]
    [InlineData("Messages-Waiting: yes\r\nVoice-Message: 1\r\n", false, "False -1/-1")]
    [InlineData("Messages-Waiting: yes\r\nVoice-Message: 1/\r\n", false, "False -1/-1")]
    [InlineData("Messages-Waiting: yes\r\nVoice-Message: /1\r\n", false, "False -1/-1")]
    [InlineData("Messages-Waiting: yes\r\nVoice-Message: 1/2 x\r\n", false, "False -1/-1")]
    [InlineData("Messages-Waiting: yes\r\nVoice-Message: 1/2147483648\r\n", false, "False -1/-1")]
    [InlineData("Messages-Waiting yes\r\n", false, "False -1/-1")]
    [InlineData("", false, "False -1/-1")]
    public void Bodies(string body, bool isGood, string expected)
    {
        byte[] octets = Text.Bytes(body);
        var summary = new MessageSummaryBody();
        Assert.Equal(isGood, summary.Parse(octets, 0, octets.Length));
        Assert.Equal(expected, $"{summary.HasWaiting} {summary.NewCount}/{summary.OldCount}");
    }

    [Fact]
    public void PropertiesOfTheRange()
    {
        var summary = new MessageSummaryBody();
        RangeProperties.Hold(
            "Messages-Waiting: yes\r\nX: y\r\nVoice-Message: 12/8 (0/2)\r\n",
            (buffer, offset, end) =>
                $"{summary.Parse(buffer, offset, end)} {summary.HasWaiting} {summary.NewCount} {summary.OldCount}");
    }

    private static UsageTimeline Subscribed(string fields) =>
        new UsageTimeline().Subscribes().Sends("SUBSCRIBE ").Answers(200, fields);
}
