using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>Sessions that stand: RFC 3261 §14, §15, RFC 3311, RFC 4028, RFC 6141.</summary>
public sealed class ConfirmedTests
{
    private readonly SessionTimeline _t = new();
    private readonly Peer _bob;

    public ConfirmedTests() => _bob = new Peer(_t);

    [Theory]
    [InlineData(200)]
    [InlineData(408)]
    [InlineData(481)]
    [InlineData(500)]
    public void Hang_up_ends_whatever_the_peer_says(int status)
    {
        Stand();
        _t.Does(s => s.Hangup(0)).Is(SessionState.Ending).Sends("BYE sip:bob@192.0.2.9", "CSeq: 2 BYE").SendsNothing();
        _bob.Answers(status).Tells("ended Local 0").Is(SessionState.Idle).SendsNothing();
    }

    [Fact]
    public void A_bye_that_nobody_answers_ends_after_64_t1()
    {
        Stand();
        _t.Does(s => s.Hangup(0)).Sends("BYE").At(31_999).TellsNothing().At(32_000).Tells("ended Local 0");
    }

    [Fact]
    public void The_peer_hangs_up()
    {
        Stand();
        _bob.Sends("BYE").Tells("ended Remote 0").Sends("200", "CSeq: 101 BYE").SendsNothing();
        _bob.Sends("BYE").Sends("481").TellsNothing();
    }

    [Fact]
    public void Both_hang_up_at_once()
    {
        Stand();
        _t.Does(s => s.Hangup(0)).Sends("BYE");
        string bye = _t.Last;
        _bob.Sends("BYE").Tells("ended Local 0").Sends("200").SendsNothing();
        _bob.Answers(481, to: bye).TellsNothing().SendsNothing();
    }

    [Fact]
    public void A_bye_waits_for_a_flow()
    {
        Stand();
        _t.LosesFlow().TellsNothing().Is(SessionState.Confirmed).Does(s => s.Hangup(0)).SendsNothing()
            .At(5000).FindsFlow().Sends("BYE");
        _bob.Answers(200).Tells("ended Local 0");
    }

    [Fact]
    public void A_bye_without_a_flow_gives_up_in_time()
    {
        Stand();
        _t.LosesFlow().Does(s => s.Hangup(0)).At(31_999).TellsNothing()
            .At(32_000).Tells("ended Local 0").SendsNothing();
    }

    [Fact]
    public void A_bye_is_challenged()
    {
        Stand();
        _t.Does(s => s.Hangup(0)).Sends("BYE", "CSeq: 2 BYE");
        _bob.Answers(407, headers: "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"1\"")
            .Sends("BYE", "CSeq: 3 BYE", "Proxy-Authorization: Digest").TellsNothing();
        _bob.Answers(200).Tells("ended Local 0");
    }

    [Fact]
    public void Our_change_is_answered()
    {
        Stand();
        Change(2).Sends("INVITE sip:bob@192.0.2.9", "CSeq: 2 INVITE", "offer-2", ";tag=bob1").SendsNothing();
        _bob.Answers(200, "answer-h").Tells("media").Sends("ACK sip:bob@192.0.2.9", "CSeq: 2 ACK").SendsNothing()
            .Agreed("offer-2/answer-h");
    }

    [Theory]
    [InlineData(488)]
    [InlineData(403)]
    [InlineData(503)]
    public void A_refused_change_leaves_all_as_it_was(int status)
    {
        Stand();
        Change(2).Sends("INVITE", "CSeq: 2 INVITE");
        _bob.Answers(status).Sends("ACK sip:bob@192.0.2.9", "CSeq: 2 ACK").Tells($"refused {status}")
            .Is(SessionState.Confirmed).SendsNothing();
        Assert.Equal(0, _t.Media.Wish);
    }

    [Theory]
    [InlineData(481, "Remote")]
    [InlineData(408, "TimedOut")]
    public void A_peer_that_is_gone_ends_it(int status, string end)
    {
        Stand();
        Change(2).Sends("INVITE");
        _bob.Answers(status).Sends("ACK").Sends("BYE").TellsNothing();
        _bob.Answers(481).Tells($"ended {end} {status}");
    }

