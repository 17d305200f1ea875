using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>REFER and its NOTIFYs, both sides: RFC 3515, RFC 3891.</summary>
public sealed class TransferTests
{
    private const string ReferTo = "Refer-To: <sip:carol@example.com>";

    private readonly SessionTimeline _t = new();
    private readonly Peer _bob;

    public TransferTests()
    {
        _bob = new Peer(_t);
        _t.Calls().Sends("INVITE");
        _bob.Answers(200, "answer-b").Tells("media, confirmed").Sends("ACK");
    }

    [Fact]
    public void We_send_the_peer_to_somebody()
    {
        Refer();
        _bob.Answers(202).TellsNothing();
        Notify("SIP/2.0 100 Trying", "active;expires=60").Sends("200", "NOTIFY").Tells("refer 100");
        Notify("SIP/2.0 180 Ringing", "active;expires=60").Sends("200").Tells("refer 180");
        Notify("SIP/2.0 200 OK", "terminated;reason=noresource").Sends("200").Tells("refer 200 last");
        Notify("SIP/2.0 200 OK", "terminated;reason=noresource").Sends("481").TellsNothing();
        Refer(3);
    }

    [Fact]
    public void A_notify_may_overtake_the_202()
    {
        Refer();
        string refer = _t.Last;
        Notify("SIP/2.0 100 Trying", "active").Sends("200").Tells("refer 100");
        _bob.Answers(202, to: refer).TellsNothing();
        Notify("", "terminated;reason=timeout").Sends("200").Tells("refer 0 last");
    }

    [Theory]
    [InlineData("v=0", "Event: refer|Subscription-State: active", "415")]
    [InlineData("Messages-Waiting: no",
        "Event: refer|Subscription-State: active|Content-Type: application/simple-message-summary", "415")]
    [InlineData("", "Event: refer", "400")]
    [InlineData("", "Event: refer|Subscription-State: active;expires=x", "400")]
    [InlineData("", "Event: refer;id=2;id=2|Subscription-State: active", "400")]
    [InlineData("", "Event: Refer|Subscription-State: active", "481")]
    [InlineData("", "Event: refer;id=3|Subscription-State: active", "481")]
    public void A_notify_that_makes_no_sense_is_refused(string fragment, string headers, string status)
    {
        Refer();
        _bob.Answers(202);
        _bob.Sends("NOTIFY", fragment, headers).Sends(status).TellsNothing();
        Notify("SIP/2.0 200 OK", "terminated").Sends("200").Tells("refer 200 last");
    }

    [Fact]
    public void Without_a_notify_a_transfer_is_given_up()
    {
        Refer();
        _bob.Answers(202).After(31_999).TellsNothing().After(1).Tells("refer 0 last").After(600_000).SendsNothing();
        Notify("SIP/2.0 200 OK", "terminated").Sends("481").TellsNothing();
        Refer(3);
    }

    [Theory]
    [InlineData("active;expires=60", 92_000)]
    [InlineData("active", 212_000)]
    [InlineData("pending;expires=0", 32_000)]
    public void A_transfer_ends_by_its_time(string state, int ms)
    {
        Refer();
        _bob.Answers(202);
        Notify("SIP/2.0 100 Trying", state).Sends("200").Tells("refer 100").After(ms - 1).TellsNothing()
            .After(1).Tells("refer 0 last").Is(SessionState.Confirmed);
    }

    [Fact]
    public void A_transfer_that_was_asked_of_us_ends_by_its_time()
    {
        _t.Decision = 202;
        _bob.Sends("REFER", headers: ReferTo).Tells("referred").Sends("202")
            .Sends("NOTIFY", "Subscription-State: active;expires=180\r\n");
        _bob.Answers(200).After(60_500).Does(s => s.TellReferProgress(180, _t.NowMs))
            .Sends("NOTIFY", "Subscription-State: active;expires=120\r\n", "SIP/2.0 180 Ringing");
        _bob.Answers(200).After(119_499).SendsNothing().After(1)
            .Sends("NOTIFY", "Subscription-State: terminated;reason=timeout\r\n", "SIP/2.0 180 Ringing");
        _bob.Answers(200).Does(s => s.TellReferProgress(200, _t.NowMs)).After(600_000).SendsNothing();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(481)]
    [InlineData(603)]
    public void A_refused_refer_is_told(int status)
    {
        Refer();
        _bob.Answers(status).Tells($"refer {status} last").Is(SessionState.Confirmed);
        Refer(3);
    }

    [Fact]
    public void One_transfer_at_a_time()
    {
        Refer();
        byte[] uri = Text.Bytes("sip:dan@example.com");
        Assert.Equal(SipResult.WrongState, _t.Session.Refer(uri, 0, uri.Length, 0));
        Assert.Equal(SipResult.WrongState, _t.Session.ReferTo(_t.Session, 0));
    }

