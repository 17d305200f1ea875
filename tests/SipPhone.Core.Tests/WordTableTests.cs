using System.Text;
using SipPhone.Core;

namespace SipPhone.Core.Tests;

/// <summary>Words packed into one array.</summary>
public class WordTableTests
{
    private static readonly WordTable Table = new("Via|From|To||a");

    [Fact]
    public void It_holds_the_words_between_the_bars()
    {
        Assert.Equal(5, Table.Count);
        Assert.Equal(["Via", "From", "To", "", "a"], Enumerable.Range(0, 5).Select(Text));
    }

    [Theory]
    [InlineData("Via", 0)]
    [InlineData("VIA", 0)]
    [InlineData("from", 1)]
    [InlineData("a", 4)]
    [InlineData("Vi", -1)]
    [InlineData("Via|", -1)]
    [InlineData("Fromt", -1)]
    [InlineData("ViaFrom", -1)]
    public void It_finds_whole_words_with_letters_folded(string word, int expected)
    {
        byte[] guarded = Encoding.ASCII.GetBytes("x" + word + "x");
        Assert.Equal(expected, Table.Find(guarded, 1, guarded.Length - 1));
    }

    [Fact]
    public void Exactly_means_the_same_letters()
    {
        byte[] word = "via"u8.ToArray();
        Assert.True(Table.IsWord(0, word, 0, 3));
        Assert.False(Table.IsWordExactly(0, word, 0, 3));
        Assert.True(Table.IsWordExactly(0, "Via"u8.ToArray(), 0, 3));
    }

    [Fact]
    public void It_writes_words()
    {
        ByteWriter writer = new(new byte[4]);
        Table.Write(writer, 1);
        Assert.Equal("From", Ascii.ToText(writer.Buffer, 0, writer.Length));
        Table.Write(writer, 3);
        Assert.False(writer.IsFull);
        Table.Write(writer, 4);
        Assert.True(writer.IsFull);
    }

    private static string Text(int index) =>
        Ascii.ToText(Table.Octets, Table.OffsetOf(index), Table.EndOf(index));
}
