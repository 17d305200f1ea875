using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>Calls of the peer's until they stand or are over: RFC 3261 §13.3, §9.2, RFC 3262 §3.</summary>
public sealed class IncomingCallTests
{
    private readonly SessionTimeline _t = new();
    private readonly Peer _bob;

    public IncomingCallTests() => _bob = new Peer(_t);

    [Fact]
    public void Rings_answers_and_stands()
    {
        _bob.Invites().Tells("incoming").Is(SessionState.Incoming).SendsNothing();
        Assert.True(_t.Session.IsIncoming);
        _t.DoesOk(s => s.Ring(0)).Sends("180 Ringing", ";tag=", "Contact: ", "CSeq: 101 INVITE").SendsNothing();
        _t.At(3000).DoesOk(s => s.Answer(3000)).Tells("media by peer").Is(SessionState.Accepting)
            .Sends("200 OK", "answer-1", "Contact: ", "Allow: ", "Supported: ").SendsNothing();
        _bob.Acks().Tells("confirmed").Is(SessionState.Confirmed).Agreed("answer-1/offer-b").SendsNothing();
        _t.At(100_000).SendsNothing().TellsNothing();
    }

    [Fact]
    public void A_100_goes_out_when_nothing_else_did()
    {
        _bob.Invites().Tells("incoming");
        _t.At(199).SendsNothing().At(200).Sends("100 Trying").At(1000).SendsNothing();
        Assert.DoesNotContain("To: <sip:alice@192.0.2.7:49152>;tag", _t.Last, StringComparison.Ordinal);
    }

    [Fact]
    public void Ringing_is_repeated_each_minute()
    {
        _bob.Invites().Tells("incoming");
        _t.DoesOk(s => s.Ring(0)).Sends("180").At(59_999).SendsNothing()
            .At(60_000).Sends("180").At(120_000).Sends("180")
            .DoesOk(s => s.Answer(120_000)).Sends("200").Tells("media by peer");
        _bob.Acks().Tells("confirmed").At(300_000).SendsNothing();
    }

    [Fact]
    public void The_200_is_repeated_until_its_ack()
    {
        Accept();
        _t.At(499).SendsNothing();
        foreach (long at in new long[] { 500, 1500, 3500, 7500, 11500, 15500 })
        {
            _t.At(at - 1).SendsNothing().At(at).Sends("200", "answer-1").SendsNothing();
        }

        _bob.Acks().Tells("confirmed").At(40_000).SendsNothing().Is(SessionState.Confirmed);
    }

