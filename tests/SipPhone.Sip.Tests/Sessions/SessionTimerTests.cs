using SipPhone.Core;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Sessions;

namespace SipPhone.Sip.Tests.Sessions;

/// <summary>Session timers, RFC 4028, as client and as server.</summary>
public class SessionTimerTests
{
    private const int NowMs = 1000;

    private readonly SessionTimer _timer = new();
    private readonly SipWriter _writer = new(new byte[512]);

    [Fact]
    public void AnIdleOneIsOff()
    {
        Assert.Equal(0, _timer.IntervalSeconds);
        Assert.Equal(-1, _timer.NextDeadlineMs);
        Assert.Equal(SessionTimerEvent.None, _timer.Poll(long.MaxValue));
        Assert.Equal("Session-Expires: 1800\r\n", Request());
        Assert.Equal("", Response());
    }

    // §7.2: what a 2xx to our request does, from off and from on.
    [Theory]
    [InlineData("Session-Expires: 1800;refresher=uac", 1800, true)]
    [InlineData("Session-Expires: 1800;refresher=UAS", 1800, false)]
    [InlineData("x: 90 ; refresher = uas", 90, false)]
    [InlineData("Session-Expires: 1800", 1800, true)]
    [InlineData("Session-Expires: 89;refresher=uac", 90, true)]
    [InlineData("Session-Expires: 2147483647;refresher=uac", 2147483647, true)]
    [InlineData("Session-Expires: 4294967295;refresher=uac", 2147483647, true)]
    [InlineData("Session-Expires: 0;refresher=uac", 0, false)]
    [InlineData("Session-Expires: -1;refresher=uac", 0, false)]
    [InlineData("Session-Expires: 1800;refresher=me", 0, false)]
    [InlineData("X: y", 0, false)]
    public void TheAnswerToOurRequestSetsIt(string line, int seconds, bool isRefresher)
    {
        foreach (string before in new[] { "X: off", "Session-Expires: 300;refresher=uas" })
        {
            _timer.StartAsClient(Message(before), 0);
            _timer.StartAsClient(Message(line), NowMs);

            Assert.Equal(seconds, _timer.IntervalSeconds);
            Assert.Equal(isRefresher, _timer.IsRefresher);
            Assert.Equal(seconds == 0, _timer.NextDeadlineMs < 0);
        }
    }

    // §9, table 2, and the interval.
    [Theory]
    [InlineData("Supported: timer|Session-Expires: 600;refresher=uac", "600;refresher=uac\r\nRequire: timer", false)]
    [InlineData("Supported: timer|Session-Expires: 600;refresher=uas", "600;refresher=uas", true)]
    [InlineData("Supported: timer|Session-Expires: 600", "600;refresher=uac\r\nRequire: timer", false)]
    [InlineData("Require: timer|Session-Expires: 600", "600;refresher=uac\r\nRequire: timer", false)]
    [InlineData("Session-Expires: 600", "600;refresher=uas", true)]
    [InlineData("Session-Expires: 600;refresher=uac", "600;refresher=uas", true)]
    [InlineData("Session-Expires: 60", "90;refresher=uas", true)]
    [InlineData("Supported: 100rel, timer", "1800;refresher=uac\r\nRequire: timer", false)]
    [InlineData("Supported: timers", "", false)]
    [InlineData("X: y", "", false)]
    [InlineData("Supported: timer|Session-Expires: 90", "90;refresher=uac\r\nRequire: timer", false)]
    [InlineData("Supported: timer|Session-Expires: 1800", "1800;refresher=uac\r\nRequire: timer", false)]
    [InlineData("Supported: timer|Session-Expires: 1801", "1800;refresher=uac\r\nRequire: timer", false)]
    [InlineData("Supported: timer|Session-Expires: 7200|Min-SE: 3600", "3600;refresher=uac\r\nRequire: timer", false)]
    [InlineData("Supported: timer|Min-SE: 3600", "3600;refresher=uac\r\nRequire: timer", false)]
    [InlineData("Supported: timer|Min-SE: x", "1800;refresher=uac\r\nRequire: timer", false)]
    public void WhatIsAnswered(string lines, string expected, bool isRefresher)
    {
        Assert.True(_timer.TakeRequest(Message(lines.Split('|'))));
        Assert.Equal(expected == "" ? "" : $"Session-Expires: {expected}\r\n", Response());
        Assert.Equal(-1, _timer.NextDeadlineMs);

        _timer.StartAsServer(NowMs);
        Assert.Equal(expected == "" ? "0" : expected.Split(';')[0], _timer.IntervalSeconds.ToString());
        Assert.Equal(expected != "" && isRefresher, _timer.IsRefresher);
    }

    [Theory]
    [InlineData(89, false)]
    [InlineData(90, true)]
    [InlineData(0, false)]
    public void ATooSmallIntervalIsRefusedToWhomUnderstands(int seconds, bool isTaken)
    {
        Assert.Equal(isTaken, _timer.TakeRequest(Message("Supported: timer", "Session-Expires: " + seconds)));
        Assert.True(_timer.TakeRequest(Message("Session-Expires: " + seconds)));
    }

