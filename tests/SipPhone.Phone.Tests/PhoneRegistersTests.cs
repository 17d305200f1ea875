using SipPhone.Phone.Tests.Support;

namespace SipPhone.Phone.Tests;

/// <summary>The way to a registration, and what keeps it.</summary>
public sealed class PhoneRegistersTests : IDisposable
{
    private readonly Timeline _timeline = new();

    public void Dispose() => _timeline.Dispose();

    [Fact]
    public void It_locates_connects_recognises_and_registers()
    {
        _timeline.AddServer();
        _timeline.Start().RunUntil(PhoneState.Registered).Shows(
            "0 -> Connecting",
            "30 located True ok 1",
            "30 connecting 192.0.2.1:5061",
            "30 open 192.0.2.1:5061 as \"example\"",
            "50 secured 192.0.2.1:5061",
            "50 identity authenticated example",
            "50 accept",
            "50 REGISTER 3600",
            "50 -> Registering",
            "60 REGISTER 3600 authorized",
            "70 registered 3600",
            "70 -> Registered");
    }

    [Fact]
    public void Contact_and_Via_carry_the_connections_own_address_and_port()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Channel.LocalAddress = [10, 1, 2, 3];
        _timeline.Channel.LocalPort = 50001;
        _timeline.Register();
        Assert.All(server.Registrar.Requests, request =>
        {
            Assert.Contains("@10.1.2.3:50001;", request.Contact);
            Assert.StartsWith("SIP/2.0/TLS 10.1.2.3:50001;", request.Line("Via"));
        });
    }

    [Fact]
    public void An_IPv6_address_stands_in_brackets()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Channel.LocalAddress = [0x20, 1, 0xD, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        _timeline.Register();
        Assert.Contains("@[2001:db8::1]:49152;", server.Registrar.Requests[0].Contact);
        Assert.StartsWith("SIP/2.0/TLS [2001:db8::1]:49152;", server.Registrar.Requests[0].Line("Via"));
    }

    [Fact]
    public void The_next_connection_has_the_next_address()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Register();
        _timeline.Channel.LocalAddress = [10, 1, 2, 3];
        _timeline.Channel.LocalPort = 50001;
        _timeline.Channel.HangUp(0);
        _timeline.Run(0).RunUntil(PhoneState.Waiting).RunUntil(PhoneState.Registered);
        Assert.Contains("@10.1.2.3:50001;", server.Registrar.Requests[^1].Contact);
    }

    [Theory]
    [InlineData(3600, 3_000_000)]
    [InlineData(7200, 6_600_000)]
    [InlineData(600, 300_000)]
    [InlineData(60, 30_000)]
    public void It_refreshes_before_the_registration_ends(int grantedSeconds, int refreshAfterMs)
    {
        using Timeline timeline = new(settings => settings.ExpiresSeconds = 7200);
        Registrar registrar = timeline.AddServer().Registrar;
        registrar.MaxExpiresSeconds = grantedSeconds;
        timeline.Register();
        timeline.Lines.Clear();
        int polls = timeline.PollCount;
        timeline.RunTo(70 + refreshAfterMs + 20).Shows(
            $"{70 + refreshAfterMs} REGISTER 7200 authorized",
            $"{70 + refreshAfterMs + 10} registered {grantedSeconds}");
        timeline.Is(PhoneState.Registered);
        Assert.Equal(2 * (1 + registrar.PingsAtMs.Count), timeline.PollCount - polls);
    }

    [Fact]
    public void A_day_of_registration_takes_two_polls_a_refresh_and_two_a_ping()
    {
        ScriptedServer server = _timeline.AddServer();
        _timeline.Register();
        int polls = _timeline.PollCount;
        _timeline.Run(24 * 3600 * 1000);
        int refreshes = server.Registrar.Requests.Count - 2;
        Assert.Equal(28, refreshes);
        int pings = server.Registrar.PingsAtMs.Count;
        Assert.InRange(pings, 24 * 3600 / 120, 24 * 3600 / 96);
        Assert.Equal(2 * (refreshes + pings), _timeline.PollCount - polls);
        Assert.Equal(1, _timeline.Channel.OpenCount);
        _timeline.Is(PhoneState.Registered);
    }

    [Fact]
    public void Messages_may_come_octet_by_octet()
    {
        _timeline.AddServer().PieceBytes = 1;
        _timeline.Register();
        Assert.Equal(1, _timeline.Count("registered 3600"));
    }

    [Fact]
    public void A_connection_may_take_octet_by_octet()
    {
        _timeline.AddServer().TakesBytes = 1;
        _timeline.Register();
        Assert.Equal(1, _timeline.Count("registered 3600"));
    }

    [Fact]
    public void Several_messages_may_come_at_once_and_strays_are_passed_over()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().Then(register => register.Send(
            "\r\n\r\n"
            + "OPTIONS sip:alice@192.0.2.99 SIP/2.0\r\nContent-Length: 4\r\n\r\nbody"
            + "no SIP at all\r\nContent-Length: 0\r\n\r\n"
            + register.Response(100)
            + register.Response(403).Replace("z9hG4bK", "z9hG4bKx")
            + register.Response(200, $"Contact: {register.Contact}")));
        _timeline.Register();
        Assert.Equal(1, _timeline.Count("registered 3600"));
        Assert.Equal(0, _timeline.Count("failed"));
    }

    [Fact]
    public void A_refusal_for_a_while_is_told_and_tried_again_on_the_same_connection()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.Then(register => register.Answer(503, "Retry-After: 100"));
        _timeline.Start().RunTo(99_000).Is(PhoneState.Registering);
        Assert.Equal(1, _timeline.Count("60 registration failed server-error 503 again"));
        Assert.Single(server.Registrar.Requests);
        _timeline.RunUntil(PhoneState.Registered);
        Assert.Equal(100_060, server.Registrar.Requests[1].AtMs);
        Assert.Equal(1, _timeline.Channel.OpenCount);
    }

    [Fact]
    public void A_refresh_that_is_refused_for_a_while_is_registered_again()
    {
        ScriptedServer server = _timeline.AddServer();
        server.Registrar.ThenHonestly().ThenHonestly().Then(register => register.Answer(503, "Retry-After: 20"));
        _timeline.Register();
        _timeline.Lines.Clear();
        _timeline.RunTo(3_100_000).Shows(
            "3000070 REGISTER 3600 authorized",
            "3000080 registration failed server-error 503 again",
            "3000080 -> Registering",
            "3020080 REGISTER 3600 authorized",
            "3020090 registered 3600",
            "3020090 -> Registered");
    }

    [Fact]
    public void An_outbound_proxy_is_located_and_recognised_in_the_domains_place()
    {
        using Timeline timeline = new(settings =>
        {
            settings.ServerHost = "192.0.2.7"u8.ToArray();
            settings.ServerPort = 5071;
            settings.ReferenceDomain = "other.example"u8.ToArray();
            settings.IdentityPolicy.Rules = Identity.IdentityRules.Rfc5922;
        });
        ScriptedServer server = new(timeline) { Certificate = timeline.Certificate("other.example") };
        timeline.Channel.Add("192.0.2.7:5071", server);
        timeline.Register();
        Assert.Equal(1, timeline.Count("open 192.0.2.7:5071 as \"other.example\""));
        Assert.Equal(1, timeline.Count("identity authenticated other.example"));
    }
}
