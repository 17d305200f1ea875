using System.Security.Cryptography;
using SipPhone.SelfTest.Vectors;
using SipPhone.Sip.Auth;

namespace SipPhone.Sip.Tests.Auth;

/// <summary>Digest responses against the examples of the RFCs, and against .NET's hashes.</summary>
public class DigestComputationTests
{
    [Theory]
    [MemberData(nameof(DigestVectors.Examples), MemberType = typeof(DigestVectors))]
    public void ExamplesOfTheRfcs(
        string algorithm, string user, string realm, string password, string nonce, string cnonce, string expected)
    {
        DigestAlgorithm hash = algorithm == "MD5" ? DigestAlgorithm.Md5 : DigestAlgorithm.Sha256;
        Assert.Equal(expected, Compute(hash, user, realm, password, nonce, cnonce));
    }

    [Fact]
    public void WithoutQopAsRfc2069()
    {
        string a1 = Md5Hex("Mufasa:testrealm@host.com:Circle Of Life");
        string a2 = Md5Hex("GET:/dir/index.html");

        Assert.Equal(
            Md5Hex(a1 + ":n0nce:" + a2),
            Compute(DigestAlgorithm.Md5, "Mufasa", "testrealm@host.com", "Circle Of Life", "n0nce", null));
    }

    [Theory]
    [InlineData("a\\\"b", "a\"b")]
    [InlineData("\\\\", "\\")]
    [InlineData("\\a\\b", "ab")]
    [InlineData("\\\\\\\"", "\\\"")]
    [InlineData("", "")]
    public void EscapesOfQuotedStringsAreResolved(string quoted, string plain)
    {
        string a1 = Md5Hex($"{plain}:{plain}:pa\\ss");
        string a2 = Md5Hex("GET:/dir/index.html");

        Assert.Equal(
            Md5Hex($"{a1}:{plain}:00000001:{plain}:auth:{a2}"),
            Compute(DigestAlgorithm.Md5, quoted, quoted, "pa\\ss", quoted, quoted));
    }

    [Theory]
    [InlineData("6629fae49393a05397450978507c4ef1", true)]
    [InlineData("6629fae49393a05397450978507c4ef0", false)]
    [InlineData("7629fae49393a05397450978507c4ef1", false)]
    [InlineData("6629FAE49393A05397450978507C4EF1", false)]
    [InlineData("6629fae49393a05397450978507c4ef", false)]
    [InlineData("6629fae49393a05397450978507c4ef11", false)]
    [InlineData("", false)]
    public void AServerComparesTheWholeResponse(string received, bool expected)
    {
        var computation = new DigestComputation(DigestAlgorithm.Md5);
        Run(
            computation,
            "Mufasa",
            "testrealm@host.com",
            "Circle Of Life",
            "dcd98b7102dd2f0e8b11d0f600bfb0c093",
            "0a4f113b");
        byte[] bytes = Text.Bytes("<" + received + ">");

        Assert.Equal(expected, computation.IsResponse(bytes, 1, bytes.Length - 1));
        Assert.False(new DigestComputation(DigestAlgorithm.Md5).IsResponse(bytes, 1, 1));
    }

    private static string Compute(
        DigestAlgorithm algorithm, string user, string realm, string password, string nonce, string? cnonce)
    {
        var computation = new DigestComputation(algorithm);
        Run(computation, user, realm, password, nonce, cnonce);
        return Text.Of(computation.Response, 0, computation.ResponseLength);
    }

    private static void Run(
        DigestComputation computation,
        string user,
        string realm,
        string password,
        string nonce,
        string? cnonce)
    {
        byte[] userBytes = Text.Bytes(user);
        byte[] realmBytes = Text.Bytes(realm);
        byte[] nonceBytes = Text.Bytes(nonce);
        byte[] request = Text.Bytes("GET /dir/index.html");
        computation.SetSecret(
            userBytes, 0, userBytes.Length, realmBytes, 0, realmBytes.Length, Text.Bytes(password));
        computation.SetRequest(request, 0, 3, request, 4, request.Length);
        if (cnonce == null)
        {
            computation.ComputeLegacy(nonceBytes, 0, nonceBytes.Length);
            return;
        }

        byte[] cnonceBytes = Text.Bytes(cnonce);
        computation.Compute(
            nonceBytes, 0, nonceBytes.Length, Text.Bytes("00000001"), 0, cnonceBytes, 0, cnonceBytes.Length);
    }

    private static string Md5Hex(string text) => Convert.ToHexStringLower(MD5.HashData(Text.Bytes(text)));
}
