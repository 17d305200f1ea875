using SipPhone.Appliance.Tests.Boot.Support;
using SipPhone.Core;
using SipPhone.Dns.Tests.Support;

namespace SipPhone.Appliance.Tests.Time;

/// <summary>When the time is asked, whom, and what comes of it: timelines of a whole device.</summary>
public sealed class TimeKeeperTests : IDisposable
{
    private const string First = FakeTimeServers.Address;
    private const string Second = "192.0.2.124";

    // DNS, the way there and back, and half a second until the appliance looks.
    private const int SlackMs = 600;

    private readonly TestAppliance _device = TestAppliance.Provisioned();

    public void Dispose() => _device.Dispose();

    [Fact]
    public void The_clock_is_set_at_once_and_again_each_hour()
    {
        RunHours(3);
        AssertAsked([First, First, First, First], [3600, 3600, 3600]);
        Assert.Equal(_device.Time.UnixSeconds, _device.Clock.UnixSeconds);
        Assert.Contains(" by ntp.example", _device.Written);
        Assert.DoesNotContain("The clock jumped", _device.Written);
        Assert.All(_device.Time.Sockets, socket => Assert.False(socket.IsOpen));
    }

    [Fact]
    public void No_request_is_like_another()
    {
        RunHours(3);
        Assert.Equal(4, _device.Time.Log.Select(asked => Convert.ToHexString(asked.Octets[40..])).Distinct().Count());
        Assert.All(_device.Time.Log, asked => Assert.Equal([0x23, .. new byte[39]], asked.Octets[..40]));
    }

    [Fact]
    public void Lost_answers_are_asked_for_ever_more_seldom()
    {
        _device.Time.Add(First, asked => { });
        GoUp().Run(3_600_000);
        AssertAsked(Enumerable.Repeat(First, 10), [45, 75, 135, 255, 495, 615, 615, 615, 615]);
        _device.Time.Add(First, asked => asked.ReplyHonestly());
        RunHours(1);
        _device.Run(600_000);
        Assert.True(_device.Clock.IsWallTimeSet);
        AssertAsked(Enumerable.Repeat(First, 12), [45, 75, 135, 255, 495, 615, 615, 615, 615, 615, 3600]);
    }

    [Fact]
    public void Forged_answers_are_waited_on()
    {
        _device.Time.Add(First, asked =>
        {
            for (int i = 0; i < 8; i++)
            {
                byte[] forged = asked.Answer(asked.UnixSeconds + 1_000_000);
                forged[24 + i] ^= 1;
                asked.Reply(forged, 10);
            }

            asked.Reply(asked.Answer(asked.UnixSeconds + 1_000_000).Kiss("DENY").With(31, asked.Octets[47] ^ 1), 15);
            asked.Reply(asked.Answer(asked.UnixSeconds), 14_000);
        });
        GoUp().Run(10_000);
        Assert.False(_device.Clock.IsWallTimeSet);
        _device.Run(5000);
        Assert.InRange(_device.Time.UnixSeconds - _device.Clock.UnixSeconds, 13, 15);
        Assert.Single(_device.Time.Log);
    }

    [Fact]
    public void An_answer_that_comes_too_late_sets_nothing()
    {
        _device.Time.Add(First, asked => asked.Reply(asked.Answer(asked.UnixSeconds), 15_001));
        GoUp().Run(40_000);
        Assert.False(_device.Clock.IsWallTimeSet);
    }

    [Theory]
    [InlineData("RATE", 3600)]
    [InlineData("DENY", 86_400)]
    [InlineData("RSTR", 86_400)]
    [InlineData("INIT", 30)]
    public void A_server_that_wants_peace_has_it(string code, int seconds)
    {
        _device.Time.Add(First, asked => asked.Reply(asked.Answer(asked.UnixSeconds).Kiss(code)));
        RunHours(seconds / 3600);
        _device.Run(seconds % 3600 * 1000);
        AssertAsked([First, First], [seconds]);
        Assert.False(_device.Clock.IsWallTimeSet);
    }

    [Fact]
    public void The_other_address_sets_the_clock_and_the_one_that_refuses_has_its_peace()
    {
        _device.Zone.A("ntp.example", Second);
        _device.Time.Add(First, asked => asked.Reply(asked.Answer(asked.UnixSeconds).Kiss("DENY")));
        _device.Time.Add(Second, asked => asked.ReplyHonestly());
        RunHours(24);
        AssertAsked([First, Second, First], [15, 86_400]);
        Assert.True(_device.Clock.IsWallTimeSet);
    }

