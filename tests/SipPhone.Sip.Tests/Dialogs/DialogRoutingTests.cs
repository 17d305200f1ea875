using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Dialogs;

/// <summary>Loose and strict routers, RFC 3261 §12.2.1.1, with the flows of §16.12.1.</summary>
public class DialogRoutingTests
{
    private readonly DialogWorld _world = new();

    // Record-Route of the 2xx, in the order of the message; the BYE's Request-URI and Route.
    [Theory]
    [InlineData("", "sip:bob@h", "")]
    [InlineData("<sip:p1;lr>", "sip:bob@h", "<sip:p1;lr>")]
    [InlineData("<sip:p1>", "sip:p1", "<sip:bob@h>")]
    [InlineData("<sip:p2;lr>, <sip:p1;lr>", "sip:bob@h", "<sip:p1;lr>, <sip:p2;lr>")]
    [InlineData("<sip:p2;lr>, <sip:p1>", "sip:p1", "<sip:p2;lr>, <sip:bob@h>")]
    [InlineData("<sip:p2>, <sip:p1;lr>", "sip:bob@h", "<sip:p1;lr>, <sip:p2>")]
    [InlineData("<sip:p3>, <sip:p2>, <sip:p1;a;method=BYE?b=c>;d", "sip:p1;a", "<sip:p2>, <sip:p3>, <sip:bob@h>")]
    [InlineData("\"a, b\" <sip:p2,x@h>, <sip:p1>", "sip:p1", "\"a, b\" <sip:p2,x@h>, <sip:bob@h>")]
    [InlineData("<sip:p1;lr=on>", "sip:bob@h", "<sip:p1;lr=on>")]
    [InlineData("<sip:p1;LR>", "sip:bob@h", "<sip:p1;LR>")]
    [InlineData("<sip:p1>;lr", "sip:p1", "<sip:bob@h>")]
    [InlineData("<sip:p1;lrx>", "sip:p1;lrx", "<sip:bob@h>")]
    public void TheRouteSetOfACaller(string recordRoute, string uri, string route)
    {
        SipMessage bye = Caller(recordRoute, "<sip:bob@h>");

        Assert.Equal(uri, DialogWorld.Uri(bye));
        Assert.Equal(route, DialogWorld.Find(bye, SipHeader.Route));
    }

    // §16.12.1.1, basic trapezoid: P1 is the caller's proxy, P2 the callee's; both record-route.
    [Fact]
    public void TheBasicTrapezoidSeenByTheCaller()
    {
        SipMessage bye = Caller("<sip:p2.domain.com;lr>, <sip:p1.example.com;lr>", "<sip:callee@u2.domain.com>");

        Assert.Equal("sip:callee@u2.domain.com", DialogWorld.Uri(bye));
        Assert.Equal(
            "<sip:p1.example.com;lr>, <sip:p2.domain.com;lr>", DialogWorld.Find(bye, SipHeader.Route));
    }

    [Fact]
    public void TheBasicTrapezoidSeenByTheCallee()
    {
        SipMessage bye = Callee("<sip:p2.domain.com;lr>, <sip:p1.example.com;lr>", "<sip:caller@u1.example.com>");

        Assert.Equal("sip:caller@u1.example.com", DialogWorld.Uri(bye));
        Assert.Equal(
            "<sip:p2.domain.com;lr>, <sip:p1.example.com;lr>", DialogWorld.Find(bye, SipHeader.Route));
    }

    // §16.12.1.2, traversing a strict-routing proxy: U1, P1, P2, P3 (strict), P4, U2. The callee's next hop is P4.
    [Fact]
    public void AStrictProxyBehindALooseOneIsTheOthersAffair()
    {
        SipMessage bye = Callee(
            "<sip:p4.domain.com;lr>, <sip:p3.middle.com>, <sip:p1.example.com;lr>", "<sip:caller@u1.example.com>");

        Assert.Equal("sip:caller@u1.example.com", DialogWorld.Uri(bye));
        Assert.Equal(
            "<sip:p4.domain.com;lr>, <sip:p3.middle.com>, <sip:p1.example.com;lr>",
            DialogWorld.Find(bye, SipHeader.Route));
    }

    // The same with the strict proxy next to the callee.
    [Fact]
    public void AStrictProxyNextToUsTakesTheRequestUri()
    {
        SipMessage bye = Callee(
            "<sip:p3.middle.com>, <sip:p1.example.com;lr>", "<sip:caller@u1.example.com>");

        Assert.Equal("sip:p3.middle.com", DialogWorld.Uri(bye));
        Assert.Equal(
            "<sip:p1.example.com;lr>, <sip:caller@u1.example.com>", DialogWorld.Find(bye, SipHeader.Route));
    }

    [Fact]
    public void AStrictRouterGetsTheNewTargetToo()
    {
        Caller("<sip:p1>", "<sip:bob@h>");
        SipMessage invite = _world.Request(SipTokens.Invite);
        _world.Dialog.TakeResponse(DialogWorld.Respond(invite, 200, "one", "Contact: <sip:bob@new>"));

        Assert.Equal("<sip:bob@new>", DialogWorld.Find(_world.Request(SipTokens.Bye), SipHeader.Route));
    }

    private SipMessage Caller(string recordRoute, string contact)
    {
        SipMessage invite = _world.Invite();
        string line = recordRoute.Length == 0 ? "X: y" : "Record-Route: " + recordRoute;
        SipMessage answer = DialogWorld.Respond(invite, 200, "one", line, "Contact: " + contact);
        Assert.Equal(SipResult.Ok, _world.Dialog.TakeResponse(answer));
        return _world.Request(SipTokens.Bye);
    }

    private SipMessage Callee(string recordRoute, string contact)
    {
        SipMessage invite = Text.Parse(Text.Message(
            "INVITE sip:callee@u2.domain.com SIP/2.0",
            "Record-Route: " + recordRoute,
            "From: <sip:caller@example.com>;tag=1",
            "To: <sip:callee@domain.com>",
            "Call-ID: c",
            "CSeq: 1 INVITE",
            "Contact: " + contact));
        Assert.Equal(SipResult.Ok, _world.Dialog.StartAsServer(invite));
        _world.Dialog.OnResponseSent(200);
        return _world.Request(SipTokens.Bye);
    }
}
