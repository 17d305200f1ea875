using SipPhone.Core;
using SipPhone.Sip.Registrations;
using static SipPhone.Sip.Registrations.RegistrationState;

namespace SipPhone.Sip.Tests.Registrations;

/// <summary>What a registrar may refuse, and what comes of it.</summary>
public class RegistrationFailureTests
{
    private const string Challenge = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"";
    private const string OtherNonce = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n2\", qop=\"auth\"";
    private const string Stale = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n2\", qop=\"auth\", stale=true";
    private const string ProxyChallenge = "Proxy-Authenticate: Digest realm=\"p\", nonce=\"pn\", qop=\"auth\"";
    private const string OurContact = "Contact: <sip:alice@192.0.2.7:49152;transport=tls>";

    [Theory]
    [InlineData(OurContact + ";expires=soon")]
    [InlineData(OurContact + ";expires")]
    [InlineData(OurContact + ";expires=0")]
    [InlineData(OurContact + ";expires=60;expires=70")]
    [InlineData("Contact: nonsense")]
    [InlineData("Contact: *")]
    [InlineData("Expires: never")]
    [InlineData("Expires: 60\r\nExpires: 70")]
    public void AnUnreadableGrantIsTriedAgainLater(string header)
    {
        new RegistrationTimeline().Start().Connected().Sends().Answers(200, header)
            .Is(RetryWait, RegistrationFailure.MalformedResponse);
    }

    [Fact]
    public void AWrongPasswordIsToldAndNotTriedAgainUntilStart()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(401, Challenge).Sends("nonce=\"n1\"");
        timeline.Answers(401, OtherNonce).Is(Failed, RegistrationFailure.WrongPassword);
        timeline.SendsNothing().NextDeadlineIs(-1);
        timeline.At(1000_000).SendsNothing();
        timeline.Disconnected().Connected().SendsNothing().Is(Failed, RegistrationFailure.WrongPassword);
        Assert.Equal(401, timeline.Registration.Response.StatusCode);
        Assert.Equal(
            "Reason 401",
            Text.Of(timeline.Registration.Response.Reason, 0, timeline.Registration.Response.ReasonLength));

