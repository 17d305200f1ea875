using SipPhone.Core;
using SipPhone.Media.OfferAnswer;
using SipPhone.Media.Sdp;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.Media.Tests.OfferAnswer;

/// <summary>RFC 3264 §6: what we answer to an offer.</summary>
public class AnswerTests
{
    [Fact]
    public void The_whole_answer_to_a_plain_offer()
    {
        var negotiator = new Negotiator();
        Assert.Equal(
            Bodies.Lines(
                "v=0", "o=- 77 1 IN IP4 192.0.2.1", "s=-", "c=IN IP4 192.0.2.1", "t=0 0",
                "m=audio 40000 RTP/AVP 0 101", "a=rtpmap:0 PCMU/8000", "a=rtpmap:101 telephone-event/8000",
                "a=fmtp:101 0-15", "a=ptime:20", "a=sendrecv"),
            negotiator.AnswerTo(Bodies.Plain));
        Assert.Equal("Pcmu 0/0 events 101/101 20ms SendReceive 192.0.2.20 30000", negotiator.Agreed());
    }

    [Theory]
    [MemberData(nameof(SdpVectors.Answered), MemberType = typeof(SdpVectors))]
    public void Offers_of_the_field_are_answered(string offer, string streams, string agreed)
    {
        var negotiator = new Negotiator();
        string answer = negotiator.AnswerTo(Bodies.WithLineEnds(offer));
        Assert.Equal(streams.Split(';'), Negotiator.Streams(answer));
        Assert.Equal(agreed, negotiator.Agreed());
    }

    [Theory]
    [InlineData("m=audio 5000 RTP/AVP 97 98|a=rtpmap:97 PCMA/8000|a=rtpmap:98 telephone-event/8000", "97 98")]
    [InlineData("m=audio 5000 RTP/AVP 8 0", "8")]
    [InlineData("m=audio 5000 RTP/AVP 18 0 8", "0")]
    [InlineData("m=audio 5000 RTP/AVP 8 96|a=rtpmap:96 telephone-event/8000", "8 96")]
    public void Numbers_of_the_offer_are_echoed(string lines, string formats)
    {
        string answer = new Negotiator().AnswerTo(Bodies.WithMedia(lines.Split('|')));
        Assert.Equal([$"m=audio 40000 RTP/AVP {formats}"], Negotiator.Streams(answer));
    }

    [Theory]
    [InlineData(
        "m=video 6000 RTP/AVP 31|m=audio 5000 RTP/AVP 0|m=audio 5002 RTP/AVP 8",
        "m=video 0 RTP/AVP 31|m=audio 40000 RTP/AVP 0|m=audio 0 RTP/AVP 8")]
    [InlineData(
        "m=audio 5000 RTP/SAVP 0|m=audio 5002 RTP/AVP 8", "m=audio 0 RTP/SAVP 0|m=audio 40000 RTP/AVP 8")]
    [InlineData(
        "m=audio 5000 RTP/AVP 9 18|m=audio 5002 RTP/AVP 8", "m=audio 0 RTP/AVP 9|m=audio 40000 RTP/AVP 8")]
    [InlineData("m=audio 0 RTP/AVP 0|m=audio 5002 RTP/AVP 8", "m=audio 0 RTP/AVP 0|m=audio 40000 RTP/AVP 8")]
    [InlineData(
        "m=audio 5002 RTP/AVP 8|m=application 7000 UDP/BFCP *|m=message 1 TCP/MSRP *",
        "m=audio 40000 RTP/AVP 8|m=application 0 UDP/BFCP *|m=message 0 TCP/MSRP *")]
    public void Streams_keep_number_and_order(string offered, string answered)
    {
        string answer = new Negotiator().AnswerTo(Bodies.WithMedia(offered.Split('|')));
        Assert.Equal(answered.Split('|'), Negotiator.Streams(answer));
    }

    [Theory]
    [MemberData(nameof(SdpVectors.NotAcceptable), MemberType = typeof(SdpVectors))]
    public void Without_a_stream_for_us_an_offer_is_not_acceptable(string lines)
    {
        var negotiator = new Negotiator();
        string[] mediaLines = lines.Length > 0 ? lines.Split('|') : [];
        Assert.Equal(OfferAnswerResult.NotAcceptable, negotiator.Offered(Bodies.WithMedia(mediaLines)));
        Assert.Equal(OfferAnswerState.Stable, negotiator.Machine.State);
        Assert.False(negotiator.Machine.IsAgreed);
    }

    [Fact]
    public void A_malformed_offer_is_a_bad_request()
    {
        var negotiator = new Negotiator();
        Assert.Equal(OfferAnswerResult.BadRequest, negotiator.Offered(Bodies.Plain.Replace("v=0", "v=1")));
        Assert.Equal(SdpResult.BadVersion, negotiator.Machine.Fault);
        Assert.Equal(OfferAnswerResult.BadRequest, negotiator.Offered(""));
        Assert.Equal(OfferAnswerResult.Ok, negotiator.Offered(Bodies.Plain));
    }

