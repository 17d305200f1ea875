using System.Text.Json;
using SipPhone.Appliance.Tests.Boot.Support;
using SipPhone.Core;
using SipPhone.Phone;
using SipPhone.Shell.Faults;
using SipPhone.Settings.Storage;
using SipPhone.TestSupport;

namespace SipPhone.Appliance.Tests.Boot;

/// <summary>A fault is noted once and answered with a restart, whatever state device and store are in.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TestAppliance _device = TestAppliance.Provisioned();

    public static TheoryData<Exception, string, string> Kinds { get; } = new()
    {
        { new InvalidOperationException("it broke"), "exception", "InvalidOperationException: it broke" },
        { new InvalidOperationException(""), "exception", "InvalidOperationException" },
        { new OutOfMemoryException("no room"), "memory", "OutOfMemoryException: no room" },
        {
            new NotSupportedException(new string('a', 100)), "exception",
            "NotSupportedException: " + new string('a', Limits.MaxFaultTextBytes - 23)
        },
        { new ArgumentException("\u001b[2J\0\u00e9\n~"), "exception", "ArgumentException: ?[2J???~" },
    };

    public void Dispose() => _device.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_fault_is_noted_and_the_device_starts_anew(Exception fault, string kind, string text)
    {
        _device.GoOnline().Run(60_000);
        long unixSeconds = _device.Clock.UnixSeconds;
        long uptimeSeconds = (_device.NowMs - StartOf(_device)) / 1000;
        _device.Fault(fault);
        Assert.Equal(ApplianceState.Ended, _device.Appliance.State);
        Assert.Null(_device.Appliance.Application);
        Assert.Equal(-1, _device.Appliance.NextDeadlineMs);
        _device.FollowRestart();
        Assert.Contains($"warning: There was a fault before ({kind}: {text}). See: faults", _device.Written);
        JsonElement entry = Assert.Single(_device.Faults());
        Assert.Equal(kind, entry.GetProperty("kind").GetString());
        Assert.Equal(text, entry.GetProperty("text").GetString());
        Assert.Equal(uptimeSeconds, entry.GetProperty("uptime").GetInt64());
        Assert.Equal(
            DateTimeOffset.FromUnixTimeSeconds(unixSeconds).UtcDateTime, entry.GetProperty("time").GetDateTime());
        _device.GoOnline();
    }

    [Fact]
    public void Without_a_clock_a_fault_has_no_time()
    {
        _device.Break(5);
        Assert.False(Assert.Single(_device.Faults()).TryGetProperty("time", out _));
        Assert.Matches("5 +\\(clock not set\\) +exception +InvalidOperationException: broken", _device.Say("faults"));
    }

    [Fact]
    public void A_fault_while_it_starts_is_one_too()
    {
        FakeWatchdog broken = new() { StartFault = new InvalidOperationException("no timer") };
        Appliance appliance = new(
            _device.Board,
            new ApplianceBoard { Network = _device.Setup, TimeSockets = _device.Time.Sockets, Watchdog = broken });
        Exception fault = Assert.Throws<InvalidOperationException>(() => appliance.Poll(1000));
        appliance.OnFault(fault, 1000);
        Assert.Equal(1, _device.Device.Restarts);
        Assert.Equal("InvalidOperationException: no timer", TextOf(new FaultRing(_device.Board.Store), 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_fault_puts_the_lamp_out_and_moves_the_door_to_locked(bool isDoorBroken)
    {
        FakeFront front = _device.WithFront().GoOnline().Front!;
        Assert.True(front.IsLit);
        front.DoorFault = isDoorBroken ? new InvalidOperationException("no contact") : null;
        _device.Fault(new InvalidOperationException("broken"));
        Assert.False(front.IsUnlocked);
        Assert.True(isDoorBroken || !front.IsLit);
        front.DoorFault = null;
        _device.FollowRestart();
        JsonElement entry = Assert.Single(_device.Faults());
        Assert.Equal("InvalidOperationException: broken", entry.GetProperty("text").GetString());
    }

    [Fact]
    public void After_a_fault_nothing_is_done_and_the_watchdog_starves()
    {
        _device.Fault(new InvalidOperationException("broken"));
        int feeds = _device.Watchdog.Feeds;
        int steps = _device.Flash.Steps;
        _device.Type("status\r").Type("");
        _device.Appliance.OnFault(new InvalidOperationException("again"), _device.NowMs);
        Assert.Equal(feeds, _device.Watchdog.Feeds);
        Assert.Equal(steps, _device.Flash.Steps);
        Assert.Equal(Limits.RoundMs, _device.Appliance.PauseMs(_device.NowMs));
    }

    [Fact]
    public void A_watchdogs_reset_is_noted_by_the_next_start()
    {
        _device.Run(60_000);
        _device.Reset("watchdog");
        Assert.Contains("starts (watchdog).", _device.Written);
        Assert.Contains("warning: There was a fault before (watchdog). See: faults", _device.Written);
        JsonElement entry = Assert.Single(_device.Faults());
        Assert.Equal("watchdog", entry.GetProperty("kind").GetString());
        Assert.Equal(0, entry.GetProperty("uptime").GetInt64());
    }

    [Theory]
    [InlineData("power")]
    [InlineData("restart")]
    [InlineData("unknown")]
    public void Other_starts_are_no_faults(string reason)
    {
        int steps = _device.Flash.Steps;
        _device.Reset(reason);
        Assert.Empty(_device.Faults());
        Assert.DoesNotContain("There was a fault", _device.Written);
        Assert.True(steps >= 0 && _device.Flash.Steps == 0, "the store was written");
    }

    [Fact]
    public void The_ring_keeps_the_last_eight_and_counts_all()
    {
        for (int i = 1; i <= Limits.MaxFaults + 1; i++)
        {
            // Far enough apart to lead to no safe mode.
            _device.Break(Limits.PeaceSeconds, $"fault {i}");
        }

        Assert.Equal(
            Enumerable.Range(2, Limits.MaxFaults).Select(i => $"InvalidOperationException: fault {i}"),
            _device.Faults().Select(entry => entry.GetProperty("text").GetString()));
        Assert.Equal(Limits.MaxFaults + 1, _device.Ok("faults").GetProperty("count").GetInt32());
        Assert.Equal(Limits.MaxFaults + 1, _device.Ok("status").GetProperty("faults").GetInt32());
    }

    [Fact]
    public void The_store_is_written_at_a_fault_and_once_when_five_minutes_have_passed()
    {
        _device.GoOnline();
        int steps = _device.Flash.Steps;
        _device.Run(Limits.PeaceSeconds * 2000L);
        Assert.Equal(steps, _device.Flash.Steps);
        _device.Break().GoOnline();
        Assert.Equal(0, _device.Flash.Steps);
        _device.Run(Limits.PeaceSeconds * 1000L);
        int settled = _device.Flash.Steps;
        Assert.InRange(settled, 1, 1000);
        _device.Run(Limits.PeaceSeconds * 10_000L);
        Assert.Equal(settled, _device.Flash.Steps);
        Assert.Single(_device.Faults());
    }

    [Fact]
    public void A_store_that_takes_nothing_keeps_no_phone_from_coming_up()
    {
        for (int i = 0; i < Limits.SafeModeRestarts + 1; i++)
        {
            TestAppliance.Fill(_device.Flash);
            _device.Break().GoOnline();
        }

        Assert.Empty(_device.Faults());
        _device.Reset("watchdog").GoOnline();
        Assert.Contains("error: The faults cannot be noted: the store is full. Remove an anchor.", _device.Written);
    }

    [Fact]
    public void A_store_that_fails_keeps_no_phone_from_coming_up()
    {
        _device.Break().Break();
        MemoryFlash flash = _device.Flash.Restarted();
        flash.Unwritable.Add("faults.a");
        flash.Unwritable.Add("faults.b");
        using TestAppliance next = new(flash, made => made.AddServer());
        next.Flash.Unwritable.UnionWith(flash.Unwritable);
        next.Fault(new InvalidOperationException("third"));
        Assert.Equal(1, next.Device.Restarts);
        using TestAppliance last = new(flash, made => made.AddServer());
        last.GoOnline();
    }

    [Fact]
    public void Faults_that_cannot_be_read_are_none()
    {
        _device.Break();
        MemoryFlash flash = _device.Flash.Restarted();
        flash.Unreadable.Add("faults.a");
        flash.Unreadable.Add("faults.b");
        using TestAppliance next = new(flash, made => made.AddServer());
        Assert.Empty(next.Faults());
        next.GoOnline();
    }

    [Fact]
    public void A_fault_in_the_handling_of_a_fault_is_a_plain_restart()
    {
        _device.Flash.CutAt = _device.Flash.Steps + 1;
        _device.Fault(new InvalidOperationException("broken"));
        _device.FollowRestart().GoOnline();
        Assert.Empty(_device.Faults());
    }

    [Fact]
    public void Power_may_go_at_each_octet_of_a_note()
    {
        _device.Break(1, "first");
        MemoryFlash start = _device.Flash.Restarted();
        int steps = StepsOf(start, store => Note(store, "second"));
        int noted = 0;
        for (int cutAt = 1; cutAt <= steps; cutAt++)
        {
            MemoryFlash flash = start.Restarted();
            flash.CutAt = cutAt;
            Assert.Throws<PowerCutException>(() => Note(new SlotStore(flash), "second"));
            FaultRing ring = new(new SlotStore(flash.Restarted()));
            Assert.Equal(ring.Count, ring.Total);
            Assert.InRange(ring.Count, 1, 2);
            Assert.Equal("InvalidOperationException: first", TextOf(ring, 0));
            noted += ring.Count - 1;
        }

        Assert.InRange(noted, 1, steps - 1);
    }

    [Fact]
    public void Power_may_go_at_each_octet_of_what_a_start_notes()
    {
        MemoryFlash start = _device.Flash.Restarted();
        for (int cutAt = 1; ; cutAt++)
        {
            MemoryFlash flash = start.Restarted();
            flash.CutAt = cutAt;
            bool wasCut = Cuts(flash);
            using TestAppliance next = new(flash.Restarted(), made => made.AddServer());
            Assert.Equal(PhoneState.Registered, next.GoOnline().Application.Phone.State);
            Assert.InRange(next.Faults().Length, 0, 1);
            if (!wasCut)
            {
                Assert.InRange(cutAt, 10, 1000);
                return;
            }
        }
    }

    // Whether the power went while a device started that its watchdog had reset.
    private static bool Cuts(MemoryFlash flash)
    {
        try
        {
            using TestAppliance device = new(flash, made => made.StartFrom("watchdog"));
            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }

    private static void Note(SlotStore store, string text)
    {
        FaultRing ring = new(store);
        ring.Add(FaultKind.Exception, 1, 0, text);
        Assert.Equal(0, ring.Save());
    }

    private static int StepsOf(MemoryFlash start, Action<SlotStore> work)
    {
        MemoryFlash flash = start.Restarted();
        work(new SlotStore(flash));
        return flash.Steps;
    }

    private static string TextOf(FaultRing ring, int index) =>
        System.Text.Encoding.ASCII.GetString(ring.Buffer[ring.TextStart(index)..ring.TextEnd(index)]);

    private static long StartOf(TestAppliance device) => device.StartMs;
}
