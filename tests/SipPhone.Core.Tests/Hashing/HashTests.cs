using System.Security.Cryptography;
using System.Text;
using SipPhone.Core.Hashing;

namespace SipPhone.Core.Tests.Hashing;

/// <summary>MD5 and SHA-256 against published vectors and against .NET's.</summary>
public class HashTests
{
    private const string EightyDigits =
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890";

    // RFC 1321 §A.5.
    [Theory]
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("a", "0cc175b9c0f1b6a831c399e269772661")]
    [InlineData("abc", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f")]
    [InlineData(EightyDigits, "57edf4a22be3c955ac49da2e2107b67a")]
    public void Md5VectorsOfRfc1321(string text, string expected)
    {
        Assert.Equal(expected, HexMd5(new Md5(), Encoding.ASCII.GetBytes(text)));
    }

    // FIPS 180-4's examples, as NIST publishes them.
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void Sha256VectorsOfFips180(string text, string expected)
    {
        Assert.Equal(expected, HexSha256(new Sha256(), Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void AMillionLettersA()
    {
        byte[] million = new byte[1_000_000];
        Array.Fill(million, (byte)'a');

        Assert.Equal("7707d6ae4e027c70eea2a935c2296f21", HexMd5(new Md5(), million));
        Assert.Equal(
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
            HexSha256(new Sha256(), million));
    }

    [Fact]
    public void EveryLengthAroundTheBlockEqualsDotNet()
    {
        var md5 = new Md5();
        var sha256 = new Sha256();
        var random = new Random(20260101);
        for (int length = 0; length <= 260; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);

            Assert.Equal(Convert.ToHexStringLower(MD5.HashData(data)), HexMd5(md5, data));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(data)), HexSha256(sha256, data));
        }
    }

    [Theory]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    public void EveryCutOfTheInputGivesTheSameDigest(int length)
    {
        byte[] data = new byte[length];
        new Random(length).NextBytes(data);
        string expectedMd5 = Convert.ToHexStringLower(MD5.HashData(data));
        string expectedSha256 = Convert.ToHexStringLower(SHA256.HashData(data));
        var md5 = new Md5();
        var sha256 = new Sha256();
        byte[] output = new byte[32];
        for (int cut = 0; cut <= length; cut++)
        {
            md5.Update(data, 0, cut);
            md5.Update(data, cut, length);
            md5.Finish(output, 0);
            Assert.Equal(expectedMd5, Convert.ToHexStringLower(output, 0, 16));

            sha256.Update(data, 0, cut);
            sha256.Update(data, cut, length);
            sha256.Finish(output, 0);
            Assert.Equal(expectedSha256, Convert.ToHexStringLower(output, 0, 32));
        }
    }

    [Fact]
    public void ARangeInsideABufferIsHashedAloneAndWrittenInPlace()
    {
        byte[] data = Encoding.ASCII.GetBytes("xxabcxx");
        byte[] output = new byte[34];
        Array.Fill(output, (byte)0xEE);

        var sha256 = new Sha256();
        sha256.Update(data, 2, 5);
        sha256.Finish(output, 1);

        Assert.Equal(0xEE, output[0]);
        Assert.Equal(0xEE, output[33]);
        Assert.Equal(SHA256.HashData("abc"u8), output[1..33]);
    }

    [Fact]
    public void ResetForgetsAHalfHashedInput()
    {
        byte[] noise = new byte[100];
        var md5 = new Md5();
        var sha256 = new Sha256();
        md5.Update(noise, 0, 100);
        sha256.Update(noise, 0, 100);
        md5.Reset();
        sha256.Reset();

        Assert.Equal("d41d8cd98f00b204e9800998ecf8427e", HexMd5(md5, []));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([])), HexSha256(sha256, []));
    }

    [Fact]
    public void NothingIsAllocatedAfterConstruction()
    {
        byte[] data = new byte[1000];
        byte[] output = new byte[32];
        var md5 = new Md5();
        var sha256 = new Sha256();
        HashBoth(1);

        long before = GC.GetAllocatedBytesForCurrentThread();
        HashBoth(100);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void HashBoth(int times)
        {
            for (int i = 0; i < times; i++)
            {
                md5.Update(data, 0, data.Length);
                md5.Finish(output, 0);
                sha256.Update(data, 0, data.Length);
                sha256.Finish(output, 0);
            }
        }
    }

    private static string HexMd5(Md5 hash, byte[] data)
    {
        byte[] output = new byte[Md5.DigestBytes];
        hash.Update(data, 0, data.Length);
        hash.Finish(output, 0);
        return Convert.ToHexStringLower(output);
    }

    private static string HexSha256(Sha256 hash, byte[] data)
    {
        byte[] output = new byte[Sha256.DigestBytes];
        hash.Update(data, 0, data.Length);
        hash.Finish(output, 0);
        return Convert.ToHexStringLower(output);
    }
}
