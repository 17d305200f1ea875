using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Dialogs;

/// <summary>A dialog of ours as the server, RFC 3261 §12.1.1 and §12.2.2, and what both roles share.</summary>
public class DialogServerTests
{
    private const string EightRoutes =
        "Record-Route: <sip:1>,<sip:2>,<sip:3>,<sip:4>,<sip:5>,<sip:6>,<sip:7>,<sip:8>";

    private readonly DialogWorld _world = new();

    private Dialog Dialog => _world.Dialog;

    [Theory]
    [InlineData("X: y", SipResult.Absent)]
    [InlineData("Contact: <sip:a@1", SipResult.BadAddress)]
    [InlineData("Contact: <sip:a@1>, <sip:a@2>", SipResult.BadHeader)]
    [InlineData("Contact: <tel:+1>", SipResult.UnsupportedScheme)]
    [InlineData("Contact: <sip:a@1>\r\nRecord-Route: <sip:p", SipResult.BadAddress)]
    [InlineData("Contact: <sip:a@1>\r\nRecord-Route: <http://p>", SipResult.UnsupportedScheme)]
    [InlineData("Contact: <sip:a@1>\r\n" + EightRoutes, SipResult.Ok)]
    [InlineData("Contact: <sip:a@1>\r\n" + EightRoutes + ",<sip:9>", SipResult.TooLarge)]
    public void WhatBeginsADialog(string lines, SipResult expected)
    {
        Assert.Equal(expected, Dialog.StartAsServer(Invite("sip:alice@192.0.2.1", lines)));
        Assert.Equal(expected == SipResult.Ok ? DialogState.Preparing : DialogState.None, Dialog.State);
        Assert.Equal(expected == SipResult.Ok ? 7 : -1, Dialog.RemoteCSeq);
    }

    [Theory]
    [InlineData("sips:alice@192.0.2.1", "Contact: <sips:b@1>", SipResult.Ok, true)]
    [InlineData("sips:alice@192.0.2.1", "Contact: <sip:b@1>", SipResult.UnsupportedScheme, false)]
    [InlineData("sip:alice@192.0.2.1", "Contact: <sips:b@1>", SipResult.Ok, false)]
    public void SecureDialogs(string uri, string contact, SipResult expected, bool isSecure)
    {
        Assert.Equal(expected, Dialog.StartAsServer(Invite(uri, contact)));
        Assert.Equal(isSecure, Dialog.IsSecure);
    }

    [Fact]
    public void RequestsOfOursGoTheWayTheInviteCame()
    {
        Accept("Contact: <sip:b@1;x>", "Record-Route: <sip:p2;lr>", "Record-Route: <sip:p1;lr;y>, <sip:p0;lr>");

        SipMessage bye = _world.Request(SipTokens.Bye);

        Assert.Equal("sip:b@1;x", DialogWorld.Uri(bye));
        Assert.Equal("<sip:p2;lr>, <sip:p1;lr;y>, <sip:p0;lr>", DialogWorld.Find(bye, SipHeader.Route));
        Assert.Equal("<sip:alice@example.com;mine>;tag=" + _world.LocalTag, DialogWorld.Find(bye, SipHeader.From));
        Assert.Equal("<sip:bob@example.org>;tag=bobs", DialogWorld.Find(bye, SipHeader.To));
        Assert.Equal("call-1", DialogWorld.Find(bye, SipHeader.CallId));
        Assert.Equal("1 BYE", DialogWorld.Find(bye, SipHeader.CSeq));
    }

    [Theory]
    [InlineData(101, "Early")]
    [InlineData(199, "Early")]
    [InlineData(200, "Confirmed")]
    [InlineData(299, "Confirmed")]
    public void OurResponseMakesIt(int status, string state)
    {
        Dialog.OnResponseSent(status);
        Assert.Equal(DialogState.None, Dialog.State);

        Dialog.StartAsServer(Invite("sip:alice@192.0.2.1", "Contact: <sip:b@1>"));
        Dialog.OnResponseSent(status);
        Assert.Equal(state, Dialog.State.ToString());
        Dialog.OnResponseSent(200);
        Dialog.OnResponseSent(180);
        Assert.Equal(DialogState.Confirmed, Dialog.State);
    }

