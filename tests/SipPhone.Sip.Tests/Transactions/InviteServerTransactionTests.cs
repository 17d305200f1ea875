using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Tests.Transactions;

/// <summary>The INVITE server transaction, RFC 3261 §17.2.1 with RFC 6026: every event in every state.</summary>
public class InviteServerTransactionTests
{
    private const int StartMs = 1000;
    private const int EventMs = 5000;
    private const string OldVia = "SIP/2.0/TLS proxy.example.com:5061;branch=1";

    private static readonly byte[] Tag = Text.Bytes("bobs");

    private readonly InviteServerTransaction _transaction = new();

    [Theory]
    [InlineData("Terminated", "INVITE", "Terminated", false, -1)]
    [InlineData("Terminated", "ACK", "Terminated", false, -1)]
    [InlineData("Terminated", "CANCEL", "Terminated", false, -1)]
    [InlineData("Terminated", "BYE", "Terminated", false, -1)]
    [InlineData("Terminated", "180", "Terminated", false, -1)]
    [InlineData("Terminated", "200", "Terminated", false, -1)]
    [InlineData("Terminated", "486", "Terminated", false, -1)]
    [InlineData("Terminated", "abandon", "Terminated", false, -1)]
    [InlineData("Proceeding", "INVITE", "Proceeding", true, StartMs + 200)]
    [InlineData("Proceeding", "ACK", "Proceeding", true, StartMs + 200)]
    [InlineData("Proceeding", "CANCEL", "Proceeding", true, StartMs + 200)]
    [InlineData("Proceeding", "BYE", "Proceeding", false, StartMs + 200)]
    [InlineData("Proceeding", "100", "Proceeding", false, -1)]
    [InlineData("Proceeding", "180", "Proceeding", false, -1)]
    [InlineData("Proceeding", "200", "Accepted", false, EventMs + 32000)]
    [InlineData("Proceeding", "299", "Accepted", false, EventMs + 32000)]
    [InlineData("Proceeding", "300", "Completed", false, EventMs + 32000)]
    [InlineData("Proceeding", "699", "Completed", false, EventMs + 32000)]
    [InlineData("Proceeding", "abandon", "Terminated", false, -1)]
    [InlineData("Completed", "INVITE", "Completed", true, StartMs + 32000)]
    [InlineData("Completed", "ACK", "Confirmed", true, EventMs)]
    [InlineData("Completed", "CANCEL", "Completed", true, StartMs + 32000)]
    [InlineData("Completed", "BYE", "Completed", false, StartMs + 32000)]
    [InlineData("Completed", "180", "Completed", false, StartMs + 32000)]
    [InlineData("Completed", "200", "Completed", false, StartMs + 32000)]
    [InlineData("Completed", "486", "Completed", false, StartMs + 32000)]
    [InlineData("Completed", "abandon", "Terminated", false, -1)]
    [InlineData("Confirmed", "INVITE", "Confirmed", true, StartMs)]
    [InlineData("Confirmed", "ACK", "Confirmed", true, StartMs)]
    [InlineData("Confirmed", "CANCEL", "Confirmed", true, StartMs)]
    [InlineData("Confirmed", "BYE", "Confirmed", false, StartMs)]
    [InlineData("Confirmed", "180", "Confirmed", false, StartMs)]
    [InlineData("Confirmed", "200", "Confirmed", false, StartMs)]
    [InlineData("Confirmed", "486", "Confirmed", false, StartMs)]
    [InlineData("Confirmed", "abandon", "Terminated", false, -1)]
    [InlineData("Accepted", "INVITE", "Accepted", true, StartMs + 32000)]
    [InlineData("Accepted", "ACK", "Accepted", false, StartMs + 32000)]
    [InlineData("Accepted", "CANCEL", "Accepted", true, StartMs + 32000)]
    [InlineData("Accepted", "BYE", "Accepted", false, StartMs + 32000)]
    [InlineData("Accepted", "180", "Accepted", false, StartMs + 32000)]
    [InlineData("Accepted", "200", "Accepted", false, StartMs + 32000)]
    [InlineData("Accepted", "486", "Accepted", false, StartMs + 32000)]
    [InlineData("Accepted", "abandon", "Terminated", false, -1)]
    public void EveryEventInEveryState(string state, string what, string expected, bool isTaken, long deadlineMs)
    {
        Bring(state);

        bool taken = false;
        if (int.TryParse(what, out int statusCode))
        {
            _transaction.OnSent(statusCode, EventMs);
        }
        else if (what == "abandon")
        {
            _transaction.Abandon();
        }
        else
        {
            taken = _transaction.OnReceive(Requests.Make(what), EventMs);
        }

        Assert.Equal(expected, _transaction.State.ToString());
        Assert.Equal(isTaken, taken);
        Assert.Equal(deadlineMs, _transaction.NextDeadlineMs);
    }

