namespace SipPhone.Board.Esp32.Tests.Hal;

/// <summary>When the Wi-Fi network is asked for, on virtual time.</summary>
public sealed class JoinScheduleTests
{
    private readonly JoinSchedule _schedule = new();

    [Fact]
    public void Nothing_is_due_before_it_begins()
    {
        _schedule.OnLink(0, isUp: true);
        _schedule.OnLink(1, isUp: false);

        Assert.Equal(-1, _schedule.NextDeadlineMs);
        Assert.False(_schedule.IsDue(long.MaxValue));
        Assert.False(_schedule.OnAnswer(2, hasJoined: true));
    }

    [Fact]
    public void The_first_request_is_due_at_once_and_once()
    {
        _schedule.Begin(100);

        Assert.Equal(100, _schedule.NextDeadlineMs);
        Assert.False(_schedule.IsDue(99));
        Assert.True(_schedule.IsDue(100));
        Assert.False(_schedule.IsDue(1_000_000));
        Assert.Equal(-1, _schedule.NextDeadlineMs);
    }

    [Fact]
    public void Refused_requests_come_ever_later_up_to_a_minute()
    {
        long nowMs = 0;
        _schedule.Begin(nowMs);
        foreach (int delayMs in new[] { 5_000, 10_000, 20_000, 40_000, 60_000, 60_000 })
        {
            Ask(nowMs, hasJoined: false);
            Assert.Equal(nowMs + delayMs, _schedule.NextDeadlineMs);
            Assert.False(_schedule.IsDue(nowMs + delayMs - 1));
            nowMs += delayMs;
        }
    }

    [Fact]
    public void An_access_point_that_took_us_has_time_to_give_an_address()
    {
        _schedule.Begin(0);
        Ask(0, hasJoined: true);

        Assert.Equal(JoinSchedule.PatienceMs, _schedule.NextDeadlineMs);
        _schedule.OnLink(2_000, isUp: true);
        Assert.Equal(-1, _schedule.NextDeadlineMs);
    }

    [Fact]
    public void A_lost_link_is_left_to_the_platform_first()
    {
        _schedule.Begin(0);
        Ask(0, hasJoined: true);
        _schedule.OnLink(2_000, isUp: true);

        _schedule.OnLink(90_000, isUp: false);
        _schedule.OnLink(95_000, isUp: false);
        Assert.Equal(90_000 + JoinSchedule.PatienceMs, _schedule.NextDeadlineMs);

        _schedule.OnLink(100_000, isUp: true);
        Assert.Equal(-1, _schedule.NextDeadlineMs);
    }

    [Fact]
    public void The_pauses_begin_anew_after_a_success()
    {
        _schedule.Begin(0);
        Ask(0, hasJoined: false);
        Ask(5_000, hasJoined: false);
        _schedule.OnLink(8_000, isUp: true);
        _schedule.OnLink(9_000, isUp: false);

        Ask(9_000 + JoinSchedule.PatienceMs, hasJoined: false);
        Assert.Equal(9_000 + JoinSchedule.PatienceMs + JoinSchedule.FirstDelayMs, _schedule.NextDeadlineMs);
    }

    [Fact]
    public void A_link_that_comes_and_goes_during_a_request_does_not_ask_twice()
    {
        _schedule.Begin(0);
        Assert.True(_schedule.IsDue(0));
        _schedule.OnLink(1_000, isUp: true);
        _schedule.OnLink(2_000, isUp: false);
        Assert.Equal(-1, _schedule.NextDeadlineMs);

        Assert.True(_schedule.OnAnswer(3_000, hasJoined: false));
        Assert.Equal(3_000 + JoinSchedule.FirstDelayMs, _schedule.NextDeadlineMs);
    }

    [Fact]
    public void An_answer_from_before_a_new_beginning_counts_for_nothing()
    {
        _schedule.Begin(0);
        Assert.True(_schedule.IsDue(0));
        _schedule.Begin(1_000);

        Assert.False(_schedule.OnAnswer(2_000, hasJoined: false));
        Assert.Equal(1_000, _schedule.NextDeadlineMs);
    }

    [Fact]
    public void The_end_is_the_end()
    {
        _schedule.Begin(0);
        Ask(0, hasJoined: false);
        _schedule.End();
        _schedule.OnLink(1_000, isUp: true);
        _schedule.OnLink(2_000, isUp: false);

        Assert.Equal(-1, _schedule.NextDeadlineMs);
        Assert.False(_schedule.IsDue(long.MaxValue));
    }

    private void Ask(long nowMs, bool hasJoined)
    {
        Assert.True(_schedule.IsDue(nowMs));
        Assert.True(_schedule.OnAnswer(nowMs, hasJoined));
    }
}
