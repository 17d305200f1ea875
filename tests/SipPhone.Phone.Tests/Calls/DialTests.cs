using System.Text;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Messages;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Calls of ours, from dialling to their end.</summary>
public sealed class DialTests : IDisposable
{
    private readonly CallTimeline _calls = new();

    public void Dispose() => _calls.Dispose();

    [Fact]
    public void A_call_is_dialled_rings_is_answered_and_hung_up()
    {
        Call call = _calls.Dial("bob");
        _calls.Run().Shows("INVITE sip:bob@example sendrecv", "* called sip:bob@example");
        _calls.Dialog.Answer(180);
        _calls.Run().Shows("* ringing there");
        Assert.Equal(CallState.Alerting, call.State);
        _calls.Dialog.Answer(200, Peer.Sdp);
        _calls.Run().Shows("ACK bob", "* answered Pcmu");
        Assert.Equal(CallState.Active, call.State);
        Assert.True(_calls.Streams[0].IsStarted);
        call.HangUp(_calls.NowMs);
        Assert.Equal(CallState.Ending, call.State);
        _calls.Run().Shows("BYE bob", "* ended hung-up 0 with sip:bob@example");
        _calls.IsQuiet();
    }

    [Fact]
    public void The_peer_hangs_up()
    {
        _calls.Talk();
        _calls.Dialog.Request("BYE");
        _calls.Run().Shows("200 BYE", "* ended peer-hung-up 0 with sip:bob@example");
        _calls.IsQuiet();
    }

    [Fact]
    public void Ringing_is_cancelled()
    {
        Call call = _calls.Dial("bob");
        _calls.Run();
        _calls.Dialog.Answer(180);
        _calls.Run();
        _calls.Forget();
        call.HangUp(_calls.NowMs);
        _calls.Run().Shows(
            "CANCEL sip:bob@example", "ACK sip:bob@example", "* ended hung-up 0 with sip:bob@example");
        _calls.IsQuiet();
    }

    [Theory]
    [InlineData(486)]
    [InlineData(404)]
    [InlineData(603)]
    public void A_refusal_is_told(int status)
    {
        _calls.Dial("bob");
        _calls.Run();
        _calls.Forget();
        _calls.Dialog.Answer(status);
        _calls.Run().Shows("ACK sip:bob@example", $"* ended refused {status} with sip:bob@example");
        _calls.IsQuiet();
    }

    [Fact]
    public void Nobody_answers_in_time()
    {
        _calls.Calls.Settings.DialTimeoutMs = 5000;
        _calls.Dial("bob");
        _calls.Run();
        _calls.Dialog.Answer(180);
        _calls.Run();
        _calls.Run(6000);
        Assert.Equal(5000, _calls.TimeOf("CANCEL"));
        Assert.Equal(5010, _calls.TimeOf("* ended no-answer 0 with sip:bob@example"));
        _calls.IsQuiet();
    }

    [Fact]
    public void An_answer_without_a_common_codec_ends_the_call()
    {
        _calls.Dial("bob");
        _calls.Run();
        _calls.Forget();
        _calls.Dialog.Answer(200, Peer.Sdp.Replace("RTP/AVP 0 101", "RTP/AVP 18 101"));
        _calls.Run().Shows("ACK bob", "BYE bob", "* ended not-acceptable 0 with sip:bob@example");
        _calls.IsQuiet();
    }

    [Theory]
    [InlineData("bob smith", SipResult.BadUri)]
    [InlineData("tel:100", SipResult.UnsupportedScheme)]
    [InlineData("", SipResult.BadUri)]
    public void What_is_no_URI_is_not_dialled(string text, SipResult expected)
    {
        byte[] octets = Encoding.ASCII.GetBytes(text);
        Assert.Equal(expected, _calls.Calls.Dial(octets, 0, octets.Length, _calls.NowMs, out Call call));
        Assert.Null(call);
        _calls.Run().Shows();
        _calls.IsQuiet();
    }

    [Fact]
    public void Only_two_calls_are_dialled()
    {
        _calls.Dial("bob");
        _calls.Dial("carol");
        Assert.Equal(SipResult.WrongState, _calls.Calls.Dial("dave"u8.ToArray(), 0, 4, _calls.NowMs, out Call _));
    }

    [Fact]
    public void One_object_serves_many_calls()
    {
        Call first = _calls.Talk();
        for (int i = 0; i < 20; i++)
        {
            first.HangUp(_calls.NowMs);
            _calls.Run();
            _calls.IsQuiet();
            Assert.Same(first, _calls.Talk());
        }

        Assert.Equal(21, _calls.Streams[0].OpenCount);
        Assert.Equal(0, _calls.Streams[1].OpenCount);
    }

    [Fact]
    public void Without_a_connection_nothing_is_dialled()
    {
        _calls.Timeline.Channel.HangUp(0);
        _calls.Run(0);
        Assert.Equal(SipResult.NotConnected, _calls.Calls.Dial("bob"u8.ToArray(), 0, 3, _calls.NowMs, out Call _));
        _calls.IsQuiet();
    }
}