    [Fact]
    public void A_change_that_nobody_answers_ends_it()
    {
        Stand();
        Change(2).Sends("INVITE").At(31_999).SendsNothing().At(32_000).Sends("BYE");
        _bob.Answers(200).Tells("ended TimedOut 408");
    }

    [Theory]
    [InlineData("")]
    [InlineData("bad")]
    public void A_change_without_a_right_answer_ends_it(string body)
    {
        Stand();
        Change(2).Sends("INVITE");
        _t.Media.Outcome = MediaOutcome.Malformed;
        _bob.Answers(200, body).Sends("ACK").Sends("BYE");
        _bob.Answers(200).Tells("ended NotAcceptable 0");
    }

    [Fact]
    public void Who_made_the_call_id_waits_2100_to_4000_ms_after_a_491()
    {
        Stand();
        Change(2).Sends("INVITE", "CSeq: 2 INVITE");
        _bob.Answers(491).Sends("ACK").TellsNothing().SendsNothing();
        long due = _t.After(0).Core.NextDeadlineMs;
        Assert.InRange(due, 2100, 4000);
        Assert.Equal(0, due % 10);
        _t.At(due - 1).SendsNothing().At(due).Sends("INVITE", "CSeq: 3 INVITE");
        _bob.Answers(200, "answer-h").Tells("media").Sends("ACK");
    }

    [Fact]
    public void The_other_one_waits_0_to_2000_ms_after_a_491()
    {
        StandIncoming();
        Change(2).Sends("INVITE", "CSeq: 1 INVITE");
        _bob.Answers(491).Sends("ACK").TellsNothing();
        Assert.InRange(_t.After(0).Core.NextDeadlineMs, 0, 2000);
        _t.At(2000).Sends("INVITE", "CSeq: 2 INVITE");
    }

    [Fact]
    public void Glare_has_an_end()
    {
        Stand();
        Change(2);
        for (int i = 0; i <= Core.Limits.MaxChangeTries; i++)
        {
            _t.After(4000).Sends("INVITE").TellsNothing();
            _bob.Answers(491).Sends("ACK");
        }

        _t.Tells("refused 491").After(10_000).SendsNothing();
    }

    [Fact]
    public void A_500_with_retry_after_is_tried_again()
    {
        Stand();
        Change(2).Sends("INVITE");
        _bob.Answers(500, headers: "Retry-After: 3").Sends("ACK").TellsNothing();
        _t.At(2999).SendsNothing().At(3000).Sends("INVITE");
    }

    [Fact]
    public void A_change_during_a_change_comes_after_it()
    {
        Stand();
        Change(2).Sends("INVITE", "offer-2");
        string invite = _t.Last;
        Change(3).SendsNothing();
        _bob.Answers(200, "answer-h", to: invite).Tells("media").Sends("ACK", "CSeq: 2 ACK");
        _t.After(0).Sends("INVITE", "CSeq: 3 INVITE", "offer-3");
    }

    [Fact]
    public void A_change_of_the_peers_is_answered()
    {
        Stand();
        _bob.Sends("INVITE", "offer-hold").Tells("media by peer").Sends("200", "answer-1", "Contact: ").SendsNothing();
        Assert.DoesNotContain("100 Trying", _t.Last, StringComparison.Ordinal);
        _bob.Acks().TellsNothing().Agreed("answer-1/offer-hold").Is(SessionState.Confirmed);
        _t.At(40_000).SendsNothing();
    }

    [Theory]
    [InlineData(MediaOutcome.NotAcceptable, "488")]
    [InlineData(MediaOutcome.Malformed, "400")]
    public void A_change_that_is_none_for_us_leaves_all_as_it_was(MediaOutcome outcome, string status)
    {
        Stand();
        _t.Media.Outcome = outcome;
        _bob.Sends("INVITE", "offer-video").TellsNothing().Sends(status).Is(SessionState.Confirmed);
        _t.Media.Outcome = MediaOutcome.Ok;
        _bob.AcksRefusal().SendsNothing();
        _bob.Sends("INVITE", "offer-audio").Tells("media by peer").Sends("200");
    }

