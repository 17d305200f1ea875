using System.Text;

namespace SipPhone.Shell.Tests;

/// <summary>Lines and their words.</summary>
public sealed class CommandLineTests
{
    private readonly CommandLine _line = new();

    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("a", "a")]
    [InlineData("  a   bc ", "a|bc")]
    [InlineData("a \"\" b", "a||b")]
    [InlineData("\"\" a", "|a")]
    [InlineData("\"a b\"", "a b")]
    [InlineData("a\"b c\"d", "ab cd")]
    [InlineData("\"a\\\"b\\\\c\"", "a\"b\\c")]
    [InlineData("a\\b \\", "a\\b|\\")]
    [InlineData("\"@\"", "@")]
    [InlineData("a @1", "a|@1")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12", "1|2|3|4|5|6|7|8|9|10|11|12")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13  \"14 \"", "1|2|3|4|5|6|7|8|9|10|11|12 13 14 ")]
    public void Lines_are_cut_into_words(string line, string words)
    {
        Assert.Equal(CommandLineResult.Ok, Read(line));
        Assert.Equal(words, string.Join("|", Words()));
        Assert.False(_line.IsMachine);
        Assert.Equal(0, _line.ErrorColumn);
    }

    [Theory]
    [InlineData("@ a", "", "a")]
    [InlineData("@1 a", "1", "a")]
    [InlineData("@1   a b", "1", "a|b")]
    [InlineData("@1", "1", "")]
    [InlineData("@", "", "")]
    [InlineData("@1234567890abcdef a", "1234567890abcdef", "a")]
    public void Requests_have_an_id(string line, string id, string words)
    {
        Assert.Equal(CommandLineResult.Ok, Read(line));
        Assert.True(_line.IsMachine);
        Assert.Equal(id, line[_line.IdOffset.._line.IdEnd]);
        Assert.Equal(words, string.Join("|", Words()));
    }

    [Theory]
    [InlineData("\"", CommandLineResult.OpenQuote, 1)]
    [InlineData("a \"b", CommandLineResult.OpenQuote, 3)]
    [InlineData("a \"b\" c\"", CommandLineResult.OpenQuote, 8)]
    [InlineData("\"\\", CommandLineResult.UnknownEscape, 2)]
    [InlineData("\"a\\n\"", CommandLineResult.UnknownEscape, 3)]
    [InlineData("\"a\\\"", CommandLineResult.OpenQuote, 1)]
    [InlineData("@1234567890abcdefg a", CommandLineResult.BadId, 18)]
    [InlineData("@a_b a", CommandLineResult.BadId, 3)]
    [InlineData("@@", CommandLineResult.BadId, 2)]
    public void What_is_wrong_has_a_column(string line, CommandLineResult result, int column)
    {
        Assert.Equal(result, Read(line));
        Assert.Equal(column, _line.ErrorColumn);
        Assert.Equal(0, _line.Count);
    }

    [Fact]
    public void Words_and_what_is_between_them_are_a_range()
    {
        Read("set name  two   \"words  \"");
        Assert.Equal(
            "two words  ",
            Encoding.ASCII.GetString(_line.Buffer, _line.OffsetOf(2), _line.EndOf(3) - _line.OffsetOf(2)));
    }

    [Fact]
    public void Quoted_words_come_back_whatever_they_are()
    {
        Random random = new(11);
        for (int i = 0; i < 5_000; i++)
        {
            int count = random.Next(1, CommandLine.MaxWords + 1);
            string[] words = [.. Enumerable.Range(0, count).Select(_ => Word(random))];
            string line = string.Join(" ", words.Select(Quote));
            if (line.Length > 512)
            {
                continue;
            }

            Assert.Equal(CommandLineResult.Ok, Read(line));
            Assert.Equal(words, Words());
        }
    }

    [Fact]
    public void Any_octets_of_any_length_end()
    {
        Random random = new(12);
        byte[] alphabet = Encoding.ASCII.GetBytes("a1 \"\\@-  ");
        for (int i = 0; i < 10_000; i++)
        {
            byte[] line = new byte[random.Next(513)];
            for (int j = 0; j < line.Length; j++)
            {
                line[j] = random.Next(8) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }

            CommandLineResult result = _line.Read(line, 0, line.Length);
            Assert.Equal(result == CommandLineResult.Ok, _line.ErrorColumn == 0);
            Assert.InRange(_line.Count, 0, CommandLine.MaxWords);
            Assert.InRange(_line.IdEnd - _line.IdOffset, 0, CommandLine.MaxIdBytes);
        }
    }

    private static string Quote(string word) => $"\"{word.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => "ab \"\\@"[random.Next(6)]));

    // Octets around the range that would change the words.
    private CommandLineResult Read(string line)
    {
        byte[] guarded = Encoding.ASCII.GetBytes("@\"" + line + "\" x");
        CommandLineResult result = _line.Read(guarded, 2, 2 + line.Length);
        if (_line.IsMachine)
        {
            result = _line.Read(Encoding.ASCII.GetBytes(line), 0, line.Length);
        }

        return result;
    }

    private string[] Words() =>
        [.. Enumerable.Range(0, _line.Count).Select(i =>
            Encoding.ASCII.GetString(_line.Buffer, _line.OffsetOf(i), _line.EndOf(i) - _line.OffsetOf(i)))];
}
