using SipPhone.Media.OfferAnswer;
using SipPhone.Media.Streams;
using SipPhone.Media.Tests.OfferAnswer;

namespace SipPhone.Media.Tests.Streams;

/// <summary>The stream without sound counts, and keeps the boundary's promises.</summary>
public class SilentMediaStreamTests
{
    [Fact]
    public void What_is_asked_is_counted()
    {
        var stream = new SilentMediaStream(40000);
        MediaNegotiation agreed = Agreed(Bodies.Plain);
        Assert.Equal(40000, stream.Open());
        Assert.False(stream.SendDigit(1, 100));
        stream.Start(agreed.Agreed);
        Assert.True(stream.IsStarted);
        Assert.True(stream.SendDigit(11, 100));
        stream.Update(agreed.Agreed);
        stream.Stop();
        stream.Stop();
        Assert.False(stream.IsStarted);
        Assert.Equal(
            (1, 1, 1, 1, 1, 11),
            (stream.OpenCount, stream.StartCount, stream.UpdateCount, stream.StopCount, stream.DigitCount,
                stream.LastEventCode));
    }

    [Theory]
    [InlineData("m=audio 5000 RTP/AVP 0")]
    [InlineData("m=audio 5000 RTP/AVP 0 101|a=rtpmap:101 telephone-event/8000|a=sendonly")]
    public void Digits_need_a_way_and_a_number(string lines)
    {
        var stream = new SilentMediaStream(40000);
        stream.Open();
        stream.Start(Agreed(Bodies.WithMedia(lines.Split('|'))).Agreed);
        Assert.False(stream.SendDigit(1, 100));
        Assert.Equal(0, stream.DigitCount);
    }

    private static MediaNegotiation Agreed(string offer)
    {
        var negotiator = new Negotiator();
        negotiator.AnswerTo(offer);
        return negotiator.Machine;
    }
}
