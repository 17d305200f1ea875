using SipPhone.Sip.Auth;
using SipPhone.Sip.Messages;

namespace SipPhone.Sip.Tests.Auth;

/// <summary>Challenges and credentials as they are read.</summary>
public class DigestChallengeTests
{
    // The outcome: algorithm|named|qop|stale|realm|nonce|opaque.
    [Theory]
    [InlineData("Digest realm=\"r\", nonce=\"n\"", "Md5|False|False|False|r|n|-")]
    [InlineData("digest  nonce=\"n\",REALM=\"\" ,Qop=\"auth\"", "Md5|False|True|False||n|-")]
    [InlineData(
        "Digest realm=\"a \\\"b\\\", c\", nonce=\"x==\", opaque=\"\",stale=TRUE,algorithm=md5,qop=\"auth-int, auth\"",
        "Md5|True|True|True|a \\\"b\\\", c|x==|")]
    [InlineData("Digest realm=\"r\",nonce=\"n\",algorithm=SHA-256,qop=auth", "Sha256|True|True|False|r|n|-")]
    [InlineData("Digest realm=\"r\",nonce=\"n\",algorithm=\"SHA-256\",qop=\"auth\"", "Sha256|True|True|False|r|n|-")]
    [InlineData(
        "Digest realm = \"r\" , domain=\"sip:a,b\", nonce = \"n\" , stale=false, new=thing, opaque=\"o\"",
        "Md5|False|False|False|r|n|o")]
    public void Challenges(string value, string expected)
    {
        byte[] bytes = Text.Bytes(value);
        var challenge = new DigestChallenge();

        Assert.Equal(SipResult.Ok, challenge.Parse(bytes, 0, bytes.Length));
        Assert.Equal(
            expected,
            string.Join(
                '|',
                challenge.Algorithm,
                challenge.HasAlgorithm,
                challenge.UsesQop,
                challenge.IsStale,
                Text.Of(bytes, challenge.RealmOffset, challenge.RealmEnd),
                Text.Of(bytes, challenge.NonceOffset, challenge.NonceEnd),
                challenge.HasOpaque ? Text.Of(bytes, challenge.OpaqueOffset, challenge.OpaqueEnd) : "-"));
    }

