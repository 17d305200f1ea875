using System.Text.Json;
using SipPhone.Settings;
using SipPhone.Settings.Access;
using SipPhone.Shell.Application;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Application;

/// <summary>
/// The console's password is hashed for a while: nothing is stored before, and whoever ends it ends it.
/// </summary>
public sealed class ApplyPasswordTests : IDisposable
{
    private const string Interrupt = "\u0003";
    private const string Password = "longenough1";

    private readonly TestDevice _device = new();

    public void Dispose() => _device.Dispose();

    [Fact]
    public void Nothing_is_written_before_the_password_is_hashed()
    {
        Dictionary<string, byte[]> before = Files();
        Begin();
        Assert.Equal(before, Files());
        Assert.Equal(60, _device.Application.Settings.Number(SettingId.CallRingTimeout));
        _device.Run(20_000);
        Assert.Equal(30, _device.Application.Settings.Number(SettingId.CallRingTimeout));
        Assert.True(_device.Application.Access.IsProtected);
        Assert.True(_device.Restart().Application.Access.IsProtected);
    }

    [Fact]
    public void Interrupt_changes_nothing_and_all_is_still_staged()
    {
        Dictionary<string, byte[]> before = Files();
        Begin();
        _device.Type(Interrupt).Run(20_000);
        Assert.Contains("Cancelled.", _device.Written);
        Assert.Equal(before, Files());
        Assert.Equal((ApplyState.Cancelled, false),
            (_device.Application.ApplyState, _device.Application.Access.IsProtected));
        Assert.True(_device.Application.IsStaged(SettingId.ConsolePassword));
        Assert.True(_device.Application.IsStaged(SettingId.CallRingTimeout));
        _device.Ok("apply");
        Assert.Equal(30, _device.Application.Settings.Number(SettingId.CallRingTimeout));
        _device.Restart();
        _device.Ok("login " + Password);
    }

    [Fact]
    public void Interrupt_and_reset_leave_no_password()
    {
        Begin();
        _device.Type(Interrupt).Type("factory reset\ryes\r").Run(20_000);
        Assert.Equal(1, _device.Device.Restarts);
        Assert.DoesNotContain(_device.Flash.Names, name => name.StartsWith("access", StringComparison.Ordinal));
        Assert.False(_device.Restart().Application.Access.IsProtected);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("discard")]
    [InlineData("restart")]
    [InlineData("stage")]
    [InlineData("unset")]
    public void Whatever_ends_it_stores_nothing(string what)
    {
        Begin();
        switch (what)
        {
            case "reset":
                Assert.Equal(0, _device.Application.Reset());
                break;
            case "discard":
                _device.Application.Discard();
                break;
            case "restart":
                _device.Application.Restart(_device.NowMs);
                break;
            case "stage":
                _device.Application.Stage(SettingId.LogLevel, "debug"u8.ToArray(), 0, 5);
                break;
            default:
                _device.Application.StageUnset(SettingId.CallRingTimeout);
                break;
        }

        _device.Run(20_000);
        Assert.Equal(AccessState.Idle, _device.Application.Access.State);
        Assert.False(_device.Restart().Application.Access.IsProtected);
        Assert.Equal(60, _device.Application.Settings.Number(SettingId.CallRingTimeout));
    }

    [Fact]
    public void After_a_reset_no_command_stores_anything()
    {
        _device.Port.Credit = 0;
        _device.Type("factory reset\ryes\rset console.password longenough1\rapply\r").Run(1000);
        _device.Port.Credit = int.MaxValue;
        _device.Run(20_000);
        Assert.Contains("The device is about to start anew, and takes no command before.", _device.Written);
        Assert.False(_device.Restart().Application.Access.IsProtected);
    }

    [Fact]
    public void A_login_that_is_being_checked_does_not_outlive_a_reset()
    {
        _device.Ok("set console.password " + Password);
        _device.Ok("apply");
        _device.Type("login " + Password + "\r" + Interrupt).Type("factory reset\ryes\r").Run(20_000);
        Assert.Equal(1, _device.Device.Restarts);
        Assert.False(_device.Restart().Application.Access.IsProtected);
    }

    [Fact]
    public void A_store_without_room_for_the_settings_leaves_the_old_password_too()
    {
        Begin();
        _device.Flash.CapacityBytes = _device.Flash.Names.Sum(name => _device.Flash[name].Length);
        _device.Run(20_000);
        Assert.Contains("The store has no room; nothing was changed, all is staged.", _device.Written);
        Assert.Equal((AccessState.Idle, false),
            (_device.Application.Access.State, _device.Application.Access.IsProtected));
        Assert.True(_device.Application.IsStaged(SettingId.ConsolePassword));
    }

    [Fact]
    public void A_person_is_told_what_holds_and_what_waits()
    {
        Assert.Contains("Nothing is staged.", _device.Say("apply"));
        _device.Ok("set call.ring-timeout 30");
        Assert.Contains("Stored. The changes hold from now on.", _device.Say("apply"));
        _device.Ok("set sip.expires 600");
        Assert.Contains("Stored. The phone starts anew with these settings.", _device.Say("apply"));
        _device.Ok("set net.hostname phone");
        string shown = _device.Say("apply");
        Assert.Contains("Stored.\r\n", shown);
        Assert.Matches("after-reboot: +net.hostname\r\n", shown);
        _device.Ok("set time.server time.example");
        _device.Ok("set log.level debug");
        JsonElement answer = _device.Ok("apply");
        Assert.True(answer.GetProperty("restart").GetBoolean());
        Assert.Equal("net.hostname, time.server", answer.GetProperty("after-reboot").GetString());
    }

    // Two settings and a password, typed by a person, of which the password is still being hashed.
    private void Begin()
    {
        _device.Ok("set call.ring-timeout 30");
        _device.Ok("set console.password " + Password);
        _device.Type("apply\r");
        Assert.Equal(ApplyState.Working, _device.Application.ApplyState);
    }

    private Dictionary<string, byte[]> Files() =>
        _device.Flash.Names.ToDictionary(name => name, name => _device.Flash[name]);
}
