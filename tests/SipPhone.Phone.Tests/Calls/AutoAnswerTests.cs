using System.Text;
using SipPhone.Phone.Calls;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Calls that ask to be answered without a hand, from those who may and from others.</summary>
public sealed class AutoAnswerTests : IDisposable
{
    private readonly CallTimeline _calls = new(settings =>
        settings.AutoAnswerCallers = [Encoding.ASCII.GetBytes("bob@example"), Encoding.ASCII.GetBytes("gate.example")]);

    public void Dispose() => _calls.Dispose();

    private void Call(string user, params string[] headers)
    {
        _calls.Peer.NewDialog(user).Call(Peer.Sdp, headers);
        _calls.Run();
    }

    [Theory]
    [InlineData("Call-Info: <sip:example>;answer-after=0")]
    [InlineData("Alert-Info: <http://example/ring>;answer-after=0")]
    [InlineData("Answer-Mode: Auto")]
    [InlineData("Answer-Mode: Auto;require")]
    public void Whoever_may_is_answered_at_once(string header)
    {
        Call("bob", header);
        _calls.Shows("200 INVITE sendrecv", "* answered Pcmu");
    }

    [Theory]
    [InlineData("carol", "Call-Info: <sip:example>;answer-after=0")]
    [InlineData("carol", "Answer-Mode: Auto")]
    [InlineData("bob", "Answer-Mode: Manual")]
    [InlineData("bob", "Call-Info: <sip:example>;purpose=icon")]
    public void Others_ring(string user, string header)
    {
        Call(user, header);
        _calls.Shows("180 INVITE", $"* ringing from sip:{user}@example");
    }

    [Fact]
    public void It_may_be_required_by_those_who_may_only()
    {
        Call("carol", "Answer-Mode: Auto;require");
        _calls.Shows("403 INVITE");
        _calls.IsQuiet();
    }

    [Fact]
    public void It_rings_as_long_as_it_was_asked_to()
    {
        Call("bob", "Call-Info: <sip:example>;answer-after=3");
        Assert.Equal(CallState.Ringing, _calls.Calls.RingingCall.State);
        _calls.Run(4000);
        Assert.Equal(3010, _calls.TimeOf("200 INVITE"));
    }

    [Fact]
    public void A_hand_may_be_faster()
    {
        Call("bob", "Call-Info: <sip:example>;answer-after=3");
        _calls.Calls.RingingCall.Answer(_calls.NowMs);
        _calls.Run(5000);
        Assert.Equal(1, _calls.Timeline.Count("200 INVITE"));
    }

    [Theory]
    [InlineData("bob", "Answer-Mode: Auto", "Answer-Mode: Auto")]
    [InlineData("bob", "Priv-Answer-Mode: Auto;require", "Priv-Answer-Mode: Auto")]
    [InlineData("carol", "Answer-Mode: Auto", "Answer-Mode: Manual")]
    [InlineData("bob", "Answer-Mode: Manual;require", "Answer-Mode: Manual")]
    [InlineData("bob", "Call-Info: <sip:example>;answer-after=0", "")]
    public void Whoever_asked_for_a_mode_is_told_which_it_got(string user, string asked, string told)
    {
        Call(user, asked);
        _calls.Calls.RingingCall?.Answer(_calls.NowMs);
        _calls.Run();
        PeerMessage answer = _calls.Peer.Received.FindLast(message => message.Status == 200)!;
        Assert.Equal(told, string.Concat(answer.Fields("Answer-Mode", "Priv-Answer-Mode")).TrimEnd());
    }

    [Fact]
    public void Nobody_is_put_into_a_conversation()
    {
        _calls.Talk();
        Call("bob", "Call-Info: <sip:example>;answer-after=0");
        _calls.Shows("180 INVITE", "* ringing from sip:bob@example");
    }

    [Fact]
    public void Nobody_may_by_default()
    {
        _calls.Calls.Settings.AutoAnswerCallers = new CallSettings().AutoAnswerCallers;
        Call("bob", "Call-Info: <sip:example>;answer-after=0");
        _calls.Shows("180 INVITE", "* ringing from sip:bob@example");
    }

    [Fact]
    public void Do_not_disturb_comes_first()
    {
        _calls.Calls.Settings.IsDoNotDisturb = true;
        Call("bob", "Answer-Mode: Auto;require");
        _calls.Shows("480 INVITE");
    }
}
