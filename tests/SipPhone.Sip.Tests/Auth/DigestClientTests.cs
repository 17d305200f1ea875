using System.Text.RegularExpressions;
using SipPhone.Core;
using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Auth;

/// <summary>Which challenge is answered, how, and when a password is taken to be wrong.</summary>
public class DigestClientTests
{
    private const string Md5 = "Digest realm=\"r\", nonce=\"m\", algorithm=MD5, qop=\"auth\"";
    private const string Sha256 = "Digest realm=\"r\", nonce=\"s\", algorithm=SHA-256, qop=\"auth\"";
    private const string Unknown = "Digest realm=\"r\", nonce=\"u\", algorithm=SHA-512-256, qop=\"auth\"";

    [Theory]
    [InlineData(SipResult.Ok, DigestAlgorithm.Sha256, Sha256, Md5)]
    [InlineData(SipResult.Ok, DigestAlgorithm.Sha256, Md5, Sha256)]
    [InlineData(SipResult.Ok, DigestAlgorithm.Md5, Unknown, Md5)]
    [InlineData(SipResult.Ok, DigestAlgorithm.Md5, "Basic realm=\"r\"", "Digest realm", Md5)]
    [InlineData(SipResult.UnsupportedAlgorithm, DigestAlgorithm.None, Unknown)]
    [InlineData(SipResult.UnsupportedAuthScheme, DigestAlgorithm.None, "Basic realm=\"r\"", Unknown)]
    [InlineData(SipResult.UnsupportedQop, DigestAlgorithm.None, "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"")]
    [InlineData(SipResult.Absent, DigestAlgorithm.None)]
    public void TheStrongestKnownChallengeIsTaken(
        SipResult expected, DigestAlgorithm algorithm, params string[] challenges)
    {
        DigestClient client = Client();

        Assert.Equal(expected, Challenge(client, challenges));
        Assert.Equal(algorithm, client.Algorithm);
        Assert.Equal(expected == SipResult.Ok, client.HasChallenge);
        Assert.False(client.IsRejected);
    }

    [Fact]
    public void TheTopmostOfEqualChallengesIsTaken()
    {
        DigestClient client = Client();
        Challenge(client, Md5, "Digest realm=\"other\", nonce=\"x\", qop=\"auth\"");

        Assert.Contains("realm=\"r\", nonce=\"m\"", Answer(client));
    }

    [Fact]
    public void OnlyTheHeaderFieldThatIsAskedForCounts()
    {
        Assert.Equal(
            SipResult.Absent,
            Client().TakeChallenge(Response("Proxy-Authenticate: " + Md5), SipHeader.WwwAuthenticate));
    }

    [Fact]
    public void AnswersWithQop()
    {
        DigestClient client = Client();
        Challenge(client, "Digest realm=\"a \\\"b\\\"\", nonce=\"n\", qop=\"auth,auth-int\", opaque=\"op\"");
        string answer = Answer(client);

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
        DigestClient client = Client();
        Challenge(client, Sha256);
        string answer = Answer(client);

        Assert.Matches("response=\"[0-9a-f]{64}\", algorithm=SHA-256, qop=auth, ", answer);
        AssertVerifies(answer, "REGISTER", "secret");
    }

    [Fact]
    public void AnswersWithoutQopWhenTheServerOffersNone()
    {
        DigestClient client = Client();
        Challenge(client, "Digest realm=\"r\", nonce=\"n\"");
        string answer = Answer(client);

        Assert.Matches("uri=\"sip:example.com\", response=\"[0-9a-f]{32}\"\r\n$", answer);
        AssertVerifies(answer, "REGISTER", "secret");
    }

    [Fact]
    public void TheNonceCountGrowsPerNonceAndTheCnonceIsNewEachTime()
    {
        DigestClient client = Client();
        Challenge(client, Md5);
        string first = Answer(client);
        string second = Answer(client);
        for (int i = 3; i < 17; i++)
        {
            Answer(client);
        }

        Assert.Contains("nc=00000001,", first);
        Assert.Contains("nc=00000002,", second);
        Assert.NotEqual(Regex.Match(first, "cnonce=.*").Value, Regex.Match(second, "cnonce=.*").Value);
        Assert.Contains("nc=00000011,", Answer(client));

        Challenge(client, Md5.Replace("\"m\"", "\"m2\""));
        Assert.Contains("nc=00000001,", Answer(client));
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
        DigestClient client = Client();
        Challenge(client, Md5);
        for (int i = 0; i < answers; i++)
        {
            Answer(client);
        }

        Assert.Equal(SipResult.Ok, Challenge(client, next));
        Assert.Equal(isRejected, client.IsRejected);

        client.Forget();
        Assert.False(client.IsRejected);
        Assert.False(client.HasChallenge);
        Assert.Equal(string.Empty, Answer(client));
    }

    [Theory]
    [InlineData(0, SipResult.Ok)]
    [InlineData(1, SipResult.TooLarge)]
    public void AChallengeMayFillWhatIsKeptOfIt(int excess, SipResult expected)
    {
        string nonce = new('n', Limits.MaxDigestChallengeBytes - 3 + excess);

        Assert.Equal(expected, Challenge(Client(), $"Digest realm=\"re\", nonce=\"{nonce}\", opaque=\"o\""));
    }

    [Fact]
    public void ThePasswordIsNeverWritten()
    {
        DigestClient client = Client();
        Challenge(client, Sha256, Md5);

        Assert.DoesNotContain("secret", Answer(client));
    }

    private static DigestClient Client() => new(Text.Bytes("al\"ice"), Text.Bytes("secret"), new CountingRandom());

    private static SipResult Challenge(DigestClient client, params string[] challenges) =>
        client.TakeChallenge(
            Response([.. challenges.Select(challenge => "WWW-Authenticate: " + challenge)]),
            SipHeader.WwwAuthenticate);

    private static SipMessage Response(params string[] headers) =>
        Text.Parse(Text.Message(["SIP/2.0 401 Unauthorized", .. headers]));

    private static string Answer(DigestClient client)
    {
        var writer = new SipWriter(new byte[2048]);
        client.WriteAnswer(writer, SipHeader.Authorization, SipTokens.Register, Text.Bytes("sip:example.com"));
        return Text.Of(writer.Bytes.Buffer, 0, writer.Bytes.Position);
    }

    /// <summary>Checks an answer as a server does.</summary>
    private static void AssertVerifies(string answer, string method, string password)
    {
        byte[] bytes = Text.Bytes(answer[(answer.IndexOf(' ') + 1)..].TrimEnd());
        var credentials = new DigestCredentials();
        Assert.Equal(SipResult.Ok, credentials.Parse(bytes, 0, bytes.Length));
        var computation = new DigestComputation();
        computation.SetSecret(
            credentials.Algorithm,
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
