using SipPhone.Appliance.Tests.Panel.Support;
using SipPhone.Phone.Calls;
using SipPhone.Phone.Tests.Calls;
using SipPhone.TestSupport;

namespace SipPhone.Appliance.Tests.Panel;

/// <summary>When the door is released, by whom, and for how long.</summary>
public sealed class DoorTests
{
    private const string Wrong = "9999";

    // Keys as they stand; - and = are pauses before the next one, as long as a try waits and a millisecond less.
    [Theory]
    [InlineData("1234", "1234", 1)]
    [InlineData("1234", "123", 0)]
    [InlineData("1234", "1235", 0)]
    [InlineData("1234", "9234", 0)]
    [InlineData("1234", "1934", 0)]
    [InlineData("1234", "1294", 0)]
    [InlineData("1234", "12345", 1)]
    [InlineData("1234", "91234", 0)]
    [InlineData("1234", "12341234", 2)]
    [InlineData("1234", "1234#1234#", 2)]
    [InlineData("1234", "*1234", 1)]
    [InlineData("1234", "12#1234", 1)]
    [InlineData("1234", "12A1234", 1)]
    [InlineData("1234", "12d34", 0)]
    [InlineData("1234", "12=34", 1)]
    [InlineData("1234", "12-34", 0)]
    [InlineData("1234", "12-1234", 1)]
    [InlineData("1234", "99991234", 1)]
    [InlineData("1234", "999999991234", 1)]
    [InlineData("1234", "9999999999991234", 0)]
    [InlineData("1234", "1234999999991234", 2)]
    [InlineData("1234", "9999999912349999-1234", 1)]
    [InlineData("1234", "999#999#999#1234", 1)]
    [InlineData("1234", "123-123-123-1234", 1)]
    [InlineData("12#4", "12#4", 1)]
    [InlineData("12#4", "#12#4", 0)]
    [InlineData("12#4", "1*12#4", 1)]
    [InlineData("*000", "*000", 1)]
    [InlineData("*000", "#*000", 1)]
    [InlineData("0000", "0000", 1)]
    [InlineData("0000", "000", 0)]
    [InlineData("0123456789*#0123", "0123456789*#0123", 1)]
    [InlineData("0123456789*#0123", "0123456789*#0124", 0)]
    public void A_code_and_keys(string code, string keys, int releases)
    {
        using TestPanel device = TestPanel.Registered("door.code " + code);
        PeerDialog dialog = device.Talk("carol");
        foreach (char key in keys)
        {
            // A key takes ten milliseconds on its way.
            _ = key switch
            {
                '-' => device.Run(5000 - 10),
                '=' => device.Run(4999 - 10),
                _ => device.Keys(dialog, key.ToString()),
            };
        }

        Assert.Equal(releases, CountOf(device, "Door released for 5 s by sip:carol@example."));
        Assert.Equal(releases > 0 ? 1 : 0, device.Door.Changes!.Count(change => change[0] == '+'));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("5", 5)]
    [InlineData("60", 60)]
    public void The_contact_is_closed_for_the_time_of_the_settings_and_not_a_millisecond_more(string value, int seconds)
    {
        using TestPanel device = TestPanel.Registered("door.code 1234", "door.seconds " + value);
        PeerDialog dialog = device.Talk("carol");
        device.Keys(dialog, "1234");
        long startMs = device.NowMs;
        Assert.True(device.Door.IsOn);
        device.Run((seconds * 1000) - 1);
        Assert.True(device.Door.IsOn);
        device.Run(1);
        Assert.False(device.Door.IsOn);
        device.Run(100_000);
        Assert.Equal([$"+{startMs}", $"-{startMs + (seconds * 1000)}"], device.Door.Changes!);
    }

