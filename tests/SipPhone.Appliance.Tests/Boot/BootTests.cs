using SipPhone.Appliance.Tests.Boot.Support;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Phone;
using SipPhone.Shell.Application;

namespace SipPhone.Appliance.Tests.Boot;

/// <summary>From a reset to a phone that is registered, and what keeps it from there.</summary>
public sealed class BootTests : IDisposable
{
    private readonly TestAppliance _device = TestAppliance.Provisioned();

    public void Dispose() => _device.Dispose();

    [Fact]
    public void A_device_joins_asks_the_time_and_registers()
    {
        Assert.Equal(Limits.WatchdogTimeoutMs, _device.Watchdog.TimeoutMs);
        Assert.Equal(["door/home/" + TestAppliance.WifiPassword], _device.Setup.Joins);
        Assert.Equal(ApplianceState.Joining, _device.Appliance.State);
        _device.Run(2000);
        Assert.Empty(_device.Time.Log);
        Assert.Empty(_device.Network.Log);
        TimeAsked? question = null;
        _device.Time.Add(FakeTimeServers.Address, asked => question = asked);
        _device.Setup.State = NetworkJoinState.Joined;
        _device.Network.IsUp = true;
        _device.Run(1000);
        Assert.Equal(ApplianceState.SettingClock, _device.Appliance.State);
        Assert.Empty(_device.Channel.Sent);
        question!.ReplyHonestly();
        long setMs = _device.NowMs;
        _device.RunUntil(PhoneState.Registered);
        Assert.InRange(_device.NowMs, setMs, setMs + 2000);
        Assert.Equal(ApplianceState.Running, _device.Appliance.State);
        Assert.Same(question, Assert.Single(_device.Time.Log));
        AssertOrder(
            "starts (power).", "Wi-Fi home is being joined.", "Wi-Fi home is joined.", "The clock is set: 20",
            "Z by ntp.example", "Connecting to sip.example", "Registered");
    }

    [Fact]
    public void The_networks_password_is_told_nobody_and_forgotten()
    {
        _device.GoOnline();
        Assert.DoesNotContain(TestAppliance.WifiPassword, _device.News());
        Assert.True(_device.Setup.IsForgotten);
    }

    [Fact]
    public void A_link_that_is_late_is_told_of_and_waited_for()
    {
        _device.Run(Limits.ApplianceLateMs - 1000);
        Assert.DoesNotContain("Still no network", _device.Written);
        _device.Run(2000);
        AssertOrder("warning: Still no network. Check net.wifi.ssid, and how far its access point is.");
        Assert.Equal("waiting-for-network", PhoneWord());
        Assert.Matches("advice: +The network is not there yet. Check net.wifi.ssid", _device.Say("status"));
        Assert.Empty(_device.Channel.Sent);
        _device.GoOnline();
    }

    [Fact]
    public void A_network_without_addresses_is_told_of()
    {
        _device.Setup.State = NetworkJoinState.Joined;
        _device.Run(Limits.ApplianceLateMs + 1000);
        AssertOrder("warning: The network gives no address. Check its DHCP server.");
    }

    [Theory]
    [InlineData(NetworkJoinState.WrongPassword, "Wi-Fi home refuses the password. Set net.wifi.password, then: apply")]
    [InlineData(NetworkJoinState.NotFound, "Wi-Fi home is not heard. Check net.wifi.ssid; only 2.4 GHz is heard.")]
    [InlineData(NetworkJoinState.Failed, "Wi-Fi home cannot be joined. Check net.wifi.password and the access point.")]
    public void What_keeps_it_from_joining_is_told_once_and_then_that_it_has_joined(
        NetworkJoinState state, string expected)
    {
        _device.Run(3000).News();
        _device.Setup.State = state;
        _device.Run(3000);
        string news = _device.News();
        Assert.Contains("error: " + expected, news);
        Assert.Equal(news.IndexOf(expected), news.LastIndexOf(expected));
        _device.Setup.State = NetworkJoinState.Joining;
        _device.Run(1000);
        _device.GoOnline();
        Assert.Contains("Wi-Fi home is joined.", _device.News());
    }

    [Fact]
    public void A_device_without_a_network_says_what_to_set()
    {
        using TestAppliance device = new();
        Assert.Contains("warning: No Wi-Fi network yet. Set net.wifi.ssid, net.wifi.password", device.Written);
        Assert.Equal(["//"], device.Setup.Joins);
        device.Network.IsUp = false;
        device.PowerUp().Run(Limits.ApplianceLateMs + 1000);
        Assert.DoesNotContain("Still no network", device.Written);
        Assert.DoesNotContain("is being joined", device.Written);
        Assert.Equal("power", device.Ok("status").GetProperty("last-start").GetString());
    }