    [Theory]
    [InlineData("silence")]
    [InlineData("nobody listens")]
    [InlineData("just started")]
    public void The_next_address_is_asked_fifteen_seconds_later(string script)
    {
        _device.Zone.A("ntp.example", Second);
        _device.Time.Add(First, asked => Play(script, asked));
        _device.Time.Add(Second, asked => asked.ReplyHonestly());
        GoUp().Run(14_000);
        AssertAsked([First], []);
        _device.Run(3000);
        AssertAsked([First, Second], [15]);
        Assert.True(_device.Clock.IsWallTimeSet);
    }

    [Fact]
    public void An_address_without_a_way_is_passed_over()
    {
        _device.Zone.A("ntp.example", Second).A("ntp.example", "2001:db8::123");
        _device.Time.Remove(First);
        _device.Time.Add(Second, asked => asked.ReplyHonestly());
        GoUp().Run(1000);
        AssertAsked([Second], []);
        Assert.True(_device.Clock.IsWallTimeSet);
    }

    [Fact]
    public void A_name_is_looked_up_until_it_is_found()
    {
        _device.Ok("set time.server later.example");
        _device.Ok("apply");
        _device.PowerUp();
        GoUp().Run(35_000);
        Assert.Contains("The clock is still not set: later.example is not found. Check time.server", _device.Written);
        Assert.Empty(_device.Time.Log);
        _device.Zone.A("later.example", First);
        _device.Run(60_000);
        Assert.True(_device.Clock.IsWallTimeSet);
        Assert.Contains("Z by later.example", _device.Written);
    }

    [Fact]
    public void An_address_needs_no_dns()
    {
        _device.Ok("set time.server " + First);
        _device.Ok("apply");
        _device.PowerUp();
        _device.Ok("unregister");
        GoUp().Run(5000);
        AssertAsked([First], []);
        Assert.Empty(_device.Network.Log);
        Assert.True(_device.Clock.IsWallTimeSet);
    }

    [Fact]
    public void The_dns_servers_of_the_settings_are_asked()
    {
        _device.Ok("set dns.servers 192.0.2.99");
        _device.Ok("apply");
        _device.PowerUp();
        GoUp().Run(35_000);
        Assert.Contains("ntp.example cannot be looked up, no DNS server helps. Check time.server", _device.Written);
        Assert.Empty(_device.Network.Log);
    }

    [Fact]
    public void Another_server_is_asked_after_the_restart()
    {
        _device.Zone.A("other.example", Second);
        _device.Time.Add(Second, asked => asked.ReplyHonestly());
        _device.Ok("set time.server other.example");
        _device.Ok("apply");
        GoUp().Run(3_600_000 + 10_000);
        AssertAsked([First, First], [3600]);
        _device.PowerUp();
        GoUp().Run(10_000);
        Assert.Equal(Second, _device.Time.Log[^1].Address);
        Assert.Equal(3, _device.Time.Log.Count);
    }

    [Theory]
    [InlineData("silence", "does not answer")]
    [InlineData("nobody listens", "does not answer")]
    [InlineData("too short", "does not answer")]
    [InlineData("forged", "does not answer")]
    [InlineData("just started", "does not know the time")]
    [InlineData("1970", "tells a time before 2026")]
    [InlineData("RATE", "is asked too often")]
    [InlineData("DENY", "refuses to answer")]
    public void Why_there_is_no_time_is_told(string script, string reason)
    {
        _device.Time.Add(First, asked => Play(script, asked));
        GoUp().Run(Limits.ApplianceLateMs + 2000);
        Assert.Contains($"The clock is still not set: ntp.example {reason}. Check time.server, or", _device.Written);
        Assert.False(_device.Clock.IsWallTimeSet);
    }

    [Fact]
    public void A_board_whose_clock_is_not_ours_is_told_of()
    {
        _device.Device.IsClockOurs = false;
        GoUp().Run(Limits.ApplianceLateMs + 2000);
        Assert.Contains("ntp.example tells the time, but the board does not take it. Check", _device.Written);
        AssertAsked([First, First], [30]);
    }

