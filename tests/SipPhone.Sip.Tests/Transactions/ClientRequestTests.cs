using SipPhone.Core;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transactions;
using SipPhone.Sip.UserAgent;

namespace SipPhone.Sip.Tests.Transactions;

/// <summary>One request over its challenges, RFC 3261 §22.</summary>
public class ClientRequestTests
{
    private const string Challenge = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"";

    private static readonly SipAccount Account = new(
        Text.Bytes("example.com"), Text.Bytes("alice"), Text.Bytes("secret"), Text.Bytes("192.0.2.1"), 5061);

    private readonly SipCredentials _credentials = new(Account, new CountingRandom());
    private readonly ClientRequest _request;

    public ClientRequestTests() =>
        _request = new ClientRequest(new CountingRandom(), _credentials, new ResponseMatcher());

    private string Branch => Text.Of(_request.Branch, 0, _request.Branch.Length);

    [Theory]
    [InlineData(100, RequestEvent.Provisional, true)]
    [InlineData(199, RequestEvent.Provisional, true)]
    [InlineData(200, RequestEvent.Final, false)]
    [InlineData(302, RequestEvent.Final, false)]
    [InlineData(400, RequestEvent.Final, false)]
    [InlineData(481, RequestEvent.Final, false)]
    [InlineData(699, RequestEvent.Final, false)]
    public void ResponsesAreTold(int status, RequestEvent expected, bool isOut)
    {
        _request.Start(SipTokens.Bye, 0);

        Assert.Equal(expected, _request.OnReceive(Response(status), 1));
        Assert.Equal(isOut, _request.IsOut);
        Assert.Equal(isOut ? 32000 : -1, _request.NextDeadlineMs);
    }

    [Theory]
    [InlineData(401, Challenge)]
    [InlineData(407, "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"")]
    public void AChallengeStartsANewTransaction(int status, string challenge)
    {
        _request.Start(SipTokens.Bye, 0);
        string first = Branch;
        SipMessage response = Response(status, challenge);

        Assert.Equal(RequestEvent.WriteAgain, _request.OnReceive(response, 1000));
        Assert.NotEqual(first, Branch);
        Assert.True(_request.IsOut);
        Assert.Equal(33000, _request.NextDeadlineMs);
        Assert.Equal(RequestEvent.None, _request.OnReceive(response, 1001));
        Assert.Equal(RequestEvent.Final, _request.OnReceive(Response(200), 1002));
    }

    [Theory]
    [InlineData("X: y", ChallengeOutcome.Unsupported)]
    [InlineData("WWW-Authenticate: Basic realm=\"r\"", ChallengeOutcome.Unsupported)]
    public void AChallengeThatIsOfNoUseIsFinal(string challenge, ChallengeOutcome expected)
    {
        _request.Start(SipTokens.Bye, 0);

        Assert.Equal(RequestEvent.Final, _request.OnReceive(Response(401, challenge), 1));
        Assert.Equal(expected, _request.Challenge);
        Assert.False(_request.IsOut);
    }

    [Fact]
    public void ARefusedAnswerIsFinal()
    {
        _request.Start(SipTokens.Bye, 0);
        Assert.Equal(RequestEvent.WriteAgain, _request.OnReceive(Response(401, Challenge), 1));
        _credentials.Write(new SipWriter(new byte[1024]), SipTokens.Bye, SipTokens.Sip, 0, SipTokens.Sip.Length);

        Assert.Equal(RequestEvent.Final, _request.OnReceive(Response(401, Challenge), 2));
        Assert.Equal(ChallengeOutcome.WrongPassword, _request.Challenge);
    }

    [Fact]
    public void ChallengesAreCounted()
    {
        _request.Start(SipTokens.Bye, 0);
        for (int i = 0; i < Limits.MaxChallengesPerRequest; i++)
        {
            Assert.Equal(RequestEvent.WriteAgain, _request.OnReceive(Response(401, Stale(i)), i));
        }

        Assert.Equal(RequestEvent.Final, _request.OnReceive(Response(401, Stale(99)), 99));
        Assert.Equal(ChallengeOutcome.Answerable, _request.Challenge);
        _request.Start(SipTokens.Bye, 100);
        Assert.Equal(RequestEvent.WriteAgain, _request.OnReceive(Response(401, Stale(100)), 101));
    }

    [Fact]
    public void ACancelIsNotChallenged()
    {
        byte[] branch = SipBranch.Create();
        SipBranch.Renew(new CountingRandom(), branch);
        _request.StartCancel(branch, 0);

        Assert.Equal(branch, _request.Branch);
        Assert.Equal(SipTokens.Cancel, _request.Method);
        Assert.Equal(RequestEvent.Final, _request.OnReceive(Response(401, Challenge), 1));
    }

    [Fact]
    public void SilenceIsATimeout()
    {
        _request.Start(SipTokens.Bye, 1000);

        Assert.Equal(RequestEvent.None, _request.Poll(32999));
        Assert.Equal(RequestEvent.Timeout, _request.Poll(33000));
        Assert.False(_request.IsOut);
        Assert.Equal(RequestEvent.None, _request.Poll(33001));
    }

    [Fact]
    public void AbandonedItTellsNothing()
    {
        _request.Start(SipTokens.Bye, 0);
        SipMessage late = Response(200);
        _request.Abandon();

        Assert.False(_request.IsOut);
        Assert.Equal(-1, _request.NextDeadlineMs);
        Assert.Equal(RequestEvent.None, _request.OnReceive(late, 1));
        Assert.Equal(RequestEvent.None, _request.Poll(99000));
    }

    private static string Stale(int nonce) =>
        $"WWW-Authenticate: Digest realm=\"r\", nonce=\"{nonce}\", qop=\"auth\", stale=true";

    private SipMessage Response(int status, string line = "X: y") => Text.Parse(Text.Message(
        $"SIP/2.0 {status} x",
        "Via: SIP/2.0/TLS h;branch=" + Branch,
        "CSeq: 1 " + Text.Of(_request.Method, 0, _request.Method.Length),
        line));
}
