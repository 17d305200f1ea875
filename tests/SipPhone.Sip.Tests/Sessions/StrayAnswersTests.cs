using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;
using SipPhone.Sip.Tests.Dialogs;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.Transport;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>Answers that came too late or second, RFC 3261 §13.2.2.4: ACK and BYE, whatever comes after.</summary>
public class StrayAnswersTests : ISipTransport
{
    private const string Contact = "Contact: <sip:b@1>";

    private readonly DialogWorld _caller = new();
    private readonly List<SipMessage> _sent = [];
    private readonly RecentInvites _invites = new(new SipReaders());
    private readonly SipFlow _flow;
    private readonly StrayAnswers _strays;
    private readonly SipMessage _invite;

    public StrayAnswersTests()
    {
        var random = new CountingRandom();
        _invite = _caller.Invite();
        _flow = new SipFlow(this, new byte[Limits.FlowBufferBytes], random);
        _flow.Open();
        _invites.Note(DialogWorld.Branch);
        _strays = new StrayAnswers(
            _invites, _flow, _caller.Headers, new SipCredentials(_caller.Account, random), random);
    }

    int ISipTransport.Send(byte[] buffer, int offset, int end)
    {
        _sent.Add(Text.Parse(Text.Of(buffer, offset, end)));
        return end - offset;
    }

    int ISipTransport.Receive(byte[] buffer, int offset, int end) => 0;

    [Fact]
    public void AnAnswerIsAcknowledgedAndEnded()
    {
        SipMessage answer = Answer("late", Contact, "Record-Route: <sip:p2;lr>, <sip:p1;lr>");

        Assert.True(_strays.OnReceive(answer, 1000));

        Assert.Equal(["ACK sip:b@1 1 ACK late", "BYE sip:b@1 1001 BYE late"], Log());
        Assert.All(_sent, m => Assert.Equal("<sip:p1;lr>, <sip:p2;lr>", DialogWorld.Find(m, SipHeader.Route)));
        Assert.All(_sent, m => Assert.Equal(
            DialogWorld.Find(_invite, SipHeader.CallId), DialogWorld.Find(m, SipHeader.CallId)));
        Assert.NotEqual(
            DialogWorld.Find(_sent[0], SipHeader.Via), DialogWorld.Find(_sent[1], SipHeader.Via));
        Assert.Equal(33000, _strays.NextDeadlineMs);
    }

    [Fact]
    public void AnAnswerThatComesAgainIsAcknowledgedAgain()
    {
        _strays.OnReceive(Answer("late", Contact), 0);
        _strays.OnReceive(Answer("late", Contact), 500);

        Assert.Equal(["ACK sip:b@1 1 ACK late", "BYE sip:b@1 1001 BYE late", "ACK sip:b@1 1 ACK late"], Log());
        Assert.Equal(DialogWorld.Find(_sent[0], SipHeader.Via), DialogWorld.Find(_sent[2], SipHeader.Via));
    }

    [Fact]
    public void TheByeGetsThroughAChallenge()
    {
        _strays.OnReceive(Answer("late", Contact), 0);
        SipMessage bye = _sent[1];
        Assert.True(_strays.OnReceive(DialogWorld.Respond(bye, 100, "late"), 1));
        Assert.True(_strays.OnReceive(DialogWorld.Respond(
            bye, 407, "late", "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\""), 2));

        Assert.Equal("BYE sip:b@1 1002 BYE late", Log()[2]);
        Assert.Contains("uri=\"sip:b@1\"", DialogWorld.Find(_sent[2], SipHeader.ProxyAuthorization));
        Assert.True(_strays.OnReceive(DialogWorld.Respond(_sent[2], 200, "late"), 3));
        Assert.False(_strays.OnReceive(DialogWorld.Respond(_sent[2], 200, "late"), 4));
        Assert.Equal(3, _sent.Count);
    }

    [Fact]
    public void ItIsForgottenAfterSixtyFourT1()
    {
        _strays.OnReceive(Answer("late", Contact), 0);
        _strays.Poll(31999);
        Assert.Equal(32000, _strays.NextDeadlineMs);
        _strays.Poll(32000);

        Assert.Equal(-1, _strays.NextDeadlineMs);
        Assert.False(_strays.OnReceive(DialogWorld.Respond(_sent[1], 200, "late"), 32001));
    }

    [Fact]
    public void EachForkIsEnded()
    {
        for (int i = 0; i <= Limits.MaxStrayAnswers; i++)
        {
            _strays.OnReceive(Answer("fork" + i, Contact), i);
        }

        Assert.Equal(2 * (Limits.MaxStrayAnswers + 1), _sent.Count);

        // The first gave way to the last one, so it begins anew; the last is known.
        _strays.OnReceive(Answer("fork" + Limits.MaxStrayAnswers, Contact), 100);
        Assert.StartsWith("ACK", Log()[^1]);
        _strays.OnReceive(Answer("fork0", Contact), 100);
        Assert.StartsWith("BYE", Log()[^1]);
    }