    [Theory]
    [InlineData(Limits.MaxSdpMedia, OfferAnswerResult.Ok)]
    [InlineData(Limits.MaxSdpMedia + 1, OfferAnswerResult.NotAcceptable)]
    public void Too_many_streams_are_not_acceptable(int count, OfferAnswerResult expected) =>
        Assert.Equal(
            expected,
            new Negotiator().Offered(Bodies.WithMedia([.. Enumerable.Repeat("m=audio 5000 RTP/AVP 0", count)])));

    [Fact]
    public void An_answer_that_would_not_fit_is_not_acceptable()
    {
        string video = "m=video 5000 RTP/AVP " + new string('x', Limits.MaxSdpWrittenBytes);
        string offer = Bodies.WithMedia("m=audio 5000 RTP/AVP 0", video);
        Assert.Equal(OfferAnswerResult.NotAcceptable, new Negotiator().Offered(offer));
    }

    [Theory]
    [InlineData("a=ptime:10", 10)]
    [InlineData("a=ptime:30", 30)]
    [InlineData("a=ptime:60", 60)]
    [InlineData("a=ptime:70", 20)]
    [InlineData("a=ptime:9", 20)]
    [InlineData("a=ptime:25", 20)]
    [InlineData("a=ptime:40|a=maxptime:30", 30)]
    [InlineData("a=maxptime:15", 10)]
    [InlineData("a=maxptime:5", 20)]
    [InlineData("a=maxptime:150", 20)]
    public void The_packet_time_follows_the_offer_where_it_can(string lines, int expected)
    {
        var negotiator = new Negotiator();
        string answer = negotiator.AnswerTo(Bodies.WithMedia(["m=audio 5000 RTP/AVP 0", .. lines.Split('|')]));
        Assert.Contains($"\r\na=ptime:{expected}\r\n", answer);
        Assert.Equal(expected, negotiator.Machine.Agreed.PtimeMs);
    }

    [Fact]
    public void An_IPv6_phone_answers_in_IPv6()
    {
        var negotiator = new Negotiator("2001:db8::1");
        string offer = Bodies.Plain.Replace("c=IN IP4 192.0.2.20", "c=IN IP6 2001:db8::20");
        string answer = negotiator.AnswerTo(offer);
        Assert.Contains("o=- 77 1 IN IP6 2001:db8::1\r\ns=-\r\nc=IN IP6 2001:db8::1\r\n", answer);
        Assert.Equal("Pcmu 0/0 events 101/101 20ms SendReceive 2001:db8::20 30000", negotiator.Agreed());
        Assert.Equal(OfferAnswerResult.NotAcceptable, new Negotiator("2001:db8::1").Offered(Bodies.Plain));
    }

    [Fact]
    public void The_answer_can_be_written_again()
    {
        var negotiator = new Negotiator();
        string answer = negotiator.AnswerTo(Bodies.Asterisk);
        Assert.Equal(answer, negotiator.Again());
        Assert.Equal(answer, negotiator.Answer());
        Assert.Equal(OfferAnswerState.Stable, negotiator.Machine.State);
    }

    [Fact]
    public void A_refused_offer_changes_nothing()
    {
        var negotiator = new Negotiator();
        string answer = negotiator.AnswerTo(Bodies.Plain);
        string agreed = negotiator.Agreed();
        Assert.Equal(OfferAnswerResult.Ok, negotiator.Offered(Bodies.Cisco));
        Assert.Equal(agreed, negotiator.Agreed());
        negotiator.Machine.RefuseOffer();
        Assert.Equal(agreed, negotiator.Agreed());
        Assert.Equal(answer, negotiator.Again());
        Assert.Equal(answer, negotiator.AnswerTo(Bodies.Plain));
    }

    [Fact]
    public void An_offer_meets_a_waiting_one()
    {
        var negotiator = new Negotiator();
        Assert.Equal(OfferAnswerResult.Ok, negotiator.Offered(Bodies.Plain));
        Assert.Equal(OfferAnswerResult.Pending, negotiator.Offered(Bodies.Plain));
        var writer = new ByteWriter(new byte[Limits.MaxSdpWrittenBytes]);
        Assert.Equal(OfferAnswerResult.Pending, negotiator.Machine.WriteOffer(writer));
        Assert.Equal(OfferAnswerResult.Pending, negotiator.Answered(Bodies.Plain));
        Assert.Equal(0, writer.Length);
    }

    [Fact]
    public void Without_an_exchange_there_is_nothing_to_write()
    {
        var writer = new ByteWriter(new byte[Limits.MaxSdpWrittenBytes]);
        MediaNegotiation machine = new Negotiator().Machine;
        Assert.Equal(OfferAnswerResult.NothingToWrite, machine.WriteAnswer(writer));
        Assert.Equal(OfferAnswerResult.NothingToWrite, machine.WriteSent(writer));
        Assert.Equal(OfferAnswerResult.NothingToWrite, machine.WriteOffer(new ByteWriter(new byte[100])));
    }
}
