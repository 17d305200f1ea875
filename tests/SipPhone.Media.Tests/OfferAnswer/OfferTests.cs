using SipPhone.Media.OfferAnswer;

namespace SipPhone.Media.Tests.OfferAnswer;

/// <summary>RFC 3264 §5 and §7: what we offer, and what an answer makes of it.</summary>
public class OfferTests
{
    private const string OurStream = "m=audio 40000 RTP/AVP 0 8 101";

    [Fact]
    public void The_whole_offer() =>
        Assert.Equal(
            Bodies.Lines(
                "v=0", "o=- 77 1 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "t=0 0", OurStream,
                "a=rtpmap:0 PCMU/8000", "a=rtpmap:8 PCMA/8000", "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-15",
                "a=ptime:20", "a=sendrecv"),
            new Negotiator().Offer());

    [Theory]
    [InlineData("m=audio 5000 RTP/AVP 0 8", "Pcmu 0/0 events -1/101 20ms SendReceive 192.0.2.9 5000")]
    [InlineData("m=audio 5000 RTP/AVP 8", "Pcma 8/8 events -1/101 20ms SendReceive 192.0.2.9 5000")]
    [InlineData(
        "m=audio 5000 RTP/AVP 8 101|a=rtpmap:101 telephone-event/8000|a=ptime:30|a=recvonly",
        "Pcma 8/8 events 101/101 30ms SendOnly 192.0.2.9 5000")]
    [InlineData(
        "m=audio 5000 RTP/AVP 0 96|a=rtpmap:96 telephone-event/8000",
        "Pcmu 0/0 events 96/101 20ms SendReceive 192.0.2.9 5000")]
    [InlineData(
        "m=audio 5000 RTP/AVP 0|c=IN IP4 0.0.0.0", "Pcmu 0/0 events -1/101 20ms ReceiveOnly nowhere 5000 held")]
    public void An_answer_is_taken(string lines, string agreed)
    {
        var negotiator = new Negotiator();
        negotiator.OfferAndHear(Bodies.WithMedia(lines.Split('|')));
        Assert.Equal(agreed, negotiator.Agreed());
    }

    [Theory]
    [InlineData("")]
    [InlineData("m=audio 0 RTP/AVP 0")]
    [InlineData("m=audio 5000 RTP/AVP 0|m=audio 5002 RTP/AVP 0")]
    [InlineData("m=audio 5000 RTP/AVP 0|m=video 0 RTP/AVP 31")]
    [InlineData("m=video 5000 RTP/AVP 0")]
    [InlineData("m=audio 5000 RTP/SAVP 0")]
    [InlineData("m=audio 5000 RTP/AVP 9")]
    [InlineData("m=audio 5000 RTP/AVP 97|a=rtpmap:97 PCMU/8000")]
    [InlineData("m=audio 5000 RTP/AVP 101|a=rtpmap:101 telephone-event/8000")]
    [InlineData("m=audio 5000 RTP/AVP 0|c=IN IP6 2001:db8::1")]
    [InlineData("m=audio x RTP/AVP 0")]
    public void An_answer_that_does_not_fit_is_refused(string lines)
    {
        var negotiator = new Negotiator();
        negotiator.Offer();
        string[] mediaLines = lines.Length > 0 ? lines.Split('|') : [];
        Assert.Equal(OfferAnswerResult.BadAnswer, negotiator.Answered(Bodies.WithMedia(mediaLines)));
        Assert.Equal(OfferAnswerState.Stable, negotiator.Machine.State);
        Assert.False(negotiator.Machine.IsAgreed);
    }

    [Fact]
    public void An_answer_may_come_again_in_the_2xx()
    {
        var negotiator = new Negotiator();
        negotiator.OfferAndHear(Bodies.Plain);
        string agreed = negotiator.Agreed();
        Assert.Equal(OfferAnswerResult.Ok, negotiator.Answered(Bodies.Cisco));
        Assert.Equal(agreed, negotiator.Agreed());
    }

    [Fact]
    public void An_answer_without_an_offer_is_none() =>
        Assert.Equal(OfferAnswerResult.Pending, new Negotiator().Answered(Bodies.Plain));

    [Fact]
    public void After_a_challenge_the_same_offer_is_written()
    {
        var negotiator = new Negotiator();
        string offer = negotiator.Offer();
        Assert.Equal(offer, negotiator.Offer());
        Assert.Equal(OfferAnswerState.LocalOffer, negotiator.Machine.State);
    }

    [Fact]
    public void Offers_that_meet_are_told()
    {
        var negotiator = new Negotiator();
        negotiator.Offer();
        Assert.Equal(OfferAnswerResult.Pending, negotiator.Offered(Bodies.Plain));
        Assert.Equal(OfferAnswerResult.Ok, negotiator.Answered(Bodies.Plain));
    }

    [Fact]
    public void A_later_offer_has_every_stream_at_its_place()
    {
        var negotiator = new Negotiator();
        negotiator.AnswerTo(Bodies.WithMedia(
            "m=video 6000 RTP/AVP 31 32", "m=audio 5000 RTP/AVP 0 96", "a=rtpmap:96 telephone-event/8000",
            "m=image 0 udptl t38"));
        string[] expected = ["m=video 0 RTP/AVP 31", "m=audio 40000 RTP/AVP 0 8 96", "m=image 0 udptl t38"];
        Assert.Equal(expected, Negotiator.Streams(negotiator.Offer()));

        string answer = Bodies.WithMedia(
            "m=video 0 RTP/AVP 31", "m=audio 5000 RTP/AVP 8", "m=image 0 udptl t38");
        Assert.Equal(OfferAnswerResult.Ok, negotiator.Answered(answer));
        Assert.Equal("Pcma 8/8 events -1/96 20ms SendReceive 192.0.2.9 5000", negotiator.Agreed());
        Assert.Equal(expected, Negotiator.Streams(negotiator.Offer()));
    }

    [Fact]
    public void What_we_offered_with_port_0_stays_so()
    {
        var negotiator = new Negotiator();
        negotiator.AnswerTo(Bodies.WithMedia("m=audio 5000 RTP/AVP 0", "m=video 6000 RTP/AVP 31"));
        negotiator.Offer();
        string answer = Bodies.WithMedia("m=audio 5000 RTP/AVP 0", "m=video 6000 RTP/AVP 31");
        Assert.Equal(OfferAnswerResult.BadAnswer, negotiator.Answered(answer));
        Assert.True(negotiator.Machine.IsAgreed);
    }

    [Theory]
    [InlineData("101", "127")]
    [InlineData("101 127", "126")]
    [InlineData("96", "101")]
    public void A_number_that_the_peer_uses_otherwise_is_not_offered(string formats, string expected)
    {
        var negotiator = new Negotiator();
        negotiator.AnswerTo(Bodies.WithMedia($"m=audio 5000 RTP/AVP 0 {formats}"));
        Assert.Equal([$"m=audio 40000 RTP/AVP 0 8 {expected}"], Negotiator.Streams(negotiator.Offer()));
    }
}
