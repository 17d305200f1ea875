using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Phone.Tests.Support;

namespace SipPhone.Phone.Tests;

/// <summary>From one server of a domain to the next, and back (RFC 3263 §4.3).</summary>
public sealed class PhoneFailoverTests : IDisposable
{
    private const string First = "192.0.2.1";
    private const string Second = "192.0.2.2";

    private readonly Timeline _timeline = new();
    private readonly ScriptedServer _first;
    private readonly ScriptedServer _second;

    public PhoneFailoverTests()
    {
        _first = _timeline.AddServer(First);
        _second = _timeline.AddServer(Second, priority: 1);
    }

    public void Dispose() => _timeline.Dispose();

    [Fact]
    public void A_503_moves_on_at_once()
    {
        _first.Registrar.Then(register => register.Answer(503, "Retry-After: 100"));
        _timeline.Register();
        Assert.Single(_first.Registrar.Requests);
        Assert.True(_second.Registrar.Requests[^1].HasAuthorization);
        Assert.InRange(_timeline.NowMs, 1, 1000);
    }

    [Fact]
    public void A_time_out_moves_on_without_the_back_off()
    {
        _first.Registrar.IsSilent = true;
        _timeline.Register();
        Assert.Single(_first.Registrar.Requests);
        Assert.InRange(_timeline.NowMs, 32_000, 33_000);
        Assert.Equal(0, _timeline.Count("-> Waiting"));
    }

    [Fact]
    public void A_broken_connection_moves_on()
    {
        _timeline.Register();
        _timeline.Channel.HangUp(1000);
        _timeline.RunUntil(PhoneState.Connecting).RunUntil(PhoneState.Registered);
        Assert.Equal(1, _timeline.Count($"connecting {Second}:5061"));
        Assert.InRange(_timeline.NowMs, 1000, 2000);
    }

    [Fact]
    public void A_dead_server_costs_its_connect_deadline_and_no_more()
    {
        _first.Reaches = SecureChannelState.Connecting;
        _timeline.Register();
        Assert.InRange(_timeline.NowMs, Limits.ConnectTimeoutMs, Limits.ConnectTimeoutMs + 1000);
        Assert.Equal(1, _timeline.Count($"candidate failed {First}:5061 timeout"));
    }

    [Fact]
    public void After_the_last_server_the_phone_waits()
    {
        _first.Registrar.IsSilent = true;
        _second.Registrar.IsSilent = true;
        _timeline.Start().RunUntil(PhoneState.Waiting);
        Assert.Single(_first.Registrar.Requests);
        Assert.Single(_second.Registrar.Requests);
        Assert.Equal(1, _timeline.Count("connection failed timeout"));
    }

    [Fact]
    public void The_better_server_is_taken_again_once_it_is_no_longer_set_aside()
    {
        _first.Registrar.Then(register => register.Answer(503, "Retry-After: 100"));
        _timeline.Register();
        _timeline.Run(101_000);
        _timeline.Channel.HangUp(0);
        _timeline.RunUntil(PhoneState.Waiting).RunUntil(PhoneState.Registered);
        Assert.Equal(2, _timeline.Count($"connecting {First}:5061"));
        Assert.True(_first.Registrar.Requests[^1].HasAuthorization);
    }

    [Fact]
    public void While_it_is_set_aside_the_other_one_goes_first()
    {
        _first.Registrar.Then(register => register.Answer(503, "Retry-After: 600"));
        _timeline.Register();
        _timeline.Channel.HangUp(1000);
        _timeline.RunUntil(PhoneState.Waiting).RunUntil(PhoneState.Registered);
        Assert.Equal(1, _timeline.Count($"connecting {First}:5061"));
        Assert.Equal(2, _timeline.Count($"connecting {Second}:5061"));
    }
}