    [Fact]
    public void TheAnswerToOurUpdateInAnEarlyDialogConfirmsNothing()
    {
        Dialog.StartAsServer(Invite("sip:alice@192.0.2.1", "Contact: <sip:b@1>"));
        Dialog.OnResponseSent(183);
        SipMessage update = _world.Request(SipTokens.Update);

        Assert.Equal(SipResult.Ok, Dialog.TakeResponse(DialogWorld.Respond(update, 200, "bobs", "Contact: <sip:b@2>")));
        Assert.Equal(DialogState.Early, Dialog.State);
        Assert.Equal("sip:b@2", DialogWorld.Uri(_world.Request(SipTokens.Update)));
    }

    // §12.2.2; the INVITE had 7.
    [Theory]
    [InlineData("BYE", 6, SipResult.BadCSeq, 7)]
    [InlineData("BYE", 7, SipResult.BadCSeq, 7)]
    [InlineData("BYE", 8, SipResult.Ok, 8)]
    [InlineData("BYE", 2147483647, SipResult.Ok, 2147483647)]
    [InlineData("ACK", 7, SipResult.Ok, 7)]
    [InlineData("ACK", 1, SipResult.Ok, 7)]
    [InlineData("CANCEL", 7, SipResult.Ok, 7)]
    public void NumbersGoUp(string method, int number, SipResult expected, int last)
    {
        Accept("Contact: <sip:b@1>");

        Assert.Equal(expected, Dialog.TakeRequest(Ask(method, number), false));
        Assert.Equal(last, Dialog.RemoteCSeq);
    }

    [Theory]
    [InlineData(true, "Contact: <sip:b@2>", SipResult.Ok, "sip:b@2")]
    [InlineData(true, "Contact: <sip:b@2?Subject=x>;q=1", SipResult.Ok, "sip:b@2")]
    [InlineData(true, "X: y", SipResult.Ok, "sip:b@1")]
    [InlineData(true, "Contact: <sip:b@2", SipResult.BadAddress, "sip:b@1")]
    [InlineData(false, "Contact: <sip:b@2>", SipResult.Ok, "sip:b@1")]
    public void OnlyTargetRefreshRequestsMoveTheTarget(bool refreshes, string line, SipResult expected, string target)
    {
        Accept("Contact: <sip:b@1>");

        Assert.Equal(expected, Dialog.TakeRequest(Ask("UPDATE", 8, line), refreshes));
        Assert.Equal(target, DialogWorld.Uri(_world.Request(SipTokens.Bye)));
    }

    [Fact]
    public void ASecureDialogKeepsItsTargetSecure()
    {
        Dialog.StartAsServer(Invite("sips:alice@192.0.2.1", "Contact: <sips:b@1>"));
        Dialog.OnResponseSent(200);

        Assert.Equal(SipResult.UnsupportedScheme, Dialog.TakeRequest(Ask("INVITE", 8, "Contact: <sip:b@2>"), true));
        Assert.Equal("sips:b@1", DialogWorld.Uri(_world.Request(SipTokens.Bye)));
    }