    [Fact]
    public void A_cable_needs_no_name()
    {
        using TestAppliance device = new(null, made => made.Setup.IsWireless = false);
        Assert.Equal(["//"], device.Setup.Joins);
        device.Network.IsUp = false;
        device.PowerUp().Run(Limits.ApplianceLateMs + 1000);
        Assert.Contains("The network on the cable is being joined.", device.Written);
        Assert.Contains("Still no network. Check the cable, and what is at its other end.", device.Written);
        device.Setup.State = NetworkJoinState.Failed;
        device.Run(1000);
        Assert.Contains("The network on the cable does not answer. Check the cable.", device.Written);
    }

    [Fact]
    public void Without_a_clock_no_server_is_asked_and_with_it_the_phone_registers()
    {
        _device.Time.Add(FakeTimeServers.Address, asked => { });
        _device.Network.IsUp = true;
        _device.Run(Limits.ApplianceLateMs + 2000);
        AssertOrder(
            "warning: The clock is still not set: ntp.example does not answer. Check time.server, or use: time set");
        Assert.Equal("waiting-for-clock", PhoneWord());
        Assert.Matches("advice: +The clock is not set. Check time.server, or use: time set", _device.Say("status"));
        Assert.All(_device.Network.Log, asked => Assert.Equal("ntp.example", asked.Name, ignoreCase: true));
        Assert.Empty(_device.Channel.Sent);
        _device.Clock.IsWallTimeSet = true;
        _device.RunUntil(PhoneState.Registered);
    }

    [Fact]
    public void Without_a_time_server_it_says_what_to_set()
    {
        _device.Ok("unset time.server");
        _device.Ok("apply");
        _device.PowerUp();
        _device.Network.IsUp = true;
        _device.Run(1000);
        AssertOrder("warning: The clock is not set, so no certificate can be judged. Set time.server, then: apply");
        Assert.Empty(_device.Time.Log);
        Assert.Empty(_device.Network.Log);
        _device.GoOnline();
    }

    [Fact]
    public void Who_does_not_need_the_clock_registers_without_it()
    {
        using TestAppliance device = TestAppliance.Provisioned("tls.clock optional");
        device.Time.Add(FakeTimeServers.Address, asked => { });
        device.Network.IsUp = true;
        device.RunUntil(PhoneState.Registered);
        Assert.Equal(ApplianceState.SettingClock, device.Appliance.State);
        device.Clock.IsWallTimeSet = true;
        device.Run(1000);
        Assert.Equal(ApplianceState.Running, device.Appliance.State);
        Assert.Equal(PhoneState.Registered, device.Application.Phone.State);
    }

    [Fact]
    public void A_person_can_start_the_phone_before_that_or_have_it_left_alone()
    {
        _device.Ok("unregister");
        _device.Clock.IsWallTimeSet = true;
        _device.Network.IsUp = true;
        _device.Run(5000);
        Assert.Equal("stopped", PhoneWord());
        _device.PowerUp();
        _device.Ok("register");
        Assert.NotEqual(StartMode.Held, _device.Application.Mode);
    }

    [Fact]
    public void Settings_that_are_applied_while_it_waits_do_not_start_the_phone()
    {
        _device.Ok("set sip.expires 600");
        _device.Ok("apply");
        _device.Run(5000);
        Assert.Equal("waiting-for-network", PhoneWord());
        _device.GoOnline();
    }

    [Fact]
    public void The_watchdog_is_fed_by_each_round_and_by_nothing_else()
    {
        int before = _device.Watchdog.Feeds;
        for (int i = 0; i < 10; i++)
        {
            _device.Type("");
        }

        Assert.Equal(before + 10, _device.Watchdog.Feeds);
        _device.Clock.Advance(Limits.WatchdogTimeoutMs * 10L);
        Assert.Equal(before + 10, _device.Watchdog.Feeds);
    }

    [Fact]
    public void A_pause_of_the_loop_is_one_to_twenty_milliseconds()
    {
        _device.GoOnline().Run(10_000);
        long deadlineMs = _device.Appliance.NextDeadlineMs;
        Assert.Equal(Limits.RoundMs, _device.Appliance.PauseMs(deadlineMs - 1000));
        Assert.Equal(Limits.RoundMs, _device.Appliance.PauseMs(deadlineMs - 20));
        Assert.Equal(19, _device.Appliance.PauseMs(deadlineMs - 19));
        Assert.Equal(1, _device.Appliance.PauseMs(deadlineMs - 1));
        Assert.Equal(1, _device.Appliance.PauseMs(deadlineMs));
        Assert.Equal(1, _device.Appliance.PauseMs(deadlineMs + 5000));
    }

    private string? PhoneWord() => _device.Ok("status").GetProperty("phone").GetString();

    // In what was written since the last reset.
    private void AssertOrder(params string[] texts)
    {
        string written = _device.Written[_device.Written.LastIndexOf("nf-sipphone 0")..];
        int at = 0;
        foreach (string text in texts)
        {
            int next = written.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(next >= 0, $"not told, or too early: {text}\n{written}");
            at = next;
        }
    }
}