    [Theory]
    [InlineData("Completed", StartMs + 32000, TransactionEvent.Timeout)]
    [InlineData("Confirmed", StartMs, TransactionEvent.None)]
    [InlineData("Accepted", StartMs + 32000, TransactionEvent.None)]
    public void ItsTimerEndsIt(string state, long timerMs, TransactionEvent told)
    {
        Bring(state);

        Assert.Equal(TransactionEvent.None, _transaction.Poll(timerMs - 1));
        Assert.Equal(state, _transaction.State.ToString());
        Assert.Equal(told, _transaction.Poll(timerMs));
        Assert.Equal(InviteServerState.Terminated, _transaction.State);
        Assert.Equal(-1, _transaction.NextDeadlineMs);
    }

    [Fact]
    public void A100IsDueAfter200MsAndOnce()
    {
        Bring("Proceeding");

        Assert.Equal(TransactionEvent.None, _transaction.Poll(StartMs + 199));
        Assert.Equal(TransactionEvent.TryingDue, _transaction.Poll(StartMs + 200));
        Assert.Equal(InviteServerState.Proceeding, _transaction.State);
        Assert.Equal(-1, _transaction.NextDeadlineMs);
        Assert.Equal(TransactionEvent.None, _transaction.Poll(long.MaxValue));
    }

    // RFC 3261 §17.2.3, and its neighbours. The transaction is of Requests.Make(), answered 486 with Tag.
    [Theory]
    [InlineData("ACK", Requests.Via, ";tag=bobs", true)]
    [InlineData("ACK", "SIP/2.0/TLS PROXY.example.com:5061;branch=Z9HG4BKone", "", true)]
    [InlineData("ACK", "SIP/2.0/TLS proxy.example.com:5061;branch=z9hG4bKone1", "", false)]
    [InlineData("ACK", "SIP/2.0/TLS proxy.example.com:5061;branch=z9hG4bKon", "", false)]
    [InlineData("ACK", "SIP/2.0/TLS proxy.example.com:5062;branch=z9hG4bKone", "", false)]
    [InlineData("ACK", "SIP/2.0/TLS proxy.example.com;branch=z9hG4bKone", "", false)]
    [InlineData("ACK", "SIP/2.0/TLS proxy2.example.com:5061;branch=z9hG4bKone", "", false)]
    [InlineData("ACK", "SIP/2.0/TLS proxy.example.com:5061", "", false)]
    [InlineData("CANCEL", Requests.Via, "", true)]
    [InlineData("PRACK", Requests.Via, "", false)]
    [InlineData("invite", Requests.Via, "", false)]
    public void BranchesWithTheCookieDecideAlone(string method, string via, string toTag, bool isOurs)
    {
        Bring("Completed");

        Assert.Equal(isOurs, _transaction.OnReceive(Requests.Make(method, via, toTag: toTag), EventMs));
    }