    [Fact]
    public void Without_an_ack_it_is_ended()
    {
        Accept();
        _t.At(31_999);
        while (true)
        {
            _t.Sends("200");
            if (Drained())
            {
                break;
            }
        }

        _t.TellsNothing().At(32_000).Is(SessionState.Ending).Sends("BYE sip:bob@192.0.2.9", "CSeq: 1 BYE");
        _bob.Answers(200).Tells("ended TimedOut 0").Is(SessionState.Idle);
        bool Drained()
        {
            try
            {
                _t.SendsNothing();
                return true;
            }
            catch (Xunit.Sdk.XunitException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void Hang_up_before_the_ack_waits_for_it()
    {
        Accept();
        _t.At(100).Does(s => s.Hangup(100)).Is(SessionState.Ending).SendsNothing().At(500).Sends("200");
        _bob.Acks().TellsNothing().Sends("BYE").SendsNothing();
        _bob.Answers(200).Tells("ended Local 0");
    }

    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(480)]
    [InlineData(486)]
    [InlineData(603)]
    [InlineData(699)]
    public void Declined(int status)
    {
        _bob.Invites().Tells("incoming");
        _t.DoesOk(s => s.Reject(status, 0)).Tells($"ended Local {status}").Is(SessionState.Idle)
            .Sends($"{status} ", ";tag=")
            .SendsNothing();
        _bob.AcksRefusal().SendsNothing().TellsNothing();
        _t.At(100_000).SendsNothing();
    }

    [Fact]
    public void Hang_up_declines_with_603()
    {
        _bob.Invites().Tells("incoming");
        _t.Does(s => s.Hangup(0)).Sends("603").Tells("ended Local 0");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(299)]
    [InlineData(700)]
    public void Only_a_refusal_refuses(int status)
    {
        _bob.Invites().Tells("incoming");
        Assert.Equal(Sip.Messages.SipResult.WrongState, _t.Session.Reject(status, 0));
        _t.SendsNothing().Is(SessionState.Incoming);
    }

    [Fact]
    public void Busy_phones_refuse()
    {
        _t.Refusal = 486;
        _bob.Invites().TellsNothing().Sends("486 Busy Here", ";tag=");
        _bob.AcksRefusal().SendsNothing();
    }

    [Fact]
    public void Cancelled_by_the_caller()
    {
        _bob.Invites().Tells("incoming");
        _t.DoesOk(s => s.Ring(0)).Sends("180");
        _bob.Cancels().Tells("ended Cancelled 0").Is(SessionState.Idle).Sends("200", "CSeq: 101 CANCEL", ";tag=")
            .Sends("487", "CSeq: 101 INVITE").SendsNothing();
        _bob.AcksRefusal().SendsNothing();
        _t.At(100_000).SendsNothing().TellsNothing();
    }

    [Theory]
    [InlineData("Reason: SIP;cause=200;text=\"Call completed elsewhere\"", "Replaced")]
    [InlineData("Reason: Q.850;cause=16, sip ;cause=200", "Replaced")]
    [InlineData("Reason: Q.850;cause=200", "Cancelled")]
    [InlineData("Reason: SIP;cause=408", "Cancelled")]
    [InlineData("Reason: SIP;text=\"200\"", "Cancelled")]
    public void A_cancel_tells_whether_somebody_else_answered(string reason, string end)
    {
        _bob.Invites().Tells("incoming");
        _bob.Cancels(reason).Tells($"ended {end} 0").Sends("200").Sends("487").SendsNothing();
    }

    [Theory]
    [InlineData("Reason: SIP;cause=200", "Replaced")]
    [InlineData("", "Remote")]
    public void A_bye_before_the_answer_tells_so_too(string reason, string end)
    {
        _bob.Invites().Tells("incoming");
        _t.DoesOk(s => s.Ring(0)).Sends("180");
        _bob.Learns();
        _bob.Sends("BYE", headers: reason).Tells($"ended {end} 0").Sends("200").Sends("487").SendsNothing();
    }

    [Fact]
    public void A_cancel_after_the_200_changes_nothing()
    {
        Accept();
        _bob.Cancels().Sends("200", "CSeq: 101 CANCEL").SendsNothing().TellsNothing().Is(SessionState.Accepting);
    }

    [Fact]
    public void A_cancel_of_nothing_gets_481()
    {
        _bob.Invites().Tells("incoming");
        new Peer(_t, "carol1").Cancels().Sends("481").SendsNothing().Is(SessionState.Incoming);
    }

    [Fact]
    public void A_bye_before_the_answer_ends_it_with_487()
    {
        _bob.Invites().Tells("incoming");
        _t.DoesOk(s => s.Ring(0)).Sends("180");
        _bob.Learns();
        _bob.Sends("BYE").Tells("ended Remote 0").Sends("200", "BYE").Sends("487", "CSeq: 101 INVITE").SendsNothing();
    }

    [Fact]
    public void An_invite_without_offer_gets_ours_in_the_200()
    {
        _bob.Invites("").Tells("incoming");
        _t.DoesOk(s => s.Answer(0)).TellsNothing().Sends("200", "offer-1");
        _bob.Acks("answer-b").Tells("media, confirmed").Agreed("offer-1/answer-b").SendsNothing();
    }

    [Theory]
    [InlineData("", MediaOutcome.Ok)]
    [InlineData("bad", MediaOutcome.Malformed)]
    [InlineData("none", MediaOutcome.NotAcceptable)]
    public void Without_a_right_answer_in_the_ack_it_is_ended(string body, MediaOutcome outcome)
    {
        _bob.Invites("").Tells("incoming");
        _t.DoesOk(s => s.Answer(0)).Sends("200", "offer-1");
        _t.Media.Outcome = outcome;
        _bob.Acks(body).Sends("BYE").TellsNothing();
        _bob.Answers(200).Tells("ended NotAcceptable 0");
    }

    [Theory]
    [InlineData(MediaOutcome.NotAcceptable, "488")]
    [InlineData(MediaOutcome.Malformed, "400")]
    public void An_offer_that_is_none_for_us(MediaOutcome outcome, string status)
    {
        _t.Media.Outcome = outcome;
        _bob.Invites().Sends(status, ";tag=").TellsNothing().Is(SessionState.Idle);
        _bob.AcksRefusal().SendsNothing();
    }

    [Fact]
    public void Reliable_ringing_where_the_caller_requires_it()
    {
        _bob.Invites(headers: "Require: 100rel").Tells("incoming");
        _t.DoesOk(s => s.Ring(0)).Sends("180", "Require: 100rel", "RSeq: ");
        string rseq = RSeq();
        _t.At(499).SendsNothing().At(500).Sends("180", "RSeq: " + rseq).At(1500).Sends("180", "RSeq: " + rseq);
        _bob.Learns();
        _bob.Sends("PRACK", headers: $"RAck: {rseq} 102 INVITE").Sends("481");
        _bob.Sends("PRACK", headers: $"RAck: {rseq} 101 INVITE").Sends("200", "PRACK");
        _bob.Sends("PRACK", headers: $"RAck: {rseq} 101 INVITE").Sends("481");
        _t.At(30_000).SendsNothing().DoesOk(s => s.Answer(30_000)).Tells("media by peer").Sends("200", "answer-1");
        _bob.Acks(cseq: 101).Tells("confirmed");
    }

    [Fact]
    public void Without_a_prack_the_call_is_refused()
    {
        _bob.Invites(headers: "Require: 100rel").Tells("incoming");
        _t.DoesOk(s => s.Ring(0)).Sends("180");
        for (int i = 0; i < 6; i++)
        {
            _t.At((500L << i) + (500 * ((1L << i) - 1))).Sends("180", "RSeq: ");
        }

        _t.At(31_999).SendsNothing().At(32_000).Sends("504").Tells("ended TimedOut 504").Is(SessionState.Idle);
    }

    [Fact]
    public void An_offer_in_a_reliable_response_is_answered_in_the_prack()
    {
        _bob.Invites("", "Require: 100rel").Tells("incoming");
        _t.DoesOk(s => s.Ring(0)).Sends("180", "offer-1", "RSeq: ");
        string rseq = RSeq();
        _t.DoesOk(s => s.Answer(0)).SendsNothing().Is(SessionState.Incoming);
        _bob.Learns();
        _bob.Sends("PRACK", "answer-b", $"RAck: {rseq} 101 INVITE").Tells("media").Sends("200", "PRACK")
            .Sends("200", "INVITE", "Content-Length: 0").Is(SessionState.Accepting);
        _bob.Acks(cseq: 101).Tells("confirmed").Agreed("offer-1/answer-b");
    }

    [Fact]
    public void An_offer_in_a_prack_is_answered_in_its_200()
    {
        _bob.Invites("", "Require: 100rel").Tells("incoming");
        _t.DoesOk(s => s.Ring(0)).Sends("180", "offer-1");
        string rseq = RSeq();
        _bob.Learns();
        _bob.Sends("PRACK", "answer-b", $"RAck: {rseq} 101 INVITE").Tells("media").Sends("200");
        _t.At(60_000).Sends("180", "RSeq: ", "Content-Length: 0");
        rseq = RSeq();
        _bob.Sends("PRACK", "offer-c", $"RAck: {rseq} 101 INVITE").Tells("media by peer").Sends("200", "answer-1");
    }

    [Fact]
    public void The_same_invite_by_another_way_is_merged()
    {
        _bob.Invites().Tells("incoming");
        _bob.InvitesByOtherWay().Sends("482 Loop Detected").TellsNothing();
    }

    [Fact]
    public void A_lost_flow_ends_what_is_not_answered()
    {
        _bob.Invites().Tells("incoming");
        _t.LosesFlow().Tells("ended ConnectionLost 0").FindsFlow().SendsNothing();
    }

    [Fact]
    public void Stray_acks_are_dropped()
    {
        Accept();
        _bob.Acks(cseq: 100).SendsNothing().TellsNothing().Is(SessionState.Accepting);
        _bob.Acks().Tells("confirmed");
        _bob.Acks().SendsNothing().TellsNothing();
        new Peer(_t, "carol1").AcksRefusal().SendsNothing().TellsNothing();
    }

    [Fact]
    public void A_session_interval_too_small_gets_422()
    {
        _bob.Invites(headers: "Supported: timer|Session-Expires: 60").TellsNothing().Sends("422", "Min-SE: 90");
    }

    [Fact]
    public void A_plain_contact_in_a_secure_call_is_refused()
    {
        _bob.Invites(uri: "sips:alice@example.com").TellsNothing().Sends("480");
    }

    [Fact]
    public void The_owner_may_answer_at_once()
    {
        _t.WhenIncoming = session => session.Answer(_t.NowMs);
        _bob.Invites().Tells("incoming, media by peer").Sends("200", "answer-1").SendsNothing();
        _bob.Acks().Tells("confirmed");
    }

    private void Accept()
    {
        _bob.Invites().Tells("incoming");
        _t.DoesOk(s => s.Answer(0)).Tells("media by peer").Is(SessionState.Accepting).Sends("200", "answer-1");
    }

    private string RSeq() => _t.Last.Split("RSeq: ")[1].Split("\r\n")[0];
}
