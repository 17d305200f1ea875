using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>Calls of ours until they stand or are over: RFC 3261 §13.2, §9.1, RFC 3262 §4.</summary>
public sealed class OutgoingCallTests
{
    private const string Digest = "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"n1\", qop=\"auth\"";
    private const string ProxyDigest = "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"p1\", qop=\"auth\"";

    private readonly SessionTimeline _t = new();
    private readonly Peer _bob;

    public OutgoingCallTests() => _bob = new Peer(_t);

    [Fact]
    public void Rings_and_is_answered()
    {
        string invite = Call();
        _bob.Answers(100).TellsNothing().Is(SessionState.Calling);
        _bob.Answers(180, to: invite).Tells("proceeding 180").Is(SessionState.Proceeding);
        _bob.Answers(200, "answer-b", to: invite).Tells("media, confirmed").Is(SessionState.Confirmed)
            .Agreed("offer-1/answer-b")
            .Sends("ACK sip:bob@192.0.2.9", "CSeq: 1 ACK", ";tag=bob1").SendsNothing();
        _bob.Answers(200, "answer-b", to: invite).Sends("ACK sip:bob@192.0.2.9", "CSeq: 1 ACK").TellsNothing();
    }

    [Fact]
    public void The_invite_says_what_we_can()
    {
        Call();
        foreach (string field in new[] { "Contact: ", "Allow: ", "Supported: ", "Session-Expires: ", "Max-Forwards: " })
        {
            Assert.Contains(field, _t.Last, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("\r\nReplaces: ", _t.Last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "ended NotAcceptable 0")]
    [InlineData("bad", "ended NotAcceptable 0")]
    public void Without_a_right_answer_in_the_2xx_it_is_acknowledged_and_ended(string body, string told)
    {
        string invite = Call();
        _t.Media.Outcome = MediaOutcome.Malformed;
        _bob.Answers(200, body, to: invite).Sends("ACK sip:bob@192.0.2.9").Sends("BYE sip:bob@192.0.2.9", "CSeq: 2 BYE")
            .TellsNothing().Is(SessionState.Ending);
        _bob.Answers(200).Tells(told).Is(SessionState.Idle).SendsNothing();
    }

    [Theory]
    [InlineData(302, "ended Refused 302")]
    [InlineData(404, "ended Refused 404")]
    [InlineData(486, "ended Refused 486")]
    [InlineData(487, "ended Refused 487")]
    [InlineData(488, "ended NotAcceptable 488")]
    [InlineData(491, "ended Refused 491")]
    [InlineData(503, "ended Refused 503")]
    [InlineData(603, "ended Refused 603")]
    [InlineData(606, "ended NotAcceptable 606")]
    public void A_refusal_is_acknowledged_and_told(int status, string told)
    {
        string invite = Call();
        _bob.Answers(180, to: invite).Tells("proceeding 180");
        _bob.Answers(status, to: invite).Tells(told).Is(SessionState.Idle)
            .Sends("ACK sip:bob@example.com", "CSeq: 1 ACK", ";tag=bob1").SendsNothing();
        Assert.Equal(Line(invite, "Via"), Line(_t.Last, "Via"));
    }

    [Fact]
    public void Retry_after_is_told()
    {
        string invite = Call();
        _bob.Answers(503, headers: "Retry-After: 120 (maintenance)", to: invite)
            .Tells("ended Refused 503").Sends("ACK");
        Assert.Equal(120, _t.Session.RetryAfterSeconds);
        _t.Calls().Sends("INVITE");
        Assert.Equal(-1, _t.Session.RetryAfterSeconds);
    }

    [Fact]
    public void Challenges_are_answered_with_the_next_cseq()
    {
        string invite = Call();
        _bob.Answers(401, headers: Digest, to: invite).Sends("ACK sip:bob@example.com", "CSeq: 1 ACK")
            .Sends("INVITE sip:bob@example.com", "CSeq: 2 INVITE", "Authorization: Digest ", "offer-1",
                "\r\nTo: <sip:bob@example.com>\r\n");
        Assert.Equal(Line(invite, "Call-ID"), Line(_t.Last, "Call-ID"));
        Assert.Equal(Line(invite, "From"), Line(_t.Last, "From"));
        Assert.NotEqual(Line(invite, "Via"), Line(_t.Last, "Via"));
        invite = _t.Last;
        _bob.Answers(407, headers: ProxyDigest, to: invite).Sends("ACK", "CSeq: 2 ACK")
            .Sends("INVITE", "CSeq: 3 INVITE", "\r\nAuthorization: ", "\r\nProxy-Authorization: ");
        _bob.Answers(200, "answer-b").Tells("media, confirmed").Sends("ACK", "CSeq: 3 ACK", "Authorization: ");
    }

    [Fact]
    public void A_refused_password_ends_it()
    {
        string invite = Call();
        _bob.Answers(401, headers: Digest, to: invite).Sends("ACK").Sends("INVITE");
        _bob.Answers(401, headers: Digest.Replace("n1", "n2", StringComparison.Ordinal)).Sends("ACK")
            .SendsNothing().Tells("ended Unauthorized 401").Is(SessionState.Idle);
    }

    [Fact]
    public void A_challenge_after_ringing_forgets_the_early_dialog()
    {
        string invite = Call();
        _bob.Answers(180, to: invite).Tells("proceeding 180");
        _bob.Answers(401, headers: Digest, to: invite).Sends("ACK sip:bob@example.com", ";tag=bob1")
            .Sends("INVITE sip:bob@example.com", "CSeq: 2 INVITE", "\r\nTo: <sip:bob@example.com>\r\n");
        new Peer(_t, "bob2").Answers(200, "answer-b").Tells("media, confirmed").Sends("ACK", ";tag=bob2");
    }

    [Fact]
    public void An_interval_too_small_is_raised()
    {
        string invite = Call();
        _bob.Answers(422, headers: "Min-SE: 3600", to: invite).Sends("ACK")
            .Sends("INVITE", "CSeq: 2 INVITE", "Session-Expires: 3600", "Min-SE: 3600");
        _bob.Answers(422, headers: "Min-SE: 3600").Sends("ACK").SendsNothing().Tells("ended Refused 422");
    }

    [Fact]
    public void Nobody_answers()
    {
        Call();
        _t.At(31999).TellsNothing().At(32000).Tells("ended TimedOut 0").SendsNothing().Is(SessionState.Idle);
    }

    [Fact]
    public void Who_rings_is_not_given_up_by_us()
    {
        string invite = Call();
        _bob.Answers(180, to: invite).Tells("proceeding 180");
        _t.At(600_000).TellsNothing().SendsNothing().Is(SessionState.Proceeding);
    }

    [Fact]
    public void Hang_up_while_it_rings_cancels()
    {
        string invite = Call();
        _bob.Answers(180, to: invite).Tells("proceeding 180");
        _t.At(5000).Does(s => s.Hangup(5000)).Is(SessionState.Ending)
            .Sends("CANCEL sip:bob@example.com", "CSeq: 1 CANCEL", "\r\nTo: <sip:bob@example.com>\r\n");
        Assert.Equal(Line(invite, "Via"), Line(_t.Last, "Via"));
        _bob.Answers(200).TellsNothing();
        _bob.Answers(487, to: invite).Sends("ACK").Tells("ended Local 0").Is(SessionState.Idle);
    }

    [Fact]
    public void No_cancel_before_a_response()
    {
        string invite = Call();
        _t.Does(s => s.Hangup(0)).Is(SessionState.Ending).SendsNothing();
        _bob.Answers(100, to: invite).Sends("CANCEL");
        _bob.Answers(183, "answer-b", to: invite).SendsNothing().TellsNothing();
        _bob.Answers(487, to: invite).Sends("ACK").Tells("ended Local 0");
    }

    [Fact]
    public void A_2xx_that_crosses_the_cancel_is_acknowledged_and_ended()
    {
        string invite = Call();
        _bob.Answers(180, to: invite).Tells("proceeding 180");
        _t.Does(s => s.Hangup(0)).Sends("CANCEL");
        _bob.Answers(200, "answer-b", to: invite).Sends("ACK sip:bob@192.0.2.9").Sends("BYE sip:bob@192.0.2.9")
            .TellsNothing();
        _bob.Answers(481).Tells("ended Local 0").Is(SessionState.Idle).SendsNothing();
    }

    [Fact]
    public void A_cancel_that_nobody_minds_ends_after_64_t1()
    {
        string invite = Call();
        _bob.Answers(180, to: invite).Tells("proceeding 180");
        _t.At(1000).Does(s => s.Hangup(1000)).Sends("CANCEL").At(32_999).TellsNothing()
            .At(33_000).Tells("ended Local 0").Is(SessionState.Idle);
        _bob.Answers(200, "answer-b", to: invite).Sends("ACK").Sends("BYE").TellsNothing();
    }

    [Fact]
    public void A_challenge_that_crosses_hang_up_ends_it()
    {
        string invite = Call();
        _bob.Answers(100, to: invite);
        _t.Does(s => s.Hangup(0)).Sends("CANCEL");
        _bob.Answers(401, headers: Digest, to: invite).Sends("ACK").SendsNothing().Tells("ended Local 0");
    }

    [Fact]
    public void Early_media_answers_and_the_2xx_needs_not_repeat_it()
    {
        string invite = Call();
        _bob.Answers(183, "early-b", to: invite).Tells("media, proceeding 183").Agreed("offer-1/early-b");
        _bob.Answers(183, "other-b", to: invite).Tells("proceeding 183").Agreed("offer-1/early-b");
        _bob.Answers(200, "", to: invite).Tells("confirmed").Agreed("offer-1/early-b").Sends("ACK").SendsNothing();
    }

    [Fact]
    public void The_first_2xx_wins_and_the_other_one_is_ended()
    {
        string invite = Call();
        var carol = new Peer(_t, "carol1") { Contact = "<sip:carol@192.0.2.10>" };
        _bob.Answers(183, "early-b", to: invite).Tells("media, proceeding 183");
        carol.Answers(183, "early-c", to: invite).Tells("media, proceeding 183").Agreed("offer-1/early-c");
        _bob.Answers(180, to: invite).Tells("proceeding 180");
        carol.Answers(200, "answer-c", to: invite).Tells("confirmed").Sends("ACK sip:carol@192.0.2.10", ";tag=carol1");
        _bob.Answers(200, "answer-b", to: invite).TellsNothing().Is(SessionState.Confirmed)
            .Sends("ACK sip:bob@192.0.2.9", ";tag=bob1").Sends("BYE sip:bob@192.0.2.9", ";tag=bob1").SendsNothing();
        carol.Answers(200, "answer-c", to: invite).Sends("ACK sip:carol@192.0.2.10").SendsNothing();
    }

    [Fact]
    public void A_fork_that_answers_without_early_media_brings_its_own()
    {
        string invite = Call();
        _bob.Answers(183, "early-b", to: invite).Tells("media, proceeding 183");
        new Peer(_t, "carol1").Answers(200, "answer-c", to: invite).Tells("media, confirmed").Agreed("offer-1/answer-c")
            .Sends("ACK", ";tag=carol1");
    }

    [Fact]
    public void Reliable_responses_are_acknowledged_once_and_in_order()
    {
        string invite = Call();
        _bob.AnswersReliably(183, 7, "early-b", invite).Tells("media, proceeding 183")
            .Sends("PRACK sip:bob@192.0.2.9", "RAck: 7 1 INVITE", "CSeq: 2 PRACK");
        string prack = _t.Last;
        _bob.AnswersReliably(183, 7, "early-b", invite).TellsNothing().SendsNothing();
        _bob.AnswersReliably(180, 8, "", invite).TellsNothing().SendsNothing();
        _bob.Answers(200, to: prack);
        _bob.AnswersReliably(180, 9, "", invite).TellsNothing().SendsNothing();
        _bob.AnswersReliably(180, 8, "", invite).Tells("proceeding 180")
            .Sends("PRACK", "RAck: 8 1 INVITE", "CSeq: 3 PRACK");
        _bob.Answers(200, "", to: invite).Tells("confirmed").Sends("ACK", "CSeq: 1 ACK").SendsNothing();
    }

    [Fact]
    public void After_a_reliable_answer_the_peer_may_update()
    {
        string invite = Call();
        _bob.Answers(183, "early-b", to: invite).Tells("media, proceeding 183");
        _bob.Sends("UPDATE", "offer-u").Sends("491").TellsNothing();
        _bob.AnswersReliably(183, 1, "early-b", invite).Tells("proceeding 183").Sends("PRACK");
        _bob.Answers(200);
        _bob.Sends("UPDATE", "offer-u").Tells("media by peer").Sends("200", "answer-1").Is(SessionState.Proceeding);
        _bob.Answers(200, "", to: invite).Tells("confirmed").Sends("ACK").SendsNothing();
    }

    [Fact]
    public void A_lost_flow_ends_a_call_that_does_not_stand()
    {
        string invite = Call();
        _bob.Answers(180, to: invite).Tells("proceeding 180");
        _t.LosesFlow().Tells("ended ConnectionLost 0").Is(SessionState.Idle).SendsNothing();
    }

    [Fact]
    public void Without_a_flow_nothing_is_begun()
    {
        _t.LosesFlow();
        byte[] uri = Text.Bytes("sip:bob@example.com");
        Assert.Equal(Sip.Messages.SipResult.NotConnected, _t.Session.Call(uri, 0, uri.Length, null, null, 0));
        _t.Is(SessionState.Idle).FindsFlow().Calls().Sends("INVITE");
    }

    [Fact]
    public void A_plain_contact_in_a_secure_dialog_is_refused()
    {
        _t.Calls("sips:bob@example.com").Sends("INVITE sips:bob@example.com", "Contact: <sips:");
        _bob.Answers(200, "answer-b").Sends("ACK").Sends("BYE").TellsNothing();
        _bob.Answers(200).Tells("ended ProtocolError 0");
    }

    [Fact]
    public void Replaces_is_required()
    {
        _t.Calls(replaces: "abc;to-tag=1;from-tag=2")
            .Sends("INVITE", "Require: replaces", "Replaces: abc;to-tag=1;from-tag=2");
    }

    private static string Line(string message, string name) =>
        message.Split("\r\n").First(line => line.StartsWith(name + ": ", StringComparison.Ordinal));

    private string Call()
    {
        _t.Calls().Is(SessionState.Calling)
            .Sends("INVITE sip:bob@example.com", "\r\nTo: <sip:bob@example.com>\r\n", "CSeq: 1 INVITE", "offer-1");
        return _t.Last;
    }
}
