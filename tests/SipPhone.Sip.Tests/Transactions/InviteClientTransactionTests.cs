using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Tests.Transactions;

/// <summary>The INVITE client transaction, RFC 3261 §17.1.1 with RFC 6026: every event in every state.</summary>
public class InviteClientTransactionTests
{
    private const int StartMs = 1000;
    private const int EventMs = 5000;

    private readonly InviteClientTransaction _transaction = new(new CountingRandom());

    private string Branch => Text.Of(_transaction.Branch, 0, _transaction.Branch.Length);

    // "cancel" is OnCancelSent; the last column is the deadline after the event.
    [Theory]
    [InlineData("Terminated", "100", "Terminated", "None", -1)]
    [InlineData("Terminated", "200", "Terminated", "None", -1)]
    [InlineData("Terminated", "300", "Terminated", "None", -1)]
    [InlineData("Terminated", "cancel", "Terminated", "None", -1)]
    [InlineData("Terminated", "abandon", "Terminated", "None", -1)]
    [InlineData("Terminated", "start", "Calling", "None", EventMs + 32000)]
    [InlineData("Calling", "100", "Proceeding", "Provisional", -1)]
    [InlineData("Calling", "199", "Proceeding", "Provisional", -1)]
    [InlineData("Calling", "200", "Accepted", "Success", EventMs + 32000)]
    [InlineData("Calling", "299", "Accepted", "Success", EventMs + 32000)]
    [InlineData("Calling", "300", "Completed", "Final", EventMs)]
    [InlineData("Calling", "699", "Completed", "Final", EventMs)]
    [InlineData("Calling", "cancel", "Calling", "None", StartMs + 32000)]
    [InlineData("Calling", "abandon", "Terminated", "None", -1)]
    [InlineData("Calling", "start", "Calling", "None", EventMs + 32000)]
    [InlineData("Proceeding", "180", "Proceeding", "Provisional", -1)]
    [InlineData("Proceeding", "200", "Accepted", "Success", EventMs + 32000)]
    [InlineData("Proceeding", "486", "Completed", "Final", EventMs)]
    [InlineData("Proceeding", "cancel", "Proceeding", "None", EventMs + 32000)]
    [InlineData("Proceeding", "abandon", "Terminated", "None", -1)]
    [InlineData("Proceeding", "start", "Calling", "None", EventMs + 32000)]
    [InlineData("Completed", "180", "Completed", "None", StartMs)]
    [InlineData("Completed", "200", "Completed", "None", StartMs)]
    [InlineData("Completed", "486", "Completed", "FinalAgain", StartMs)]
    [InlineData("Completed", "cancel", "Completed", "None", StartMs)]
    [InlineData("Completed", "abandon", "Terminated", "None", -1)]
    [InlineData("Completed", "start", "Calling", "None", EventMs + 32000)]
    [InlineData("Accepted", "180", "Accepted", "None", StartMs + 32000)]
    [InlineData("Accepted", "200", "Accepted", "Success", StartMs + 32000)]
    [InlineData("Accepted", "486", "Accepted", "None", StartMs + 32000)]
    [InlineData("Accepted", "cancel", "Accepted", "None", StartMs + 32000)]
    [InlineData("Accepted", "abandon", "Terminated", "None", -1)]
    [InlineData("Accepted", "start", "Calling", "None", EventMs + 32000)]
    public void EveryEventInEveryState(string state, string what, string expected, string told, long deadlineMs)
    {
        Bring(state);

        TransactionEvent result = TransactionEvent.None;
        switch (what)
        {
            case "start": _transaction.Start(EventMs); break;
            case "cancel": _transaction.OnCancelSent(EventMs); break;
            case "abandon": _transaction.Abandon(); break;
            default: result = _transaction.OnReceive(Response(int.Parse(what)), EventMs); break;
        }

        Assert.Equal(expected, _transaction.State.ToString());
        Assert.Equal(told, result.ToString());
        Assert.Equal(deadlineMs, _transaction.NextDeadlineMs);
    }

