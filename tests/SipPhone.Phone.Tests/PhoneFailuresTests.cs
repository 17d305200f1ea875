using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Phone.Tests.Support;
using SipPhone.Sip.Transactions;

namespace SipPhone.Phone.Tests;

/// <summary>What goes wrong on the way, and how the phone comes back.</summary>
public sealed class PhoneFailuresTests : IDisposable
{
    private readonly Timeline _timeline = new();

    public void Dispose() => _timeline.Dispose();

    [Fact]
    public void An_impostor_gets_no_octet_and_the_right_server_later_does()
    {
        ScriptedServer server = _timeline.AddServer("192.0.2.1", "other.example");
        _timeline.Start().RunUntil(PhoneState.Waiting).Shows(
            "0 -> Connecting",
            "30 located True ok 1",
            "30 connecting 192.0.2.1:5061",
            "30 open 192.0.2.1:5061 as \"example\"",
            "50 secured 192.0.2.1:5061",
            "50 identity mismatch",
            "50 close",
            "50 candidate failed 192.0.2.1:5061 identity",
            "50 connection failed identity mismatch",
            "50 -> Waiting");
        Assert.Empty(_timeline.Channel.Sent);
        server.Certificate = _timeline.Certificate("example");
        _timeline.RunUntil(PhoneState.Connecting);
        Assert.InRange(_timeline.NowMs, 50 + 30_000, 50 + 60_000);
        _timeline.RunUntil(PhoneState.Registered);
    }

    [Fact]
    public void The_back_off_doubles_up_to_half_an_hour_and_starts_over_after_a_success()
    {
        ScriptedServer server = _timeline.AddServer("192.0.2.1", "other.example");
        _timeline.Start();
        foreach (int upperSeconds in (int[])[60, 120, 240, 480, 960, 1800, 1800])
        {
            Assert.InRange(WaitForRetry(), upperSeconds * 500, upperSeconds * 1000);
        }

        Assert.Empty(_timeline.Channel.Sent);
        server.Certificate = _timeline.Certificate("example");
        _timeline.RunUntil(PhoneState.Registered);
        _timeline.Channel.HangUp(1000);
        Assert.InRange(WaitForRetry(), 30_000, 60_000);
    }

    [Fact]
    public void DNS_may_be_gone_and_come_back()
    {
        _timeline.AddServer();
        _timeline.IsDnsUp = false;
        _timeline.Start().RunUntil(PhoneState.Waiting);
        Assert.InRange(_timeline.NowMs, 1, Limits.LocateTimeoutMs);
        Assert.Equal(1, _timeline.Count("located False timeout 0"));
        Assert.Equal(1, _timeline.Count("connection failed not-found"));
        Assert.Equal(0, _timeline.Channel.OpenCount);
        _timeline.IsDnsUp = true;
        Assert.InRange(WaitForRetry(), 30_000, 60_000);
        _timeline.RunUntil(PhoneState.Registered);
    }