    [Theory]
    [InlineData("uac", "Session-Expires: 600;refresher=uac\r\n", "uas")]
    [InlineData("uas", "Session-Expires: 600;refresher=uas\r\n", "uac")]
    public void TheRolesStayAcrossRefreshes(string refresher, string request, string whenAsked)
    {
        _timer.StartAsClient(Message("Session-Expires: 600;refresher=" + refresher), 0);
        Assert.Equal(request, Request());

        // The peer's refresh: client and server are the other way round.
        Assert.True(_timer.TakeRequest(Message("Supported: timer", "Session-Expires: 600")));
        Assert.StartsWith("Session-Expires: 600;refresher=" + whenAsked, Response());
    }

    // §10: half for the refresher; the interval less min(32 s, a third) for both.
    [Theory]
    [InlineData(1800, 900, 1768)]
    [InlineData(96, 48, 64)]
    [InlineData(90, 45, 60)]
    [InlineData(99, 49.5, 67)]
    public void TimesOfTheRefresher(int seconds, double refreshSeconds, int expirySeconds)
    {
        _timer.StartAsClient(Message($"Session-Expires: {seconds};refresher=uac"), NowMs);
        long refreshMs = NowMs + (long)(refreshSeconds * 1000);
        long expiryMs = NowMs + (expirySeconds * 1000L);

        Assert.Equal(refreshMs, _timer.NextDeadlineMs);
        Assert.Equal(SessionTimerEvent.None, _timer.Poll(refreshMs - 1));
        Assert.Equal(SessionTimerEvent.Refresh, _timer.Poll(refreshMs));
        Assert.Equal(SessionTimerEvent.None, _timer.Poll(refreshMs));
        Assert.Equal(expiryMs, _timer.NextDeadlineMs);
        Assert.Equal(SessionTimerEvent.None, _timer.Poll(expiryMs - 1));
        Assert.Equal(SessionTimerEvent.Expired, _timer.Poll(expiryMs));
        Assert.Equal(0, _timer.IntervalSeconds);
        Assert.Equal(SessionTimerEvent.None, _timer.Poll(long.MaxValue));
    }

    [Fact]
    public void WhoDoesNotRefreshOnlyWaits()
    {
        _timer.StartAsClient(Message("Session-Expires: 1800;refresher=uas"), 0);

        Assert.Equal(1768000, _timer.NextDeadlineMs);
        Assert.Equal(SessionTimerEvent.None, _timer.Poll(1767999));
        _timer.TakeRequest(Message("Supported: timer", "Session-Expires: 1800;refresher=uac"));
        _timer.StartAsServer(1767999);
        Assert.Equal(SessionTimerEvent.None, _timer.Poll(1768000));
        Assert.Equal(1767999 + 1768000, _timer.NextDeadlineMs);
    }

    [Fact]
    public void A422RaisesTheInterval()
    {
        Assert.True(_timer.TakeTooSmall(Message("Min-SE: 3600")));
        Assert.Equal("Session-Expires: 3600\r\nMin-SE: 3600\r\n", Request());
        Assert.True(_timer.TakeTooSmall(Message("Min-SE: 3601")));
        Assert.Equal("Session-Expires: 3601\r\nMin-SE: 3601\r\n", Request());
        _timer.Reset();
        Assert.Equal("Session-Expires: 1800\r\n", Request());
    }

    [Fact]
    public void ASmallMinimumLeavesTheWish()
    {
        Assert.True(_timer.TakeTooSmall(Message("Min-SE: 120")));
        Assert.Equal("Session-Expires: 1800\r\nMin-SE: 120\r\n", Request());
    }

    [Theory]
    [InlineData("X: y")]
    [InlineData("Min-SE: x")]
    [InlineData("Min-SE: 90")]
    [InlineData("Min-SE: 86401")]
    public void A422WithoutNewsIsNotFollowed(string line) => Assert.False(_timer.TakeTooSmall(Message(line)));

    [Fact]
    public void RaisesAreCounted()
    {
        for (int i = 0; i < Limits.MaxSessionTimerRaises; i++)
        {
            Assert.True(_timer.TakeTooSmall(Message("Min-SE: " + (1000 + i))));
        }

        Assert.False(_timer.TakeTooSmall(Message("Min-SE: 5000")));
    }

    [Fact]
    public void TheMinimumOfThePeerHoldsForOurRequests()
    {
        _timer.TakeRequest(Message("Supported: timer", "Session-Expires: 4000", "Min-SE: 2000"));
        _timer.StartAsServer(0);

        Assert.Equal("Session-Expires: 2000;refresher=uas\r\nMin-SE: 2000\r\n", Request());
    }

    private static SipMessage Message(params string[] lines) => Text.Parse(Text.Message(["SIP/2.0 200 OK", .. lines]));

    private string Request()
    {
        _writer.Bytes.Reset();
        _timer.WriteRequest(_writer);
        return Text.Of(_writer.Bytes.Buffer, 0, _writer.Bytes.Length);
    }

    private string Response()
    {
        _writer.Bytes.Reset();
        _timer.WriteResponse(_writer);
        return Text.Of(_writer.Bytes.Buffer, 0, _writer.Bytes.Length);
    }
}
