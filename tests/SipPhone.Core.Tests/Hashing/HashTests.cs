using System.Security.Cryptography;
using System.Text;
using SipPhone.Core.Hashing;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.Core.Tests.Hashing;

/// <summary>MD5 and SHA-256 against published vectors and against .NET's.</summary>
public class HashTests
{
    [Theory]
    [MemberData(nameof(HashVectors.Md5), MemberType = typeof(HashVectors))]
    public void Md5VectorsOfRfc1321(string text, string expected)
    {
        Assert.Equal(expected, HexMd5(new Md5(), Encoding.ASCII.GetBytes(text)));
    }

    [Theory]
    [MemberData(nameof(HashVectors.Sha256), MemberType = typeof(HashVectors))]
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
