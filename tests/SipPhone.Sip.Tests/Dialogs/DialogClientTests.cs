using SipPhone.Core;
using SipPhone.Sip.Dialogs;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Dialogs;

/// <summary>A dialog of ours as the client, RFC 3261 §12.1.2, §12.2.1, §13.2.2.4.</summary>
public class DialogClientTests
{
    private readonly DialogWorld _world = new();

    private Dialog Dialog => _world.Dialog;

    [Fact]
    public void TheFirstRequest()
    {
        _world.Account.ProxyRoute = Text.Bytes("<sip:proxy.example.com;lr>");
        SipMessage invite = _world.Invite();

        Assert.Equal("sip:bob@example.org", DialogWorld.Uri(invite));
        Assert.Equal("<sip:proxy.example.com;lr>", DialogWorld.Find(invite, SipHeader.Route));
        Assert.Equal("70", DialogWorld.Find(invite, SipHeader.MaxForwards));
        Assert.Equal("<sip:alice@example.com>;tag=" + _world.LocalTag, DialogWorld.Find(invite, SipHeader.From));
        Assert.Equal("<sip:bob@example.org>", DialogWorld.Find(invite, SipHeader.To));
        Assert.Matches("^[0-9a-f]{32}$", DialogWorld.Find(invite, SipHeader.CallId));
        Assert.Equal("1 INVITE", DialogWorld.Find(invite, SipHeader.CSeq));
        Assert.Contains(";branch=z9hG4bK0123456789abcdef01234567", DialogWorld.Find(invite, SipHeader.Via));
        Assert.Equal(DialogState.Preparing, Dialog.State);
        Assert.False(Dialog.IsSecure);
    }

    // RFC 3261 §19.1.1, Table 1: what may stand where.
    [Theory]
    [InlineData("sip:b@h:5070", "sip:b@h:5070", "<sip:b@h>")]
    [InlineData("sip:b@h;transport=tls;user=phone", "sip:b@h;transport=tls;user=phone", "<sip:b@h;user=phone>")]
    [InlineData("sip:b@h;METHOD=INVITE;x", "sip:b@h;x", "<sip:b@h;x>")]
    [InlineData("sip:b@h;maddr=1.2.3.4;ttl=1;lr", "sip:b@h;maddr=1.2.3.4;ttl=1;lr", "<sip:b@h>")]
    [InlineData("sip:b@h;methods=a", "sip:b@h;methods=a", "<sip:b@h;methods=a>")]
    [InlineData("sip:b@h?Subject=a", "sip:b@h", "<sip:b@h>")]
    [InlineData("sip:b@[2001:db8::1]:5061;a=b?c=d", "sip:b@[2001:db8::1]:5061;a=b", "<sip:b@[2001:db8::1];a=b>")]
    [InlineData("sips:b@h", "sips:b@h", "<sips:b@h>")]
    public void PartsOfTheTarget(string target, string requestUri, string to)
    {
        SipMessage invite = _world.Invite(target);

        Assert.Equal(requestUri, DialogWorld.Uri(invite));
        Assert.Equal(to, DialogWorld.Find(invite, SipHeader.To));
        Assert.Equal(target.StartsWith("sips:"), Dialog.IsSecure);
    }

    [Theory]
    [InlineData("tel:+1", SipResult.UnsupportedScheme)]
    [InlineData("sip:", SipResult.BadUri)]
    [InlineData("bob", SipResult.BadUri)]
    public void TargetsThatAreNone(string target, SipResult expected)
    {
        Assert.Equal(expected, _world.Call(target));
        Assert.Equal(DialogState.None, Dialog.State);
    }

    [Fact]
    public void ATargetThatIsTooLong()
    {
        Assert.Equal(SipResult.TooLarge, _world.Call("sip:" + new string('b', Limits.MaxDialogBytes) + "@h"));
        Assert.Equal(DialogState.None, Dialog.State);
    }