    [Fact]
    public void No_way_to_the_server_is_told()
    {
        _device.Time.Remove(First);
        GoUp().Run(Limits.ApplianceLateMs + 2000);
        Assert.Contains("The clock is still not set: ntp.example cannot be reached. Check", _device.Written);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    [InlineData(-60, false)]
    [InlineData(-61, true)]
    public void A_jump_is_taken_and_told(int seconds, bool isTold)
    {
        GoUp().Run(10_000).News();
        _device.Time.Add(First, asked => asked.Reply(asked.Answer(_device.Clock.UnixSeconds + seconds), 0));
        _device.Run(3_600_000);
        Assert.Equal(seconds, _device.Clock.UnixSeconds - _device.Time.UnixSeconds);
        Assert.Equal(isTold, _device.News().Contains("warning: The clock jumped from 20"));
    }

    [Fact]
    public void The_time_of_the_next_era_is_taken()
    {
        _device.Time.Add(First, asked => asked.Reply(asked.Answer(2_085_978_496 + 60), 0));
        GoUp().Run(1000);
        Assert.InRange(_device.Clock.UnixSeconds, 2_085_978_496 + 60, 2_085_978_496 + 62);
        Assert.Contains("The clock is set: 2036-02-07T06:29:1", _device.Written);
    }

    [Fact]
    public void A_link_that_is_lost_ends_the_question_and_brings_another()
    {
        TimeAsked? lost = null;
        _device.Time.Add(First, asked => lost = asked);
        GoUp().Run(2000);
        _device.Network.IsUp = false;
        _device.Run(600_000);
        Assert.Single(_device.Time.Log);
        Assert.All(_device.Time.Sockets, socket => Assert.False(socket.IsOpen));
        lost!.Reply(lost.Answer(lost.UnixSeconds));
        _device.Run(1000);
        _device.Time.Add(First, asked => asked.ReplyHonestly());
        GoUp().Run(1000);
        Assert.Equal(2, _device.Time.Log.Count);
        Assert.True(_device.Clock.IsWallTimeSet);
    }

    [Fact]
    public void A_link_that_comes_back_at_once_does_not_bring_questions_in_quick_succession()
    {
        _device.Time.Add(First, asked => { });
        GoUp().Run(1000);
        _device.Network.IsUp = false;
        _device.Run(1000);
        GoUp().Run(14_000 - SlackMs);
        Assert.Single(_device.Time.Log);
        _device.Run(2 * SlackMs);
        Assert.Equal(2, _device.Time.Log.Count);
    }

    [Fact]
    public void Failures_are_forgotten_when_the_link_was_lost()
    {
        _device.Time.Add(First, asked => { });
        GoUp().Run(1_200_000);
        int before = _device.Time.Log.Count;
        _device.Network.IsUp = false;
        _device.Run(20_000);
        GoUp().Run(50_000);
        Assert.Equal(before + 2, _device.Time.Log.Count);
    }

    [Fact]
    public void A_clock_that_is_right_is_not_asked_for_because_the_link_was_lost()
    {
        GoUp().Run(10_000);
        _device.Network.IsUp = false;
        _device.Run(20_000);
        GoUp().Run(60_000);
        Assert.Single(_device.Time.Log);
    }

    private static void Play(string script, TimeAsked asked)
    {
        byte[] honest = asked.Answer(asked.UnixSeconds);
        switch (script)
        {
            case "silence":
                break;
            case "nobody listens":
                asked.Refuse();
                break;
            case "too short":
                asked.Reply(honest[..47]);
                break;
            case "forged":
                asked.Reply(SntpReplies.Answer(new byte[8], asked.UnixSeconds));
                break;
            case "just started":
                asked.Reply(honest.Kiss("INIT"));
                break;
            case "1970":
                asked.Reply(asked.Answer(0));
                break;
            default:
                asked.Reply(honest.Kiss(script));
                break;
        }
    }

    private TestAppliance GoUp()
    {
        _device.Setup.State = SipPhone.Core.Hal.NetworkJoinState.Joined;
        _device.Network.IsUp = true;
        return _device;
    }

    // And some seconds, by hours: the device is polled often, and a loop of it that spins is a failure.
    private void RunHours(int hours)
    {
        GoUp().Run(20_000);
        for (int i = 0; i < hours; i++)
        {
            _device.Run(3_600_000);
        }
    }

    private void AssertAsked(IEnumerable<string> addresses, int[] gapsInSeconds)
    {
        List<TimeAsked> log = _device.Time.Log;
        Assert.Equal(addresses, log.Select(asked => asked.Address));
        for (int i = 0; i < gapsInSeconds.Length; i++)
        {
            int leastMs = gapsInSeconds[i] * 1000;
            Assert.InRange(log[i + 1].AtMs - log[i].AtMs, leastMs, leastMs + SlackMs);
        }
    }
}
