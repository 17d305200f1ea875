using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.Tests.Sessions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Tests.UserAgent;

/// <summary>To whom received messages go, and who answers what is nobody's: RFC 3261 §8, §12.2.2.</summary>
public sealed class UserAgentCoreTests
{
    private readonly SessionTimeline _t = new();
    private readonly Peer _bob;

    public UserAgentCoreTests() => _bob = new Peer(_t);

    [Theory]
    [InlineData("BYE")]
    [InlineData("INFO")]
    [InlineData("PRACK")]
    [InlineData("UPDATE")]
    [InlineData("NOTIFY")]
    [InlineData("REFER")]
    [InlineData("MESSAGE")]
    [InlineData("INVITE")]
    [InlineData("OPTIONS")]
    public void Requests_in_no_dialog_of_ours(string method)
    {
        string headers = method switch
        {
            "PRACK" => "RAck: 1 1 INVITE",
            "NOTIFY" => "Event: refer|Subscription-State: active",
            "REFER" => "Refer-To: <sip:carol@example.com>",
            _ => "",
        };
        _t.Receives(Request(method, "<sip:alice@example.com>;tag=unknown", headers)).Sends("481", $"CSeq: 1 {method}")
            .SendsNothing().TellsNothing();
    }

    [Theory]
    [InlineData("BYE", "", "481")]
    [InlineData("INFO", "", "481")]
    [InlineData("UPDATE", "", "481")]
    [InlineData("REFER", "Refer-To: <sip:carol@example.com>", "603")]
    [InlineData("NOTIFY", "Event: presence|Subscription-State: active", "481")]
    [InlineData("SUBSCRIBE", "Event: presence", "405")]
    [InlineData("REGISTER", "", "405")]
    [InlineData("PUBLISH", "Event: presence", "405")]
    [InlineData("NEWMETHOD", "", "501")]
    [InlineData("OPTIONS", "Require: nothing", "420")]
    public void Requests_outside_of_dialogs(string method, string headers, string status)
    {
        _t.Receives(Request(method, "<sip:alice@example.com>", headers)).Sends(status, $"CSeq: 1 {method}", ";tag=")
            .SendsNothing().TellsNothing();
    }

    [Fact]
    public void Options_says_what_we_can()
    {
        _t.Receives(Request("OPTIONS", "<sip:alice@example.com>"))
            .Sends("200 OK", "Allow: INVITE", "Accept: application/sdp", "Supported: ");
        Stand();
        _bob.Sends("OPTIONS").Sends("200 OK", "Allow: INVITE", "Accept: application/sdp", "Supported: ").TellsNothing();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(415)]
    public void Messages_are_the_owners_to_judge(int decision)
    {
        _t.Decision = decision;
        _t.Receives(Request("MESSAGE", "<sip:alice@example.com>")).Tells("message").Sends($"{decision}");
        Stand();
        _bob.Sends("MESSAGE").Tells("message").Sends($"{decision}");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(469)]
    public void Infos_are_the_owners_to_judge(int decision)
    {
        _t.Decision = decision;
        Stand();
        _bob.Sends("INFO").Tells("info").Sends($"{decision}");
    }

    [Fact]
    public void An_ack_is_never_answered()
    {
        _t.Receives(Request("ACK", "<sip:alice@example.com>;tag=unknown")).SendsNothing();
        _t.Receives(Request("ACK", "<sip:alice@example.com>")).SendsNothing();
        _t.Receives(Request("ACK", "<sip:alice@example.com>", "Require: nothing")).SendsNothing();
        _t.Receives(Request("ACK", "malformed <")).SendsNothing();
    }

    [Fact]
    public void A_response_to_nothing_is_dropped()
    {
        _t.Receives("SIP/2.0 200 OK\r\nVia: SIP/2.0/TLS 192.0.2.7;branch=z9hG4bKx\r\nFrom: <sip:a@b>;tag=1\r\n"
            + "To: <sip:b@b>;tag=2\r\nCall-ID: 1\r\nCSeq: 1 BYE\r\nContent-Length: 0\r\n\r\n").SendsNothing();
    }

    [Fact]
    public void The_same_request_by_another_way_is_merged()
    {
        string request = Request("OPTIONS", "<sip:alice@example.com>");
        _t.Receives(request).Sends("200");
        _t.Receives(request.Replace("z9hG4bKo1", "z9hG4bKo2", StringComparison.Ordinal)).Sends("482");
    }

    [Fact]
    public void What_cannot_be_parsed_gets_400_where_it_can_be_answered()
    {
        string request = Request("OPTIONS", "<sip:alice@example.com>");
        _t.Receives(request.Replace("Max-Forwards:", "Max Forwards", StringComparison.Ordinal))
            .Sends("400", "CSeq: 1 OPTIONS").SendsNothing();
        _t.Receives("garbage\r\n\r\n").SendsNothing();
    }

