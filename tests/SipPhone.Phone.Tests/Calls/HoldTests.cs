using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Hold from both sides, and two calls at once.</summary>
public sealed class HoldTests : IDisposable
{
    private readonly CallTimeline _calls = new();

    public void Dispose() => _calls.Dispose();

    [Fact]
    public void We_hold_and_resume()
    {
        Call call = _calls.Talk();
        _calls.Peer.ChangesTo = "recvonly";
        Assert.Equal(SipResult.Ok, call.Hold(_calls.NowMs));
        _calls.Run().Shows("INVITE bob sendonly", "ACK bob", "* held");
        Assert.Equal(CallState.Held, call.State);
        Assert.Equal(SipResult.WrongState, call.Hold(_calls.NowMs));
        _calls.Peer.ChangesTo = "sendrecv";
        Assert.Equal(SipResult.Ok, call.Resume(_calls.NowMs));
        _calls.Run().Shows("INVITE bob sendrecv", "ACK bob", "* resumed");
        Assert.Equal(CallState.Active, call.State);
        Assert.Equal(SipResult.WrongState, call.Resume(_calls.NowMs));
        Assert.Equal((1, 2), (_calls.Streams[0].StartCount, _calls.Streams[0].UpdateCount));
    }

    [Fact]
    public void Pressing_hold_twice_holds_once()
    {
        Call call = _calls.Talk();
        _calls.Peer.ChangesTo = "recvonly";
        call.Hold(_calls.NowMs);
        Assert.Equal(SipResult.Ok, call.Hold(_calls.NowMs));
        _calls.Run().Shows("INVITE bob sendonly", "ACK bob", "* held");
    }

    [Fact]
    public void A_refused_hold_leaves_all_as_it_was()
    {
        Call call = _calls.Talk();
        _calls.Peer.ChangesTo = null;
        call.Hold(_calls.NowMs);
        _calls.Run();
        _calls.Forget();
        _calls.Dialog.Answer(488);
        _calls.Run().Shows("ACK bob", "* change refused 488");
        Assert.Equal(CallState.Active, call.State);
        Assert.True(_calls.Streams[0].Parameters.IsReceiving);
        Assert.Equal(SipResult.Ok, call.Hold(_calls.NowMs));
        _calls.Run().Shows("INVITE bob sendonly");
    }

    [Theory]
    [InlineData("sendonly", "recvonly")]
    [InlineData("inactive", "inactive")]
    public void The_peer_holds_and_resumes(string direction, string answer)
    {
        Call call = _calls.Talk();
        _calls.Dialog.Request("INVITE", Peer.WithDirection(direction));
        _calls.Run().Shows($"200 INVITE {answer}", "* held by peer");
        Assert.True(call.IsHeldByPeer);
        Assert.Equal(CallState.Active, call.State);
        Assert.False(_calls.Streams[0].Parameters.IsSending);
        _calls.Dialog.Request("INVITE", Peer.Sdp);
        _calls.Run().Shows("200 INVITE sendrecv", "* resumed by peer");
        Assert.False(call.IsHeldByPeer);
    }

    [Fact]
    public void The_peer_holds_the_old_way()
    {
        _calls.Talk();
        _calls.Dialog.Request("INVITE", Peer.Sdp.Replace("c=IN IP4 192.0.2.50", "c=IN IP4 0.0.0.0"));
        _calls.Run().Shows("200 INVITE recvonly", "* held by peer");
    }

    [Fact]
    public void Answering_a_second_call_holds_the_first_and_swap_changes_them()
    {
        Call first = _calls.Talk();
        _calls.Peer.NewDialog("carol").Call(Peer.Sdp);
        _calls.Run().Shows("180 INVITE", "* ringing from sip:carol@example");
        _calls.Calls.RingingCall.Answer(_calls.NowMs);
        _calls.Run().Shows(
            "200 INVITE sendrecv", "INVITE bob sendonly", "* answered Pcmu", "ACK bob", "* held");
        Call second = _calls.Calls.ActiveCall;
        Assert.Equal((CallState.Held, CallState.Active), (first.State, second.State));

        Assert.Equal(SipResult.Ok, _calls.Calls.Swap(_calls.NowMs));
        _calls.Run();
        Assert.Equal((CallState.Active, CallState.Held), (first.State, second.State));
        Assert.Equal(SipResult.Ok, _calls.Calls.Swap(_calls.NowMs));
        _calls.Run();
        Assert.Equal((CallState.Held, CallState.Active), (first.State, second.State));
        second.HangUp(_calls.NowMs);
        first.HangUp(_calls.NowMs);
        _calls.Run();
        _calls.IsQuiet();
    }

    [Fact]
    public void Dialling_a_second_call_holds_the_first()
    {
        _calls.Talk();
        _calls.Dial("carol");
        _calls.Run().Shows(
            "INVITE sip:carol@example sendrecv",
            "INVITE bob sendonly",
            "* called sip:carol@example",
            "ACK bob",
            "* held");
    }

    [Fact]
    public void Without_a_held_call_there_is_nothing_to_swap()
    {
        _calls.Talk();
        Assert.Equal(SipResult.WrongState, _calls.Calls.Swap(_calls.NowMs));
    }
}
