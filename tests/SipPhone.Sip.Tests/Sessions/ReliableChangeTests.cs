using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>Reliable provisional responses to re-INVITEs of ours: RFC 3262 §4 and §5, RFC 6141 §3.3.</summary>
public sealed class ReliableChangeTests
{
    private readonly SessionTimeline _t = new();
    private readonly Peer _bob;

    public ReliableChangeTests() => _bob = new Peer(_t);

    [Fact]
    public void A_reliable_response_to_a_change_is_acknowledged_once_and_in_order()
    {
        Stand();
        Change(2).Sends("INVITE", "CSeq: 2 INVITE");
        string invite = _t.Last;
        _bob.Answers(183, to: invite).SendsNothing();
        _bob.AnswersReliably(183, 7, "", invite).Sends("PRACK sip:bob@192.0.2.9", "CSeq: 3 PRACK", "RAck: 7 2 INVITE");
        _bob.Answers(200).SendsNothing();
        _bob.AnswersReliably(183, 7, "", invite).SendsNothing();
        _bob.AnswersReliably(183, 9, "", invite).SendsNothing();
        _bob.AnswersReliably(180, 8, "", invite).Sends("PRACK", "CSeq: 4 PRACK", "RAck: 8 2 INVITE").TellsNothing();
        _bob.Answers(200, "answer-h", to: invite).Tells("media").Sends("ACK", "CSeq: 2 ACK").SendsNothing();
    }

    [Fact]
    public void A_reliable_response_may_answer_a_change()
    {
        Stand();
        Change(2).Sends("INVITE");
        string invite = _t.Last;
        _bob.AnswersReliably(183, 1, "answer-h", invite).Sends("PRACK").Tells("media").Agreed("offer-2/answer-h");
        _bob.Answers(200);
        _bob.Answers(200, "answer-x", to: invite).Sends("ACK").TellsNothing().Agreed("offer-2/answer-h");
        Change(3).Sends("INVITE", "offer-3");
        _bob.Answers(200, "answer-i").Tells("media").Sends("ACK").Agreed("offer-3/answer-i");
    }

    [Fact]
    public void What_a_reliable_response_agreed_on_stays_when_the_change_is_refused()
    {
        Stand();
        Change(2).Sends("INVITE");
        string invite = _t.Last;
        _bob.AnswersReliably(183, 1, "answer-h", invite).Sends("PRACK").Tells("media");
        _bob.Answers(200);
        _bob.Answers(503, to: invite).Sends("ACK").Tells("refused 503").Agreed("offer-2/answer-h");
        Assert.Equal(2, _t.Media.Wish);
    }

    [Fact]
    public void A_reliable_response_without_a_right_answer_ends_it()
    {
        Stand();
        Change(2).Sends("INVITE");
        _t.Media.Outcome = MediaOutcome.NotAcceptable;
        _bob.AnswersReliably(183, 1, "answer-h", _t.Last).Sends("PRACK").Sends("BYE", "Reason: SIP;cause=488;")
            .TellsNothing();
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
}
