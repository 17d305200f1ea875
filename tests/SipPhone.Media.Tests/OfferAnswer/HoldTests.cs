using SipPhone.Media.OfferAnswer;
using SipPhone.Media.Sdp;

namespace SipPhone.Media.Tests.OfferAnswer;

/// <summary>RFC 3264 §6.1 and §8.4, RFC 6337 §5.3: directions, hold from both sides, and roll-back.</summary>
public class HoldTests
{
    private static string Body(string direction, string address = "192.0.2.9") =>
        Bodies.WithMedia("m=audio 5000 RTP/AVP 0", "c=IN IP4 " + address, "a=" + direction);

    [Theory]
    [InlineData(false, "sendrecv", "192.0.2.9", "sendrecv", false)]
    [InlineData(false, "sendonly", "192.0.2.9", "recvonly", true)]
    [InlineData(false, "recvonly", "192.0.2.9", "sendonly", false)]
    [InlineData(false, "inactive", "192.0.2.9", "inactive", true)]
    [InlineData(false, "sendrecv", "0.0.0.0", "recvonly", true)]
    [InlineData(false, "sendonly", "0.0.0.0", "recvonly", true)]
    [InlineData(false, "recvonly", "0.0.0.0", "inactive", true)]
    [InlineData(false, "inactive", "0.0.0.0", "inactive", true)]
    [InlineData(true, "sendrecv", "192.0.2.9", "sendonly", false)]
    [InlineData(true, "sendonly", "192.0.2.9", "inactive", true)]
    [InlineData(true, "recvonly", "192.0.2.9", "sendonly", false)]
    [InlineData(true, "inactive", "192.0.2.9", "inactive", true)]
    [InlineData(true, "sendrecv", "0.0.0.0", "inactive", true)]
    public void The_direction_is_mirrored(
        bool isHolding, string offered, string address, string answered, bool isHeldByPeer)
    {
        var negotiator = new Negotiator();
        negotiator.Machine.SetHold(isHolding);
        string answer = negotiator.AnswerTo(Body(offered, address));
        Assert.Equal("a=" + answered, Negotiator.LastLine(answer));
        Assert.Equal(isHeldByPeer, negotiator.Machine.Agreed.IsHeldByPeer);
        Assert.Equal(answered is "sendrecv" or "sendonly", negotiator.Machine.Agreed.IsSending);
        Assert.Equal(answered is "sendrecv" or "recvonly", negotiator.Machine.Agreed.IsReceiving);
    }

    [Fact]
    public void We_hold_and_resume()
    {
        var negotiator = new Negotiator();
        negotiator.OfferAndHear(Body("sendrecv"));
        negotiator.Machine.SetHold(true);
        Assert.Equal("a=sendonly", Negotiator.LastLine(negotiator.OfferAndHear(Body("recvonly"))));
        Assert.Equal(SdpDirection.SendOnly, negotiator.Machine.Agreed.Direction);
        Assert.True(negotiator.Machine.IsHolding);
        negotiator.Machine.SetHold(false);
        Assert.Equal("a=sendrecv", Negotiator.LastLine(negotiator.OfferAndHear(Body("sendrecv"))));
        Assert.Equal(SdpDirection.SendReceive, negotiator.Machine.Agreed.Direction);
    }

    // A peer that answers sendrecv to sendonly is heard by nobody all the same.
    [Theory]
    [InlineData("sendrecv", SdpDirection.SendOnly)]
    [InlineData("sendonly", SdpDirection.Inactive)]
    [InlineData("inactive", SdpDirection.Inactive)]
    public void An_answer_cannot_widen_what_was_offered(string answered, SdpDirection expected)
    {
        var negotiator = new Negotiator();
        negotiator.Machine.SetHold(true);
        negotiator.OfferAndHear(Body(answered));
        Assert.Equal(expected, negotiator.Machine.Agreed.Direction);
    }

    [Fact]
    public void On_hold_we_go_on_offering_what_we_want()
    {
        var negotiator = new Negotiator();
        negotiator.AnswerTo(Body("sendonly"));
        Assert.Equal("a=sendrecv", Negotiator.LastLine(negotiator.OfferAndHear(Body("sendonly"))));
        Assert.True(negotiator.Machine.Agreed.IsHeldByPeer);
        Assert.Equal("a=sendrecv", Negotiator.LastLine(negotiator.AnswerTo(Body("sendrecv"))));
        Assert.False(negotiator.Machine.Agreed.IsHeldByPeer);
    }