    [Theory]
    [InlineData("", SipResult.BadAuthentication)]
    [InlineData("Digest", SipResult.BadAuthentication)]
    [InlineData("Digest ", SipResult.BadAuthentication)]
    [InlineData("Digest,realm=\"r\", nonce=\"n\"", SipResult.BadAuthentication)]
    [InlineData("Basic realm=\"r\"", SipResult.UnsupportedAuthScheme)]
    [InlineData("Digestive realm=\"r\", nonce=\"n\"", SipResult.UnsupportedAuthScheme)]
    [InlineData("Digest realm=\"r\"", SipResult.BadAuthentication)]
    [InlineData("Digest nonce=\"n\"", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\", nonce=\"n", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\", nonce=\"n\",", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\",, nonce=\"n\"", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\" nonce=\"n\"", SipResult.BadAuthentication)]
    [InlineData("Digest realm=, nonce=\"n\"", SipResult.BadAuthentication)]
    [InlineData("Digest realm, nonce=\"n\"", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\", realm=\"s\", nonce=\"n\"", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", nonce=\"m\"", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth\", qop=\"auth-int\"", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=MD5, algorithm=MD5", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", opaque=\"\", opaque=\"\"", SipResult.BadAuthentication)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256, qop=\"auth\"", SipResult.UnsupportedAlgorithm)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=MD5-sess, qop=\"auth\"", SipResult.UnsupportedAlgorithm)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=\"\", qop=\"auth\"", SipResult.UnsupportedAlgorithm)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"", SipResult.UnsupportedQop)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"\"", SipResult.UnsupportedQop)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"authx, xauth\"", SipResult.UnsupportedQop)]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=SHA-256", SipResult.UnsupportedQop)]
    public void ChallengesThatCannotBeAnswered(string value, SipResult expected)
    {
        byte[] bytes = Text.Bytes(value);
        var challenge = new DigestChallenge();

        Assert.Equal(expected, challenge.Parse(bytes, 0, bytes.Length));
        Assert.Equal(0, challenge.RealmEnd);
        Assert.Equal(0, challenge.NonceEnd);
        Assert.False(challenge.IsStale);
    }

    [Fact]
    public void CredentialsWithQop()
    {
        byte[] bytes = Text.Bytes(
            "Digest username=\"bob\", realm=\"biloxi.com\", nonce=\"dcd9\", uri=\"sip:bob@biloxi.com\", qop=auth, "
            + "nc=00000001, cnonce=\"0a4f\", response=\"6629\", opaque=\"5ccc\", algorithm=SHA-256");
        var credentials = new DigestCredentials();

        Assert.Equal(SipResult.Ok, credentials.Parse(bytes, 0, bytes.Length));
        Assert.Equal(DigestAlgorithm.Sha256, credentials.Algorithm);
        Assert.True(credentials.UsesQop);
        Assert.Equal("bob", Text.Of(bytes, credentials.UsernameOffset, credentials.UsernameEnd));
        Assert.Equal("biloxi.com", Text.Of(bytes, credentials.RealmOffset, credentials.RealmEnd));
        Assert.Equal("dcd9", Text.Of(bytes, credentials.NonceOffset, credentials.NonceEnd));
        Assert.Equal("sip:bob@biloxi.com", Text.Of(bytes, credentials.UriOffset, credentials.UriEnd));
        Assert.Equal("6629", Text.Of(bytes, credentials.ResponseOffset, credentials.ResponseEnd));
        Assert.Equal("0a4f", Text.Of(bytes, credentials.CnonceOffset, credentials.CnonceEnd));
        Assert.Equal("00000001", Text.Of(bytes, credentials.NonceCountOffset, credentials.NonceCountEnd));
    }

    [Theory]
    [InlineData("", SipResult.Ok)]
    [InlineData(", algorithm=MD5", SipResult.Ok)]
    [InlineData(", algorithm=MD5-sess", SipResult.UnsupportedAlgorithm)]
    [InlineData(", qop=auth", SipResult.BadAuthentication)]
    [InlineData(", qop=auth, nc=00000001", SipResult.BadAuthentication)]
    [InlineData(", qop=auth, cnonce=\"c\"", SipResult.BadAuthentication)]
    [InlineData(", qop=auth, cnonce=\"c\", nc=0000001", SipResult.BadAuthentication)]
    [InlineData(", qop=auth, cnonce=\"c\", nc=000000001", SipResult.BadAuthentication)]
    [InlineData(", qop=auth, cnonce=\"\", nc=00000001", SipResult.Ok)]
    [InlineData(", qop=auth-int, cnonce=\"c\", nc=00000001", SipResult.UnsupportedQop)]
    [InlineData(", username=\"v\"", SipResult.BadAuthentication)]
    [InlineData(", x", SipResult.BadAuthentication)]
    public void CredentialsAtTheEdge(string rest, SipResult expected)
    {
        byte[] bytes = Text.Bytes("Digest username=\"u\", realm=\"\", nonce=\"n\", uri=\"\", response=\"r\"" + rest);

        Assert.Equal(expected, new DigestCredentials().Parse(bytes, 0, bytes.Length));
    }

    [Theory]
    [InlineData("Digest realm=\"r\", nonce=\"n\", uri=\"u\", response=\"r\"")]
    [InlineData("Digest username=\"u\", nonce=\"n\", uri=\"u\", response=\"r\"")]
    [InlineData("Digest username=\"u\", realm=\"r\", uri=\"u\", response=\"r\"")]
    [InlineData("Digest username=\"u\", realm=\"r\", nonce=\"n\", response=\"r\"")]
    [InlineData("Digest username=\"u\", realm=\"r\", nonce=\"n\", uri=\"u\"")]
    public void CredentialsThatLackSomething(string value)
    {
        byte[] bytes = Text.Bytes(value);

        Assert.Equal(SipResult.BadAuthentication, new DigestCredentials().Parse(bytes, 0, bytes.Length));
    }

    [Fact]
    public void PropertiesOfTheRange()
    {
        var challenge = new DigestChallenge();
        var credentials = new DigestCredentials();
        RangeProperties.Hold(
            "Digest realm=\"r\\\"\", nonce=\"n\" ,qop=\"auth,x\",algorithm=MD5, stale = true",
            (buffer, offset, end) =>
                $"{challenge.Parse(buffer, offset, end)} {challenge.Algorithm} {challenge.UsesQop} {challenge.IsStale} "
                + $"{challenge.RealmEnd - challenge.RealmOffset} {challenge.NonceEnd - challenge.NonceOffset}");
        RangeProperties.Hold(
            "Digest username=\"u\",realm=\"r\",nonce=\"n\",uri=\"i\",response=\"e\",qop=auth,nc=00000001,cnonce=\"c\"",
            (buffer, offset, end) =>
                $"{credentials.Parse(buffer, offset, end)} {credentials.UsesQop} "
                + $"{credentials.UriEnd - credentials.UriOffset}");
    }
}