    [Theory]
    [InlineData("Calling", StartMs + 32000, TransactionEvent.Timeout)]
    [InlineData("Completed", StartMs, TransactionEvent.None)]
    [InlineData("Accepted", StartMs + 32000, TransactionEvent.None)]
    public void ItsTimerEndsIt(string state, long timerMs, TransactionEvent told)
    {
        Bring(state);

        Assert.Equal(TransactionEvent.None, _transaction.Poll(timerMs - 1));
        Assert.Equal(state, _transaction.State.ToString());
        Assert.Equal(told, _transaction.Poll(timerMs));
        Assert.Equal(InviteClientState.Terminated, _transaction.State);
        Assert.Equal(-1, _transaction.NextDeadlineMs);
        Assert.Equal(TransactionEvent.None, _transaction.Poll(long.MaxValue));
    }

    [Theory]
    [InlineData("Terminated")]
    [InlineData("Proceeding")]
    public void WithoutATimerItStays(string state)
    {
        Bring(state);

        Assert.Equal(TransactionEvent.None, _transaction.Poll(long.MaxValue));
        Assert.Equal(state, _transaction.State.ToString());
    }

    [Fact]
    public void ACancelledInviteIsGivenUpWhateverItStillTells()
    {
        Bring("Proceeding");
        _transaction.OnCancelSent(EventMs);
        Assert.Equal(TransactionEvent.Provisional, _transaction.OnReceive(Response(180), EventMs + 1000));

        Assert.Equal(TransactionEvent.None, _transaction.Poll(EventMs + 31999));
        Assert.Equal(TransactionEvent.Timeout, _transaction.Poll(EventMs + 32000));
        Assert.Equal(InviteClientState.Terminated, _transaction.State);
    }

    [Fact]
    public void TheAnswerToItsCancelIsNotForIt()
    {
        Bring("Proceeding");
        SipMessage answer = Text.Parse(Text.Message(
            "SIP/2.0 200 OK", "Via: SIP/2.0/TLS h;branch=" + Branch, "CSeq: 1 CANCEL"));

        Assert.Equal(TransactionEvent.None, _transaction.OnReceive(answer, EventMs));

        var cancel = new NonInviteClientTransaction(new CountingRandom());
        cancel.StartCancel(_transaction.Branch, EventMs);
        Assert.Equal(_transaction.Branch, cancel.Branch);
        Assert.Equal(TransactionEvent.None, cancel.OnReceive(Response(200)));
        Assert.Equal(TransactionEvent.Final, cancel.OnReceive(answer));
    }

    [Fact]
    public void EachStartTakesANewBranch()
    {
        _transaction.Start(StartMs);
        string first = Branch;
        SipMessage late = Response(200);
        _transaction.Start(StartMs);

        Assert.Matches("^z9hG4bK[0-9a-f]{24}$", first);
        Assert.NotEqual(first, Branch);
        Assert.Equal(TransactionEvent.None, _transaction.OnReceive(late, EventMs));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        var random = new CountingRandom();
        var transaction = new InviteClientTransaction(random);
        transaction.Start(0);
        SipMessage ringing = Response(transaction, 180);
        SipMessage refused = Response(transaction, 486);
        transaction.OnReceive(ringing, 0);
        transaction.Poll(0);

        long before = GC.GetAllocatedBytesForCurrentThread();
        transaction.OnReceive(ringing, 1);
        transaction.OnReceive(refused, 2);
        transaction.Poll(3);
        transaction.Start(4);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static SipMessage Response(InviteClientTransaction transaction, int status) => Text.Parse(Text.Message(
        $"SIP/2.0 {status} x",
        "v: SIP/2.0/TLS h;branch=" + Text.Of(transaction.Branch, 0, transaction.Branch.Length),
        "CSeq: 1 INVITE"));

    private SipMessage Response(int status) => Response(_transaction, status);

    private void Bring(string state)
    {
        if (state == "Terminated")
        {
            return;
        }

        _transaction.Start(StartMs);
        switch (state)
        {
            case "Proceeding": _transaction.OnReceive(Response(100), StartMs); break;
            case "Completed": _transaction.OnReceive(Response(404), StartMs); break;
            case "Accepted": _transaction.OnReceive(Response(200), StartMs); break;
        }

        Assert.Equal(state, _transaction.State.ToString());
    }
}
