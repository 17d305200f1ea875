using System.Text.Json;
using SipPhone.Phone;
using SipPhone.Phone.Tests.Support;
using SipPhone.Settings;
using SipPhone.Shell.Tests.Application.Support;
using SipPhone.TestSupport;

namespace SipPhone.Shell.Tests.Application;

/// <summary>Staging, and making what is staged hold: all of it, or nothing.</summary>
public sealed class ApplyTests
{
    [Fact]
    public void Nothing_holds_before_apply_and_all_of_it_after()
    {
        using TestDevice device = new();
        device.Ok("set call.ring-timeout 30");
        Assert.Equal(60, device.Application.Settings.Number(SettingId.CallRingTimeout));
        Assert.True(One(device, "call.ring-timeout").GetProperty("staged").GetBoolean());
        Assert.False(device.Ok("apply").GetProperty("restart").GetBoolean());
        Assert.Equal(30, device.Application.Settings.Number(SettingId.CallRingTimeout));
        Assert.False(One(device, "call.ring-timeout").GetProperty("staged").GetBoolean());
        Assert.Equal(30, device.Restart().Application.Settings.Number(SettingId.CallRingTimeout));
    }

    [Fact]
    public void Discard_forgets_and_what_is_set_back_is_not_staged()
    {
        using TestDevice device = new();
        device.Ok("set log.level debug");
        device.Ok("discard");
        Assert.Null(device.Application.Staged);
        device.Ok("set log.level debug");
        device.Ok("unset log.level");
        Assert.Null(device.Application.Staged);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_nothing_changes()
    {
        using TestDevice device = new();
        device.Ok("set sip.user alice");
        device.Ok("set net.wifi.password longenough");
        device.Ok("set tls.allow-cn on");
        device.Ok("set log.level debug");
        JsonElement answer = device.Request("apply");
        Assert.Equal("bad-value", TestDevice.CodeOf(answer));
        Assert.Equal(
            [
                "sip.user is set, and sip.domain is not. Set the domain of the account too.",
                "tls.allow-cn is on, which tls.policy domain-certs does not look at. Unset it, or set tls.policy to "
                    + "rfc5922.",
                "net.wifi.password is set, and net.wifi.ssid is not. Set the name of the network too.",
            ],
            answer.GetProperty("problems").EnumerateArray().Select(item => item.GetProperty("message").GetString()));
        Assert.Equal("Nothing was changed. Mend what is said above, then apply again.",
            answer.GetProperty("message").GetString());
        Assert.False(device.Application.Settings.Find(SettingId.SipUser, out _, out _));
        Assert.Equal(LogLevel.Info, device.Application.LogLevel);
        Assert.True(device.Application.HasStagedChanges);
        Assert.Contains("Nothing was changed.", device.Say("apply"));
    }

    [Fact]
    public void A_store_without_room_changes_nothing()
    {
        using TestDevice device = new();
        device.Ok("set sip.mailbox on");
        device.Flash.CapacityBytes = device.Flash.Names.Sum(name => device.Flash[name].Length);
        Assert.Equal("store-full", TestDevice.CodeOf(device.Request("apply")));
        Assert.False(device.Application.Settings.IsOn(SettingId.SipMailbox));
        Assert.True(device.Application.HasStagedChanges);
        device.Flash.CapacityBytes = int.MaxValue;
        device.Ok("apply");
        Assert.True(device.Application.Settings.IsOn(SettingId.SipMailbox));
    }

    [Theory]
    [InlineData("set net.hostname phone", true)]
    [InlineData("set time.server time.example", true)]
    [InlineData("set dns.servers 192.0.2.53", false)]
    [InlineData("set device.serial 0001", false)]
    public void Apply_says_whether_a_restart_is_needed(string line, bool isNeeded)
    {
        using TestDevice device = new();
        device.Ok(line);
        Assert.Equal(isNeeded, device.Ok("apply").GetProperty("restart").GetBoolean());
        Assert.Equal(isNeeded, device.Ok("status").GetProperty("restart-needed").GetBoolean());
    }

    [Fact]
    public void Calls_and_log_change_while_the_phone_stays()
    {
        using TestDevice device = new();
        device.AddServer();
        device.Provision().RunUntil(PhoneState.Registered);
        SipPhone.Phone.Phone phone = device.Application.Phone;
        device.Ok("set call.do-not-disturb on");
        device.Ok("set call.targets bob, carol@example");
        device.Ok("set intercom.auto-answer dave@example");
        device.Ok("set log.level error");
        device.Ok("apply");
        Assert.Same(phone, device.Application.Phone);
        Assert.Equal(PhoneState.Registered, phone.State);
        Assert.True(phone.Calls.Settings.IsDoNotDisturb);
        Assert.Equal(["bob"u8.ToArray(), "carol@example"u8.ToArray()], phone.Calls.Settings.HuntTargets);
        Assert.Equal(["dave@example"u8.ToArray()], phone.Calls.Settings.AutoAnswerCallers);
        Assert.Equal(LogLevel.Error, device.Application.LogLevel);
    }

    [Fact]
    public void An_account_that_changes_is_unregistered_before_the_new_one_registers()
    {
        using TestDevice device = new();
        Registrar registrar = device.AddServer().Registrar;
        device.Provision().RunUntil(PhoneState.Registered);
        SipPhone.Phone.Phone phone = device.Application.Phone;
        device.Ok("set sip.expires 600");
        device.Ok("apply");
        device.Run(1000).RunUntil(PhoneState.Registered);
        Assert.NotSame(phone, device.Application.Phone);
        Assert.Equal([3600, 3600, 0, 600, 600], registrar.Requests.Select(request => request.ExpiresSeconds));
        Assert.Single(registrar.Requests
            .Select(request => request.Line("Contact").Split("+sip.instance=")[1].Split(';')[0]).Distinct());
    }

    [Fact]
    public void Applying_what_the_phone_does_not_need_leaves_a_stopped_phone_stopped()
    {
        using TestDevice device = new();
        device.AddServer();
        device.Provision().RunUntil(PhoneState.Registered);
        device.Ok("unregister");
        device.RunUntil(PhoneState.Stopped);
        device.Ok("set call.ring-timeout 10");
        device.Ok("apply");
        Assert.Equal(PhoneState.Stopped, device.Run(1000).Application.Phone.State);
        device.Ok("register");
        device.RunUntil(PhoneState.Registered);
    }

    [Fact]
    public void Wherever_the_power_goes_old_or_new_holds()
    {
        using TestDevice trial = new();
        trial.Provision();
        MemoryFlash before = trial.Flash.Restarted();
        HashSet<string> outcomes = [];
        for (int cutAt = 1; ; cutAt++)
        {
            using TestDevice device = new(before.Restarted());
            device.Ok("set sip.user carol");
            device.Ok("set sip.password another");
            device.Ok("set console.password canary-password");
            int steps = device.Flash.Steps;
            device.Flash.CutAt = steps + cutAt;
            bool isCut = false;
            try
            {
                device.Ok("apply");
            }
            catch (PowerCutException)
            {
                isCut = true;
            }

            SettingSet settings = device.Restart().Application.Settings;
            string user = System.Text.Encoding.ASCII.GetString(settings.Copy(SettingId.SipUser));
            string password = System.Text.Encoding.ASCII.GetString(settings.Copy(SettingId.SipPassword));
            outcomes.Add(user + " " + password);
            Assert.False(device.Application.Settings.Find(SettingId.ConsolePassword, out _, out _));
            if (!isCut)
            {
                break;
            }
        }

        Assert.Equal(["alice secret", "carol another"], outcomes);
    }

    private static JsonElement One(TestDevice device, string setting) =>
        device.Ok("show " + setting).GetProperty("settings")[0];
}
