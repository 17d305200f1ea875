using System.Text;
using SipPhone.Core;
using SipPhone.Media.OfferAnswer;
using SipPhone.Sip.Tests;

namespace SipPhone.Media.Tests.OfferAnswer;

/// <summary>Whatever is offered or answered, the machine stays sound, and what it writes can be read.</summary>
public class NegotiationRobustnessTests
{
    private const string Offer =
        "v=0\no=- 1 1 IN IP4 192.0.2.9\ns=-\nc=IN IP4 192.0.2.9\nt=0 0\nm=video 0 RTP/AVP 31\nm=audio 9 RTP/AVP 8 97\n"
        + "a=rtpmap:97 telephone-event/8000\na=ptime:30\na=sendonly\n";

    [Fact]
    public void Any_offer_is_answered_so_that_the_answer_fits_or_is_refused() =>
        RangeProperties.Hold(Offer, (buffer, offset, end) =>
        {
            var negotiator = new Negotiator();
            OfferAnswerResult result = negotiator.Machine.OnOffer(buffer, offset, end);
            if (result != OfferAnswerResult.Ok)
            {
                Assert.Equal(OfferAnswerState.Stable, negotiator.Machine.State);
                return result.ToString();
            }

            string answer = negotiator.Answer();
            int streams = Encoding.Latin1.GetString(buffer, offset, end - offset).Split("\nm=").Length - 1;
            Assert.Equal(streams, Negotiator.Streams(answer).Length);
            return answer;
        });

    [Fact]
    public void Any_answer_is_taken_or_rolled_back() =>
        RangeProperties.Hold(Offer.Replace("m=video 0 RTP/AVP 31\n", ""), (buffer, offset, end) =>
        {
            var negotiator = new Negotiator();
            negotiator.Offer();
            OfferAnswerResult result = negotiator.Machine.OnAnswer(buffer, offset, end);
            Assert.Equal(OfferAnswerState.Stable, negotiator.Machine.State);
            Assert.Equal(result == OfferAnswerResult.Ok, negotiator.Machine.IsAgreed);
            return $"{result} {negotiator.Agreed()}";
        });

    [Fact]
    public void Two_of_us_agree()
    {
        var caller = new Negotiator();
        var callee = new Negotiator("192.0.2.2");
        caller.OfferAndHear(callee.AnswerTo(caller.Offer()));
        Assert.Equal("Pcmu 0/0 events 101/101 20ms SendReceive 192.0.2.2 40000", caller.Agreed());
        Assert.Equal("Pcmu 0/0 events 101/101 20ms SendReceive 192.0.2.1 40000", callee.Agreed());
        callee.Machine.SetHold(true);
        callee.OfferAndHear(caller.AnswerTo(callee.Offer()));
        Assert.True(caller.Machine.Agreed.IsHeldByPeer);
        Assert.False(callee.Machine.Agreed.IsHeldByPeer);
    }

    [Fact]
    public void An_exchange_allocates_nothing()
    {
        byte[] offer = Bodies.Octets(Bodies.Rtpengine);
        var writer = new ByteWriter(new byte[Limits.MaxSdpWrittenBytes]);
        MediaNegotiation machine = new Negotiator().Machine;
        long Exchange()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            machine.OnOffer(offer, 0, offer.Length);
            machine.WriteAnswer(writer);
            writer.Reset();
            machine.WriteOffer(writer);
            machine.OnOfferRefused();
            writer.Reset();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Exchange();
        Assert.Equal(0, Exchange());
    }
}