    [Theory]
    [InlineData("ACK", OldVia, ";tag=alice", ";tag=bobs", "call-1", 7, "sip:bob@192.0.2.2", true)]
    [InlineData("ACK", OldVia, ";tag=ALICE", ";tag=BOBS", "call-1", 7, "sip:bob@192.0.2.2", true)]
    [InlineData("ACK", OldVia, ";tag=alice", "", "call-1", 7, "sip:bob@192.0.2.2", false)]
    [InlineData("ACK", OldVia, ";tag=alice", ";tag=other", "call-1", 7, "sip:bob@192.0.2.2", false)]
    [InlineData("ACK", OldVia, ";tag=other", ";tag=bobs", "call-1", 7, "sip:bob@192.0.2.2", false)]
    [InlineData("ACK", OldVia, ";tag=alice", ";tag=bobs", "Call-1", 7, "sip:bob@192.0.2.2", false)]
    [InlineData("ACK", OldVia, ";tag=alice", ";tag=bobs", "call-1", 8, "sip:bob@192.0.2.2", false)]
    [InlineData("ACK", OldVia, ";tag=alice", ";tag=bobs", "call-1", 7, "sip:bob@192.0.2.3", false)]
    [InlineData("ACK", OldVia + "2", ";tag=alice", ";tag=bobs", "call-1", 7, "sip:bob@192.0.2.2", false)]
    [InlineData("INVITE", OldVia, ";tag=alice", "", "call-1", 7, "sip:bob@192.0.2.2", true)]
    [InlineData("INVITE", OldVia, ";tag=alice", ";tag=bobs", "call-1", 7, "sip:bob@192.0.2.2", false)]
    [InlineData("CANCEL", OldVia, ";tag=alice", "", "call-1", 7, "sip:bob@192.0.2.2", true)]
    [InlineData("CANCEL", OldVia, ";tag=alice", ";tag=bobs", "call-1", 7, "sip:bob@192.0.2.2", false)]
    public void WithoutTheCookieAllPartsDecide(
        string method, string via, string fromTag, string toTag, string callId, int cseq, string uri, bool isOurs)
    {
        Start(OldVia);
        Answer(486);

        SipMessage request = Requests.Make(method, via, fromTag, toTag, callId, cseq, uri);
        Assert.Equal(isOurs, _transaction.OnReceive(request, EventMs));
    }

    [Theory]
    [InlineData("INVITE", "z9hG4bKtwo", ";tag=alice", "", "call-1", 7, true)]
    [InlineData("INVITE", "z9hG4bKone", ";tag=alice", "", "call-1", 7, false)]
    [InlineData("INVITE", "z9hG4bKtwo", ";tag=alice2", "", "call-1", 7, false)]
    [InlineData("INVITE", "z9hG4bKtwo", ";tag=alice", ";tag=x", "call-1", 7, false)]
    [InlineData("INVITE", "z9hG4bKtwo", ";tag=alice", "", "call-2", 7, false)]
    [InlineData("INVITE", "z9hG4bKtwo", ";tag=alice", "", "call-1", 8, false)]
    [InlineData("MESSAGE", "z9hG4bKtwo", ";tag=alice", "", "call-1", 7, false)]
    public void MergedRequests(
        string method, string branch, string fromTag, string toTag, string callId, int cseq, bool isMerged)
    {
        Bring("Proceeding");
        SipMessage request = Requests.Make(
            method, "SIP/2.0/TLS proxy.example.com:5061;branch=" + branch, fromTag, toTag, callId, cseq);

        Assert.Equal(isMerged, _transaction.IsMerged(request));
        _transaction.Abandon();
        Assert.False(_transaction.IsMerged(request));
    }

    [Fact]
    public void WhatCannotBeKeptStartsNothing()
    {
        Bring("Proceeding");
        SipMessage large = Requests.Make(callId: new string('x', Limits.MaxStoredRequestBytes));

        Assert.Equal(SipResult.TooLarge, _transaction.Start(large, EventMs));
        Assert.Equal(InviteServerState.Terminated, _transaction.State);
        Assert.Equal(-1, _transaction.NextDeadlineMs);
        Assert.True(_transaction.Request.IsEmpty);
        Assert.False(_transaction.OnReceive(large, EventMs));
    }

    private void Start(string via) => Assert.Equal(SipResult.Ok, _transaction.Start(Requests.Make(via: via), StartMs));

    private void Answer(int statusCode)
    {
        _transaction.Request.StartResponse(new SipWriter(new byte[2048]), statusCode, Text.Bytes("x"), Tag);
        _transaction.OnSent(statusCode, StartMs);
    }

    private void Bring(string state)
    {
        if (state == "Terminated")
        {
            return;
        }

        Start(Requests.Via);
        switch (state)
        {
            case "Completed":
                Answer(486);
                break;
            case "Confirmed":
                Answer(486);
                _transaction.OnReceive(Requests.Make("ACK"), StartMs);
                break;
            case "Accepted":
                Answer(200);
                break;
        }

        Assert.Equal(state, _transaction.State.ToString());
    }
}