    [Fact]
    public void A_change_without_offer_gets_ours()
    {
        Stand();
        _bob.Sends("INVITE").TellsNothing().Sends("200", "offer-1");
        _bob.Acks("answer-x").Tells("media").Agreed("offer-1/answer-x");
    }

    [Fact]
    public void A_change_without_answer_in_the_ack_leaves_all_as_it_was()
    {
        Stand();
        _bob.Sends("INVITE").Sends("200", "offer-1");
        _bob.Acks().TellsNothing().SendsNothing().Is(SessionState.Confirmed);
        Assert.Equal(0, _t.Media.Wish);
        _bob.Sends("UPDATE", "offer-u").Tells("media by peer").Sends("200");
    }

    [Fact]
    public void Changes_that_cross_get_491()
    {
        Stand();
        Change(2).Sends("INVITE");
        string invite = _t.Last;
        _bob.Sends("INVITE", "offer-b2").TellsNothing().Sends("491", "CSeq: 101 INVITE").SendsNothing();
        _bob.AcksRefusal().SendsNothing();
        _bob.Sends("UPDATE", "offer-b2").TellsNothing().Sends("491", "CSeq: 102 UPDATE");
        _bob.Sends("UPDATE").TellsNothing().Sends("200", "CSeq: 103 UPDATE");
        _bob.Answers(200, "answer-h", to: invite).Tells("media").Sends("ACK");
    }

    [Fact]
    public void A_second_change_before_the_ack_gets_500()
    {
        Stand();
        _bob.Sends("INVITE", "offer-2").Tells("media by peer").Sends("200", "CSeq: 101 INVITE");
        _bob.Sends("INVITE", "offer-3").TellsNothing().Sends("500", "CSeq: 102 INVITE", "Retry-After: ");
        _bob.Acks(cseq: 101).SendsNothing();
        _bob.Sends("INVITE", "offer-3").Tells("media by peer").Sends("200", "CSeq: 103 INVITE");
    }

    [Fact]
    public void A_change_that_is_never_acknowledged_ends_it()
    {
        Stand();
        _bob.Sends("INVITE", "offer-2").Tells("media by peer");
        _t.At(31_000);
        for (int i = 0; i < 10; i++)
        {
            _t.Sends("200");
        }

        _t.At(32_000).Sends("200").Sends("BYE");
        _bob.Answers(200).Tells("ended TimedOut 0");
    }

    [Fact]
    public void An_update_of_the_peers_is_answered()
    {
        Stand();
        _bob.Sends("UPDATE", "offer-u").Tells("media by peer")
            .Sends("200", "answer-1", "CSeq: 101 UPDATE", "Contact: ");
        _bob.Sends("UPDATE").TellsNothing().Sends("200", "Content-Length: 0");
        _t.Media.Outcome = MediaOutcome.NotAcceptable;
        _bob.Sends("UPDATE", "offer-v").TellsNothing().Sends("488");
    }

    [Fact]
    public void The_target_is_refreshed()
    {
        Stand();
        _bob.Contact = "<sip:bob@192.0.2.99>";
        _bob.Sends("UPDATE").Sends("200");
        _t.Does(s => s.Hangup(0)).Sends("BYE sip:bob@192.0.2.99");
    }

    [Fact]
    public void Requests_out_of_order_get_500()
    {
        Stand();
        _bob.Sends("INFO", cseq: 200).Tells("info").Sends("200");
        _bob.Sends("INFO", cseq: 200).TellsNothing().Sends("500");
        _bob.Sends("BYE", cseq: 199).TellsNothing().Sends("500").Is(SessionState.Confirmed);
    }

    [Fact]
    public void Hang_up_while_our_change_is_out_waits_for_its_end()
    {
        Stand();
        Change(2).Sends("INVITE");
        string invite = _t.Last;
        _t.Does(s => s.Hangup(0)).Sends("BYE", "CSeq: 3 BYE");
        _bob.Answers(200).TellsNothing().Is(SessionState.Ending);
        _bob.Answers(487, to: invite).Sends("ACK", "CSeq: 2 ACK").Tells("ended Local 0").SendsNothing();
    }

