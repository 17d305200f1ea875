using System.Text;
using SipPhone.Core;
using SipPhone.Media.OfferAnswer;
using SipPhone.Media.Sdp;
using SipPhone.Media.Streams;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Sessions;
using SipPhone.TestSupport;

namespace SipPhone.Phone.Tests.Calls;

/// <summary>Between a session and its stream.</summary>
public class CallMediaTests
{
    private const string Remote =
        "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\nm=audio 5000 RTP/AVP 0\r\n";

    private readonly SilentMediaStream _stream = new(40000);
    private readonly LocalAddress _address = new();
    private readonly CallMedia _media;

    public CallMediaTests() => _media = Make(_stream);

    private CallMedia Make(IMediaStream stream)
    {
        _address.Set([192, 0, 2, 1], 4);
        var negotiation = new MediaNegotiation(new SdpDescription(), new SdpMedia());
        return new CallMedia(negotiation, stream, _address, new ScriptedRandom([0xFF]));
    }

    private static string Written(Action<ByteWriter> write)
    {
        var writer = new ByteWriter(new byte[1000]);
        write(writer);
        return writer.IsFull ? "full" : Encoding.ASCII.GetString(writer.Buffer, 0, writer.Length);
    }

    private MediaOutcome Take(Func<byte[], int, int, MediaOutcome> take, string body) =>
        take(Encoding.ASCII.GetBytes(body), 0, body.Length);

    [Fact]
    public void An_offer_starts_the_stream_when_it_is_answered()
    {
        _media.Reset();
        Assert.StartsWith("v=0\r\no=- 2147483647 1 IN IP4 192.0.2.1\r\n", Written(_media.WriteOffer));
        _media.Follow();
        Assert.False(_stream.IsStarted);
        Assert.Equal(MediaOutcome.Ok, Take(_media.TakeAnswer, Remote));
        _media.Follow();
        Assert.True(_stream.IsStarted);
        _media.Follow();
        Assert.Equal((1, 1), (_stream.StartCount, _stream.UpdateCount));
        _media.Stop();
        _media.Stop();
        Assert.Equal((1, 1), (_stream.OpenCount, _stream.StopCount));
    }

    [Theory]
    [InlineData(Remote, MediaOutcome.Ok)]
    [InlineData("v=1\r\n", MediaOutcome.Malformed)]
    [InlineData("", MediaOutcome.Malformed)]
    [InlineData(Remote + "m=audio x\r\n", MediaOutcome.Malformed)]
    [InlineData("v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nt=0 0\r\n", MediaOutcome.NotAcceptable)]
    public void Outcomes_are_handed_on(string offer, MediaOutcome expected)
    {
        _media.Reset();
        Assert.Equal(expected, Take(_media.TakeOffer, offer));
    }

    [Fact]
    public void A_new_session_gets_the_stream_of_the_last_one()
    {
        _media.Reset();
        Take(_media.TakeOffer, Remote);
        Written(_media.WriteAnswer);
        _media.Follow();
        _media.Reset();
        Assert.False(_stream.IsStarted);
        Assert.Equal((2, 1), (_stream.OpenCount, _stream.StopCount));
        Assert.Equal("full", Written(_media.WriteAnswer));
    }

    [Fact]
    public void Roll_back_works_for_both_sides_offers()
    {
        _media.Reset();
        Written(_media.WriteOffer);
        _media.Rollback();
        Assert.Equal(MediaOutcome.Ok, Take(_media.TakeOffer, Remote));
        _media.Rollback();
        Assert.NotEqual("full", Written(_media.WriteOffer));
    }

    [Fact]
    public void Without_a_port_nothing_is_offered_or_taken()
    {
        CallMedia media = Make(new SilentMediaStream(-1));
        media.Reset();
        Assert.Equal("full", Written(media.WriteOffer));
        Assert.Equal(MediaOutcome.NotAcceptable, Take(media.TakeOffer, Remote));
    }

    [Fact]
    public void Without_an_address_nothing_is_offered_or_taken()
    {
        _address.Set([], 0);
        _media.Reset();
        Assert.Equal("full", Written(_media.WriteOffer));
        Assert.Equal(MediaOutcome.NotAcceptable, Take(_media.TakeOffer, Remote));
        Assert.Equal(0, _stream.OpenCount);
    }
}
