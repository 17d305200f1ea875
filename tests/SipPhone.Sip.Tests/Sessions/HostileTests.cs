using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>
/// What no peer should send: every request and response in every state, cut and changed messages. Nothing throws, each
/// request but ACK gets exactly one final response, a response gets none but ACK and BYE, and a session still comes to
/// its end.
/// </summary>
public sealed class HostileTests
{
    private static readonly string[] Methods =
    [
        "INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "PRACK", "UPDATE", "REFER", "NOTIFY", "MESSAGE", "INFO",
        "SUBSCRIBE",
    ];

    private static readonly int[] Statuses =
    [
        100, 180, 183, 199, 200, 202, 299, 300, 401, 407, 408, 422, 481, 487, 491, 500, 503, 603, 699,
    ];

    public static TheoryData<SessionState, string> RequestsInStates
    {
        get
        {
            var rows = new TheoryData<SessionState, string>();
            foreach (SessionState state in Enum.GetValues<SessionState>())
            {
                foreach (string method in Methods)
                {
                    rows.Add(state, method);
                }
            }

            return rows;
        }
    }

    public static TheoryData<SessionState, int> ResponsesInStates
    {
        get
        {
            var rows = new TheoryData<SessionState, int>();
            foreach (SessionState state in Enum.GetValues<SessionState>())
            {
                foreach (int status in Statuses)
                {
                    rows.Add(state, status);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(RequestsInStates))]
    public void Every_request_in_every_state(SessionState state, string method)
    {
        foreach (string body in new[] { "", "offer-x" })
        {
            var t = new SessionTimeline();
            var bob = new Peer(t);
            Reach(t, bob, state);
            t.Forgets();
            string headers = method switch
            {
                "PRACK" => "RAck: 1 1 INVITE",
                "NOTIFY" => "Event: refer|Subscription-State: active",
                "REFER" => "Refer-To: <sip:carol@example.com>",
                "SUBSCRIBE" => "Event: presence",
                _ => "",
            };
            bob.Sends(method, method is "NOTIFY" or "BYE" or "CANCEL" ? "" : body, headers);
            if (method == "INVITE" && state is (SessionState.Idle or SessionState.Calling))
            {
                // It is a call of its own, and its final response is the owner's.
                (state == SessionState.Idle ? t.Session : t.Other).Hangup(t.NowMs);
            }

            string[] finals = t.TakeSent().Where(sent => IsFinal(sent, method)).ToArray();
            Assert.True(finals.Length == (method == "ACK" ? 0 : 1), $"{state} {method}: {string.Join('\n', finals)}");
            ComesToAnEnd(t);
        }
    }

    [Theory]
    [MemberData(nameof(ResponsesInStates))]
    public void Every_response_in_every_state(SessionState state, int status)
    {
        foreach (string body in new[] { "", "answer-x" })
        {
            var t = new SessionTimeline();
            var bob = new Peer(t);
            Reach(t, bob, state);
            string last = t.Last;
            t.Forgets();
            if (last.Length > 0 && !last.StartsWith("SIP/2.0", StringComparison.Ordinal))
            {
                bob.Answers(status, body, to: last);
                Assert.DoesNotContain(t.TakeSent(), sent => sent.StartsWith("SIP/2.0", StringComparison.Ordinal));
            }

            ComesToAnEnd(t);
        }
    }

    [Theory]
    [InlineData(SessionState.Calling)]
    [InlineData(SessionState.Proceeding)]
    [InlineData(SessionState.Incoming)]
    [InlineData(SessionState.Accepting)]
    [InlineData(SessionState.Confirmed)]
    [InlineData(SessionState.Ending)]
    public void Every_state_comes_to_an_end_without_a_flow(SessionState state)
    {
        var t = new SessionTimeline();
        Reach(t, new Peer(t), state);
        t.LosesFlow();
        ComesToAnEnd(t);
    }

    [Fact]
    public void Every_prefix_and_many_changes_of_a_call()
    {
        var t = new SessionTimeline();
        var bob = new Peer(t);
        bob.Invites();
        t.DoesOk(s => s.Answer(0)).Sends("200");
        bob.Acks();
        t.Forgets();
        string request =
            "INVITE sip:alice@192.0.2.7:49152 SIP/2.0\r\nVia: SIP/2.0/TLS 192.0.2.9:5061;branch=z9hG4bKx\r\n"
            + "Max-Forwards: 70\r\nFrom: <sip:bob@example.com>;tag=bob1\r\n"
            + $"To: <sip:alice@example.com>;tag={bob.OurTag}\r\n"
            + $"Call-ID: {bob.CallId}\r\nCSeq: 500 INVITE\r\nContact: <sip:bob@192.0.2.9>\r\nSupported: timer\r\n"
            + "Session-Expires: 600;refresher=uac\r\nContent-Type: application/sdp\r\nContent-Length: 7\r\n\r\noffer-x";
        for (int length = 0; length < request.Length; length++)
        {
            t.Receives(request[..length]);
            Assert.True(t.TakeSent().Length <= 1);
        }

        for (int at = 0; at < request.Length; at++)
        {
            foreach (char octet in "\0\r\n ;<>\"a0\x7f")
            {
                t.Receives(request[..at] + octet + request[(at + 1)..]);
                Assert.True(t.TakeSent().Length <= 1);
            }
        }

        ComesToAnEnd(t);
    }

    private static bool IsFinal(string sent, string method) =>
        sent.StartsWith("SIP/2.0", StringComparison.Ordinal) && !sent.StartsWith("SIP/2.0 1", StringComparison.Ordinal)
        && sent.Contains($" {method}\r\n", StringComparison.Ordinal)
        && !(method == "INVITE" && sent.StartsWith("SIP/2.0 487", StringComparison.Ordinal));

    private static void Reach(SessionTimeline t, Peer bob, SessionState state)
    {
        t.Decision = 200;
        switch (state)
        {
            case SessionState.Calling:
                t.Calls().Sends("INVITE");
                break;
            case SessionState.Proceeding:
                t.Calls().Sends("INVITE");
                bob.Answers(180);
                break;
            case SessionState.Incoming:
                bob.Invites();
                t.DoesOk(s => s.Ring(0)).Sends("180");
                bob.Learns();
                break;
            case SessionState.Accepting:
                bob.Invites();
                t.DoesOk(s => s.Answer(0)).Sends("200");
                bob.Learns();
                break;
            case SessionState.Confirmed:
                t.Calls().Sends("INVITE");
                bob.Answers(200, "answer-b").DoesOk(s => s.Change(0)).Sends("ACK").Sends("INVITE");
                break;
            case SessionState.Ending:
                t.Calls().Sends("INVITE");
                bob.Answers(200, "answer-b").Does(s => s.Hangup(0)).Sends("ACK").Sends("BYE");
                break;
        }

        Assert.Equal(state, t.Session.State);
    }

    private static void ComesToAnEnd(SessionTimeline t)
    {
        t.Session.Hangup(t.NowMs);
        t.Other.Hangup(t.NowMs);
        t.After(200_000);
        Assert.Equal(SessionState.Idle, t.Session.State);
        Assert.Equal(SessionState.Idle, t.Other.State);
        t.Forgets().After(200_000).SendsNothing();
    }
}
