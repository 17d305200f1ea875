using SipPhone.Sip.Dialogs;

namespace SipPhone.Sip.Tests.Dialogs;

/// <summary>Strings that share a buffer: each change leaves the others whole.</summary>
public class ByteSlotsTests
{
    private const int Count = 4;

    [Fact]
    public void ANewOneIsEmpty()
    {
        var slots = new ByteSlots(Count, 8);

        Assert.All(Enumerable.Range(0, Count), i => Assert.False(slots.Has(i)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(7, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void TheBufferIsTheLimit(int length, bool fits)
    {
        var slots = new ByteSlots(Count, 8);

        Assert.Equal(fits, slots.Set(0, new byte[length], 0, length));
        Assert.Equal(fits && length > 0, slots.Has(0));
    }

    [Fact]
    public void TheOldStringStandsUntilTheNewOneIsWhole()
    {
        var slots = new ByteSlots(Count, 8);
        slots.Set(0, Text.Bytes("abcd"), 0, 4);

        Assert.False(slots.Set(0, Text.Bytes("12345"), 0, 5));
        Assert.Equal("abcd", Get(slots, 0));
        Assert.True(slots.Set(0, Text.Bytes("1234"), 0, 4));
        Assert.Equal("1234", Get(slots, 0));
    }

    [Fact]
    public void ANewStringMayBeMadeOfAnOldOne()
    {
        var slots = new ByteSlots(Count, 32);
        slots.Set(0, Text.Bytes("x"), 0, 1);
        slots.Set(1, Text.Bytes("abc"), 0, 3);

        slots.Begin();
        slots.Append(slots.Buffer, slots.Offset(1), slots.End(1));
        slots.Append(Text.Bytes("d"));
        Assert.True(slots.Commit(1));
        Assert.Equal("abcd", Get(slots, 1));
        Assert.Equal("x", Get(slots, 0));
    }

    // Against a dictionary: 20,000 random changes with a fixed seed.
    [Fact]
    public void ItIsATableOfStrings()
    {
        var random = new Random(4711);
        var slots = new ByteSlots(Count, 40);
        var expected = new string[] { "", "", "", "" };
        for (int i = 0; i < 20000; i++)
        {
            int slot = random.Next(Count);
            if (random.Next(5) == 0)
            {
                slots.Remove(slot);
                expected[slot] = "";
            }
            else
            {
                string value = new((char)('a' + (i % 26)), random.Next(20));
                bool fits = expected.Sum(s => s.Length) + value.Length <= 40;
                Assert.Equal(fits, slots.Set(slot, Text.Bytes(value), 0, value.Length));
                expected[slot] = fits ? value : expected[slot];
            }

            for (int s = 0; s < Count; s++)
            {
                Assert.Equal(expected[s], Get(slots, s));
            }
        }

        slots.Clear();
        Assert.All(Enumerable.Range(0, Count), i => Assert.False(slots.Has(i)));
    }

    private static string Get(ByteSlots slots, int slot) => Text.Of(slots.Buffer, slots.Offset(slot), slots.End(slot));
}
