using System.Text;
using SipPhone.Core;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>The hunt list: one target after another, until one answers.</summary>
public sealed class HuntTests : IDisposable
{
    private readonly CallTimeline _calls = new();

    public void Dispose() => _calls.Dispose();

    private Call Hunt(params string[] targets)
    {
        _calls.Calls.Settings.HuntTargets = [.. targets.Select(Encoding.ASCII.GetBytes)];
        _calls.Calls.Settings.HuntTimeoutMs = 5000;
        Assert.Equal(SipResult.Ok, _calls.Calls.Hunt(_calls.NowMs, out Call call));
        _calls.Run();
        return call;
    }

    [Fact]
    public void A_refusal_and_silence_lead_to_the_next_and_an_answer_ends_it()
    {
        Call call = Hunt("bob", "carol", "dave", "erin");
        _calls.Shows("INVITE sip:bob@example sendrecv", "* called sip:bob@example");
        _calls.Dialog.Answer(486);
        _calls.Run().Shows(
            "ACK sip:bob@example", "INVITE sip:carol@example sendrecv", "* called sip:carol@example");
        _calls.Dialog.Answer(180);
        _calls.Run(6000).Shows(
            "* ringing there",
            "CANCEL sip:carol@example",
            "ACK sip:carol@example",
            "INVITE sip:dave@example sendrecv",
            "* called sip:dave@example");
        _calls.Dialog.Answer(200, Peer.Sdp);
        _calls.Run(10_000).Shows("ACK bob".Replace("bob", "sip:dave@192.0.2.50:5061;transport=tls"), "* answered Pcmu");
        _calls.Dialog.Request("BYE");
        _calls.Run().Shows("200 BYE", "* ended peer-hung-up 0 with sip:dave@example");
        Assert.Equal(CallState.Idle, call.State);
        _calls.IsQuiet();
    }

    [Fact]
    public void Whoever_is_given_up_is_told_that_it_took_too_long()
    {
        Hunt("bob", "carol");
        _calls.Dialog.Answer(180);
        _calls.Run(6000);
        PeerMessage cancel = _calls.Peer.Received.Find(message => message.Method == "CANCEL")!;
        Assert.Equal("SIP;cause=408;text=\"Request Timeout\"", cancel.Header("Reason"));
    }

    [Fact]
    public void The_end_of_the_last_is_the_end_of_all()
    {
        Hunt("bob", "carol");
        _calls.Dialog.Answer(486);
        _calls.Run();
        _calls.Forget();
        _calls.Dialog.Answer(404);
        _calls.Run().Shows("ACK sip:carol@example", "* ended refused 404 with sip:carol@example");
        _calls.IsQuiet();
    }

    [Fact]
    public void What_cannot_be_dialled_is_passed_over()
    {
        Hunt("no one", "tel:1", "carol");
        _calls.Shows("INVITE sip:carol@example sendrecv", "* called sip:carol@example");
    }

    [Fact]
    public void A_list_that_cannot_be_dialled_ends_at_once()
    {
        Hunt("no one");
        _calls.IsQuiet();
        Assert.Equal(1, _calls.Timeline.Count("* ended"));
    }

    [Fact]
    public void Giving_up_ends_it()
    {
        Call call = Hunt("bob", "carol");
        _calls.Dialog.Answer(180);
        _calls.Run();
        _calls.Forget();
        call.HangUp(_calls.NowMs);
        _calls.Run(10_000).Shows(
            "CANCEL sip:bob@example", "ACK sip:bob@example", "* ended hung-up 0 with sip:bob@example");
        _calls.IsQuiet();
    }

    [Fact]
    public void An_empty_list_is_none()
    {
        Assert.Equal(SipResult.Absent, _calls.Calls.Hunt(_calls.NowMs, out Call call));
        Assert.Null(call);
    }

    [Fact]
    public void Only_so_many_targets_are_tried()
    {
        Hunt([.. Enumerable.Range(0, Limits.MaxHuntTargets + 1).Select(number => $"t{number}")]);
        for (int i = 0; i < Limits.MaxHuntTargets; i++)
        {
            _calls.Dialog.Answer(486);
            _calls.Run();
        }

        Assert.Equal(Limits.MaxHuntTargets, _calls.Timeline.Count("* called"));
        _calls.IsQuiet();
    }
}
