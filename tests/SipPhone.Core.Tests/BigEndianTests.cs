namespace SipPhone.Core.Tests;

/// <summary>Numbers in network order are read as they are written.</summary>
public sealed class BigEndianTests
{
    [Theory]
    [InlineData(0x00000000)]
    [InlineData(0x01020304)]
    [InlineData(0x7FFFFFFF)]
    [InlineData(unchecked((int)0x80000000))]
    [InlineData(-1)]
    public void A_number_is_read_as_ByteWriter_writes_it(int number)
    {
        byte[] octets = [0xAA, 0, 0, 0, 0, 0xAA];
        ByteWriter writer = new(octets);
        writer.Write(0xAA);
        writer.WriteUInt32(number);

        Assert.Equal(number, BigEndian.ReadInt32(octets, 1));
        Assert.Equal((byte)(number >> 24), octets[1]);
    }
}
