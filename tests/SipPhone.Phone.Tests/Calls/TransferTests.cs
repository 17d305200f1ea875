using System.Text;
using SipPhone.Core;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Transfers, from all three places; Replaces (RFC 3515, 3891, 5589).</summary>
public sealed class TransferTests : IDisposable
{
    private static readonly string[] Sipfrag =
        ["Event: refer", "Subscription-State: active;expires=60", "Content-Type: message/sipfrag;version=2.0"];

    private readonly CallTimeline _calls = new();

    public void Dispose() => _calls.Dispose();

    private static void Notify(PeerDialog dialog, int status) => dialog.Request(
        "NOTIFY",
        $"SIP/2.0 {status} Reason\r\n",
        [.. status < 200 ? Sipfrag : [Sipfrag[0], "Subscription-State: terminated;reason=noresource", Sipfrag[2]]]);

    private SipResult Transfer(Call call, string target) =>
        call.Transfer(Encoding.ASCII.GetBytes(target), 0, target.Length, _calls.NowMs);

    [Fact]
    public void We_send_the_peer_to_somebody_else()
    {
        Call call = _calls.Talk();
        Assert.Equal(SipResult.Ok, Transfer(call, "carol"));
        _calls.Run().Shows("REFER bob");
        Assert.Equal("<sip:carol@example>", _calls.Peer.Last.Header("Refer-To"));
        Notify(_calls.Dialog, 100);
        _calls.Run().Shows("200 NOTIFY");
        Notify(_calls.Dialog, 200);
        _calls.Run().Shows(
            "200 NOTIFY", "* transferred", "BYE bob", "* ended transferred 0 with sip:bob@example");
        _calls.IsQuiet();
    }

    [Theory]
    [InlineData(486)]
    [InlineData(603)]
    public void The_peer_cannot_reach_somebody_else(int status)
    {
        Call call = _calls.Talk();
        Transfer(call, "carol");
        _calls.Run();
        Notify(_calls.Dialog, status);
        _calls.Run();
        Assert.Equal(1, _calls.Timeline.Count($"* transfer failed {status}"));
        Assert.Equal(CallState.Active, call.State);
    }

    [Fact]
    public void The_peer_does_not_want_to()
    {
        Call call = _calls.Talk();
        _calls.Peer.ReferStatus = 603;
        Transfer(call, "carol");
        _calls.Run().Shows("REFER bob", "* transfer failed 603");
        Assert.Equal(CallState.Active, call.State);
    }

    [Fact]
    public void Only_a_call_that_stands_is_transferred_and_only_to_a_URI()
    {
        Call call = _calls.Dial("bob");
        Assert.Equal(SipResult.WrongState, Transfer(call, "carol"));
        call.HangUp(_calls.NowMs);
        Assert.Equal(SipResult.BadUri, Transfer(_calls.Talk("carol"), "no one"));
    }

    [Fact]
    public void We_connect_two_peers()
    {
        Call first = _calls.Talk();
        PeerDialog bob = _calls.Dialog;
        Call second = _calls.Talk("carol");
        PeerDialog carol = _calls.Dialog;
        Assert.Equal(SipResult.WrongState, first.TransferTo(first, _calls.NowMs));
        Assert.Equal(SipResult.Ok, first.TransferTo(second, _calls.NowMs));
        _calls.Run();
        string referTo = _calls.Peer.Last.Header("Refer-To");
        Assert.StartsWith("<sip:carol@", referTo);
        string replaces = $"?Replaces={Uri.EscapeDataString(carol.CallId)}%3B";
        Assert.Contains(replaces, referTo, StringComparison.OrdinalIgnoreCase);

        // Carol's phone ends our call with it, as the new one has taken its place.
        carol.Request("BYE");
        Notify(bob, 200);
        _calls.Run();
        Assert.Equal(1, _calls.Timeline.Count("* transferred"));
        _calls.IsQuiet();
    }

