using System.Security.Cryptography;
using System.Text;
using SipPhone.Core.Hashing;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.Core.Tests.Hashing;

/// <summary>HMAC-SHA256 and PBKDF2 against published vectors and against .NET's.</summary>
public sealed class KeyedHashTests
{
    [Theory]
    [MemberData(nameof(HashVectors.HmacSha256), MemberType = typeof(HashVectors))]
    public void Vectors_of_Rfc4231(string keyHex, string messageHex, string expected)
    {
        byte[] key = Convert.FromHexString(keyHex);
        HmacSha256 hmac = new();
        hmac.SetKey(key, 0, key.Length);
        Assert.StartsWith(expected, Code(hmac, Convert.FromHexString(messageHex)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_length_of_the_key_around_the_block_equals_NET()
    {
        HmacSha256 hmac = new();
        byte[] message = Repeated(0x5a, 70);
        for (int length = 0; length <= 140; length++)
        {
            byte[] key = Repeated(7, length);
            hmac.SetKey([9, .. key, 9], 1, length + 1);
            string expected = Convert.ToHexStringLower(HMACSHA256.HashData(key, message));
            Assert.Equal(expected, Code(hmac, message));

            // The next message has the same key, and nothing of the one before.
            Assert.Equal(expected, Code(hmac, message[..30], message[30..]));
        }
    }

    [Fact]
    public void A_cleared_code_has_no_key()
    {
        HmacSha256 hmac = new();
        hmac.SetKey([1, 2, 3], 0, 3);
        hmac.Clear();
        string cleared = Code(hmac, [4]);
        hmac.SetKey([5], 0, 1);
        hmac.Clear();
        Assert.Equal(cleared, Code(hmac, [4]));
    }

    // RFC 7914 §11.
    [Theory]
    [InlineData("passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")]
    [InlineData("Password", "NaCl", 80000, "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56")]
    public void Vectors_of_Rfc7914(string password, string salt, int rounds, string expected)
    {
        Assert.Equal(expected, Derived(new Pbkdf2(), password, salt, rounds, rounds));
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("p", "", 2)]
    [InlineData("", "s", 3)]
    [InlineData("password", "0123456789abcdef", 1000)]
    [InlineData("a password that is longer than the block of sixty-four octets is hashed first", "salt", 17)]
    public void It_equals_NET_in_steps_of_any_size(string password, string salt, int rounds)
    {
        string expected = Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
            Encoding.ASCII.GetBytes(password), Encoding.ASCII.GetBytes(salt), rounds, HashAlgorithmName.SHA256, 32));
        Pbkdf2 derivation = new();
        foreach (int step in new[] { 1, 2, 3, 7, rounds - 1, rounds, rounds + 1 }.Where(step => step > 0))
        {
            Assert.Equal(expected, Derived(derivation, password, salt, rounds, step));
        }
    }

    [Fact]
    public void It_takes_as_many_steps_as_there_are_rounds()
    {
        Pbkdf2 derivation = new();
        derivation.Start([1], 0, 1, [2], 10);
        for (int left = 9; left > 0; left--)
        {
            Assert.False(derivation.IsDone);
            derivation.Step(1);
        }

        Assert.True(derivation.IsDone);
        derivation.Clear();
        Assert.False(derivation.IsDone);
        Assert.All(derivation.Key, octet => Assert.Equal(0, octet));
        Assert.Throws<ArgumentException>(() => derivation.Start([1], 0, 1, [2], 0));
    }

    private static string Derived(Pbkdf2 derivation, string password, string salt, int rounds, int step)
    {
        byte[] octets = Encoding.ASCII.GetBytes(password);
        derivation.Start([1, .. octets, 1], 1, octets.Length + 1, Encoding.ASCII.GetBytes(salt), rounds);
        for (int done = 0; !derivation.IsDone; done++)
        {
            Assert.InRange(done, 0, rounds);
            derivation.Step(step);
        }

        return Convert.ToHexStringLower(derivation.Key);
    }

    private static string Code(HmacSha256 hmac, params byte[][] pieces)
    {
        foreach (byte[] piece in pieces)
        {
            hmac.Update(piece, 0, piece.Length);
        }

        byte[] code = new byte[34];
        hmac.Finish(code, 1);
        Assert.Equal((0, 0), (code[0], code[33]));
        return Convert.ToHexStringLower(code, 1, 32);
    }

    private static byte[] Repeated(byte octet, int count)
    {
        byte[] octets = new byte[count];
        Array.Fill(octets, octet);
        return octets;
    }
}