    [Fact]
    public void A_connection_that_is_cut_is_told_and_registered_anew()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Register();
        _timeline.Lines.Clear();
        _timeline.Channel.HangUp(1000);
        _timeline.RunUntil(PhoneState.Waiting).Shows("1070 close", "1070 connection failed peer-closed", "1070 -> Waiting");
        Assert.InRange(WaitForRetry(), 30_000, 60_000);
        _timeline.RunUntil(PhoneState.Registered);
        Assert.Equal(3, server.Registrar.Requests.Count);
        Assert.True(server.Registrar.Requests[2].HasAuthorization);
    }

    [Fact]
    public void A_connection_that_is_cut_right_behind_an_answer_is_found_at_once()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().Then(register =>
        {
            server.Registrar.AnswerHonestly(register);
            register.HangUp();
        });
        _timeline.Start().RunTo(1000).Is(PhoneState.Waiting);
        Assert.Equal(1, _timeline.Count("70 registered 3600"));
        Assert.Equal(1, _timeline.Count("70 connection failed peer-closed"));
        _timeline.RunUntil(PhoneState.Registered);
    }

    [Fact]
    public void A_connection_that_is_cut_right_behind_a_challenge_is_found_at_once()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Then(register =>
        {
            server.Registrar.Challenge(register);
            register.HangUp();
        });
        _timeline.Start().RunTo(1000).Is(PhoneState.Waiting);
        Assert.Equal(1, _timeline.Count("60 connection failed peer-closed"));
        Assert.Equal(1, _timeline.Count("connection failed"));
        _timeline.RunUntil(PhoneState.Registered);
    }

    [Theory]
    [InlineData("SIP/2.0 200 OK\n\n")]
    [InlineData("SIP/2.0 200 OK\r\n\r\n")]
    [InlineData("SIP/2.0 200 OK\r\nContent-Length: 99999999999\r\n\r\n")]
    [InlineData("SIP/2.0 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")]
    [InlineData("\n")]
    public void A_stream_that_makes_no_sense_ends_the_connection(string garbage)
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Then(register => register.Send(garbage));
        _timeline.Start().RunTo(1000).Is(PhoneState.Waiting);
        Assert.Equal(1, _timeline.Count("60 connection failed bad-stream"));
        Assert.Equal(1, _timeline.Count("connection failed"));
        Assert.False(_timeline.IsAnythingOpen);
        _timeline.RunUntil(PhoneState.Registered);
    }

    [Fact]
    public void A_stream_without_an_end_is_cut_at_the_limit()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Then(register => register.Send(new string('x', Limits.MaxSipMessageBytes + 1)));
        _timeline.Start().RunTo(1000).Is(PhoneState.Waiting);
        Assert.Equal(1, _timeline.Count("60 connection failed bad-stream"));
    }

    [Fact]
    public void Garbage_while_registered_ends_the_connection_too()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Register();
        server.Registrar.Requests[^1].Send("\n");
        _timeline.Run(1000).Is(PhoneState.Waiting);
        Assert.Equal(1, _timeline.Count("80 connection failed bad-stream"));
        _timeline.RunUntil(PhoneState.Registered);
    }

    [Fact]
    public void No_answer_ends_the_connection_and_it_is_tried_again()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.IsSilent = true;
        _timeline.Start().RunUntil(PhoneState.Waiting);
        Assert.Equal(50 + SipTimers.TimerFMs, _timeline.NowMs);
        Assert.Equal(1, _timeline.Count("registration failed timeout 0 again"));
        Assert.Equal(1, _timeline.Count("connection failed timeout"));
        Assert.False(_timeline.IsAnythingOpen);
        server.Registrar.IsSilent = false;
        Assert.InRange(WaitForRetry(), 30_000, 60_000);
        _timeline.RunUntil(PhoneState.Registered);
        Assert.InRange(server.Registrar.Requests[1].AtMs - server.Registrar.Requests[0].AtMs, 62_000, 92_000);
        Assert.Equal(1, _timeline.Count("registration failed"));
        Assert.Equal(2, _timeline.Channel.OpenCount);
    }

    [Fact]
    public void Half_an_answer_is_no_answer_and_does_not_spoil_the_next_connection()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Then(register => register.Send(register.Response(200)[..100]));
        _timeline.Start().RunUntil(PhoneState.Waiting);
        Assert.Equal(50 + SipTimers.TimerFMs, _timeline.NowMs);
        _timeline.RunUntil(PhoneState.Registered);
        Assert.Equal(0, _timeline.Count("bad-stream"));
    }

    [Fact]
    public void A_refresh_without_an_answer_is_registered_anew_on_another_connection()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Register();
        server.Registrar.IsSilent = true;
        _timeline.RunUntil(PhoneState.Waiting);
        Assert.Equal(3_000_070 + SipTimers.TimerFMs, _timeline.NowMs);
        server.Registrar.IsSilent = false;
        _timeline.RunUntil(PhoneState.Registered);
        Assert.Equal(2, _timeline.Channel.OpenCount);
    }

    [Fact]
    public void A_connection_that_takes_nothing_is_given_up_once_and_tried_again_by_back_off()
    {
        ScriptedServer server = _timeline.AddServer();
        server.TakesBytes = 0;
        _timeline.Start().RunUntil(PhoneState.Waiting);
        Assert.Equal(50 + SipTimers.TimerFMs, _timeline.NowMs);
        server.TakesBytes = int.MaxValue;
        Assert.InRange(WaitForRetry(), 30_000, 60_000);
        _timeline.RunUntil(PhoneState.Registered);
        Assert.Equal(1, _timeline.Count("registration failed timeout 0 again"));
        Assert.Equal(2, _timeline.Channel.OpenCount);
    }

    [Fact]
    public void A_refusal_for_a_while_is_told_once_even_if_the_connection_is_lost_meanwhile()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Then(register =>
        {
            register.Answer(503, "Retry-After: 1000");
            register.HangUp();
        });
        _timeline.Start().RunUntil(PhoneState.Registered);
        Assert.Equal(1, _timeline.Count("registration failed server-error 503 again"));
        Assert.Equal(1_000_060, server.Registrar.Requests[1].AtMs);
    }

    [Fact]
    public void A_wrong_password_blocks_until_a_person_starts_again()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Password = "another";
        _timeline.Start().RunUntil(PhoneState.Blocked);
        Assert.Equal("70 registration failed wrong-password 401 final", _timeline.Lines[^2]);
        Assert.False(_timeline.IsAnythingOpen);
        int sent = _timeline.Channel.Sent.Count;
        Assert.Equal(-1, _timeline.Phone.NextDeadlineMs);
        _timeline.Run(7 * 24 * 3600 * 1000).Is(PhoneState.Blocked);
        Assert.Equal(1, _timeline.Count("registration failed"));
        Assert.Equal(0, _timeline.Count("connection failed"));
        Assert.Equal(sent, _timeline.Channel.Sent.Count);
        server.Registrar.Password = Timeline.Password;
        _timeline.Start().RunUntil(PhoneState.Registered);
    }

    [Theory]
    [InlineData(403, "forbidden")]
    [InlineData(404, "not-found")]
    [InlineData(302, "redirected")]
    [InlineData(486, "rejected")]
    [InlineData(603, "rejected")]
    public void A_refusal_for_good_blocks(int status, string reason)
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Then(register => register.Answer(status));
        _timeline.Start().RunUntil(PhoneState.Blocked);
        Assert.Equal($"60 registration failed {reason} {status} final", _timeline.Lines[^2]);
        Assert.False(_timeline.IsAnythingOpen);
    }

    [Fact]
    public void A_refusal_for_good_of_a_refresh_blocks_too()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().ThenHonestly().Then(register => register.Answer(403));
        _timeline.Register().RunUntil(PhoneState.Blocked);
        Assert.Equal(1, _timeline.Count("registration failed forbidden 403 final"));
    }

    [Theory]
    [InlineData(SecureChannelFailure.Refused, "connection-refused", false)]
    [InlineData(SecureChannelFailure.NoAnchors, "no-anchors", true)]
    [InlineData(SecureChannelFailure.UntrustedChain, "untrusted-chain", false)]
    public void A_connection_that_fails_is_tried_again(SecureChannelFailure failure, string reason, bool atOnce)
    {
        ScriptedServer server = _timeline.AddServer();
        server.Failure = failure;
        server.FailsAtOnce = atOnce;
        _timeline.Start().RunUntil(PhoneState.Waiting);
        Assert.Equal(1, _timeline.Count($"connection failed {reason}"));
        server.Failure = SecureChannelFailure.None;
        server.FailsAtOnce = false;
        _timeline.RunUntil(PhoneState.Registered);
    }

    [Theory]
    [InlineData(SecureChannelState.Connecting, Limits.ConnectTimeoutMs)]
    [InlineData(SecureChannelState.Handshaking, ScriptedServer.ConnectMs + Limits.HandshakeTimeoutMs)]
    public void A_server_that_stalls_gives_way_to_the_next(SecureChannelState reaches, int afterMs)
    {
        _timeline.AddServer("192.0.2.1").Reaches = reaches;
        ScriptedServer second = _timeline.AddServer("192.0.2.2", priority: 1);
        _timeline.Register();
        Assert.Equal(40 + afterMs + 20, second.Registrar.Requests[0].AtMs);
    }

    // From the moment that it starts to wait, or now when it does, until it tries again.
    private long WaitForRetry()
    {
        _timeline.RunUntil(PhoneState.Waiting);
        long sinceMs = _timeline.NowMs;
        _timeline.RunUntil(PhoneState.Connecting);
        return _timeline.NowMs - sinceMs;
    }
}