    [Fact]
    public void A_peer_sends_us_to_somebody_else()
    {
        Call call = _calls.Talk();
        PeerDialog bob = _calls.Dialog;
        bob.Request("REFER", null, "Refer-To: <sip:carol@example>", "Referred-By: <sip:bob@example>");
        _calls.Run();
        Assert.Equal(1, _calls.Timeline.Count("* sent to sip:carol@example"));
        Assert.Equal(1, _calls.Timeline.Count("202 REFER"));
        PeerMessage invite = Assert.Single(_calls.Peer.Received, message => message.RequestUri == "sip:carol@example");
        Assert.Equal("<sip:bob@example>", invite.Header("Referred-By"));
        PeerDialog carol = _calls.Dialog;
        Assert.NotSame(bob, carol);
        carol.Answer(180);
        _calls.Run();
        carol.Answer(200, Peer.Sdp);
        _calls.Run();
        Assert.StartsWith("SIP/2.0 200", _calls.Peer.Received.FindLast(message => message.Method == "NOTIFY")!.Body);
        _calls.Forget();
        bob.Request("BYE");
        _calls.Run().Shows("200 BYE", "* ended transferred 0 with sip:bob@example");
        Assert.Equal(CallState.Idle, call.State);
        Assert.NotNull(_calls.Calls.ActiveCall);
    }

    [Fact]
    public void A_peer_that_forgets_to_hang_up_after_it_is_hung_up()
    {
        _calls.Talk();
        _calls.Dialog.Request("REFER", null, "Refer-To: <sip:carol@example>");
        _calls.Run();
        _calls.Dialog.Answer(200, Peer.Sdp);
        _calls.Run();
        _calls.Forget();
        _calls.Run(Limits.TransferEndTimeoutMs).Shows("BYE bob", "* ended transferred 0 with sip:bob@example");
        Assert.Equal(1, _calls.Calls.Count);
    }

    [Fact]
    public void A_peer_hears_that_somebody_else_is_busy()
    {
        Call call = _calls.Talk();
        _calls.Dialog.Request("REFER", null, "Refer-To: <sip:carol@example>");
        _calls.Run();
        _calls.Dialog.Answer(486);
        _calls.Run();
        Assert.StartsWith("SIP/2.0 486", _calls.Peer.Received.FindLast(message => message.Method == "NOTIFY")!.Body);
        Assert.Equal(CallState.Active, call.State);
        Assert.Equal(1, _calls.Calls.Count);
    }

    [Theory]
    [InlineData("Refer-To: <sip:carol@example;method=BYE>", 603)]
    [InlineData("Refer-To: <tel:1>", 416)]
    [InlineData("Refer-To: <sip:c@h?Replaces=%0D%0AX>", 400)]
    [InlineData("Subject: x", 400)]
    public void A_REFER_that_asks_for_something_else_is_refused(string header, int status)
    {
        _calls.Talk();
        _calls.Dialog.Request("REFER", null, header);
        _calls.Run().Shows($"{status} REFER");
        Assert.Equal(1, _calls.Calls.Count);
    }

    [Fact]
    public void The_person_may_refuse_to_be_sent()
    {
        _calls.Teller.FollowsReferrals = false;
        _calls.Talk();
        _calls.Dialog.Request("REFER", null, "Refer-To: <sip:carol@example>");
        _calls.Run().Shows("* sent to sip:carol@example", "603 REFER");
        Assert.Equal(1, _calls.Calls.Count);
    }

    [Fact]
    public void A_call_takes_the_place_of_another()
    {
        Call first = _calls.TalkTo("bob");
        PeerDialog bob = _calls.Dialog;
        string replaces = $"{bob.CallId};to-tag={bob.PhoneTag};from-tag={bob.Tag}";
        _calls.Peer.NewDialog("carol").Call(Peer.Sdp, "Replaces: " + replaces, "Require: replaces");
        _calls.Run();
        Assert.Equal(0, _calls.Timeline.Count("180 INVITE"));
        Assert.Equal(1, _calls.Timeline.Count("200 INVITE"));
        Assert.Equal(1, _calls.Timeline.Count("* answered"));
        Assert.Equal(1, _calls.Timeline.Count("* ended replaced 0 with sip:bob@example"));
        Assert.Equal(CallState.Idle, first.State);
        Assert.Equal(1, _calls.Calls.Count);
    }

    [Fact]
    public void Even_with_two_calls_one_can_be_replaced()
    {
        _calls.TalkTo("bob");
        PeerDialog bob = _calls.Dialog;
        _calls.Talk("dave");
        string replaces = $"{bob.CallId};to-tag={bob.PhoneTag};from-tag={bob.Tag}";
        _calls.Peer.NewDialog("carol").Call(Peer.Sdp, "Replaces: " + replaces);
        _calls.Run();
        Assert.Equal(1, _calls.Timeline.Count("* ended replaced"));
        Assert.Equal(2, _calls.Calls.Count);
    }
}