    [Fact]
    public void WithoutAFlowItIsBegunAnewWhenTheAnswerComesAgain()
    {
        _flow.Close();
        Assert.True(_strays.OnReceive(Answer("late", Contact), 0));
        Assert.Empty(_sent);
        Assert.Equal(-1, _strays.NextDeadlineMs);

        _flow.Open();
        _strays.OnReceive(Answer("late", Contact), 500);
        Assert.Equal(2, _sent.Count);
    }

    [Theory]
    [InlineData("From: <sip:alice@example.com>;tag=short", 1)]
    [InlineData("From: <sip:alice@example.com>", 1)]
    [InlineData("From: {from}", 2147483647)]
    public void AnAnswerThatCannotBeEndedGetsNothing(string from, int cseq)
    {
        SipMessage answer = Text.Parse(Text.Message(
            "SIP/2.0 200 OK",
            "Via: " + DialogWorld.Find(_invite, SipHeader.Via),
            from.Replace("{from}", DialogWorld.Find(_invite, SipHeader.From)),
            "To: <sip:b@c>;tag=1",
            "Call-ID: c",
            $"CSeq: {cseq} INVITE",
            Contact));

        Assert.True(_strays.OnReceive(answer, 0));
        Assert.Empty(_sent);
        Assert.Equal(-1, _strays.NextDeadlineMs);
    }

    [Theory]
    [InlineData("z9hG4bK0123456789abcdef0123456")]
    [InlineData("z9hG4bK0123456789abcdef01234568")]
    [InlineData("z9hG4bK0123456789abcdef012345678")]
    [InlineData("z9hG4bK")]
    public void AnAnswerToAnInviteThatIsNotOursIsDropped(string branch)
    {
        string via = DialogWorld.Find(_invite, SipHeader.Via).Replace(Text.Of(DialogWorld.Branch, 0, 31), branch);
        SipMessage answer = Text.Parse(Text.Message(
            "SIP/2.0 200 OK",
            "Via: " + via,
            "From: " + DialogWorld.Find(_invite, SipHeader.From),
            "To: <sip:b@c>;tag=1",
            "Call-ID: c",
            "CSeq: 1 INVITE",
            Contact));

        Assert.False(_strays.OnReceive(answer, 0));
        Assert.Empty(_sent);
    }

    [Fact]
    public void TheOldestInviteIsForgottenFirst()
    {
        byte[] other = SipBranch.Create();
        for (int i = 0; i < Limits.MaxRecentInvites - 1; i++)
        {
            _invites.Note(other);
        }

        Assert.True(_invites.AreAnsweredBy(Answer("a", Contact)));
        _invites.Note(other);
        Assert.False(_invites.AreAnsweredBy(Answer("a", Contact)));
    }

    [Theory]
    [InlineData(180)]
    [InlineData(486)]
    public void OtherResponsesAreNotForIt(int status) =>
        Assert.False(_strays.OnReceive(DialogWorld.Respond(_invite, status, "x"), 0));

    [Fact]
    public void ASuccessToAnotherMethodIsNotForIt() =>
        Assert.False(_strays.OnReceive(DialogWorld.Respond(_caller.Request(SipTokens.Info), 200, "x"), 0));

    [Fact]
    public void AFurtherAnswerAllocatesNothing()
    {
        var quiet = new SipFlow(new Silence(), new byte[Limits.FlowBufferBytes], new CountingRandom());
        quiet.Open();
        var random = new CountingRandom();
        var strays = new StrayAnswers(
            _invites, quiet, _caller.Headers, new SipCredentials(_caller.Account, random), random);
        SipMessage first = Answer("one", Contact);
        SipMessage second = Answer("two", Contact);
        SipMessage third = Answer("three", Contact);
        strays.OnReceive(first, 0);
        strays.OnReceive(second, 1);
        strays.OnReceive(third, 2);

        long before = GC.GetAllocatedBytesForCurrentThread();
        strays.OnReceive(third, 3);
        strays.OnReceive(first, 4);
        strays.Poll(5);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private SipMessage Answer(string tag, params string[] more) => DialogWorld.Respond(_invite, 200, tag, more);

    private string[] Log() => _sent.Select(m =>
        $"{Text.Of(m.Buffer, m.MethodOffset, m.MethodEnd)} {DialogWorld.Uri(m)} {DialogWorld.Find(m, SipHeader.CSeq)} "
        + DialogWorld.Find(m, SipHeader.To).Split("tag=")[1]).ToArray();

    private sealed class Silence : ISipTransport
    {
        public int Send(byte[] buffer, int offset, int end) => end - offset;

        public int Receive(byte[] buffer, int offset, int end) => 0;
    }
}
