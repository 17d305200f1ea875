using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Phone.Tests.Support;

namespace SipPhone.Phone.Tests;

/// <summary>Stop and Start, in every state.</summary>
public sealed class PhoneStopsTests : IDisposable
{
    private readonly Timeline _timeline = new();

    public void Dispose() => _timeline.Dispose();

    [Fact]
    public void It_unregisters_then_stops()
    {
        _timeline.AddServer();
        _timeline.Register().RunTo(1000);
        _timeline.Lines.Clear();
        _timeline.Stop().RunUntil(PhoneState.Stopped).Shows(
            "1000 REGISTER 0 authorized", "1000 -> Stopping", "1010 close", "1010 unregistered True", "1010 -> Stopped");
        StaysStopped();
    }

    [Fact]
    public void It_answers_a_challenge_to_unregister()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().ThenHonestly().Then(server.Registrar.Challenge);
        _timeline.Register().Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(2, _timeline.Count("REGISTER 0 authorized"));
        Assert.Equal(1, _timeline.Count("unregistered True"));
    }

    [Fact]
    public void It_does_not_wait_long_for_a_silent_server()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Register();
        server.Registrar.IsSilent = true;
        _timeline.RunTo(1000).Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1000 + Limits.UnregisterTimeoutMs, _timeline.NowMs);
        Assert.Equal(1, _timeline.Count("unregistered False"));
        StaysStopped();
    }

    [Fact]
    public void It_does_not_wait_for_a_connection_that_takes_nothing()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Register();
        server.TakesBytes = 0;
        _timeline.RunTo(1000).Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1000 + Limits.UnregisterTimeoutMs, _timeline.NowMs);
        Assert.Equal(1, _timeline.Count("unregistered"));
        StaysStopped();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public void A_refusal_to_unregister_is_no_confirmation(int status)
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().ThenHonestly().Then(register => register.Answer(status));
        _timeline.Register().Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1, _timeline.Count("unregistered False"));
        Assert.Equal(1, _timeline.Count("unregistered"));
        StaysStopped();
    }

    [Fact]
    public void Garbage_while_it_unregisters_is_no_confirmation_and_told_once()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().ThenHonestly().Then(register => register.Send("\n"));
        _timeline.Register().Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1, _timeline.Count("unregistered False"));
        Assert.Equal(1, _timeline.Count("unregistered"));
        StaysStopped();
    }

    [Fact]
    public void A_connection_that_is_cut_while_it_unregisters_is_told_once()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().ThenHonestly().Then(register => register.HangUp());
        _timeline.Register().Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(80, _timeline.NowMs);
        Assert.Equal(1, _timeline.Count("unregistered False"));
        Assert.Equal(1, _timeline.Count("unregistered"));
        StaysStopped();
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("")]
    public void A_confirmation_counts_whatever_stands_behind_it(string behind)
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().ThenHonestly().Then(register =>
        {
            register.Send(register.Response(200) + behind);
            register.HangUp();
        });
        _timeline.Register().Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1, _timeline.Count("unregistered True"));
        Assert.Equal(1, _timeline.Count("unregistered"));
        StaysStopped();
    }

    [Fact]
    public void A_challenge_that_can_no_longer_be_answered_is_no_confirmation()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().ThenHonestly().Then(register =>
        {
            server.Registrar.Challenge(register);
            register.HangUp();
        });
        _timeline.Register().Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1, _timeline.Count("unregistered False"));
        Assert.Equal(1, _timeline.Count("unregistered"));
        StaysStopped();
    }

    [Theory]
    [InlineData(403)]
    [InlineData(503)]
    public void Stop_while_registering_has_nothing_to_confirm_after_a_refusal(int status)
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Then(register => register.Answer(status));
        _timeline.Start().RunTo(55).Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(60, _timeline.NowMs);
        Assert.Equal(1, _timeline.Count("unregistered False"));
        StaysStopped();
    }

    [Fact]
    public void A_connection_that_was_cut_before_is_told_too()
    {
        _timeline.AddServer();
        _timeline.Register();
        _timeline.Channel.HangUp(0);
        _timeline.Stop().Is(PhoneState.Stopped);
        Assert.Equal(1, _timeline.Count("unregistered False"));
        Assert.Equal(1, _timeline.Count("unregistered"));
        StaysStopped();
    }

    [Fact]
    public void Stop_while_registering_takes_back_what_the_answer_grants()
    {
        _timeline.AddServer();
        _timeline.Start().RunTo(65).Is(PhoneState.Registering).Stop().Is(PhoneState.Stopping);
        _timeline.RunUntil(PhoneState.Stopped);
        Assert.Equal(
            ["50 REGISTER 3600", "60 REGISTER 3600 authorized", "70 REGISTER 0 authorized"],
            _timeline.Lines.Where(line => line.Contains("REGISTER", StringComparison.Ordinal)));
        Assert.Equal("80 unregistered True", _timeline.Lines[^2]);
        Assert.Equal(0, _timeline.Count("registered 3600"));
        StaysStopped();
    }

    [Fact]
    public void Stop_while_refreshing_unregisters_after_the_answer()
    {
        _timeline.AddServer();
        _timeline.Register().RunTo(3_000_075).Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1, _timeline.Count("3000080 REGISTER 0 authorized"));
        Assert.Equal(1, _timeline.Count("3000090 unregistered True"));
        StaysStopped();
    }

    [Fact]
    public void Stop_while_a_refused_refresh_waits_unregisters()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().ThenHonestly().Then(register => register.Answer(503, "Retry-After: 100"));
        _timeline.Register().RunTo(3_010_000).Is(PhoneState.Registering).Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1, _timeline.Count("3010010 unregistered True"));
        StaysStopped();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(25)]
    public void Stop_while_locating_is_at_once(int atMs)
    {
        _timeline.AddServer();
        StopsAtOnce(_timeline.Start().RunTo(atMs), PhoneState.Connecting);
    }

    [Theory]
    [InlineData(SecureChannelState.Connecting)]
    [InlineData(SecureChannelState.Handshaking)]
    public void Stop_while_connecting_is_at_once(SecureChannelState reaches)
    {
        _timeline.AddServer().Reaches = reaches;
        StopsAtOnce(_timeline.Start().RunTo(1000), PhoneState.Connecting);
    }

    [Fact]
    public void Stop_while_waiting_is_at_once()
    {
        _timeline.AddServer("192.0.2.1", "other.example");
        StopsAtOnce(_timeline.Start().RunTo(1000), PhoneState.Waiting);
    }

    [Fact]
    public void Stop_while_blocked_is_at_once()
    {
        _timeline.AddServer().Registrar.Then(register => register.Answer(403));
        StopsAtOnce(_timeline.Start().RunTo(1000), PhoneState.Blocked);
    }

    [Fact]
    public void Stop_while_stopped_is_nothing() => StopsAtOnce(_timeline, PhoneState.Stopped);

    [Fact]
    public void Stop_while_stopping_does_not_prolong_it()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Register();
        server.Registrar.IsSilent = true;
        _timeline.RunTo(1000).Stop().RunTo(2000).Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1000 + Limits.UnregisterTimeoutMs, _timeline.NowMs);
        Assert.Equal(1, _timeline.Count("REGISTER 0"));
    }

    [Fact]
    public void Start_works_after_every_stop()
    {
        _timeline.AddServer();
        for (int i = 0; i < 3; i++)
        {
            _timeline.Start().RunUntil(PhoneState.Registered).Stop().RunUntil(PhoneState.Stopped);
        }

        Assert.Equal(3, _timeline.Count("unregistered True"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(25)]
    [InlineData(45)]
    [InlineData(55)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Start_in_the_middle_starts_over(int atMs)
    {
        _timeline.AddServer();
        _timeline.Start().RunTo(atMs).Start().Is(PhoneState.Connecting).RunUntil(PhoneState.Registered);
        Assert.Equal(0, _timeline.Count("failed"));
        _timeline.Stop().RunUntil(PhoneState.Stopped);
        Assert.Equal(1, _timeline.Count("unregistered True"));
    }

    [Fact]
    public void Start_while_stopping_starts_over()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Register();
        server.Registrar.IsSilent = true;
        _timeline.RunTo(1000).Stop().RunTo(2000);
        server.Registrar.IsSilent = false;
        _timeline.Start().RunUntil(PhoneState.Registered).RunTo(10_000).Is(PhoneState.Registered);
        Assert.Equal(0, _timeline.Count("unregistered"));
    }

    [Fact]
    public void Start_while_waiting_does_not_wait_any_longer()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Then(register => register.Answer(503, "Retry-After: 1000"));
        _timeline.Start().RunTo(1000);
        _timeline.Channel.HangUp(0);
        _timeline.WakeAt(1000);
        _timeline.RunTo(1001).Is(PhoneState.Waiting).Start().RunUntil(PhoneState.Registered);
        Assert.InRange(_timeline.NowMs, 1001, 2000);
    }

    private static void StopsAtOnce(Timeline timeline, PhoneState from)
    {
        timeline.Is(from).Stop().Is(PhoneState.Stopped);
        StaysStopped(timeline);
        Assert.Equal(0, timeline.Count("unregistered"));
    }

    private void StaysStopped() => StaysStopped(_timeline);

    private static void StaysStopped(Timeline timeline)
    {
        Assert.False(timeline.IsAnythingOpen);
        Assert.Equal(-1, timeline.Phone.NextDeadlineMs);
        int lines = timeline.Lines.Count;
        timeline.Run(24 * 3600 * 1000).Is(PhoneState.Stopped);
        Assert.Equal(lines, timeline.Lines.Count);
    }
}
