using System.Text.RegularExpressions;
using SipPhone.Core;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;
using SipPhone.Sip.UserAgent;
using static SipPhone.Sip.Auth.ChallengeOutcome;

namespace SipPhone.Sip.Tests.Auth;

/// <summary>Which challenges are answered, how, in which requests, and when a password is taken to be wrong.</summary>
public class SipCredentialsTests
{
    private const string Md5 = "Digest realm=\"r\", nonce=\"m\", algorithm=MD5, qop=\"auth\"";
    private const string Sha256 = "Digest realm=\"r\", nonce=\"s\", algorithm=SHA-256, qop=\"auth\"";
    private const string Unknown = "Digest realm=\"r\", nonce=\"u\", algorithm=SHA-512-256, qop=\"auth\"";
    private const string Other = "Digest realm=\"other\", nonce=\"x\", qop=\"auth\"";

    // Of one realm's challenges the strongest that we know, of equal ones the topmost; of several realms each.
    [Theory]
    [InlineData(Answerable, "r s SHA-256", Sha256, Md5)]
    [InlineData(Answerable, "r s SHA-256", Md5, Sha256)]
    [InlineData(Answerable, "r m MD5", Unknown, Md5)]
    [InlineData(Answerable, "r m MD5", "Basic realm=\"r\"", "Digest realm", Md5)]
    [InlineData(Answerable, "r m MD5", Md5, "Digest realm=\"r\", nonce=\"m2\", algorithm=MD5, qop=\"auth\"")]
    [InlineData(Answerable, "r m MD5, other x ", Md5, Other)]
    [InlineData(Answerable, "other x , r s SHA-256", Other, Md5, Sha256)]
    [InlineData(Answerable, "other x , r s SHA-256", Md5, Other, Sha256, Unknown)]
    [InlineData(Unsupported, "", Unknown)]
    [InlineData(Unsupported, "", "Basic realm=\"r\"", Unknown)]
    [InlineData(Unsupported, "", "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")]
    [InlineData(Unsupported, "")]
    public void TheStrongestKnownChallengeOfEachRealmIsAnswered(
        ChallengeOutcome expected, string answered, params string[] challenges)
    {
        SipCredentials credentials = Credentials();

        Assert.Equal(expected, Challenge(credentials, challenges));
        Assert.Equal(expected == Answerable, credentials.HasAnswerFor(SipTokens.Register));
        Assert.Equal(answered, string.Join(", ", Answer(credentials)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Regex.Replace(
                line, ".* realm=\"(.*?)\", nonce=\"(.*?)\".*?(algorithm=([A-Z0-9-]*).*)?$", "$1 $2 $4"))));
    }

    [Fact]
    public void ChallengesBehindTheBoundAreNotLookedAt()
    {
        string[] challenges = [.. Enumerable.Repeat(Unknown, Limits.MaxChallenges - 1), Md5];

        Assert.Equal(Answerable, Challenge(Credentials(), challenges));
        Assert.Equal(Unsupported, Challenge(Credentials(), [Unknown, .. challenges]));
    }

    // A response of a party puts answers into requests: 401 to REGISTER into REGISTER, 401 to others into others, 407
    // into all.
    [Theory]
    [InlineData(401, "REGISTER", "REGISTER", "Authorization")]
    [InlineData(401, "REGISTER", "INVITE", "")]
    [InlineData(401, "INVITE", "INVITE", "Authorization")]
    [InlineData(401, "INVITE", "BYE", "Authorization")]
    [InlineData(401, "INVITE", "REGISTER", "")]
    [InlineData(407, "INVITE", "INVITE", "Proxy-Authorization")]
    [InlineData(407, "INVITE", "REGISTER", "Proxy-Authorization")]
    [InlineData(407, "REGISTER", "MESSAGE", "Proxy-Authorization")]
    public void AnswersGoToWhomTheyAreFor(int status, string challenged, string method, string header)
    {
        SipCredentials credentials = Credentials();
        string name = status == 407 ? "Proxy-Authenticate: " : "WWW-Authenticate: ";
        SipMessage response = Text.Parse(
            Text.Message($"SIP/2.0 {status} No", "CSeq: 7 " + challenged, name + Md5));

        Assert.Equal(Answerable, credentials.TakeChallenge(response));
        string answer = Answer(credentials, method);
        Assert.Equal(header, answer.Split(':')[0]);
        if (header.Length > 0)
        {
            AssertVerifies(answer, method, "secret");
        }
    }

    [Fact]
    public void ServerAndProxyOfTheSameRealmHaveAPlaceEach()
    {
        SipCredentials credentials = Credentials();
        Challenge(credentials, Md5);
        SipMessage response = Text.Parse(Text.Message(
            "SIP/2.0 407 No", "CSeq: 7 REGISTER", "Proxy-Authenticate: " + Md5.Replace("\"m\"", "\"p\"")));

        Assert.Equal(Answerable, credentials.TakeChallenge(response));
        string answer = Answer(credentials);
        Assert.Contains("\r\nProxy-Authorization: Digest username=\"al\\\"ice\", realm=\"r\", nonce=\"p\"", answer);
        Assert.Contains("nonce=\"m\"", answer);
    }

    [Fact]
    public void OnlyTheHeaderFieldOfTheStatusCounts()
    {
        SipMessage response = Text.Parse(Text.Message("SIP/2.0 401 No", "Proxy-Authenticate: " + Md5));

        Assert.Equal(Unsupported, Credentials().TakeChallenge(response));
    }

    [Fact]
    public void OneRealmMoreThanThereArePlacesForTakesTheOldest()
    {
        SipCredentials credentials = Credentials();
        for (int i = 0; i <= Limits.MaxRealms; i++)
        {
            Assert.Equal(Answerable, Challenge(credentials, Md5.Replace("\"r\"", $"\"r{i}\"")));
        }

        string answer = Answer(credentials);
        Assert.DoesNotContain("realm=\"r0\"", answer);
        for (int i = 1; i <= Limits.MaxRealms; i++)
        {
            Assert.Contains($"realm=\"r{i}\"", answer);
        }
    }

    [Theory]
    [InlineData("r", Answerable)]
    [InlineData("R", Unsupported)]
    [InlineData("rr", Unsupported)]
    [InlineData("", Unsupported)]
    public void ThePasswordIsForTheAllowedRealmOnly(string allowed, ChallengeOutcome expected)
    {
        SipAccount account = Account();
        account.Realm = Text.Bytes(allowed);
        var credentials = new SipCredentials(account, new CountingRandom());

        Assert.Equal(expected, Challenge(credentials, Md5, Other));
        Assert.DoesNotContain("realm=\"other\"", Answer(credentials));
    }

    [Fact]
    public void AnswersWithQop()
    {
        SipCredentials credentials = Credentials();
        Challenge(credentials, "Digest realm=\"a \\\"b\\\"\", nonce=\"n\", qop=\"auth,auth-int\", opaque=\"op\"");
        string answer = Answer(credentials);

        Assert.Matches(
            "^Authorization: Digest username=\"al\\\\\"ice\", realm=\"a \\\\\"b\\\\\"\", nonce=\"n\", "
            + "uri=\"sip:example.com\", response=\"[0-9a-f]{32}\", opaque=\"op\", qop=auth, nc=00000001, "
            + "cnonce=\"[0-9a-f]{16}\"\r\n$",
            answer);
        AssertVerifies(answer, "REGISTER", "secret");
    }

    [Fact]
    public void AnswersSha256AndNamesTheAlgorithmAsTheChallengeDid()
    {
        SipCredentials credentials = Credentials();
        Challenge(credentials, Sha256);
        string answer = Answer(credentials);

        Assert.Matches("response=\"[0-9a-f]{64}\", algorithm=SHA-256, qop=auth, ", answer);
        AssertVerifies(answer, "REGISTER", "secret");
    }

    [Fact]
    public void AnswersWithoutQopWhenTheServerOffersNone()
    {
        SipCredentials credentials = Credentials();
        Challenge(credentials, "Digest realm=\"r\", nonce=\"n\"");
        string answer = Answer(credentials);

        Assert.Matches("uri=\"sip:example.com\", response=\"[0-9a-f]{32}\"\r\n$", answer);
        AssertVerifies(answer, "REGISTER", "secret");
    }

    [Fact]
    public void TheNonceCountGrowsPerNonceAndTheCnonceIsNewEachTime()
    {
        SipCredentials credentials = Credentials();
        Challenge(credentials, Md5);
        string first = Answer(credentials);
        string second = Answer(credentials);
        for (int i = 3; i < 17; i++)
        {
            Answer(credentials);
        }

        Assert.Contains("nc=00000001,", first);
        Assert.Contains("nc=00000002,", second);
        Assert.NotEqual(Regex.Match(first, "cnonce=.*").Value, Regex.Match(second, "cnonce=.*").Value);
        Assert.Contains("nc=00000011,", Answer(credentials));

        Challenge(credentials, Md5.Replace("\"m\"", "\"m2\""));
        Assert.Contains("nc=00000001,", Answer(credentials));
    }

    // Whether a challenge after an answer means a wrong password.
    [Theory]
    [InlineData(1, "Digest realm=\"r\", nonce=\"new\", algorithm=MD5, qop=\"auth\"", true)]
    [InlineData(1, "Digest realm=\"r\", nonce=\"new\", algorithm=MD5, qop=\"auth\", stale=true", false)]
    [InlineData(1, "Digest realm=\"r\", nonce=\"new\", algorithm=MD5, qop=\"auth\", stale=false", true)]
    [InlineData(1, "Digest realm=\"other\", nonce=\"new\", algorithm=MD5, qop=\"auth\"", false)]
    [InlineData(1, Md5, true)]
    [InlineData(0, "Digest realm=\"r\", nonce=\"new\", algorithm=MD5, qop=\"auth\"", false)]
    [InlineData(2, "Digest realm=\"r\", nonce=\"new\", algorithm=MD5, qop=\"auth\"", false)]
    [InlineData(2, Md5, true)]
    public void AFreshAnswerTurnedDownProvesTheWrongPassword(int answers, string next, bool isRejected)
    {
        SipCredentials credentials = Credentials();
        Challenge(credentials, Md5);
        for (int i = 0; i < answers; i++)
        {
            Answer(credentials);
        }

        Assert.Equal(isRejected ? WrongPassword : Answerable, Challenge(credentials, next));

        credentials.Forget();
        Assert.False(credentials.HasAnswerFor(SipTokens.Register));
        Assert.Equal(string.Empty, Answer(credentials));
    }

    [Fact]
    public void ARequestThatCarriedNoAnswerProvesNothing()
    {
        SipCredentials credentials = Credentials();
        Challenge(credentials, Md5);
        Answer(credentials);
        SipMessage response = Response(Md5.Replace("\"m\"", "\"m2\""));

        Assert.Equal(Answerable, credentials.TakeChallenge(response, false));
        Assert.Contains("nonce=\"m2\"", Answer(credentials));
    }

    [Theory]
    [InlineData(0, Answerable)]
    [InlineData(1, Unsupported)]
    public void AChallengeMayFillWhatIsKeptOfIt(int excess, ChallengeOutcome expected)
    {
        string nonce = new('n', Limits.MaxDigestChallengeBytes - 3 + excess);

        Assert.Equal(expected, Challenge(Credentials(), $"Digest realm=\"re\", nonce=\"{nonce}\", opaque=\"o\""));
    }

    [Fact]
    public void ThePasswordIsNeverWritten()
    {
        SipCredentials credentials = Credentials();
        Challenge(credentials, Sha256, Md5);

        Assert.DoesNotContain("secret", Answer(credentials));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        SipCredentials credentials = Credentials();
        SipMessage response = Response(Md5, Sha256, Other);
        var writer = new SipWriter(new byte[2048]);
        byte[] uri = Text.Bytes("sip:example.com");
        Once();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Once();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Once()
        {
            credentials.TakeChallenge(response);
            credentials.Write(writer, SipTokens.Register, uri, 0, uri.Length);
            writer.Bytes.Reset();
        }
    }

    private static SipAccount Account() => new(
        Text.Bytes("example.com"), Text.Bytes("alice"), Text.Bytes("secret"), Text.Bytes("192.0.2.7"), 49152)
    {
        AuthUser = Text.Bytes("al\"ice"),
    };

    private static SipCredentials Credentials() => new(Account(), new CountingRandom());

    private static ChallengeOutcome Challenge(SipCredentials credentials, params string[] challenges) =>
        credentials.TakeChallenge(Response(challenges));

    private static SipMessage Response(params string[] challenges) => Text.Parse(Text.Message(
        [
            "SIP/2.0 401 Unauthorized",
            "CSeq: 7 REGISTER",
            .. challenges.Select(challenge => "WWW-Authenticate: " + challenge),
        ]));

    private static string Answer(SipCredentials credentials, string method = "REGISTER")
    {
        var writer = new SipWriter(new byte[4096]);
        byte[] uri = Text.Bytes("<sip:example.com>");
        credentials.Write(writer, Text.Bytes(method), uri, 1, uri.Length - 1);
        return Text.Of(writer.Bytes.Buffer, 0, writer.Bytes.Position);
    }

    /// <summary>Checks an answer as a server does.</summary>
    private static void AssertVerifies(string answer, string method, string password)
    {
        byte[] bytes = Text.Bytes(answer[(answer.IndexOf(' ') + 1)..].TrimEnd());
        var credentials = new DigestCredentials();
        Assert.Equal(SipResult.Ok, credentials.Parse(bytes, 0, bytes.Length));
        var computation = new DigestComputation(credentials.Algorithm);
        computation.SetSecret(
            bytes,
            credentials.UsernameOffset,
            credentials.UsernameEnd,
            bytes,
            credentials.RealmOffset,
            credentials.RealmEnd,
            Text.Bytes(password));
        byte[] methodBytes = Text.Bytes(method);
        computation.SetRequest(methodBytes, 0, methodBytes.Length, bytes, credentials.UriOffset, credentials.UriEnd);
        if (credentials.UsesQop)
        {
            computation.Compute(
                bytes,
                credentials.NonceOffset,
                credentials.NonceEnd,
                bytes,
                credentials.NonceCountOffset,
                bytes,
                credentials.CnonceOffset,
                credentials.CnonceEnd);
        }
        else
        {
            computation.ComputeLegacy(bytes, credentials.NonceOffset, credentials.NonceEnd);
        }

        Assert.True(computation.IsResponse(bytes, credentials.ResponseOffset, credentials.ResponseEnd));
    }
}
