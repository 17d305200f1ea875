using SipPhone.Appliance.Tests.Panel.Support;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Phone.Tests.Calls;
using SipPhone.Shell.Application;

namespace SipPhone.Appliance.Tests.Panel;

/// <summary>What a press is, and what it does.</summary>
public sealed class ButtonTests
{
    private const string Targets = "call.targets alice@example,bob@example";

    [Theory]
    [InlineData(29, 0)]
    [InlineData(30, 1)]
    [InlineData(31, 1)]
    [InlineData(10_000, 1)]
    public void A_press_is_a_contact_that_stays_closed_and_does_not_repeat(int milliseconds, int rings)
    {
        using TestPanel device = TestPanel.Registered(Targets);
        device.Contact(true, milliseconds).Contact(false, TestPanel.LongMs);
        Assert.Equal(rings, device.CountSent("INVITE sip:alice@example"));
    }

    [Fact]
    public void A_contact_that_bounces_all_the_time_is_no_press()
    {
        using TestPanel device = TestPanel.Registered(Targets);
        for (int i = 0; i < 20; i++)
        {
            device.Contact(true, 29).Contact(false, 1);
        }

        Assert.Equal(0, device.CountSent("INVITE"));
        device.Contact(true, 30);
        Assert.Equal(CallState.Calling, device.Calls.Get(0).State);
    }

    [Fact]
    public void A_contact_that_bounces_when_it_is_let_go_is_one_press()
    {
        using TestPanel device = TestPanel.Registered(Targets);
        device.Contact(true, 30);
        for (int i = 0; i < 20; i++)
        {
            device.Contact(false, 29).Contact(true, 100);
        }

        Assert.Equal(1, device.CountSent("INVITE"));
        Assert.Equal(0, device.CountSent("CANCEL"));
        device.Contact(false, 30).Contact(true, 30);
        Assert.Equal(CallState.Ending, device.Calls.Get(0).State);
    }

    [Fact]
    public void A_button_that_is_held_while_the_device_starts_does_nothing_until_it_was_let_go()
    {
        using TestPanel device = TestPanel.Registered(Targets);
        device.Button.IsPressed = true;
        device.Restart().RunUntil(PhoneState.Registered).Run(10_000);
        Assert.Equal(0, device.CountSent("INVITE"));
        device.Contact(false, 29).Contact(true, TestPanel.LongMs);
        Assert.Equal(0, device.CountSent("INVITE"));
        Assert.DoesNotContain("The button", device.Written);
        device.Contact(false, 30).Press();
        Assert.Equal(1, device.CountSent("INVITE"));
    }

    [Fact]
    public void It_rings_the_targets_one_after_another_and_ends_that_when_pressed_again()
    {
        using TestPanel device = TestPanel.Registered(Targets);
        device.Press();
        device.Dialog.Answer(486);
        device.Run(TestPanel.LongMs);
        Assert.Equal("INVITE sip:bob@example", device.Peer.Last.ToString().Split(" send")[0]);
        device.Dialog.Answer(180);
        device.Run(TestPanel.LongMs);
        device.Press();
        Assert.Equal(1, device.CountSent("CANCEL"));
        Assert.Equal(0, device.Calls.Count);
        Assert.Equal(2, device.CountSent("INVITE"));
    }

    [Fact]
    public void It_answers_and_then_ends_a_call()
    {
        using TestPanel device = TestPanel.Registered(Targets);
        device.Ring("carol");
        device.Press();
        Assert.Equal(CallState.Active, device.Calls.Get(0).State);
        device.Press();
        Assert.Equal(1, device.CountSent("BYE"));
        Assert.Equal(0, device.CountSent("INVITE"));
        device.Press();
        Assert.Equal(1, device.CountSent("INVITE sip:alice@example"));
    }

    [Fact]
    public void Of_two_calls_it_answers_the_one_that_rings_and_ends_the_one_that_is_spoken_on_first()
    {
        using TestPanel device = TestPanel.Registered(Targets);
        device.Talk("carol");
        device.Ring("dave");
        device.Press();
        Assert.Equal("sip:dave@example", Of(device.Calls.ActiveCall));
        Assert.Equal("sip:carol@example", Of(device.Calls.Find(CallState.Held)));
        device.Press();
        Assert.Equal("sip:carol@example", Of(device.Calls.Find(CallState.Held)));
        Assert.Equal(1, device.Calls.Count);
        device.Press();
        Assert.Equal(0, device.Calls.Count);
    }

    [Fact]
    public void Without_an_account_it_says_what_is_missing()
    {
        using TestPanel device = new();
        Refuses(device, "The button was pressed without an account. Set sip.domain and sip.user, then: apply");
    }

    [Fact]
    public void Without_targets_it_says_what_is_missing()
    {
        using TestPanel device = TestPanel.Registered();
        Refuses(device, "The button was pressed, and there is nobody to ring. Set call.targets, then: apply");
        Assert.Equal(0, device.Calls.Count);
    }

    [Fact]
    public void Without_a_connection_it_says_so()
    {
        using TestPanel device = TestPanel.Registered(Targets);
        device.Ok("unregister");
        device.RunUntil(PhoneState.Stopped);
        Refuses(device, "The button was pressed without a connection to the server. See: status");
        Assert.Equal(0, device.Calls.Count);
    }

    [Fact]
    public void In_the_safe_mode_it_says_so()
    {
        using TestPanel device = TestPanel.Registered(Targets);
        device.Mode = StartMode.SafeMode;
        device.Restart();
        Refuses(device, "The button was pressed in safe mode, where there is no phone. See: faults");
    }

    [Fact]
    public void While_the_device_is_about_to_start_anew_it_does_nothing()
    {
        using TestPanel device = TestPanel.Registered(Targets);
        device.Application.Restart(device.NowMs);
        device.Press();
        Assert.Equal(0, device.CountSent("INVITE"));
        Assert.DoesNotContain("The button", device.Written);
    }

    [Fact]
    public void A_board_without_parts_is_one_with_nothing_in_front()
    {
        using TestPanel device = new(device => device.HasParts = false);
        device.AddPeers();
        device.Ok("set " + Targets);
        device.Provision().RunUntil(PhoneState.Registered).Run(5000);
        device.Press();
        Assert.Equal(-1, device.Panel.NextDeadlineMs);
        device.Panel.OnFault();
        Assert.Equal(0, device.CountSent("INVITE"));
        Assert.Equal((0, 1), (device.Lamp.SetCount, device.Door.SetCount));
    }

    private static void Refuses(TestPanel device, string text)
    {
        device.Run(5000);
        device.Press();
        Assert.Contains("warning: " + text, device.Written);
        Assert.Single(device.Written.Split("The button").Skip(1));
    }

    private static string Of(Call call) => System.Text.Encoding.ASCII.GetString(call.RemoteUri, 0, call.RemoteUriEnd);
}