    [Theory]
    [InlineData("call-1", "bobs", "mine", true)]
    [InlineData("call-1", "BOBS", "mine", true)]
    [InlineData("CALL-1", "bobs", "mine", false)]
    [InlineData("call-12", "bobs", "mine", false)]
    [InlineData("call-1", "bob", "mine", false)]
    [InlineData("call-1", "", "mine", false)]
    [InlineData("call-1", "bobs", "other", false)]
    [InlineData("call-1", "bobs", "", false)]
    public void WhatBelongsToIt(string callId, string fromTag, string toTag, bool isOurs)
    {
        Accept("Contact: <sip:b@1>");
        string mine = toTag == "mine" ? _world.LocalTag : toTag;
        SipMessage request = Text.Parse(Text.Message(
            "BYE sip:a@b SIP/2.0",
            "From: <sip:x@y>" + (fromTag == "" ? "" : ";tag=" + fromTag),
            "To: <sip:z>" + (mine == "" ? "" : ";tag=" + mine),
            "Call-ID: " + callId));
        SipMessage response = Text.Parse(Text.Message(
            "SIP/2.0 200 OK",
            "From: <sip:x@y>" + (mine == "" ? "" : ";tag=" + mine),
            "To: <sip:z>" + (fromTag == "" ? "" : ";tag=" + fromTag),
            "Call-ID: " + callId));

        Assert.Equal(isOurs, Dialog.Matches(request));
        Assert.Equal(isOurs, Dialog.Matches(response));
        Dialog.Clear();
        Assert.False(Dialog.Matches(request));
    }

    [Theory]
    [InlineData("{0};to-tag={1};from-tag=bobs", true)]
    [InlineData("{0};from-tag=BOBS;early-only;to-tag={1}", true)]
    [InlineData("{0};to-tag=bobs;from-tag={1}", false)]
    [InlineData("{0}1;to-tag={1};from-tag=bobs", false)]
    [InlineData("{0};to-tag={1};from-tag=0", false)]
    public void WhoIsMeantByReplaces(string format, bool isMeant)
    {
        Accept("Contact: <sip:b@1>");
        byte[] value = Text.Bytes(string.Format(format, "call-1", _world.LocalTag));
        var replaces = new SipReplaces();
        Assert.Equal(SipResult.Ok, replaces.Parse(value, 0, value.Length));

        Assert.Equal(isMeant, Dialog.IsMeantBy(value, replaces));
    }

    [Fact]
    public void ReplacesIsWrittenAsThePeerSeesIt()
    {
        Dialog.StartAsServer(Invite("sip:alice@192.0.2.1", "Contact: <sip:b@1>", "a@b%;c"));
        Dialog.OnResponseSent(200);

        Assert.Equal($"a@b%;c;to-tag=bobs;from-tag={_world.LocalTag}", _world.Replaces(false));
        Assert.Equal($"a%40b%25%3bc%3bto-tag%3dbobs%3bfrom-tag%3d{_world.LocalTag}", _world.Replaces(true));
    }

    [Fact]
    public void WithoutATagReplacesSays0()
    {
        SipMessage invite = _world.Invite();
        Dialog.TakeResponse(DialogWorld.Respond(invite, 200, ""));
        string callId = DialogWorld.Find(invite, SipHeader.CallId);

        Assert.Equal($"{callId};to-tag=0;from-tag={_world.LocalTag}", _world.Replaces(false));
        byte[] value = Text.Bytes($"{callId};to-tag={_world.LocalTag};from-tag=0");
        var replaces = new SipReplaces();
        replaces.Parse(value, 0, value.Length);
        Assert.True(Dialog.IsMeantBy(value, replaces));
    }

    private static SipMessage Invite(string uri, string lines, string callId = "call-1") => Text.Parse(Text.Message(
        $"INVITE {uri} SIP/2.0",
        "Via: SIP/2.0/TLS b;branch=z9hG4bKb",
        "From: \"Bob\" <sip:bob@example.org>;tag=bobs",
        "To: <sip:alice@example.com;mine>",
        "Call-ID: " + callId,
        "CSeq: 7 INVITE",
        lines));

    private void Accept(params string[] lines)
    {
        SipMessage invite = Invite("sip:alice@192.0.2.1", string.Join("\r\n", lines));
        Assert.Equal(SipResult.Ok, Dialog.StartAsServer(invite));
        Dialog.OnResponseSent(200);
    }

    private SipMessage Ask(string method, int cseq, string line = "X: y") => Text.Parse(Text.Message(
        $"{method} sip:alice@192.0.2.1 SIP/2.0",
        "From: <sip:bob@example.org>;tag=bobs",
        "To: <sip:alice@example.com>;tag=" + _world.LocalTag,
        "Call-ID: call-1",
        $"CSeq: {cseq} {method}",
        line));
}