    // State before, status, To tag; what comes of it. The early dialog has the tag "one".
    [Theory]
    [InlineData("None", 180, "one", SipResult.WrongState, "None")]
    [InlineData("Preparing", 100, "one", SipResult.WrongState, "Preparing")]
    [InlineData("Preparing", 101, "one", SipResult.Ok, "Early")]
    [InlineData("Preparing", 199, "one", SipResult.Ok, "Early")]
    [InlineData("Preparing", 180, "", SipResult.Absent, "Preparing")]
    [InlineData("Preparing", 200, "one", SipResult.Ok, "Confirmed")]
    [InlineData("Preparing", 299, "one", SipResult.Ok, "Confirmed")]
    [InlineData("Preparing", 200, "", SipResult.Ok, "Confirmed")]
    [InlineData("Preparing", 300, "one", SipResult.WrongState, "Preparing")]
    [InlineData("Early", 180, "one", SipResult.Ok, "Early")]
    [InlineData("Early", 180, "two", SipResult.Ok, "Early")]
    [InlineData("Early", 180, "", SipResult.Absent, "Early")]
    [InlineData("Early", 200, "one", SipResult.Ok, "Confirmed")]
    [InlineData("Early", 200, "two", SipResult.Ok, "Confirmed")]
    [InlineData("Early", 486, "one", SipResult.WrongState, "Early")]
    [InlineData("Confirmed", 180, "one", SipResult.Ok, "Confirmed")]
    [InlineData("Confirmed", 180, "two", SipResult.WrongState, "Confirmed")]
    [InlineData("Confirmed", 200, "one", SipResult.Ok, "Confirmed")]
    [InlineData("Confirmed", 200, "ONE", SipResult.Ok, "Confirmed")]
    [InlineData("Confirmed", 200, "two", SipResult.WrongState, "Confirmed")]
    [InlineData("Confirmed", 200, "", SipResult.WrongState, "Confirmed")]
    [InlineData("Confirmed", 486, "one", SipResult.WrongState, "Confirmed")]
    public void EveryResponseInEveryState(string before, int status, string tag, SipResult expected, string after)
    {
        SipMessage invite = Bring(before);

        Assert.Equal(expected, Dialog.TakeResponse(DialogWorld.Respond(invite, status, tag, "Contact: <sip:b@1>")));
        Assert.Equal(after, Dialog.State.ToString());
    }

    [Fact]
    public void TheFirstSuccessDecidesAmongForks()
    {
        SipMessage invite = _world.Invite();
        Take(invite, 180, "one", "Contact: <sip:one@1>", "Record-Route: <sip:p1;lr>");
        Take(invite, 180, "two", "Contact: <sip:two@2>");
        SipMessage prack = _world.Request(SipTokens.Prack);
        Assert.Equal("sip:two@2", DialogWorld.Uri(prack));
        Assert.Equal("", DialogWorld.Find(prack, SipHeader.Route));
        Assert.EndsWith(";tag=two", DialogWorld.Find(prack, SipHeader.To));

        Take(invite, 200, "one", "Contact: <sip:one@1>", "Record-Route: <sip:p3;lr>");
        SipMessage ack = _world.Request(SipTokens.Ack, 1);
        Assert.Equal("sip:one@1", DialogWorld.Uri(ack));
        Assert.Equal("<sip:p3;lr>", DialogWorld.Find(ack, SipHeader.Route));
        Assert.EndsWith(";tag=one", DialogWorld.Find(ack, SipHeader.To));
        Assert.Equal("1 ACK", DialogWorld.Find(ack, SipHeader.CSeq));
    }

    [Fact]
    public void TheRouteSetOfTheSuccessReplacesTheEarlyOneAndLaterOnesDoNot()
    {
        SipMessage invite = _world.Invite();
        Take(invite, 180, "one", "Contact: <sip:b@1>", "Record-Route: <sip:early;lr>");
        Take(invite, 200, "one", "Contact: <sip:b@2>");
        Assert.Equal("", DialogWorld.Find(_world.Request(SipTokens.Ack, 1), SipHeader.Route));

        SipMessage again = _world.Request(SipTokens.Invite);
        Take(again, 200, "one", "Contact: <sip:b@3>", "Record-Route: <sip:late;lr>");
        SipMessage bye = _world.Request(SipTokens.Bye);
        Assert.Equal("", DialogWorld.Find(bye, SipHeader.Route));
        Assert.Equal("sip:b@3", DialogWorld.Uri(bye));
    }