    [Fact]
    public void A_refer_is_challenged()
    {
        Refer();
        _bob.Answers(407, headers: "Proxy-Authenticate: Digest realm=\"example.com\", nonce=\"1\"")
            .Sends("REFER", "CSeq: 3 REFER", "Refer-To: <sip:carol@example.com>", "Proxy-Authorization: ");
        _bob.Answers(202);
        _bob.Sends("NOTIFY", "SIP/2.0 200 OK", "Event: refer;id=2|Subscription-State: active").Sends("481");
        _bob.Sends("NOTIFY", "SIP/2.0 200 OK", "Event: refer;id=3|Subscription-State: terminated").Sends("200")
            .Tells("refer 200 last");
    }

    [Fact]
    public void We_ask_the_peer_to_replace_our_other_call()
    {
        var carol = new Peer(_t, "carol1");
        carol.Invites("offer-c").Tells("other incoming");
        Assert.Equal(SipResult.Ok, _t.Other.Answer(0));
        _t.Sends("200").Tells("other media by peer");
        carol.Acks().Tells("other confirmed");
        Assert.Equal(SipResult.Ok, _t.Session.ReferTo(_t.Other, 0));
        string replaces = $"?Replaces={carol.CallId.Replace("@", "%40", StringComparison.Ordinal)}"
            + $"%3bto-tag%3dcarol1%3bfrom-tag%3d{carol.OurTag}>";
        _t.Sends("REFER sip:bob@192.0.2.9", "Refer-To: <sip:bob@192.0.2.9" + replaces,
            "Referred-By: <sip:alice@example.com>");
    }

    [Fact]
    public void The_peer_sends_us_to_somebody()
    {
        _t.Decision = 202;
        _bob.Sends("REFER", headers: ReferTo).Tells("referred").Sends("202", "CSeq: 101 REFER", "Contact: ")
            .Sends("NOTIFY sip:bob@192.0.2.9", "Event: refer;id=101", "Subscription-State: active;expires=",
                "Content-Type: message/sipfrag", "SIP/2.0 100 Trying");
        string notify = _t.Last;
        _t.Does(s => s.TellReferProgress(180, 0)).Does(s => s.TellReferProgress(200, 0)).SendsNothing();
        _bob.Answers(200, to: notify)
            .Sends("NOTIFY", "Subscription-State: terminated;reason=noresource", "SIP/2.0 200 OK");
        _bob.Answers(200).Does(s => s.TellReferProgress(486, 0)).SendsNothing();
    }

    [Fact]
    public void A_second_refer_meanwhile_gets_491()
    {
        _t.Decision = 202;
        _bob.Sends("REFER", headers: ReferTo).Tells("referred").Sends("202").Sends("NOTIFY");
        _bob.Sends("REFER", headers: ReferTo).TellsNothing().Sends("491");
    }

    [Theory]
    [InlineData("", "400")]
    [InlineData(ReferTo + "|" + ReferTo, "400")]
    public void Exactly_one_refer_to(string headers, string status)
    {
        _t.Decision = 202;
        _bob.Sends("REFER", headers: headers).TellsNothing().Sends(status).SendsNothing();
    }

    [Fact]
    public void The_owner_may_refuse()
    {
        _t.Decision = 603;
        _bob.Sends("REFER", headers: ReferTo).Tells("referred").Sends("603").SendsNothing();
        _t.Does(s => s.TellReferProgress(200, 0)).SendsNothing();
    }

    [Fact]
    public void A_notify_that_is_refused_is_the_last()
    {
        _t.Decision = 202;
        _bob.Sends("REFER", headers: ReferTo).Tells("referred").Sends("202").Sends("NOTIFY");
        _bob.Answers(481).Is(SessionState.Confirmed).Does(s => s.TellReferProgress(200, 0)).SendsNothing();
    }

    [Fact]
    public void Hang_up_ends_a_transfer_without_a_word()
    {
        Refer();
        _bob.Answers(202);
        _bob.Sends("BYE").Tells("ended Remote 0").Sends("200").SendsNothing();
    }

    private void Refer(int cseq = 2)
    {
        byte[] uri = Text.Bytes("sip:carol@example.com");
        Assert.Equal(SipResult.Ok, _t.Session.Refer(uri, 0, uri.Length, _t.NowMs));
        _t.Sends("REFER sip:bob@192.0.2.9", $"CSeq: {cseq} REFER", "Refer-To: <sip:carol@example.com>", "Contact: ",
            "Referred-By: <sip:alice@example.com>");
    }

    private SessionTimeline Notify(string fragment, string state) =>
        _bob.Sends("NOTIFY", fragment, $"Event: refer|Subscription-State: {state}");
}