    [Fact]
    public void Pressed_again_the_time_begins_anew()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234");
        PeerDialog dialog = device.Talk("carol");
        device.Keys(dialog, "1234");
        long startMs = device.NowMs;
        device.Run(4000);
        device.Keys(dialog, "1234").Run(10_000);
        Assert.Equal([$"+{startMs}", $"-{startMs + 4000 + 40 + 5000}"], device.Door.Changes!);
    }

    [Fact]
    public void The_end_of_the_call_does_not_lock_it()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234");
        PeerDialog dialog = device.Talk("carol");
        device.Keys(dialog, "1234");
        dialog.Request("BYE");
        device.Run(4000);
        Assert.Equal(0, device.Calls.Count);
        Assert.True(device.Door.IsOn);
        device.Run(1000);
        Assert.False(device.Door.IsOn);
    }

    [Fact]
    public void Whom_the_button_rang_releases_it_too()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234", "call.targets alice@example");
        device.Press();
        device.Keys(device.Dialog, "1234");
        Assert.False(device.Door.IsOn);
        device.Dialog.Answer(200, Peer.Sdp);
        device.Run(TestPanel.LongMs);
        device.Keys(device.Dialog, "1234");
        Assert.True(device.Door.IsOn);
        Assert.Contains("Door released for 5 s by sip:alice@example.", device.Written);
    }

    [Fact]
    public void Who_was_not_answered_yet_does_not()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234");
        device.Keys(device.Ring("carol"), "1234");
        Assert.Empty(device.Door.Changes!);
    }

    [Fact]
    public void Without_a_code_no_keys_do()
    {
        using TestPanel device = TestPanel.Registered();
        device.Keys(device.Talk("carol"), "1234#0000");
        Assert.Empty(device.Door.Changes!);
    }

    [Fact]
    public void Who_is_on_hold_does_not_whoever_holds()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234");
        PeerDialog dialog = device.Talk("carol");
        device.Ok("hold");
        device.Run(TestPanel.LongMs);
        device.Keys(dialog, "1234" + Wrong);
        device.Ok("resume");
        device.Run(TestPanel.LongMs);
        dialog.Request("INVITE", Peer.WithDirection("sendonly"));
        device.Run(TestPanel.LongMs);
        device.Keys(dialog, "1234" + Wrong);
        Assert.Empty(device.Door.Changes!);
        dialog.Request("INVITE", Peer.Sdp);
        device.Run(TestPanel.LongMs);
        device.Keys(dialog, Wrong + Wrong + "1234");
        Assert.True(device.Door.IsOn);
    }

    [Fact]
    public void After_three_wrong_tries_no_key_of_the_call_counts_and_the_log_says_so()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234");
        PeerDialog dialog = device.Talk("carol");
        device.Keys(dialog, Wrong + Wrong);
        Assert.Equal(2, CountOf(device, "warning: A wrong door code was pressed by sip:carol@example."));
        device.Keys(dialog, Wrong);
        Assert.Equal(1, CountOf(device, "no more keys are taken until the end of the call with sip:carol@example."));
        device.Keys(dialog, "1234" + Wrong + Wrong).Run(600_000);
        device.Keys(dialog, "1234");
        Assert.Equal(2, CountOf(device, "A wrong door code"));
        Assert.Equal(1, CountOf(device, "Too many wrong door codes"));
        Assert.Empty(device.Door.Changes!);

        dialog.Request("BYE");
        device.Run(TestPanel.LongMs);
        device.Keys(device.Talk("carol"), Wrong + Wrong + "1234");
        Assert.True(device.Door.IsOn);
    }

    [Fact]
    public void Each_of_two_calls_has_tries_of_its_own_and_keeps_them_over_a_hold()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234");
        PeerDialog carol = device.Talk("carol");
        device.Keys(carol, Wrong + Wrong + Wrong);
        PeerDialog dave = device.Talk("dave");
        device.Keys(carol, "1234").Keys(dave, Wrong + Wrong);
        Assert.Empty(device.Door.Changes!);
        device.Ok("resume");
        device.Run(TestPanel.LongMs);
        device.Keys(carol, "1234");
        Assert.Empty(device.Door.Changes!);
        device.Ok("resume");
        device.Run(TestPanel.LongMs);
        device.Keys(dave, "1234");
        Assert.True(device.Door.IsOn);
        Assert.Contains("Door released for 5 s by sip:dave@example.", device.Written);
    }

    [Fact]
    public void Keys_of_two_calls_do_not_mix()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234");
        PeerDialog carol = device.Talk("carol");
        device.Keys(carol, "12");
        PeerDialog dave = device.Talk("dave");
        device.Keys(dave, "34");
        Assert.Empty(device.Door.Changes!);
    }

    [Fact]
    public void A_new_code_holds_at_once_and_a_shorter_one_ends_a_try()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234567");
        PeerDialog dialog = device.Talk("carol");
        device.Keys(dialog, "12345");
        device.Ok("set door.code 1234");
        device.Ok("apply");
        device.Keys(dialog, "6");
        Assert.Empty(device.Door.Changes!);
        Assert.Equal(1, CountOf(device, "A wrong door code"));
        device.Keys(dialog, "1234");
        Assert.True(device.Door.IsOn);
    }

    [Fact]
    public void The_code_and_its_keys_are_in_no_log_and_no_trace()
    {
        using TestPanel device = TestPanel.Registered("log.level debug", "door.code 73951");
        device.News();
        device.Ok("trace on");
        device.Keys(device.Talk("carol"), "73951");
        device.Run(1000);
        Assert.True(device.Door.IsOn);
        string written = device.News();
        Assert.Equal(5, written.Split("Signal=***").Length - 1);
        Assert.DoesNotMatch("Signal=[0-9]", written);
        Assert.DoesNotContain("73951", written);
        Assert.DoesNotContain("73951", device.Request("show door.code").ToString());
    }

    [Fact]
    public void The_console_releases_it()
    {
        using TestPanel device = TestPanel.Registered();
        Assert.Equal(5, device.Ok("door open").GetProperty("seconds").GetInt32());
        long startMs = device.NowMs;
        Assert.Contains("Door released for 5 s at the console.", device.Written);
        device.Run(10_000);
        Assert.Equal([$"+{startMs}", $"-{startMs + 5000}"], device.Door.Changes!);
    }

    [Fact]
    public void A_restart_locks_it_at_once()
    {
        using TestPanel device = TestPanel.Registered("door.seconds 60");
        device.Ok("door open");
        Assert.True(device.Door.IsOn);
        device.Ok("reboot");
        Assert.False(device.Door.IsOn);
        device.Restart().Run(100_000);
        Assert.False(device.Door.IsOn);
        Assert.Empty(device.Door.Changes!);
    }

    [Fact]
    public void A_fault_locks_it_at_once_and_puts_the_lamp_out()
    {
        using TestPanel device = TestPanel.Registered();
        device.Ok("door open");
        Assert.True(device.Door.IsOn && device.Lamp.IsOn);
        device.Panel.OnFault();
        Assert.False(device.Door.IsOn || device.Lamp.IsOn);
    }

    [Fact]
    public void Nothing_is_kept_of_a_call_when_the_phone_is_made_anew()
    {
        using TestPanel device = TestPanel.Registered("door.code 1234");
        device.Run(600_000);
        int before = new DeviceHeap().Add(device.Panel).Bytes;
        PeerDialog dialog = device.Talk("carol");
        device.Keys(dialog, "12");
        Assert.InRange(new DeviceHeap().Add(device.Panel).Bytes, before + 1, int.MaxValue);
        device.Ok("set sip.expires 3000");
        device.Ok("apply");
        device.RunUntil(SipPhone.Phone.PhoneState.Registered).Run(600_000);
        Assert.Equal(0, device.Calls.Count);
        Assert.InRange(new DeviceHeap().Add(device.Panel).Bytes, 1, before + 50);
    }

    private static int CountOf(TestPanel device, string text) => device.Written.Split(text).Length - 1;
}