    [Fact]
    public void Hang_up_while_our_change_is_out_does_not_wait_for_ever()
    {
        Stand();
        Change(2).Sends("INVITE");
        _bob.Answers(100).Does(s => s.Hangup(0)).Sends("BYE");
        _bob.Answers(200).TellsNothing();
        _t.At(31_999).TellsNothing().At(32_000).Tells("ended Local 0").SendsNothing();
    }

    [Fact]
    public void A_bye_while_our_change_is_out_ends_it()
    {
        Stand();
        Change(2).Sends("INVITE");
        string invite = _t.Last;
        _bob.Sends("BYE").Tells("ended Remote 0").Sends("200");
        _bob.Answers(487, to: invite).SendsNothing().TellsNothing();
    }

    [Fact]
    public void A_lost_flow_fails_the_change_and_keeps_the_call()
    {
        Stand();
        Change(2).Sends("INVITE");
        _t.LosesFlow().Tells("refused 503").Is(SessionState.Confirmed);
        Change(3).SendsNothing().FindsFlow().Sends("INVITE", "offer-3");
    }

    [Fact]
    public void We_refresh_by_update_where_the_peer_has_it()
    {
        Stand("Session-Expires: 600;refresher=uac|Allow: INVITE, ACK, BYE, UPDATE");
        _t.At(299_999).SendsNothing().At(300_000)
            .Sends("UPDATE sip:bob@192.0.2.9", "Session-Expires: 600;refresher=uac", "Content-Length: 0");
        _bob.Answers(200, headers: "Session-Expires: 600;refresher=uac").TellsNothing();
        _t.At(599_999).SendsNothing().At(600_000).Sends("UPDATE");
    }

    [Fact]
    public void We_refresh_by_invite_where_the_peer_has_no_update()
    {
        Stand("Session-Expires: 600;refresher=uac|Allow: INVITE, ACK, BYE");
        _t.At(300_000).Sends("INVITE", "Session-Expires: 600;refresher=uac", "offer-1");
        _bob.Answers(200, "answer-b", "Session-Expires: 600;refresher=uac").Tells("media").Sends("ACK");
        _t.At(600_000).Sends("INVITE");
    }

    [Fact]
    public void A_refresh_that_is_refused_is_none_and_the_call_runs_out()
    {
        Stand("Session-Expires: 600;refresher=uac|Allow: INVITE, ACK, BYE");
        _t.At(300_000).Sends("INVITE");
        _bob.Answers(503).Sends("ACK").TellsNothing();
        _t.At(567_999).SendsNothing().At(568_000).Sends("BYE");
        _bob.Answers(200).Tells("ended TimedOut 0");
    }

    [Fact]
    public void A_peer_that_does_not_refresh_is_gone()
    {
        Stand("Session-Expires: 600;refresher=uas");
        _t.At(567_999).SendsNothing().At(568_000).Sends("BYE");
        _bob.Answers(481).Tells("ended TimedOut 0");
    }

    [Fact]
    public void The_peers_refresh_keeps_it_alive()
    {
        Stand("Session-Expires: 600;refresher=uas");
        _t.At(300_000);
        _bob.Sends("UPDATE", headers: "Supported: timer|Session-Expires: 600;refresher=uac")
            .Sends("200", "Session-Expires: 600;refresher=uac", "Require: timer");
        _t.At(867_999).SendsNothing().At(868_000).Sends("BYE");
    }

    private SessionTimeline Change(int wish)
    {
        _t.Media.Wish = wish;
        return _t.DoesOk(s => s.Change(_t.NowMs));
    }

    private void Stand(string headers = "")
    {
        _t.Calls().Sends("INVITE");
        _bob.Answers(200, "answer-b", headers).Tells("media, confirmed").Sends("ACK").SendsNothing();
    }

    private void StandIncoming()
    {
        _bob.Invites().Tells("incoming");
        _t.DoesOk(s => s.Answer(0)).Tells("media by peer").Sends("200");
        _bob.Acks().Tells("confirmed");
    }
}
