using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Calls that come in: answered, declined, cancelled, refused.</summary>
public sealed class IncomingTests : IDisposable
{
    private readonly CallTimeline _calls = new();

    public void Dispose() => _calls.Dispose();

    private Call Ring(string user = "bob", params string[] headers)
    {
        _calls.Peer.NewDialog(user).Call(Peer.Sdp, headers);
        _calls.Run();
        return _calls.Calls.RingingCall;
    }

    [Fact]
    public void A_call_that_was_answered_elsewhere_is_not_missed()
    {
        Ring();
        _calls.Dialog.Request("CANCEL", null, "Reason: SIP;cause=200;text=\"Call completed elsewhere\"");
        _calls.Run();
        Assert.Equal(1, _calls.Timeline.Count("* ended replaced 0 with sip:bob@example"));
        _calls.IsQuiet();
    }

    [Fact]
    public void Responses_tell_where_the_request_came_from()
    {
        _calls.Peer.NewDialog().Call(Peer.Sdp);
        _calls.Run();
        Assert.All(
            _calls.Peer.Received,
            response => Assert.EndsWith(";received=192.0.2.1", response.Header("Via"), StringComparison.Ordinal));
        Assert.NotEmpty(_calls.Peer.Received);
    }

    [Fact]
    public void A_call_rings_is_answered_and_ended_by_the_caller()
    {
        Call call = Ring();
        _calls.Shows("180 INVITE", "* ringing from sip:bob@example");
        Assert.True(call.IsIncoming);
        Assert.Equal(SipResult.Ok, call.Answer(_calls.NowMs));
        Assert.Equal(CallState.Accepting, call.State);
        _calls.Run().Shows("200 INVITE sendrecv", "* answered Pcmu");
        Assert.Equal(CallState.Active, call.State);
        Assert.Equal(SipResult.WrongState, call.Answer(_calls.NowMs));
        _calls.Dialog.Request("BYE");
        _calls.Run().Shows("200 BYE", "* ended peer-hung-up 0 with sip:bob@example");
        _calls.IsQuiet();
    }

    [Fact]
    public void We_hang_up_a_call_that_came_in()
    {
        Call call = _calls.TalkTo("bob");
        call.HangUp(_calls.NowMs);
        _calls.Run().Shows("BYE bob", "* ended hung-up 0 with sip:bob@example");
        _calls.IsQuiet();
    }

    [Theory]
    [InlineData(CallStatus.Busy)]
    [InlineData(CallStatus.Unavailable)]
    [InlineData(CallStatus.NotFound)]
    [InlineData(CallStatus.Declined)]
    public void A_call_is_declined(int status)
    {
        Call call = Ring();
        _calls.Forget();
        Assert.Equal(SipResult.Ok, call.Decline(status, _calls.NowMs));
        _calls.Run().Shows($"{status} INVITE", $"* ended hung-up {status} with sip:bob@example");
        Assert.Equal(SipResult.WrongState, call.Decline(status, _calls.NowMs));
        _calls.IsQuiet();
    }

    [Fact]
    public void Hanging_up_a_ringing_call_declines_it()
    {
        Ring().HangUp(_calls.NowMs);
        Assert.Equal(603, _calls.Peer.Last.Status);
        _calls.IsQuiet();
    }

    [Fact]
    public void The_bell_may_answer_at_once()
    {
        _calls.Teller.OnBell = call => call.Answer(_calls.NowMs);
        Ring();
        _calls.Shows("180 INVITE", "* ringing from sip:bob@example", "200 INVITE sendrecv", "* answered Pcmu");
    }

    [Fact]
    public void The_bell_may_decline_at_once()
    {
        _calls.Teller.OnBell = call => call.Decline(CallStatus.Busy, _calls.NowMs);
        Ring();
        Assert.Equal(486, _calls.Peer.Last.Status);
        _calls.IsQuiet();
    }

    [Fact]
    public void The_caller_gives_up()
    {
        Ring();
        _calls.Forget();
        _calls.Dialog.Request("CANCEL");
        _calls.Run().Shows("200 CANCEL", "487 INVITE", "* ended cancelled 0 with sip:bob@example");
        _calls.IsQuiet();
    }

    [Fact]
    public void Nobody_answers_in_time()
    {
        _calls.Calls.Settings.RingTimeoutMs = 5000;
        Ring();
        _calls.Run(6000);
        Assert.Equal(5010, _calls.TimeOf("480 INVITE"));
        Assert.Equal(1, _calls.Timeline.Count("* ended no-answer 480"));
        _calls.IsQuiet();
    }

    [Fact]
    public void Without_a_time_out_it_rings_on()
    {
        _calls.Calls.Settings.RingTimeoutMs = 0;
        Ring();
        _calls.Run(170_000);
        Assert.NotNull(_calls.Calls.RingingCall);
    }

    [Fact]
    public void Do_not_disturb_refuses()
    {
        _calls.Calls.Settings.IsDoNotDisturb = true;
        Ring();
        _calls.Shows("480 INVITE");
        _calls.IsQuiet();
    }

    [Fact]
    public void The_third_call_is_told_that_we_are_busy()
    {
        _calls.Talk();
        Ring("carol");
        _calls.Forget();
        Ring("dave");
        _calls.Shows("486 INVITE");
    }

    [Theory]
    [InlineData("RTP/AVP 18", 488)]
    [InlineData("RTP/SAVP 0", 488)]
    public void An_offer_without_media_for_us_is_not_acceptable(string formats, int status)
    {
        _calls.Peer.NewDialog().Call(Peer.Sdp.Replace("RTP/AVP 0", formats));
        _calls.Run();
        Assert.Equal(status, _calls.Peer.Last.Status);
        Assert.Equal(0, _calls.Calls.Count);
    }

    [Fact]
    public void A_malformed_offer_is_a_bad_request()
    {
        _calls.Peer.NewDialog().Call(Peer.Sdp.Replace("v=0", "v=1"));
        _calls.Run();
        Assert.Equal(400, _calls.Peer.Last.Status);
        Assert.Equal(0, _calls.Calls.Count);
    }

    [Fact]
    public void The_connection_is_lost_while_it_rings()
    {
        Ring();
        _calls.Forget();
        _calls.Timeline.Channel.HangUp(0);
        _calls.Run(0);
        Assert.Equal(1, _calls.Timeline.Count("* ended connection-lost 0"));
        _calls.IsQuiet();
    }

    [Fact]
    public void A_call_outlives_its_connection()
    {
        Call call = _calls.Talk();
        _calls.Timeline.Channel.HangUp(0);
        _calls.Run(0);
        _calls.Timeline.RunUntil(PhoneState.Registered);
        Assert.Equal(CallState.Active, call.State);
        call.HangUp(_calls.NowMs);
        _calls.Run();
        Assert.Equal("BYE", _calls.Peer.Last.Method);
        _calls.IsQuiet();
    }

    [Fact]
    public void Stopping_the_phone_ends_its_calls()
    {
        _calls.Talk();
        _calls.Timeline.Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1, _calls.Timeline.Count("BYE "));
        _calls.IsQuiet();
    }
}
