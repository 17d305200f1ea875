using System.Text;
using SipPhone.Core;
using SipPhone.Phone.Tests.Support;

namespace SipPhone.Phone.Tests;

/// <summary>A flow that is kept alive, dies in silence, and is found dead and replaced (RFC 5626 §4.4, §4.5).</summary>
public sealed class PhoneOutboundTests : IDisposable
{
    private readonly Timeline _timeline = new();
    private readonly ScriptedServer _server;

    public PhoneOutboundTests()
    {
        _server = _timeline.AddServer();
    }

    private Registrar Registrar => _server.Registrar;

    public void Dispose() => _timeline.Dispose();

    [Fact]
    public void The_registrar_sets_the_pace_of_the_keep_alives()
    {
        GrantWith("Require: outbound", "Flow-Timer: 20");
        _timeline.Register().Run(600_000).Is(PhoneState.Registered);
        Assert.InRange(Registrar.PingsAtMs.Count, 29, 38);
        Assert.All(Gaps(), gap => Assert.InRange(gap, 16_000, 20_000));
        Assert.Equal(1, _timeline.Channel.OpenCount);
    }

    [Fact]
    public void A_refresh_does_not_put_the_ping_off()
    {
        Registrar.MaxExpiresSeconds = 60;
        _timeline.Register().Run(3_600_000).Is(PhoneState.Registered);
        Assert.All(Gaps(), gap => Assert.InRange(gap, 96_000, 120_000));
    }

    [Fact]
    public void A_connection_that_was_cut_silently_is_found_by_the_missing_pong()
    {
        GrantWith("Require: outbound");
        _timeline.Register();
        Registrar.IsSilent = true;
        _timeline.RunUntil(PhoneState.Waiting);
        Assert.Equal(Registrar.PingsAtMs.Single() + Limits.PongTimeoutMs, _timeline.NowMs);
        Assert.Equal(1, _timeline.Count("connection failed timeout"));

        long lostMs = _timeline.NowMs;
        Registrar.IsSilent = false;
        _timeline.RunUntil(PhoneState.Connecting);
        Assert.InRange(_timeline.NowMs - lostMs, 30_000, 60_000);
        _timeline.RunUntil(PhoneState.Registered);
        Assert.Equal(2, _timeline.Channel.OpenCount);
        Assert.Equal("1", Registrar.Requests[^1].Line("Contact").Split("reg-id=")[1].Split(';')[0]);
    }

    [Fact]
    public void It_moves_on_to_the_next_server_when_a_pong_is_missing()
    {
        _timeline.AddServer("192.0.2.2", priority: 1);
        GrantWith("Require: outbound");
        _timeline.Register();
        Registrar.IsSilent = true;
        _timeline.RunUntil(PhoneState.Connecting).RunUntil(PhoneState.Registered);
        Assert.Equal(1, _timeline.Count("connecting 192.0.2.2:5061"));
        Assert.Equal(0, _timeline.Count("-> Waiting"));
    }

    [Fact]
    public void A_server_that_never_answered_a_ping_keeps_its_flow()
    {
        Registrar.AnswersPings = false;
        _timeline.Register().Run(24 * 3600 * 1000).Is(PhoneState.Registered);
        Assert.Equal(1, _timeline.Channel.OpenCount);
    }

    [Fact]
    public void The_instance_is_the_same_on_every_connection()
    {
        _timeline.Register();
        _timeline.Channel.HangUp(10);
        _timeline.RunUntil(PhoneState.Waiting).RunUntil(PhoneState.Registered);
        string[] instances = [.. Registrar.Requests
            .Select(register => register.Contact.Split("+sip.instance=")[1].Split(';')[0]).Distinct()];
        Assert.Matches("^\"<urn:uuid:[0-9a-f-]{36}>\"$", Assert.Single(instances));
    }

    [Fact]
    public void A_registrar_behind_a_first_hop_without_outbound_gets_a_plain_registration()
    {
        Registrar.ThenHonestly().Then(register => register.Answer(439));
        _timeline.Register();
        Assert.Equal(
            [true, true, false],
            Registrar.Requests.Select(register => register.Contact.Contains("reg-id=1")));
        Assert.Equal("path", Registrar.Requests[^1].Line("Supported"));
    }

    [Fact]
    public void Requests_that_nobody_takes_are_answered_on_the_flow()
    {
        _timeline.Register();
        _timeline.Channel.Sent.Clear();
        _timeline.Channel.Deliver(
            Encoding.UTF8.GetBytes(
                "OPTIONS sip:alice@192.0.2.7 SIP/2.0\r\nVia: SIP/2.0/TLS a.example;branch=z9hG4bK1\r\n"
                + "Max-Forwards: 70\r\nFrom: <sip:b@example>;tag=1\r\nTo: <sip:alice@example>\r\nCall-ID: 1\r\n"
                + "CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n"),
            10);
        Registrar.TakesResponses = true;
        _timeline.Run(100);
        string sent = Encoding.UTF8.GetString([.. _timeline.Channel.Sent]);
        Assert.StartsWith("SIP/2.0 200 OK\r\nVia: SIP/2.0/TLS a.example;branch=z9hG4bK1", sent);
        Assert.Contains("\r\nAllow: INVITE, ", sent);
    }

    private void GrantWith(params string[] headers) =>
        Registrar.ThenHonestly().Then(register => register.Answer(200, [$"Contact: {register.Contact}", .. headers]));

    private IEnumerable<long> Gaps() => Registrar.PingsAtMs.Skip(1).Zip(Registrar.PingsAtMs, (b, a) => b - a);
}