    [Fact]
    public void WithoutAContactTheTargetStays()
    {
        SipMessage invite = _world.Invite();
        Take(invite, 200, "one");

        Assert.Equal("sip:bob@example.org", DialogWorld.Uri(_world.Request(SipTokens.Bye)));
    }

    [Fact]
    public void APeerOfRfc2543HasNoTag()
    {
        SipMessage invite = _world.Invite();
        Take(invite, 200, "", "Contact: <sip:b@1>");

        Assert.Equal("<sip:bob@example.org>", DialogWorld.Find(_world.Request(SipTokens.Bye), SipHeader.To));
        Assert.True(Dialog.Matches(DialogWorld.Ask(invite, "BYE", 1, "")));
        Assert.False(Dialog.Matches(DialogWorld.Ask(invite, "BYE", 1, "x")));
    }

    [Fact]
    public void AnUpdateInAnEarlyDialogRefreshesTheTargetAndConfirmsNothing()
    {
        SipMessage invite = _world.Invite();
        Take(invite, 183, "one", "Contact: <sip:b@1>", "Record-Route: <sip:p;lr>");
        SipMessage update = _world.Request(SipTokens.Update);

        Take(update, 200, "one", "Contact: <sip:b@2>");

        Assert.Equal(DialogState.Early, Dialog.State);
        SipMessage next = _world.Request(SipTokens.Update);
        Assert.Equal("sip:b@2", DialogWorld.Uri(next));
        Assert.Equal("<sip:p;lr>", DialogWorld.Find(next, SipHeader.Route));
    }

    // RFC 5630 §5.1.1, RFC 3261 §12.1: the Contact of a secure dialog is sips.
    [Theory]
    [InlineData("sips:bob@example.org", "<sip:b@1>", SipResult.UnsupportedScheme)]
    [InlineData("sips:bob@example.org", "<sips:b@1>", SipResult.Ok)]
    [InlineData("sip:bob@example.org", "<sips:b@1>", SipResult.Ok)]
    [InlineData("sip:bob@example.org", "<tel:+1>", SipResult.UnsupportedScheme)]
    [InlineData("sip:bob@example.org", "<sip:b@1>, <sip:b@2>", SipResult.BadHeader)]
    [InlineData("sip:bob@example.org", "*", SipResult.BadAddress)]
    public void ContactsOfASuccess(string target, string contact, SipResult expected)
    {
        SipMessage invite = _world.Invite(target);

        Assert.Equal(expected, Dialog.TakeResponse(DialogWorld.Respond(invite, 200, "one", "Contact: " + contact)));
        Assert.Equal(DialogState.Confirmed, Dialog.State);
        string uri = expected == SipResult.Ok ? contact.Trim('<', '>') : target;
        Assert.Equal(uri, DialogWorld.Uri(_world.Request(SipTokens.Ack, 1)));
    }

    [Theory]
    [InlineData("CANCEL", 180)]
    [InlineData("ACK", 180)]
    [InlineData("ACK", 100)]
    public void HopRequestsAreAsTheInviteWas(string method, int early)
    {
        _world.Account.ProxyRoute = Text.Bytes("<sip:proxy.example.com;lr>");
        SipMessage invite = _world.Invite("sip:bob@example.org:5070;transport=tls");
        Dialog.TakeResponse(DialogWorld.Respond(
            invite, early, "one", "Contact: <sip:b@1>", "Record-Route: <sip:p;lr>"));
        SipMessage? refusal = method == "ACK" ? DialogWorld.Respond(invite, 486, "busy") : null;

        SipMessage request = _world.HopRequest(Text.Bytes(method), refusal);

        SipHeader[] same = [SipHeader.Via, SipHeader.Route, SipHeader.From, SipHeader.CallId];
        Assert.All(same, h => Assert.Equal(DialogWorld.Find(invite, h), DialogWorld.Find(request, h)));
        Assert.Equal(DialogWorld.Uri(invite), DialogWorld.Uri(request));
        Assert.Equal("1 " + method, DialogWorld.Find(request, SipHeader.CSeq));
        string to = method == "ACK" ? "<sip:bob@example.org>;tag=busy" : "<sip:bob@example.org>";
        Assert.Equal(to, DialogWorld.Find(request, SipHeader.To));
    }

