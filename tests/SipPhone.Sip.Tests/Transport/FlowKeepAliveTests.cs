using SipPhone.Core;
using SipPhone.Sip.Messages;
using static SipPhone.Sip.Tests.Transport.FlowTimeline;
using static SipPhone.Sip.Transport.ConnectionFailure;

namespace SipPhone.Sip.Tests.Transport;

/// <summary>Pings and pongs of RFC 5626 §4.4.1.</summary>
public class FlowKeepAliveTests
{
    [Theory]
    [InlineData(120)]
    [InlineData(30)]
    [InlineData(5)]
    public void PingsComeAtRandomBetween80And100PercentOfTheTime(int seconds)
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(seconds, true, 0);
        timeline.At(seconds * 100_000L, answersPings: true).Is(None);

        Assert.InRange(timeline.PingsAtMs.Count, 100, 125);
        List<long> gaps = [.. timeline.PingsAtMs.Zip([0, .. timeline.PingsAtMs], (ping, last) => ping - last)];
        Assert.All(gaps, gap => Assert.InRange(gap, seconds * 800L, seconds * 1000L));
        Assert.True(gaps.Distinct().Count() > 50, "the times are spread");
    }

    [Fact]
    public void WithoutAPongInTenSecondsTheFlowHasFailed()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, true, 0);
        timeline.At(1_000_000).Is(TimedOut);

        Assert.Equal(timeline.PingsAtMs[0] + Limits.PongTimeoutMs, timeline.NowMs);
        Assert.Single(timeline.PingsAtMs);
    }

    [Theory]
    [InlineData(Limits.PongTimeoutMs - 1, true)]
    [InlineData(Limits.PongTimeoutMs, true)]
    [InlineData(Limits.PongTimeoutMs + 1, false)]
    public void APongThatComesInTimeIsOne(int delayMs, bool isInTime)
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, true, 0);
        timeline.At(timeline.Flow.NextDeadlineMs);
        long pingMs = timeline.PingsAtMs[0];
        timeline.At(pingMs + delayMs - 1);
        if (timeline.Flow.Check(timeline.NowMs) == None)
        {
            timeline.Gives("\r\n").At(pingMs + delayMs);
        }

        timeline.Is(isInTime ? None : TimedOut);
    }

    [Fact]
    public void AMessageThatIsComingInWhenTheTimeIsOverIsReadFirst()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, true, 0);
        timeline.At(timeline.Flow.NextDeadlineMs);
        long overdueMs = timeline.PingsAtMs[0] + Limits.PongTimeoutMs;
        timeline.At(overdueMs - 10).Gives(Message("one")[..20]).At(overdueMs).Is(None);
        timeline.At(overdueMs + 5000).Is(None).Gives(Message("one")[20..] + "\r\n").Reads(Message("one")).Is(None);

        timeline.At(timeline.Flow.NextDeadlineMs);
        overdueMs = timeline.PingsAtMs[1] + Limits.PongTimeoutMs;
        timeline.At(overdueMs - 10).Gives(Message("one")[..20]).At(overdueMs + 1);
        timeline.Gives(Message("one")[20..]).Reads(Message("one")).Is(TimedOut);
    }

    [Fact]
    public void APeerThatGoesSilentInsideAMessageIsFoundToo()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, true, 0);
        timeline.At(timeline.Flow.NextDeadlineMs).Gives(Message("one")[..20]).At(1_000_000).Is(TimedOut);

        Assert.Equal(timeline.PingsAtMs[0] + (2 * Limits.PongTimeoutMs), timeline.NowMs);
    }

    [Fact]
    public void OtherTrafficPutsNoPingOff()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, true, 0);
        for (int seconds = 1; seconds <= 120; seconds++)
        {
            timeline.At(seconds * 1000L, answersPings: true).Sends("one");
            timeline.Gives(Message("two")).Reads(Message("two"));
        }

        Assert.Single(timeline.PingsAtMs);
    }

    [Fact]
    public void AMessageIsNoPong()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, true, 0);
        timeline.At(timeline.Flow.NextDeadlineMs).Gives(Message("one")).Reads(Message("one")).At(1_000_000);
        timeline.Is(TimedOut);
    }

    [Fact]
    public void AServerThatPromisedNoPongIsPingedAndNotHeldToIt()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, false, 0);
        timeline.At(1_000_000).Is(None);

        Assert.InRange(timeline.PingsAtMs.Count, 8, 10);
    }

    [Fact]
    public void AServerThatAnsweredOnceIsHeldToIt()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, false, 0);
        timeline.At(1_000_000, answersPings: true).Is(None);
        int answered = timeline.PingsAtMs.Count;
        timeline.At(2_000_000).Is(TimedOut);

        Assert.Equal(answered + 1, timeline.PingsAtMs.Count);
    }

    [Fact]
    public void AServersOwnKeepAliveIsNoAnswer()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, false, 0);
        timeline.At(50_000).Gives(Ping).Reads();
        timeline.At(1_000_000).Is(None);
    }

    [Fact]
    public void TheSameTimeAgainDoesNotDisturbAndAnotherTakesEffectAtOnce()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, false, 0);
        long nextMs = timeline.Flow.NextDeadlineMs;
        timeline.At(50_000).Flow.KeepAlive(120, false, 50_000);
        Assert.Equal(nextMs, timeline.Flow.NextDeadlineMs);

        timeline.Flow.KeepAlive(20, false, 50_000);
        Assert.InRange(timeline.Flow.NextDeadlineMs, 66_000, 70_000);
    }

    [Fact]
    public void APingWaitsForTheEndOfAMessage()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(20, false, 0);
        long pingMs = timeline.Flow.NextDeadlineMs;
        timeline.At(pingMs - 10).Room = 30;
        timeline.Sends("one").At(pingMs + 100);
        timeline.Room = int.MaxValue;
        timeline.At(pingMs + 200).Took(Message("one") + Ping);
    }

    [Fact]
    public void AFullQueueHasNoRoomForAPingAndTellsByItself()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(20, false, 0);
        timeline.At(5000).Room = 0;
        timeline.Sends("one", length: Limits.SendQueueBytes).At(1_000_000).Is(TimedOut);

        Assert.Equal(5000 + Limits.SendStallMs, timeline.NowMs, 20.0);
        timeline.Sends("two", SipResult.BufferFull);
    }

    [Fact]
    public void AnotherConnectionStartsWithoutAPing()
    {
        FlowTimeline timeline = new FlowTimeline();
        timeline.Flow.KeepAlive(120, true, 0);
        timeline.At(1_000_000).Is(TimedOut);
        timeline.Flow.Open();
        Assert.Equal(-1, timeline.Flow.NextDeadlineMs);
        timeline.Is(None).At(2_000_000).Is(None);
    }
}
