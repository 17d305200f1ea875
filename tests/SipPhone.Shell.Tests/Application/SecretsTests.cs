using System.Text;
using System.Text.RegularExpressions;
using SipPhone.Phone;
using SipPhone.Settings;
using SipPhone.Shell.Tests.Application.Support;

namespace SipPhone.Shell.Tests.Application;

/// <summary>Secrets go in and never come out again.</summary>
public sealed class SecretsTests
{
    private const string Canary = "xKanarienvogelx";
    private const string CanaryKeys = "*#*70#*07*#*";

    private static readonly string[] Secrets = [.. All().Where(setting => setting.IsSecret).Select(row => row.Name)];

    [Fact]
    public void There_are_the_secrets_that_are_known()
    {
        Assert.Equal(["sip.password", "net.wifi.password", "door.code", "console.password"], Secrets);
    }

    [Fact]
    public void No_command_no_log_and_no_trace_shows_a_secret()
    {
        using TestDevice device = new();
        device.AddServer().Registrar.Password = Canary + 0;
        device.AddAnchor();
        device.Ok("trace on");
        device.Ok("log debug");
        device.Ok("set net.wifi.ssid net");
        device.Ok("set sip.domain example");
        device.Ok("set sip.user alice");
        for (int i = 0; i < Secrets.Length; i++)
        {
            device.Ok($"set {Secrets[i]} {(Secrets[i] == "door.code" ? CanaryKeys : Canary + i)}");
        }

        AskEverything(device);
        device.Ok("apply");
        device.RunUntil(PhoneState.Registered).Run(2000);
        AskEverything(device);
        Assert.Contains("REGISTER sip:example SIP/2.0", device.Written);

        // Long lines of a message go on in the next line of the log.
        string joined = Regex.Replace(device.Written, @"\r\n[0-9.]+   \| ", "");
        Assert.Contains("response=\"***\"", joined);
        foreach (string secret in new[] { Canary, CanaryKeys })
        {
            Assert.DoesNotContain(secret, joined);
            Assert.DoesNotContain(secret, device.Written);
        }
    }

    [Fact]
    public void A_secret_in_the_wrong_place_is_not_repeated()
    {
        using TestDevice device = new();
        device.Request($"set sip.pasword {Canary}");
        device.Request($"set sip.expires {Canary}");
        device.Request($"set factory.key {Canary}");
        device.Request($"sip.password {Canary}");
        Assert.DoesNotContain(Canary, device.Written);
    }

    [Fact]
    public void A_secret_that_is_left_out_is_asked_for_and_not_echoed()
    {
        using TestDevice device = new();
        string shown = device.Say($"set sip.password\r  \"{Canary}  \\");
        Assert.Contains("Its value: ", shown);
        byte[] value = device.Application.Staged!.Copy(SettingId.SipPassword);
        Assert.Equal($"  \"{Canary}  \\", Encoding.UTF8.GetString(value));
        Assert.Contains("sip.password got no value", device.Say("set sip.password\r"));
        Assert.Contains("Use it as: set SETTING VALUE", device.Say("set sip.user"));
        Assert.Contains("bad-arguments", device.Request("set sip.password").ToString());
        Assert.DoesNotContain(Canary, device.Written);
    }

    [Fact]
    public void The_stored_settings_do_not_hold_the_consoles_password()
    {
        using TestDevice device = new();
        device.Ok("set console.password " + Canary);
        device.Ok("apply");
        foreach (string name in device.Flash.Names)
        {
            Assert.DoesNotContain(Canary, Encoding.Latin1.GetString(device.Flash[name]));
        }

        Assert.True(device.Application.Access.IsProtected);
        Assert.True(device.Ok("show console.password").GetProperty("settings")[0].GetProperty("set").GetBoolean());
    }

    [Fact]
    public void The_consoles_password_locks_after_a_restart_and_can_be_taken_away()
    {
        using TestDevice device = new();
        device.Ok("set console.password " + Canary);
        device.Ok("apply");
        device.Restart();
        Assert.Equal("locked", TestDevice.CodeOf(device.Request("status")));
        Assert.True(device.Ok("version").GetProperty("locked").GetBoolean());
        device.Ok("login " + Canary);
        device.Ok("unset console.password");
        Assert.True(device.Application.IsStaged(SettingId.ConsolePassword));
        device.Ok("apply");
        Assert.False(device.Restart().Application.Access.IsProtected);
        device.Ok("status");
    }

    private static void AskEverything(TestDevice device)
    {
        string[] lines =
        [
            "show", "show all", "status", "version", "identity show", "anchor list", "factory status", "log", "trace",
            "time", "inspect", "help", .. All().Select(setting => "show " + setting.Name),
            .. All().Select(setting => "help " + setting.Name),
        ];
        foreach (string line in lines)
        {
            device.Say(line);
            device.Request(line);
        }
    }

    private static IEnumerable<Setting> All()
    {
        for (int i = 0; i < SettingTable.Count; i++)
        {
            Setting setting = new();
            SettingTable.Describe((SettingId)i, setting);
            yield return setting;
        }
    }

}
