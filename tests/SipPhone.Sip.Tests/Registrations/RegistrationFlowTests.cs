using SipPhone.Core;
using SipPhone.Sip.Registrations;
using static SipPhone.Sip.Registrations.RegistrationState;

namespace SipPhone.Sip.Tests.Registrations;

/// <summary>Connections that come, stall and go, and Start and Stop in every state.</summary>
public class RegistrationFlowTests
{
    private const string Challenge = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n1\", qop=\"auth\"";
    private const string OurContact = "Contact: <sip:alice@192.0.2.7:49152;transport=tls>";

    [Fact]
    public void NeitherRetryAfterNorBackOffIsLiftedByANewConnectionButByStart()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(503, "Retry-After: 100");
        timeline.At(10_000).Disconnected().Is(AwaitingFlow, RegistrationFailure.ServerError).NextDeadlineIs(-1);
        timeline.At(20_000).Connected().Is(RetryWait, RegistrationFailure.ServerError).SendsNothing();
        timeline.NextDeadlineIs(100_000);
        timeline.At(30_000).Start().Is(Registering).Sends();
    }

    [Fact]
    public void ANewConnectionAfterTheWaitIsUsedAtOnce()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(503, "Retry-After: 100").Disconnected();
        timeline.At(100_000).Connected().Sends();
    }

    [Fact]
    public void ARequestIsSentInPiecesWhenTheConnectionIsSlow()
    {
        RegistrationTimeline timeline = new RegistrationTimeline { Room = 100 };
        timeline.Start().Connected().Is(Registering).NextDeadlineIs(Limits.SendRetryMs);
        timeline.At(Limits.SendRetryMs).NextDeadlineIs(2 * Limits.SendRetryMs);
        timeline.Room = 150;
        timeline.At(1000).Is(Registering);
        timeline.Room = int.MaxValue;
        timeline.At(2000).Sends("CSeq: 1 REGISTER").NextDeadlineIs(32_000);
        timeline.Answers(200).Is(Registered);
    }

    [Fact]
    public void AConnectionThatTakesNothingTimesOutAndNoRequestIsTorn()
    {
        RegistrationTimeline timeline = new RegistrationTimeline { Room = 10 };
        timeline.Start().Connected();
        timeline.At(32_000).Is(RetryWait, RegistrationFailure.Timeout);
        timeline.At(200_000).Is(RetryWait, RegistrationFailure.Timeout);
        timeline.Room = int.MaxValue;
        timeline.At(200_100).Sends("CSeq: 1 REGISTER").Is(RetryWait, RegistrationFailure.Timeout);
        timeline.At(timeline.Registration.NextDeadlineMs).Is(Registering, RegistrationFailure.Timeout);
        timeline.Sends("CSeq: 2 REGISTER");
    }

    [Fact]
    public void AConnectionThatClosesWhileSendingIsAsLost()
    {
        RegistrationTimeline timeline = new RegistrationTimeline { IsClosed = true };
        timeline.Start();
        timeline.Registration.OnConnected(0, true);
        timeline.Is(AwaitingFlow).NextDeadlineIs(-1);

        timeline.Room = 5;
        timeline.Connected().Is(Registering);
        timeline.IsClosed = true;
        timeline.At(100).Is(AwaitingFlow).NextDeadlineIs(-1);
    }

    [Fact]
    public void LossOfTheConnectionInEachState()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Disconnected().Is(Unregistered);
        timeline.Start().Disconnected().Is(AwaitingFlow);
        timeline.Connected().Sends().Disconnected().Is(AwaitingFlow).NextDeadlineIs(-1);
        timeline.Connected().Sends("CSeq: 2 REGISTER").Answers(200, OurContact + ";expires=100").Is(Registered);
        timeline.Disconnected().Is(AwaitingFlow).NextDeadlineIs(-1);
        timeline.Connected().Is(Registering).Sends("CSeq: 3 REGISTER").Answers(200, OurContact + ";expires=100");
        timeline.At(50_000).Is(Refreshing).Sends("CSeq: 4 REGISTER").Disconnected().Is(AwaitingFlow);
        timeline.Connected().Is(Registering).Sends("CSeq: 5 REGISTER").Answers(200, OurContact + ";expires=100");
        timeline.Stop().Is(Unregistering).Sends("CSeq: 6 REGISTER").Disconnected().Is(Unregistered);
        timeline.Connected().Is(Unregistered).SendsNothing();
    }

    [Fact]
    public void AConnectionThatReplacesAnotherRegistersAnew()
    {
        RegistrationTimeline timeline = Granted(OurContact + ";expires=100");
        timeline.Connected().Is(Registering).Sends("CSeq: 2 REGISTER");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NoncesAreUsedOnWithTheSameServerOnly(bool sameServer)
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Answers(401, Challenge).Sends().Answers(200);
        timeline.Disconnected().Connected(sameServer).Sends();

        Assert.Equal(sameServer, timeline.LastRequest.Contains("Authorization: "));
        Assert.Equal(sameServer, timeline.LastRequest.Contains("nc=00000002"));
    }

    [Fact]
    public void StopWhileRegisteringWaitsForTheAnswerThenUnregisters()
    {
        RegistrationTimeline timeline = new RegistrationTimeline();
        timeline.Start().Connected().Sends().Stop().Is(Registering).SendsNothing();
        timeline.Answers(200).Is(Unregistering).Sends(";expires=0").Answers(200).Is(Unregistered);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(503)]
    [InlineData(403)]
    [InlineData(423)]
    public void StopWhileRegisteringEndsWithAnyRefusal(int status)
    {
        new RegistrationTimeline().Start().Connected().Sends().Stop().Answers(status, Challenge)
            .Is(Unregistered).SendsNothing().NextDeadlineIs(-1);
    }

    [Fact]
    public void StopWhileRegisteringEndsWithSilence()
    {
        new RegistrationTimeline().Start().Connected().Sends().Stop().At(32_000)
            .Is(Unregistered, RegistrationFailure.Timeout).SendsNothing().NextDeadlineIs(-1);
    }

    [Fact]
    public void StopWhileRefreshingUnregistersAlsoAfterARefusal()
    {
        RegistrationTimeline timeline = Granted(OurContact + ";expires=100");
        timeline.At(50_000).Sends().Stop().Answers(503).Is(Unregistering).Sends(";expires=0");
    }

    [Fact]
    public void StopIsAtOnceWhereNothingStands()
    {
        new RegistrationTimeline().Stop().Is(Unregistered);
        new RegistrationTimeline().Start().Stop().Is(Unregistered).Connected().SendsNothing();
        new RegistrationTimeline().Start().Connected().Sends().Answers(503).Stop()
            .Is(Unregistered, RegistrationFailure.ServerError).SendsNothing().NextDeadlineIs(-1);
        new RegistrationTimeline().Start().Connected().Sends().Answers(403).Stop()
            .Is(Unregistered, RegistrationFailure.Forbidden).SendsNothing();
    }

    [Fact]
    public void UnregisteringIsChallengedToo()
    {
        RegistrationTimeline timeline = Granted(OurContact + ";expires=100");
        timeline.Stop().Sends(";expires=0").Answers(401, Challenge);
        timeline.Is(Unregistering).Sends(";expires=0", "Authorization: ").Answers(200).Is(Unregistered);
    }

    [Theory]
    [InlineData(403, RegistrationFailure.Forbidden)]
    [InlineData(423, RegistrationFailure.Rejected)]
    [InlineData(500, RegistrationFailure.ServerError)]
    public void UnregisteringThatFailsIsToldAndOver(int status, RegistrationFailure failure)
    {
        Granted(OurContact + ";expires=100").Stop().Sends().Answers(status)
            .Is(Unregistered, failure).SendsNothing().NextDeadlineIs(-1);
    }

    [Fact]
    public void UnregisteringThatIsNotAnsweredIsOverAfterTimerF()
    {
        Granted(OurContact + ";expires=100").Stop().Sends().At(32_000)
            .Is(Unregistered, RegistrationFailure.Timeout).SendsNothing().NextDeadlineIs(-1);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(500)]
    public void StartWhileUnregisteringRegistersAgainAfterTheAnswer(int status)
    {
        RegistrationTimeline timeline = Granted(OurContact + ";expires=100");
        timeline.Stop().Sends(";expires=0").Start().SendsNothing().Answers(status, Challenge);
        timeline.Is(Registering).Sends(";expires=3600").Answers(200).Is(Registered);
    }

    [Fact]
    public void StartWhileUnregisteringOutlivesTheLossOfTheConnection()
    {
        Granted(OurContact + ";expires=100").Stop().Sends().Start().Disconnected().Is(AwaitingFlow)
            .Connected().Sends(";expires=3600");
    }

    [Fact]
    public void StartWhileRegisteredRefreshesNow()
    {
        RegistrationTimeline timeline = Granted(OurContact + ";expires=100");
        timeline.At(1000).Start().Is(Refreshing).Sends("CSeq: 2 REGISTER").Start().SendsNothing();
    }

    /// <summary>A registration that was granted at time 0.</summary>
    private static RegistrationTimeline Granted(params string[] headers) =>
        new RegistrationTimeline().Start().Connected().Sends().Answers(200, headers).Is(Registered);
}
