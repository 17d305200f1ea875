using System.Text;
using SipPhone.Core;

namespace SipPhone.Core.Tests;

/// <summary>The bounded writer at its bounds.</summary>
public class ByteWriterTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(9, "9")]
    [InlineData(10, "10")]
    [InlineData(99, "99")]
    [InlineData(100, "100")]
    [InlineData(999999999, "999999999")]
    [InlineData(1000000000, "1000000000")]
    [InlineData(2147483647, "2147483647")]
    public void WritesDecimal(int value, string expected)
    {
        var writer = new ByteWriter(new byte[16]);
        writer.WriteDecimal(value);

        Assert.Equal(expected, Written(writer));
        Assert.False(writer.IsFull);
    }

    [Fact]
    public void WritesOctetsArraysRangesNumbersAndHex()
    {
        var writer = new ByteWriter(new byte[64]);
        writer.Write('A');
        writer.Write("B"u8.ToArray());
        writer.Write("C");
        writer.Write("xDEx"u8.ToArray(), 1, 3);
        writer.WriteHex([0x00, 0x9A, 0xFF], 0, 3);
        Assert.Equal("ABCDE009aff", Written(writer));

        writer.Reset();
        writer.WriteUInt16(0x1234);
        writer.WriteUInt32(unchecked((int)0xFEDCBA98));
        writer.PatchUInt16(0, 0xABCD);
        Assert.Equal(6, writer.Length);
        Assert.Equal("ABCDFEDCBA98", Convert.ToHexString(writer.Buffer, 0, 6));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void AnArrayThatDoesNotFitIsNotWrittenAtAll(int length, bool isFull)
    {
        byte[] buffer = Guarded(4);
        var writer = new ByteWriter(buffer, 1, 5);
        writer.Write(new byte[length]);

        Assert.Equal(isFull, writer.IsFull);
        Assert.Equal(isFull ? 0 : length, writer.Length);
        AssertGuards(buffer);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("abc", false)]
    [InlineData("abcd", false)]
    [InlineData("abcde", true)]
    public void ATextThatDoesNotFitIsNotWrittenAtAll(string text, bool isFull)
    {
        byte[] buffer = Guarded(4);
        var writer = new ByteWriter(buffer, 1, 5);
        writer.Write(text);

        Assert.Equal(isFull, writer.IsFull);
        Assert.Equal(isFull ? "" : text, Written(writer));
        AssertGuards(buffer);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Numbers16BitNeedTwoOctets(int capacity, bool isFull)
    {
        byte[] buffer = Guarded(capacity);
        var writer = new ByteWriter(buffer, 1, 1 + capacity);
        writer.WriteUInt16(0);

        Assert.Equal(isFull, writer.IsFull);
        AssertGuards(buffer);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Numbers32BitNeedFourOctets(int capacity, bool isFull)
    {
        byte[] buffer = Guarded(capacity);
        var writer = new ByteWriter(buffer, 1, 1 + capacity);
        writer.WriteUInt32(0);

        Assert.Equal(isFull, writer.IsFull);
        AssertGuards(buffer);
    }

    [Fact]
    public void FullIsStickyUntilReset()
    {
        var writer = new ByteWriter(new byte[3]);
        writer.Write(new byte[4]);
        Assert.True(writer.IsFull);

        writer.Write('a');
        writer.Write(new byte[1]);
        writer.Write("b");
        writer.WriteUInt16(1);
        writer.WriteUInt32(1);
        writer.WriteDecimal(1);
        writer.WriteHex([1], 0, 1);
        Assert.True(writer.IsFull);
        Assert.Equal(0, writer.Length);

        writer.Reset();
        Assert.False(writer.IsFull);
        writer.Write('a');
        Assert.Equal("a", Written(writer));
    }

    [Fact]
    public void TheLastOctetFitsAndTheNextDoesNot()
    {
        var writer = new ByteWriter(new byte[1]);
        writer.Write('a');
        Assert.False(writer.IsFull);

        writer.Write('b');
        Assert.True(writer.IsFull);
        Assert.Equal("a", Written(writer));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(3, 2)]
    [InlineData(0, 5)]
    public void ARangeOutsideTheBufferIsTheCallersBug(int offset, int end)
    {
        Assert.Throws<ArgumentException>(() => new ByteWriter(new byte[4], offset, end));
    }

    [Fact]
    public void OnlyWhatWasWrittenCanBePatched()
    {
        var writer = new ByteWriter(new byte[8], 1, 8);
        writer.WriteUInt16(0);

        Assert.Throws<ArgumentException>(() => writer.PatchUInt16(0, 0xABCD));
        Assert.Throws<ArgumentException>(() => writer.PatchUInt16(2, 0xABCD));
        writer.PatchUInt16(1, 0xABCD);
        Assert.Equal("00ABCD0000", Convert.ToHexString(writer.Buffer, 0, 5));
    }

    private static string Written(ByteWriter writer)
    {
        return Encoding.ASCII.GetString(writer.Buffer, writer.Start, writer.Length);
    }

    private static byte[] Guarded(int capacity)
    {
        byte[] buffer = new byte[capacity + 2];
        buffer[0] = 0xA5;
        buffer[^1] = 0x5A;
        return buffer;
    }

    private static void AssertGuards(byte[] buffer)
    {
        Assert.Equal(0xA5, buffer[0]);
        Assert.Equal(0x5A, buffer[^1]);
    }

    [Fact]
    public void AResetToARangeStartsThereAndStopsThere()
    {
        byte[] first = [1, 1];
        byte[] second = [9, 9, 9, 9, 9];
        var writer = new ByteWriter(first);
        writer.Write(new byte[3]);
        Assert.True(writer.IsFull);

        writer.Reset(second, 1, 3);
        Assert.False(writer.IsFull);
        Assert.Equal((second, 1, 1, 0), (writer.Buffer, writer.Start, writer.Position, writer.Length));
        writer.WriteUInt16(0x0203);
        Assert.False(writer.IsFull);
        writer.Write(4);
        Assert.True(writer.IsFull);
        Assert.Equal([9, 2, 3, 9, 9], second);
        Assert.Equal([1, 1], first);

        writer.Reset();
        Assert.Equal((1, false), (writer.Position, writer.IsFull));
        Assert.Throws<ArgumentException>(() => writer.Reset(second, 4, 6));
    }
}