        timeline.Start().Is(Registering).Sends();
        Assert.DoesNotContain("Authorization", timeline.LastRequest);
        timeline.Answers(401, Challenge).Sends("nc=00000001").Answers(200).Is(Registered);
    }

    [Fact]
    public void AStaleNonceIsAnsweredAtOnce()
    {
        RegistrationTimeline timeline = Granted(OurContact + ";expires=100");
        timeline.At(50_000).Sends("CSeq: 2 REGISTER").Answers(401, Challenge).Sends("nonce=\"n1\"", "nc=00000001");
        timeline.Answers(401, Stale).Is(Refreshing).Sends("CSeq: 4 REGISTER", "nonce=\"n2\"", "nc=00000001");
        timeline.Answers(200).Is(Registered);
    }

    [Fact]
    public void AReusedNonceThatRanOutWithoutSayingStaleIsNoWrongPassword()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(401, Challenge).Sends().Answers(200).Is(Registered);
        timeline.At(3000_000).Sends("nonce=\"n1\"", "nc=00000002").Answers(401, OtherNonce);
        timeline.Is(Refreshing).Sends("nonce=\"n2\"", "nc=00000001").Answers(200).Is(Registered);
    }

    [Fact]
    public void EndlessChallengesAreGivenUp()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected();
        for (int i = 0; i < Limits.MaxChallengesPerRequest; i++)
        {
            timeline.Sends($"CSeq: {i + 1} REGISTER").Answers(401, Stale.Replace("n2", "n" + i));
        }

        timeline.Sends().Answers(401, Stale).Is(Failed, RegistrationFailure.TooManyChallenges).SendsNothing();
    }

    [Fact]
    public void AProxyAndTheServerAreBothAnswered()
    {
        RegistrationTimeline timeline = new RegistrationTimeline(settings => settings.AuthUser = Text.Bytes("a 1"));
        timeline.Start().Connected().Sends().Answers(407, ProxyChallenge);
        timeline.Sends("Proxy-Authorization: Digest username=\"a 1\", realm=\"p\"").Answers(401, Challenge);
        timeline.Sends("Proxy-Authorization: Digest username=\"a 1\"", "\r\nAuthorization: Digest username=\"a 1\"");
        timeline.Answers(200).Is(Registered);
    }

    [Theory]
    [InlineData(401, "X: no challenge")]
    [InlineData(401, "WWW-Authenticate: Basic realm=\"r\"")]
    [InlineData(401, "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256, qop=\"auth\"")]
    [InlineData(401, "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")]
    [InlineData(401, ProxyChallenge)]
    [InlineData(407, Challenge)]
    public void AChallengeThatCannotBeAnsweredIsTold(int status, string header)
    {
        new RegistrationTimeline().Start().Connected().Sends().Answers(status, header)
            .Is(Failed, RegistrationFailure.UnsupportedChallenge).SendsNothing();
    }

    [Theory]
    [InlineData(300, RegistrationFailure.Redirected)]
    [InlineData(302, RegistrationFailure.Redirected)]
    [InlineData(400, RegistrationFailure.Rejected)]
    [InlineData(403, RegistrationFailure.Forbidden)]
    [InlineData(404, RegistrationFailure.NotFound)]
    [InlineData(405, RegistrationFailure.Rejected)]
    [InlineData(480, RegistrationFailure.Rejected)]
    [InlineData(600, RegistrationFailure.Rejected)]
    [InlineData(699, RegistrationFailure.Rejected)]
    public void WhatAPersonMustMendIsFinal(int status, RegistrationFailure failure)
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(status, "Contact: <sip:elsewhere.example>");
        timeline.Is(Failed, failure).NextDeadlineIs(-1);
        timeline.At(10_000_000).SendsNothing();
        Assert.Equal(status, timeline.Registration.Response.StatusCode);
    }

    [Theory]
    [InlineData(500, RegistrationFailure.ServerError)]
    [InlineData(503, RegistrationFailure.ServerError)]
    [InlineData(599, RegistrationFailure.ServerError)]
    [InlineData(408, RegistrationFailure.Timeout)]
    public void WhatMayPassIsTriedAgainAfterABackOff(int status, RegistrationFailure failure)
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(status).Is(RetryWait, failure);
        Assert.InRange(timeline.Registration.NextDeadlineMs, 30_000, 60_000);
        timeline.At(60_000).Is(Registering, failure).Sends("CSeq: 2 REGISTER").Answers(200).Is(Registered);
    }

    [Fact]
    public void TheBackOffDoublesUntilASuccess()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected();
        long now = 0;
        foreach (int upperBoundSeconds in new[] { 60, 120, 240, 480, 960, 1800, 1800 })
        {
            timeline.Sends().Answers(500);
            long delay = timeline.Registration.NextDeadlineMs - now;
            Assert.InRange(delay, upperBoundSeconds * 500, upperBoundSeconds * 1000);
            now += delay;
            timeline.At(now);
        }

        timeline.Sends().Answers(200, OurContact + ";expires=100").Is(Registered);
        timeline.At(now + 50_000).Sends().Answers(500).Is(RetryWait, RegistrationFailure.ServerError);
        Assert.InRange(timeline.Registration.NextDeadlineMs - now - 50_000, 30_000, 60_000);
    }

    [Theory]
    [InlineData(503, "7", 7)]
    [InlineData(500, "120 (maintenance);duration=60", 120)]
    [InlineData(480, "90", 90)]
    [InlineData(600, "1", 1)]
    [InlineData(503, "4294967295", 86400)]
    public void RetryAfterIsObeyed(int status, string value, int seconds)
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(status, "Retry-After: " + value);
        Assert.Equal(RetryWait, timeline.Registration.State);
        timeline.NextDeadlineIs(seconds * 1000L).At(seconds * 1000L).Sends();
    }

    [Fact]
    public void RetryAfterZeroGetsTheUsualDelayInsteadOfALoop()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(503, "Retry-After: 0");
        Assert.InRange(timeline.Registration.NextDeadlineMs, 30_000, 60_000);
    }

    [Fact]
    public void TooBriefAnIntervalIsRaisedOnce()
    {
        RegistrationTimeline timeline = new RegistrationTimeline(settings => settings.ExpiresSeconds = 60);
        timeline.Start().Connected().Sends(";expires=60").Answers(423, "Min-Expires: 1800");
        timeline.Is(Registering).Sends("CSeq: 2 REGISTER", ";expires=1800").Answers(200, OurContact + ";expires=1800");
        timeline.Is(Registered).At(1200_000).Sends(";expires=1800");
        timeline.Answers(423, "Min-Expires: 7200").Is(Failed, RegistrationFailure.IntervalTooBrief);
    }

    [Theory]
    [InlineData("X: none")]
    [InlineData("Min-Expires: 3600")]
    [InlineData("Min-Expires: 60")]
    [InlineData("Min-Expires: long")]
    public void AUselessMinExpiresIsFinal(string header)
    {
        new RegistrationTimeline().Start().Connected().Sends().Answers(423, header)
            .Is(Failed, RegistrationFailure.IntervalTooBrief).SendsNothing();
    }

    [Fact]
    public void SilenceEndsInATimeOutAndAnotherTry()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(503).At(60_000).Sends();
        timeline.Answers(100).Is(Registering, RegistrationFailure.ServerError);
        long sent = timeline.Registration.NextDeadlineMs - 32_000;
        timeline.At(sent + 31_999).Is(Registering, RegistrationFailure.ServerError);
        timeline.At(sent + 32_000).Is(RetryWait, RegistrationFailure.Timeout);
        Assert.Equal(0, timeline.Registration.Response.StatusCode);
        Assert.Equal(0, timeline.Registration.Response.ReasonLength);
        Assert.InRange(timeline.Registration.NextDeadlineMs - sent - 32_000, 60_000, 120_000);
    }

    [Fact]
    public void ARefreshThatFailsKeepsTheBindingUntilItsEnd()
    {
        RegistrationTimeline timeline = Granted(OurContact + ";expires=200");
        timeline.At(100_000).Is(Refreshing).Sends().Answers(503, "Retry-After: 50");
        timeline.At(150_000).Is(Refreshing, RegistrationFailure.ServerError).Sends().Answers(503, "Retry-After: 50");
        timeline.At(200_000).Is(Registering, RegistrationFailure.ServerError).Sends();
    }

    [Fact]
    public void ARequestThatDoesNotFitIsTold()
    {
        RegistrationTimeline timeline = new RegistrationTimeline(
            settings => settings.AuthUser = Text.Bytes(new string('u', Limits.FlowBufferBytes / 2)));
        timeline.Start().Connected().Sends().Answers(401, Challenge);
        timeline.Is(Failed, RegistrationFailure.RequestTooLarge).SendsNothing().NextDeadlineIs(-1);
    }

    /// <summary>A registration that was granted at time 0.</summary>
    private static RegistrationTimeline Granted(params string[] headers) =>
        new RegistrationTimeline().Start().Connected().Sends().Answers(200, headers).Is(Registered);
}