    [Fact]
    public void A_refused_hold_is_rolled_back()
    {
        var negotiator = new Negotiator();
        negotiator.OfferAndHear(Body("sendrecv"));
        negotiator.Machine.SetHold(true);
        negotiator.Offer();
        negotiator.Machine.OnOfferRefused();
        Assert.False(negotiator.Machine.WantsHold);
        Assert.False(negotiator.Machine.IsHolding);
        Assert.Equal(OfferAnswerState.Stable, negotiator.Machine.State);
        Assert.Equal(SdpDirection.SendReceive, negotiator.Machine.Agreed.Direction);
    }

    [Fact]
    public void A_wish_that_came_after_the_offer_waits_for_the_next_one()
    {
        var negotiator = new Negotiator();
        negotiator.OfferAndHear(Body("sendrecv"));
        negotiator.Offer();
        negotiator.Machine.SetHold(true);
        Assert.Equal(OfferAnswerResult.Ok, negotiator.Answered(Body("sendrecv")));
        Assert.Equal(SdpDirection.SendReceive, negotiator.Machine.Agreed.Direction);
        Assert.Equal((false, true), (negotiator.Machine.IsHolding, negotiator.Machine.WantsHold));
        negotiator.Machine.SetHold(false);
        negotiator.Offer();
        negotiator.Machine.SetHold(true);
        negotiator.Machine.OnOfferRefused();
        Assert.Equal((false, true), (negotiator.Machine.IsHolding, negotiator.Machine.WantsHold));
        Assert.Equal("a=sendonly", Negotiator.LastLine(negotiator.OfferAndHear(Body("recvonly"))));
        Assert.True(negotiator.Machine.IsHolding);
    }

    [Fact]
    public void A_bad_answer_rolls_a_hold_back_too()
    {
        var negotiator = new Negotiator();
        negotiator.OfferAndHear(Body("sendrecv"));
        negotiator.Machine.SetHold(true);
        negotiator.Offer();
        Assert.Equal(OfferAnswerResult.BadAnswer, negotiator.Answered(Bodies.WithMedia()));
        Assert.False(negotiator.Machine.IsHolding);
        Assert.Equal(SdpDirection.SendReceive, negotiator.Machine.Agreed.Direction);
    }

    [Fact]
    public void The_version_counts_our_changes_and_nothing_else()
    {
        var negotiator = new Negotiator();
        int Offered(string answer) => Negotiator.Version(negotiator.OfferAndHear(answer));
        int Answered(string offer) => Negotiator.Version(negotiator.AnswerTo(offer));

        Assert.Equal(1, Offered(Body("sendrecv")));
        Assert.Equal(1, Offered(Body("sendrecv")));
        Assert.Equal(2, Answered(Body("sendrecv")));
        Assert.Equal(2, Answered(Body("sendrecv", "192.0.2.10")));
        Assert.Equal(3, Answered(Body("sendonly")));
        Assert.Equal(4, Answered(Body("sendrecv")));

        // An answer that was made ready and not sent leaves no trace.
        negotiator.Offered(Body("inactive"));
        negotiator.Machine.RefuseOffer();
        Assert.Equal(4, Answered(Body("sendrecv")));

        // An offer that was refused was sent all the same.
        negotiator.Machine.SetHold(true);
        Assert.Equal(5, Negotiator.Version(negotiator.Offer()));
        negotiator.Machine.OnOfferRefused();
        Assert.Equal(6, Answered(Body("sendrecv")));
    }

    [Fact]
    public void A_new_call_starts_over()
    {
        var negotiator = new Negotiator();
        negotiator.Machine.SetHold(true);
        negotiator.AnswerTo(Bodies.Rtpengine);
        negotiator.Machine.Start([192, 0, 2, 1], 4, 40000, 77);
        Assert.False(negotiator.Machine.IsAgreed);
        Assert.Equal(new Negotiator().Offer(), negotiator.Offer());
    }
}
