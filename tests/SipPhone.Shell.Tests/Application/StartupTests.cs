using SipPhone.Phone;
using SipPhone.Settings;
using SipPhone.Shell.Application;
using SipPhone.Shell.Tests.Application.Support;
using SipPhone.TestSupport;

namespace SipPhone.Shell.Tests.Application;

/// <summary>What is found at the start, and what is said about it.</summary>
public sealed class StartupTests
{
    [Fact]
    public void The_instance_is_made_once()
    {
        using TestDevice device = new();
        byte[] made = device.Flash["instance.a"];
        Assert.Equal(made, device.Restart().Flash["instance.a"]);
        Assert.DoesNotContain("instance", device.Written);
    }

    [Fact]
    public void A_damaged_instance_is_made_anew_and_said()
    {
        using TestDevice device = new();
        device.Flash["instance.a"] = [1, 2, 3];
        device.Restart();
        Assert.Contains("warning: The device's instance was damaged and is made anew", device.Written);
    }

    [Fact]
    public void A_damaged_last_change_is_said_loudly()
    {
        using TestDevice device = Twice();
        string newer = Encoded(device, "settings.a").Contains("debug") ? "settings.a" : "settings.b";
        device.Flash[newer] = [.. device.Flash[newer][..^1], 0];
        device.Restart();
        Assert.Contains("error: THE LAST CHANGE OF SETTINGS IS DAMAGED; those before it hold.", device.Written);
        Assert.Equal("recovered", device.Ok("status").GetProperty("settings").GetString());
        Assert.Equal(1, device.Application.Settings.Choice(SettingId.LogLevel));
    }

    [Fact]
    public void Two_damaged_copies_leave_the_defaults_and_a_phone_that_comes_up()
    {
        using TestDevice device = Twice();
        foreach (string name in new[] { "settings.a", "settings.b" })
        {
            device.Flash[name] = [.. device.Flash[name][..^1], 0];
        }

        device.Restart();
        Assert.Contains("error: THE SETTINGS ARE DAMAGED; the defaults hold.", device.Written);
        Assert.Equal(SettingsCondition.Damaged, device.Application.Condition);
        device.Ok("set log.level error");
        device.Ok("apply");
        Assert.Equal(SettingsCondition.Good, device.Restart().Application.Condition);
    }

    [Theory]
    [InlineData("set log.level debug")]
    [InlineData("set console.password longenough1")]
    public void The_status_tells_how_the_settings_are_now(string line)
    {
        using TestDevice device = new();
        Assert.Equal("empty", ConditionOf(device));
        Assert.Matches("settings: +none stored yet", device.Say("status"));
        device.Ok(line);
        Assert.Equal("empty", ConditionOf(device));
        device.Ok("apply");
        Assert.Equal("good", ConditionOf(device));
        Assert.Matches("settings: +stored", device.Say("status"));
        Assert.Equal(SettingsCondition.Good, device.Restart().Application.Condition);
    }

    [Theory]
    [InlineData("settings.a")]
    [InlineData("settings.b")]
    public void Damage_is_told_of_until_it_is_mended(string name)
    {
        using TestDevice device = Twice();
        device.Flash[name] = [1, 2, 3];
        device.Restart();
        Assert.Equal("recovered", ConditionOf(device));
        Assert.Matches("settings: +stored; a copy was found damaged", device.Say("status"));
        device.Ok("set call.ring-timeout 30");
        device.Ok("apply");
        Assert.Equal("good", ConditionOf(device));
        Assert.Equal(SettingsCondition.Good, device.Restart().Application.Condition);
    }

    [Fact]
    public void The_heap_is_told_or_that_it_is_not_known()
    {
        using TestDevice device = new();
        Assert.Equal(54321, device.Ok("status").GetProperty("heap-free").GetInt32());
        device.Device.FreeHeapBytes = -1;
        Assert.False(device.Ok("status").TryGetProperty("heap-free", out _));
        Assert.Matches("heap-free: +not known on this board", device.Say("status"));
    }

    [Fact]
    public void Settings_that_cannot_be_read_leave_a_phone_that_comes_up()
    {
        using TestDevice device = Twice();
        MemoryFlash flash = device.Flash.Restarted();
        flash.Unreadable.Add("settings.a");
        flash.Unreadable.Add("settings.b");
        using TestDevice next = new(flash);
        Assert.Contains("error: THE SETTINGS CANNOT BE READ", next.Written);
    }

    [Fact]
    public void Each_set_of_settings_that_passes_makes_a_phone()
    {
        using TestDevice device = new();
        device.AddAnchor();
        device.Ok("set sip.domain xn--exmple-cua.example");
        device.Ok("set sip.user %61lice;x=1");
        device.Ok("set sip.auth-user \"a \\\"quoted\\\" n\u00e4me\"");
        device.Ok("set sip.password \"p\u00e4ss w\u00f6rd\"");
        device.Ok("set sip.outbound edge.example:5061");
        device.Ok("set dns.servers 192.0.2.1, [2001:db8::1]:5353");
        device.Ok("apply");
        Assert.NotNull(device.Application.Phone);
        Assert.Equal(2, device.Application.Link.DnsServerCount);
        Assert.Equal([53, 5353], Enumerable.Range(0, 2).Select(device.Application.Link.GetDnsServerPort));
        Assert.Equal(16, device.Application.Link.GetDnsServerAddress(1).Length);
        device.Ok("unset dns.servers");
        device.Ok("apply");
        device.Run(5000);
        Assert.Equal(1, device.Application.Link.DnsServerCount);
    }

    [Fact]
    public void A_restart_unregisters_and_writes_everything_first()
    {
        using TestDevice device = new();
        SipPhone.Phone.Tests.Support.Registrar registrar = device.AddServer().Registrar;
        device.Provision().RunUntil(PhoneState.Registered);
        device.Ok("reboot");
        Assert.Equal(0, device.Device.Restarts);
        device.Run(1000);
        Assert.Equal(1, device.Device.Restarts);
        Assert.Equal(0, registrar.Requests[^1].ExpiresSeconds);
        Assert.Equal(-1, device.Application.NextDeadlineMs);
        Assert.Contains("Unregistered.", device.Written);
    }

    [Fact]
    public void A_restart_does_not_wait_for_a_console_that_takes_nothing()
    {
        using TestDevice device = new();
        device.Port.Credit = 0;
        device.Type("@1 reboot\r").Run(SipPhone.Core.Limits.RestartTimeoutMs - 100);
        Assert.Equal(0, device.Device.Restarts);
        device.Run(200);
        Assert.Equal(1, device.Device.Restarts);
    }

    [Fact]
    public void The_version_is_the_builds()
    {
        string built = typeof(PhoneApplication).Assembly.GetName().Version!.ToString(3);
        Assert.Equal(ProductVersion.Text, built);
    }

    private static string? ConditionOf(TestDevice device) => device.Ok("status").GetProperty("settings").GetString();

    private static string Encoded(TestDevice device, string name) =>
        System.Text.Encoding.Latin1.GetString(device.Flash[name]);

    private static TestDevice Twice()
    {
        TestDevice device = new();
        device.Ok("set log.level warning");
        device.Ok("apply");
        device.Ok("set log.level debug");
        device.Ok("apply");
        return device;
    }
}
