using SipPhone.Appliance.Tests.Boot.Support;
using SipPhone.Core;
using SipPhone.Phone;
using SipPhone.Settings.Storage;
using SipPhone.Shell.Application;
using SipPhone.Shell.Faults;
using SipPhone.TestSupport;

namespace SipPhone.Appliance.Tests.Boot;

/// <summary>Three restarts by faults in five minutes leave the console only, until the next start.</summary>
public sealed class SafeModeTests : IDisposable
{
    private const int Peace = Limits.PeaceSeconds;

    private readonly TestAppliance _device = TestAppliance.Provisioned();

    // Seconds that the device ran before each fault; "w" for a reset by the watchdog, "r" for a restart by a person and
    // "p" for one by the power, all within seconds.
    public static TheoryData<string, bool> Timelines { get; } = new()
    {
        { "10 10", false },
        { "10 10 10", true },
        { "1000 10 10", true },
        { "10 150 150", true },
        { "10 150 151", false },
        { "10 180 180", false },
        { "10 180 180 100", true },
        { "10 10 300", false },
        { "10 10 299", false },
        { "10 10 290", true },
        { "w w", false },
        { "w w w", true },
        { "w 10 w", true },
        { "10 10 r r r", false },
        { "10 10 p p p", false },
        { "r r r r", false },
        { "p p p p", false },
        { "10 r 10 p 10", true },
        { "w r w p w", true },
        { "10 10 10 10", false },
        { "10 10 10 r", false },
        { "10 10 10 p", false },
        { "10 10 10 r 10 10", false },
        { "10 10 10 r 10 10 10", true },
    };

    public void Dispose() => _device.Dispose();

    [Theory]
    [MemberData(nameof(Timelines))]
    public void It_takes_three_restarts_by_faults_in_five_minutes(string timeline, bool isSafeMode)
    {
        foreach (string word in timeline.Split(' '))
        {
            Play(word);
        }

        Assert.Equal(isSafeMode ? ApplianceState.SafeMode : ApplianceState.Joining, _device.Appliance.State);
        Assert.Equal(isSafeMode, _device.Ok("status").GetProperty("safe-mode").GetBoolean());
    }

    [Fact]
    public void Five_minutes_in_peace_between_resets_of_the_watchdog_are_enough()
    {
        _device.Reset("watchdog").Reset("watchdog").Run(Peace * 1000L + 1000);
        _device.Reset("watchdog").Reset("watchdog");
        Assert.Equal(ApplianceState.Joining, _device.Appliance.State);
        _device.Reset("watchdog");
        Assert.Equal(ApplianceState.SafeMode, _device.Appliance.State);
    }

    [Fact]
    public void There_is_a_console_and_neither_phone_nor_network()
    {
        ThreeFaults();
        Assert.Contains("error: SAFE MODE after faults again and again: no phone, no network.", _device.Written);
        _device.Network.IsUp = true;
        _device.Clock.IsWallTimeSet = true;
        _device.Run(Peace * 2000L);
        Assert.Null(_device.Application.Phone);
        Assert.Empty(_device.Setup.Joins);
        Assert.Empty(_device.Time.Log);
        Assert.Empty(_device.Network.Log);
        Assert.Empty(_device.Channel.Sent);
        Assert.Equal("safe-mode", _device.Ok("status").GetProperty("phone").GetString());
        Assert.Matches("safe-mode: +yes\r\nfaults: +3\r\n", _device.Say("status"));
        Assert.Matches("advice: +There is no phone in safe mode. See: faults, then: reboot", _device.Say("status"));
        Assert.Equal("wrong-state", TestAppliance.CodeOf(_device.Request("register")));
        Assert.Contains("There is no phone in safe mode. See: faults", _device.Say("register"));
        Assert.Equal("wrong-state", TestAppliance.CodeOf(_device.Request("call bob")));
        Assert.Equal(3, _device.Faults().Length);
    }

    [Fact]
    public void Settings_can_be_changed_in_it_and_hold_after_a_reboot()
    {
        ThreeFaults();
        _device.Ok("set sip.user bob");
        _device.Ok("apply");
        Assert.Null(_device.Application.Phone);
        _device.Ok("set sip.user " + Phone.Tests.Support.Timeline.User);
        _device.Ok("apply");
        Reboot();
        Assert.Equal(ApplianceState.Joining, _device.Appliance.State);
        _device.GoOnline();
    }

    [Fact]
    public void The_password_is_wanted_in_it_too()
    {
        _device.Ok("set console.password longenough1");
        _device.Ok("apply");
        ThreeFaults();
        Assert.Equal("locked", TestAppliance.CodeOf(_device.Request("faults")));
        Assert.Equal("locked", TestAppliance.CodeOf(_device.Request("reboot")));
        _device.Ok("login longenough1");
        Assert.True(_device.Ok("faults").GetProperty("safe-mode").GetBoolean());
    }