    [Fact]
    public void Usages_are_offered_what_no_session_takes()
    {
        var usage = new NoticeUsage(_t.Core);
        _t.Core.Add(usage);
        _t.Receives(Request("NOTIFY", "<sip:alice@example.com>", "Event: message-summary|Subscription-State: active"))
            .Sends("200");
        Stand();
        _bob.Sends("NOTIFY", headers: "Event: message-summary|Subscription-State: active").Sends("200").TellsNothing();
        _t.Receives(Request("INVITE", "<sip:alice@example.com>;tag=unknown")).Sends("481");
        Assert.Equal(2, usage.Count);
        _t.LosesFlow();
        Assert.True(usage.HasLostFlow);
    }

    [Fact]
    public void A_call_is_picked_up_by_another_phone_of_ours()
    {
        StandIncoming();
        var carol = new Peer(_t, "carol1");
        carol.Invites("offer-c", Replaces(_bob))
            .Tells("other incoming, other media by peer").Sends("200", "CSeq: 101 INVITE")
            .Sends("BYE sip:bob@192.0.2.9", "\r\nReason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n")
            .SendsNothing();
        _bob.Answers(200).Tells("ended Replaced 0");
        carol.Cancels().Sends("200");
    }

    [Fact]
    public void A_confirmed_call_is_not_replaced_early_only()
    {
        StandIncoming();
        new Peer(_t, "carol1").Invites("offer-c", Replaces(_bob) + ";early-only").Sends("486").TellsNothing()
            .Is(SessionState.Confirmed);
    }

    [Fact]
    public void A_call_of_ours_that_rings_is_replaced()
    {
        _t.Calls().Sends("INVITE");
        string invite = _t.Last;
        _bob.Answers(180, to: invite).Tells("proceeding 180");
        new Peer(_t, "carol1").Invites("offer-c", Replaces(_bob) + ";early-only")
            .Tells("other incoming, other media by peer").Sends("200")
            .Sends("CANCEL", "\r\nReason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n").SendsNothing();
        _bob.Answers(487, to: invite).Sends("ACK").Tells("ended Replaced 0");
    }

    [Fact]
    public void A_call_of_theirs_that_rings_is_not_replaced()
    {
        _bob.Invites().Tells("incoming");
        _t.DoesOk(s => s.Ring(0)).Sends("180");
        _bob.Learns();
        new Peer(_t, "carol1").Invites("offer-c", Replaces(_bob)).Sends("481").TellsNothing().Is(SessionState.Incoming);
    }

    [Fact]
    public void A_call_that_we_are_ending_is_not_replaced()
    {
        StandIncoming();
        _t.Does(s => s.Hangup(0)).Sends("BYE");
        new Peer(_t, "carol1").Invites("offer-c", Replaces(_bob)).Sends("603").TellsNothing();
    }

    [Theory]
    [InlineData("Replaces: nobody;to-tag=1;from-tag=2", "481")]
    [InlineData("Replaces: nobody;to-tag=1", "400")]
    [InlineData("Replaces: a;to-tag=1;from-tag=2|Replaces: b;to-tag=1;from-tag=2", "400")]
    public void Replaces_of_nothing(string headers, string status)
    {
        StandIncoming();
        new Peer(_t, "carol1").Invites("offer-c", headers).Sends(status).TellsNothing().Is(SessionState.Confirmed);
    }

    [Fact]
    public void The_owner_may_refuse_a_replacement()
    {
        StandIncoming();
        _t.Refusal = 403;
        new Peer(_t, "carol1").Invites("offer-c", Replaces(_bob)).Sends("403").TellsNothing()
            .Is(SessionState.Confirmed);
    }

    private static string Replaces(Peer peer) =>
        $"Replaces: {peer.CallId};to-tag={peer.OurTag};from-tag={peer.Tag}";

    private static string Request(string method, string to, string headers = "") =>
        $"{method} sip:alice@192.0.2.7:49152 SIP/2.0\r\nVia: SIP/2.0/TLS 192.0.2.9;branch=z9hG4bKo1\r\n"
        + $"Max-Forwards: 70\r\nFrom: <sip:carol@example.com>;tag=c1\r\nTo: {to}\r\nCall-ID: outside-1\r\n"
        + $"CSeq: 1 {method}\r\nContact: <sip:carol@192.0.2.10>\r\n" 
        + (headers.Length == 0 ? "" : headers.Replace("|", "\r\n", StringComparison.Ordinal) + "\r\n")
        + "Content-Length: 0\r\n\r\n";

    private void Stand()
    {
        _t.Calls().Sends("INVITE");
        _bob.Answers(200, "answer-b").Tells("media, confirmed").Sends("ACK").SendsNothing();
    }

    private void StandIncoming()
    {
        _bob.Invites().Tells("incoming");
        _t.DoesOk(s => s.Answer(0)).Tells("media by peer").Sends("200");
        _bob.Acks().Tells("confirmed");
    }

    private sealed class NoticeUsage(UserAgentCore core) : IUsage
    {
        public int Count { get; private set; }

        public bool HasLostFlow { get; private set; }

        public long NextDeadlineMs => -1;

        public bool OnRequest(SipMessage request, long nowMs)
        {
            Count++;
            return core.Outbox.Respond(request, 200, nowMs) == SipResult.Ok;
        }

        public bool OnResponse(SipMessage response, long nowMs) => false;

        public void OnFlowLost(long nowMs) => HasLostFlow = true;

        public void Poll(long nowMs)
        {
        }
    }
}
