using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Keys pressed during a call, on both sides.</summary>
public sealed class KeyTests : IDisposable
{
    private static readonly string[] Relay = ["Content-Type: application/dtmf-relay"];

    private readonly CallTimeline _calls = new();

    public void Dispose() => _calls.Dispose();

    [Fact]
    public void A_key_goes_with_the_sound()
    {
        Call call = _calls.Talk();
        Assert.Equal(SipResult.Ok, call.SendDigit(11, _calls.NowMs));
        Assert.Equal((1, 11), (_calls.Streams[0].DigitCount, _calls.Streams[0].LastEventCode));
        _calls.Run().Shows();
    }

    [Fact]
    public void To_a_peer_without_telephone_event_it_goes_by_INFO()
    {
        Call call = _calls.Dial("bob");
        _calls.Run();
        _calls.Dialog.Answer(200, Peer.Sdp.Replace(" 0 101", " 0"));
        _calls.Run();
        _calls.Forget();
        Assert.Equal(SipResult.Ok, call.SendDigit(5, _calls.NowMs));
        _calls.Run().Shows("INFO bob");
        Assert.Equal("application/dtmf-relay", _calls.Peer.Last.Header("Content-Type"));
        Assert.Equal("Signal=5\r\nDuration=160\r\n", _calls.Peer.Last.Body);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(16)]
    public void There_are_sixteen_keys(int code) =>
        Assert.Equal(SipResult.BadParameter, _calls.Talk().SendDigit(code, _calls.NowMs));

    [Fact]
    public void Without_a_call_that_stands_no_key_is_sent() =>
        Assert.Equal(SipResult.WrongState, _calls.Dial("bob").SendDigit(1, _calls.NowMs));

    [Fact]
    public void The_peer_s_keys_are_told()
    {
        _calls.Talk();
        _calls.Dialog.Request("INFO", "Signal=#\r\nDuration=100\r\n", Relay);
        _calls.Run().Shows("* digit 11", "200 INFO");
    }

    [Theory]
    [InlineData("Signal=x\r\n", "application/dtmf-relay", 400)]
    [InlineData("<media_control/>", "application/media_control+xml", 415)]
    public void What_is_no_key_is_refused(string body, string type, int status)
    {
        _calls.Talk();
        _calls.Dialog.Request("INFO", body, "Content-Type: " + type);
        _calls.Run().Shows($"{status} INFO");
    }

    [Fact]
    public void An_empty_INFO_only_shows_that_the_peer_is_there()
    {
        _calls.Talk();
        _calls.Dialog.Request("INFO");
        _calls.Run().Shows("200 INFO");
    }
}