    [Fact]
    public void The_watchdog_watches_in_it_too()
    {
        ThreeFaults();
        int feeds = _device.Watchdog.Feeds;
        _device.Type("");
        Assert.Equal(Limits.WatchdogTimeoutMs, _device.Watchdog.TimeoutMs);
        Assert.Equal(feeds + 1, _device.Watchdog.Feeds);
    }

    [Fact]
    public void A_fault_in_it_is_noted_at_once_and_followed_by_a_restart_five_minutes_later()
    {
        ThreeFaults();
        _device.Fault(new InvalidOperationException("console"));
        Assert.Equal(ApplianceState.Ended, _device.Appliance.State);
        Assert.Equal(4, new FaultRing(_device.Board.Store).Total);
        int steps = _device.Flash.Steps;
        int feeds = _device.Watchdog.Feeds;
        long restartMs = _device.NowMs + (Peace * 1000L);
        Assert.Equal(restartMs, _device.Appliance.NextDeadlineMs);
        _device.Appliance.OnFault(new InvalidOperationException("again"), restartMs - 1);
        _device.Appliance.Poll(restartMs - 1);
        Assert.Equal((0, feeds + 1), (_device.Device.Restarts, _device.Watchdog.Feeds));
        _device.Appliance.Poll(restartMs);
        _device.Appliance.Poll(restartMs + 1);
        Assert.Equal((1, feeds + 1), (_device.Device.Restarts, _device.Watchdog.Feeds));
        Assert.Equal(steps, _device.Flash.Steps);
        _device.FollowRestart();
        Assert.Equal(ApplianceState.Joining, _device.Appliance.State);
    }

    [Fact]
    public void A_factory_reset_leads_out_of_it_and_leaves_the_faults()
    {
        ThreeFaults();
        Assert.Equal("confirm", TestAppliance.CodeOf(_device.Request("factory reset")));
        Assert.Equal("ok", TestAppliance.CodeOf(_device.Answer("yes")));
        _device.Run(Limits.RestartTimeoutMs + 1000);
        _device.FollowRestart();
        Assert.Equal(ApplianceState.Joining, _device.Appliance.State);
        Assert.Equal(3, _device.Faults().Length);
    }

    [Fact]
    public void Power_may_go_at_each_octet_while_it_is_entered()
    {
        Play("10");
        Play("10");
        _device.Run(10_000).Type("");
        _device.Fault(new InvalidOperationException("broken"));
        MemoryFlash start = _device.Flash.Restarted();
        Assert.True(new FaultRing(new SlotStore(start)).IsLooping);
        int safe = 0;
        for (int cutAt = 1; ; cutAt++)
        {
            MemoryFlash flash = start.Restarted();
            flash.CutAt = cutAt;
            bool wasCut = Cuts(flash);
            using TestAppliance next = new(flash.Restarted(), made => made.StartFrom("power"));
            safe += next.Appliance.State == ApplianceState.SafeMode ? 1 : 0;
            Assert.Equal(3, next.Faults().Length);
            if (!wasCut)
            {
                Assert.InRange(safe, 1, cutAt - 1);
                Assert.Equal(ApplianceState.Joining, next.Appliance.State);
                return;
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_store_that_cannot_note_it_leads_to_none(bool isFull)
    {
        Play("10");
        Play("10");
        _device.Fault(new InvalidOperationException("broken"));
        MemoryFlash flash = _device.Flash.Restarted();
        if (isFull)
        {
            TestAppliance.Fill(flash);
        }
        else
        {
            flash.Unwritable.Add("faults.a");
            flash.Unwritable.Add("faults.b");
        }

        using TestAppliance next = new(flash, made => made.AddServer());
        string problem = isFull ? "the store is full. Remove an anchor." : "the store failed. See: status";
        Assert.Contains("error: The faults cannot be noted: " + problem, next.Written);
        next.GoOnline();
    }

    private static bool Cuts(MemoryFlash flash)
    {
        try
        {
            using TestAppliance device = new(flash);
            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }

    private void ThreeFaults()
    {
        Play("10");
        Play("10");
        Play("10");
        Assert.Equal(ApplianceState.SafeMode, _device.Appliance.State);
    }

    private void Reboot()
    {
        _device.Ok("reboot");
        _device.Run(Limits.RestartTimeoutMs + 1000);
        _device.FollowRestart();
    }

    private void Play(string word)
    {
        switch (word)
        {
            case "w":
                _device.Reset("watchdog");
                break;
            case "p":
                _device.PowerUp();
                break;
            case "r":
                Reboot();
                break;
            default:
                _device.Break(int.Parse(word));
                break;
        }
    }
}
