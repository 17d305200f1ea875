using System.Text;
using SipPhone.Core.Hashing;
using SipPhone.SelfTest.Vectors;

namespace SipPhone.Core.Tests.Hashing;

/// <summary>CRC-32 of RFC 1952 against its check value and against one computed bit by bit.</summary>
public sealed class Crc32Tests
{
    [Theory]
    [MemberData(nameof(HashVectors.Crc32), MemberType = typeof(HashVectors))]
    public void Known_values(string text, string expected)
    {
        byte[] guarded = [0xFF, .. Encoding.ASCII.GetBytes(text), 0xFF];
        Assert.Equal(expected, Crc32.Compute(guarded, 1, guarded.Length - 1).ToString("x8"));
    }

    [Fact]
    public void Every_octet_equals_the_division_bit_by_bit()
    {
        byte[] octets = new byte[512];
        new Random(20261123).NextBytes(octets);
        for (int end = 0; end < octets.Length; end++)
        {
            Assert.Equal(Divide(octets.AsSpan(0, end)), Crc32.Compute(octets, 0, end));
        }
    }

    // RFC 1952 §8, the polynomial reflected.
    private static uint Divide(ReadOnlySpan<byte> octets)
    {
        uint remainder = ~0u;
        foreach (byte octet in octets)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool isOne = ((remainder ^ (uint)(octet >> bit)) & 1) != 0;
                remainder = (remainder >> 1) ^ (isOne ? 0xedb88320u : 0);
            }
        }

        return ~remainder;
    }
}
