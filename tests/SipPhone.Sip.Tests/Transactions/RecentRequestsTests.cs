using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;

namespace SipPhone.Sip.Tests.Transactions;

/// <summary>Copies of requests that are answered at once, RFC 3261 §8.2.2.2.</summary>
public class RecentRequestsTests
{
    private const string OtherVia = "SIP/2.0/TLS proxy.example.com:5061;branch=z9hG4bKtwo";

    private readonly RecentRequests _recent = new(new RequestKeyReader());

    [Theory]
    [InlineData(OtherVia, ";tag=alice", "", "call-1", 7, "MESSAGE", true)]
    [InlineData("SIP/2.0/TLS other.example.com:5061;branch=z9hG4bKone", ";tag=alice", "", "call-1", 7, "MESSAGE", true)]
    [InlineData(Requests.Via, ";tag=alice", "", "call-1", 7, "MESSAGE", false)]
    [InlineData(OtherVia, ";tag=alice1", "", "call-1", 7, "MESSAGE", false)]
    [InlineData(OtherVia, "", "", "call-1", 7, "MESSAGE", false)]
    [InlineData(OtherVia, ";tag=alice", ";tag=b", "call-1", 7, "MESSAGE", false)]
    [InlineData(OtherVia, ";tag=alice", "", "call-10", 7, "MESSAGE", false)]
    [InlineData(OtherVia, ";tag=alice", "", "call-1", 8, "MESSAGE", false)]
    [InlineData(OtherVia, ";tag=alice", "", "call-1", 7, "OPTIONS", false)]
    public void ACopyByAnotherWayIsMerged(
        string via, string fromTag, string toTag, string callId, int cseq, string method, bool isMerged)
    {
        Assert.False(_recent.IsMerged(Requests.Make("MESSAGE"), 0));

        Assert.Equal(isMerged, _recent.IsMerged(Requests.Make(method, via, fromTag, toTag, callId, cseq), 1));
    }

    [Fact]
    public void ARequestIsRememberedForSixtyFourT1()
    {
        _recent.IsMerged(Requests.Make("MESSAGE"), 1000);

        Assert.True(_recent.IsMerged(Requests.Make("MESSAGE", OtherVia), 32999));
        Assert.False(_recent.IsMerged(Requests.Make("MESSAGE", OtherVia), 33000));
    }

    [Fact]
    public void TheOldestGivesWay()
    {
        for (int i = 0; i <= Limits.MaxRecentRequests; i++)
        {
            Assert.False(_recent.IsMerged(Requests.Make("MESSAGE", cseq: i), i));
        }

        for (int i = 1; i <= Limits.MaxRecentRequests; i++)
        {
            Assert.True(_recent.IsMerged(Requests.Make("MESSAGE", OtherVia, cseq: i), 100));
        }

        Assert.False(_recent.IsMerged(Requests.Make("MESSAGE", OtherVia, cseq: 0), 100));
    }

    [Fact]
    public void OneThatIsTooLongIsNotRemembered()
    {
        string callId = new('c', Limits.MaxRecentRequestKeyBytes);
        _recent.IsMerged(Requests.Make("MESSAGE", callId: callId), 0);

        Assert.False(_recent.IsMerged(Requests.Make("MESSAGE", OtherVia, callId: callId), 0));
    }

    [Fact]
    public void WhatCannotBeReadIsNotMerged()
    {
        SipMessage broken = Text.Parse(Text.Message("MESSAGE sip:a SIP/2.0", "Call-ID: 1"));

        Assert.False(_recent.IsMerged(broken, 0));
        Assert.False(_recent.IsMerged(broken, 0));
    }
}