    [Fact]
    public void HopRequestsOfALaterInviteAreOfTheDialog()
    {
        SipMessage invite = _world.Invite();
        Take(invite, 200, "one", "Contact: <sip:b@1>", "Record-Route: <sip:p;lr>");

        SipMessage cancel = _world.HopRequest(SipTokens.Cancel, null);

        Assert.Equal("sip:b@1", DialogWorld.Uri(cancel));
        Assert.Equal("<sip:p;lr>", DialogWorld.Find(cancel, SipHeader.Route));
        Assert.EndsWith(";tag=one", DialogWorld.Find(cancel, SipHeader.To));
    }

    [Fact]
    public void ADialogIsMadeOfAnAnswerAlone()
    {
        SipMessage invite = _world.Invite("sips:bob@example.org");
        SipMessage answer = DialogWorld.Respond(
            invite, 200, "late", "Contact: <sips:b@1>", "Record-Route: <sips:p1;lr>, <sips:p2;lr>");
        string tag = _world.LocalTag;
        var other = new DialogWorld();

        Assert.Equal(SipResult.Ok, other.Dialog.StartOfAnswer(answer));

        Assert.Equal(DialogState.Confirmed, other.Dialog.State);
        Assert.True(other.Dialog.IsSecure);
        Assert.Equal(1, other.Dialog.LocalCSeq);
        Assert.Equal(tag, other.LocalTag);
        SipMessage ack = other.Request(SipTokens.Ack, other.Dialog.LocalCSeq);
        Assert.Equal("sips:b@1", DialogWorld.Uri(ack));
        Assert.Equal("<sips:p2;lr>, <sips:p1;lr>", DialogWorld.Find(ack, SipHeader.Route));
        Assert.Equal(DialogWorld.Find(answer, SipHeader.To), DialogWorld.Find(ack, SipHeader.To));
        Assert.Equal(DialogWorld.Find(answer, SipHeader.From), DialogWorld.Find(ack, SipHeader.From));
        Assert.Equal("2 BYE", DialogWorld.Find(other.Request(SipTokens.Bye), SipHeader.CSeq));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        SipMessage invite = _world.Invite();
        SipMessage ringing = DialogWorld.Respond(invite, 180, "one", "Contact: <sip:b@1>", "Record-Route: <sip:p;lr>");
        SipMessage answer = DialogWorld.Respond(invite, 200, "one", "Contact: <sip:b@1>", "Record-Route: <sip:p;lr>");
        var writer = new SipWriter(new byte[2048]);
        Run();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run()
        {
            Dialog.TakeResponse(ringing);
            Dialog.TakeResponse(answer);
            Dialog.Matches(answer);
            Dialog.StartRequest(writer, SipTokens.Bye, Dialog.NextCSeq(), DialogWorld.Branch);
            Dialog.WriteReplaces(writer, true);
        }
    }

    private void Take(SipMessage request, int status, string tag, params string[] more) =>
        Assert.Equal(SipResult.Ok, Dialog.TakeResponse(DialogWorld.Respond(request, status, tag, more)));

    private SipMessage Bring(string state)
    {
        SipMessage invite = _world.Invite();
        switch (state)
        {
            case "None": Dialog.Clear(); break;
            case "Early": Take(invite, 180, "one", "Contact: <sip:b@1>"); break;
            case "Confirmed": Take(invite, 200, "one", "Contact: <sip:b@1>"); break;
        }

        Assert.Equal(state, Dialog.State.ToString());
        return invite;
    }
}
