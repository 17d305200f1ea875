using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Registrations;
using static SipPhone.Sip.Registrations.RegistrationState;

namespace SipPhone.Sip.Tests.Registrations;

/// <summary>RFC 5626 at the registrar, Service-Route (RFC 3608), Path (RFC 3327), the outbound proxy's Route.</summary>
public class RegistrationOutboundTests
{
    private const string Instance = "urn:uuid:00000000-0000-4000-8000-000a95a0e128";
    private const string Asking =
        $";+sip.instance=\"<{Instance}>\";reg-id=1;expires=3600\r\nSupported: path, outbound\r\n";
    private const string Plain = $";+sip.instance=\"<{Instance}>\";expires=3600\r\nSupported: path\r\n";

    [Fact]
    public void AsksForOutboundAndBelievesRequireOnly()
    {
        RegistrationTimeline timeline = Timeline().Start().Connected().Sends(Asking);
        timeline.Answers(200, "Supported: outbound", "Flow-Timer: 60");
        Assert.False(timeline.Headers.IsOutbound);
        Assert.Equal(60, timeline.Registration.FlowTimerSeconds);

        timeline.Start().Sends(Asking).Answers(200, "Require: path, OUTBOUND", "Path: <sip:edge;lr;ob>");
        Assert.True(timeline.Headers.IsOutbound);
        Assert.Equal(0, timeline.Registration.FlowTimerSeconds);

        timeline.Start().Sends(Asking).Answers(200);
        Assert.False(timeline.Headers.IsOutbound);
    }

    [Theory]
    [InlineData("Flow-Timer: 120", 120)]
    [InlineData("Flow-Timer: 0", 0)]
    [InlineData("Flow-Timer: 1", Limits.MinKeepAliveSeconds)]
    [InlineData("Flow-Timer: 5", 5)]
    [InlineData("Flow-Timer: 86401", 86400)]
    [InlineData("Flow-Timer: 99999999999", 86400)]
    [InlineData("Flow-Timer: x", 0)]
    [InlineData("Flow-Timer: 10\r\nFlow-Timer: 20", 0)]
    [InlineData("X: y", 0)]
    public void FlowTimerIsBounded(string header, int expected)
    {
        RegistrationTimeline timeline = Timeline().Start().Connected().Sends().Answers(200, header);

        Assert.Equal(expected, timeline.Registration.FlowTimerSeconds);
    }

    [Fact]
    public void WithoutAnInstanceThereIsNoOutbound()
    {
        new RegistrationTimeline().Start().Connected().Sends("Supported: path\r\n").Answers(439)
            .Sends("CSeq: 2 REGISTER", "Supported: path\r\n").Answers(439)
            .Is(Failed, RegistrationFailure.Rejected);
    }

    [Fact]
    public void A439IsFollowedByARequestWithoutOutboundOnce()
    {
        RegistrationTimeline timeline = Timeline().Start().Connected().Sends(Asking).Answers(439);
        timeline.Is(Registering).Sends("CSeq: 2 REGISTER", Plain).Answers(200).Is(Registered);
        timeline.Start().Sends(Plain).Answers(439).Is(Failed, RegistrationFailure.Rejected).SendsNothing();
    }

    [Theory]
    [InlineData(true, Plain)]
    [InlineData(false, Asking)]
    public void AnotherServerIsAskedForOutboundAgain(bool sameServer, string expected)
    {
        RegistrationTimeline timeline = Timeline().Start().Connected().Sends().Answers(439).Sends().Answers(200);
        timeline.Disconnected().Connected(sameServer).Sends(expected);
    }

    [Fact]
    public void TheServiceRouteIsThatOfTheLast2xxAndNotForRegister()
    {
        RegistrationTimeline timeline = Timeline().Start().Connected().Sends();
        timeline.Answers(
            200,
            "Service-Route: <sip:p2.example.com;lr>, \"x, y\" <sip:p3.example.com;lr>",
            "Service-Route: <sips:p4.example.com;lr>;q=1");
        Assert.Equal(
            "Route: <sip:p2.example.com;lr>, \"x, y\" <sip:p3.example.com;lr>, <sips:p4.example.com;lr>;q=1\r\n",
            Route(timeline));

        timeline.Start().Sends();
        Assert.DoesNotContain("Route:", timeline.LastRequest);
        timeline.Answers(200);
        Assert.Equal(string.Empty, Route(timeline));
    }

    [Theory]
    [InlineData("Service-Route: sip:a b")]
    [InlineData("Service-Route: <sip:ok;lr>, <sip:bad")]
    [InlineData("Service-Route: <sip:ok;lr>,")]
    public void AServiceRouteThatCannotBeReadIsNone(string header)
    {
        RegistrationTimeline timeline = Timeline().Start().Connected().Sends().Answers(200, header).Is(Registered);

        Assert.Equal(string.Empty, Route(timeline));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void AServiceRouteThatIsTooLongIsNone(int excess, bool isKept)
    {
        string route = $"<sip:{new string('p', Limits.MaxServiceRouteBytes - 6 + excess)}>";
        RegistrationTimeline timeline = Timeline().Start().Connected().Sends().Answers(200, "Service-Route: " + route);

        Assert.Equal(isKept ? $"Route: {route}\r\n" : string.Empty, Route(timeline));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnotherServerHasAnotherServiceRoute(bool sameServer)
    {
        RegistrationTimeline timeline = Timeline().Start().Connected().Sends();
        timeline.Answers(200, "Service-Route: <sip:p2;lr>", "Require: outbound").Disconnected().Connected(sameServer);

        Assert.Equal(sameServer ? "Route: <sip:p2;lr>\r\n" : string.Empty, Route(timeline));
        Assert.Equal(sameServer, timeline.Headers.IsOutbound);
    }

    [Fact]
    public void AnOutboundProxyThatWantsARouteGetsOneInEveryRequest()
    {
        RegistrationTimeline timeline = new RegistrationTimeline(
            account => account.ProxyRoute = Text.Bytes("<sip:edge.example.com;lr>"));
        timeline.Start().Connected().Sends("\r\nRoute: <sip:edge.example.com;lr>\r\nFrom: ");
        timeline.Answers(200, "Service-Route: <sip:p2;lr>");

        Assert.Equal("Route: <sip:edge.example.com;lr>\r\nRoute: <sip:p2;lr>\r\n", Route(timeline));
    }

    private static RegistrationTimeline Timeline() => new(account => account.InstanceId = Text.Bytes(Instance));

    private static string Route(RegistrationTimeline timeline)
    {
        var writer = new SipWriter(new byte[2048]);
        timeline.Headers.WriteServiceRoute(writer);
        return Text.Of(writer.Bytes.Buffer, 0, writer.Bytes.Position);
    }
}
