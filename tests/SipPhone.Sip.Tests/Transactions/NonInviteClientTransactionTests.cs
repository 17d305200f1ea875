using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Tests.Transactions;

/// <summary>The non-INVITE client transaction over a reliable transport, RFC 3261 §17.1.2, as a timeline.</summary>
public class NonInviteClientTransactionTests
{
    private readonly NonInviteClientTransaction _transaction = new(new CountingRandom());

    public NonInviteClientTransactionTests()
    {
        _transaction.Start(SipTokens.Register, 1000);
    }

    private string Branch => Text.Of(_transaction.Branch, 0, _transaction.Branch.Length);

    [Fact]
    public void ANewOneIsTerminatedAndSilent()
    {
        var transaction = new NonInviteClientTransaction(new CountingRandom());

        Assert.Equal(NonInviteClientState.Terminated, transaction.State);
        Assert.Equal(-1, transaction.NextDeadlineMs);
        Assert.Equal(TransactionEvent.None, transaction.Poll(long.MaxValue));
        Assert.Equal(TransactionEvent.None, transaction.OnReceive(Response(200)));
    }

    [Fact]
    public void TimerFEndsItAfterSixtyFourT1AndOnlyOnce()
    {
        Assert.Equal(NonInviteClientState.Trying, _transaction.State);
        Assert.Equal(33000, _transaction.NextDeadlineMs);
        Assert.Equal(TransactionEvent.None, _transaction.Poll(32999));
        Assert.Equal(TransactionEvent.Timeout, _transaction.Poll(33000));
        Assert.Equal(NonInviteClientState.Terminated, _transaction.State);
        Assert.Equal(-1, _transaction.NextDeadlineMs);
        Assert.Equal(TransactionEvent.None, _transaction.Poll(99000));
        Assert.Equal(TransactionEvent.None, _transaction.OnReceive(Response(200)));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(299)]
    [InlineData(300)]
    [InlineData(401)]
    [InlineData(503)]
    [InlineData(699)]
    public void AFinalResponseEndsItAtOnce(int status)
    {
        Assert.Equal(TransactionEvent.Final, _transaction.OnReceive(Response(status)));
        Assert.Equal(NonInviteClientState.Terminated, _transaction.State);
        Assert.Equal(-1, _transaction.NextDeadlineMs);
        Assert.Equal(TransactionEvent.None, _transaction.OnReceive(Response(status)));
    }

    [Fact]
    public void ProvisionalResponsesDoNotStopTimerF()
    {
        Assert.Equal(TransactionEvent.Provisional, _transaction.OnReceive(Response(100)));
        Assert.Equal(NonInviteClientState.Proceeding, _transaction.State);
        Assert.Equal(TransactionEvent.Provisional, _transaction.OnReceive(Response(199)));
        Assert.Equal(33000, _transaction.NextDeadlineMs);
        Assert.Equal(TransactionEvent.Timeout, _transaction.Poll(33000));
    }

    [Fact]
    public void AFinalResponseMayFollowAProvisionalOne()
    {
        _transaction.OnReceive(Response(100));

        Assert.Equal(TransactionEvent.Final, _transaction.OnReceive(Response(200)));
    }

    [Theory]
    [InlineData("Via: SIP/2.0/TLS h;branch=z9hG4bKother", "CSeq: 1 REGISTER")]
    [InlineData("Via: SIP/2.0/TLS h;branch={branch}0", "CSeq: 1 REGISTER")]
    [InlineData("Via: SIP/2.0/TLS h", "CSeq: 1 REGISTER")]
    [InlineData("Via: SIP/2.0/TLS h;branch={branch}", "CSeq: 1 OPTIONS")]
    [InlineData("Via: SIP/2.0/TLS h;branch={branch}", "CSeq: 1 register")]
    [InlineData("Via: SIP/2.0/TLS h;branch={branch}", "CSeq: REGISTER")]
    [InlineData("Via: SIP/2.0/TLS h;branch={branch}", "X: y")]
    [InlineData("Via: SIP/2.0/TLS h;branch={branch}", "CSeq: 1 REGISTER\r\nCSeq: 1 REGISTER")]
    [InlineData("Via: SIP/2.0/TLS h;branch={branch}, SIP/2.0/TLS g;branch=z9hG4bKa", "CSeq: 1 REGISTER")]
    [InlineData("Via: SIP/2.0/TLS h;branch={branch}\r\nv: SIP/2.0/TLS g", "CSeq: 1 REGISTER")]
    [InlineData("Via: SIP/2.0/TLS h;;branch={branch}", "CSeq: 1 REGISTER")]
    [InlineData("X: y", "CSeq: 1 REGISTER")]
    public void StraysAreLeftAlone(string via, string cseq)
    {
        SipMessage response = Text.Parse(Text.Message("SIP/2.0 200 OK", via.Replace("{branch}", Branch), cseq));

        Assert.Equal(TransactionEvent.None, _transaction.OnReceive(response));
        Assert.Equal(NonInviteClientState.Trying, _transaction.State);
    }

    [Fact]
    public void ARequestIsNoResponse()
    {
        SipMessage request = Text.Parse(Text.Message(
            "REGISTER sip:a SIP/2.0", "Via: SIP/2.0/TLS h;branch=" + Branch, "CSeq: 1 REGISTER"));

        Assert.Equal(TransactionEvent.None, _transaction.OnReceive(request));
    }

    [Fact]
    public void EachStartTakesANewBranch()
    {
        SipMessage late = Response(200);
        string first = Branch;
        Assert.Matches("^z9hG4bK[0-9a-f]{24}$", first);
        _transaction.Start(SipTokens.Register, 2000);

        Assert.NotEqual(first, Branch);
        Assert.Equal(34000, _transaction.NextDeadlineMs);
        Assert.Equal(TransactionEvent.None, _transaction.OnReceive(late));
        Assert.Equal(TransactionEvent.Final, _transaction.OnReceive(Response(200)));
    }

    [Fact]
    public void AbandonedItTellsNothing()
    {
        SipMessage late = Response(200);
        _transaction.Abandon();

        Assert.Equal(NonInviteClientState.Terminated, _transaction.State);
        Assert.Equal(-1, _transaction.NextDeadlineMs);
        Assert.Equal(TransactionEvent.None, _transaction.Poll(99000));
        Assert.Equal(TransactionEvent.None, _transaction.OnReceive(late));
    }

    private SipMessage Response(int status) => Text.Parse(Text.Message(
        $"SIP/2.0 {status} x", $"v: SIP/2.0/TLS h;branch={Branch};received=192.0.2.1", "CSeq: 1 REGISTER"));
}
