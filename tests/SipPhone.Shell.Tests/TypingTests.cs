using SipPhone.Shell.Tests.Support;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>What a person sees while typing.</summary>
public sealed class TypingTests
{
    private const string Prompt = "nf-sipphone> ";
    private const string Left = "\e[D";

    private readonly Console _console = new(TestCommand.Echo());

    [Fact]
    public void Nothing_is_written_until_somebody_types()
    {
        _console.Settle();
        Assert.Empty(_console.Port.Written);
        Assert.Equal(-1, _console.Shell.NextDeadlineMs);
        Assert.Equal(0, _console.Host.Sessions);
    }

    [Fact]
    public void Enter_brings_the_prompt()
    {
        Assert.Equal(Prompt, _console.Type("\r").Line);
        Assert.Equal(Prompt, _console.Type("\r").Line);
        Assert.Equal([Prompt.TrimEnd(), Prompt.TrimEnd()], _console.Screen.Lines);
    }

    [Fact]
    public void The_first_key_brings_the_prompt_and_is_not_lost() =>
        Assert.Equal(Prompt + "e", _console.Type("e").Line);

    [Fact]
    public void Staged_changes_are_in_the_prompt()
    {
        _console.Host.HasStagedChanges = true;
        Assert.Equal("nf-sipphone*> ", _console.Type("\r").Line);
    }

    // | description | keys | what is left | column behind the prompt |
    [Theory]
    [InlineData("a b", "a b", 3)]
    [InlineData("ab\b", "a", 1)]
    [InlineData("ab\x7f", "a", 1)]
    [InlineData("\b\b", "", 0)]
    [InlineData("ac" + Left + "b", "abc", 2)]
    [InlineData("ac" + Left + Left + Left + "b", "bac", 1)]
    [InlineData("ab" + Left + "\e[C\e[Cc", "abc", 3)]
    [InlineData("ab\u0002\u0006c", "abc", 3)]
    [InlineData("bc\u0001a", "abc", 1)]
    [InlineData("bc\e[Ha", "abc", 1)]
    [InlineData("bc\eOHa", "abc", 1)]
    [InlineData("bc\e[1~a", "abc", 1)]
    [InlineData("bc\e[7~a", "abc", 1)]
    [InlineData("ab\u0001\u0005c", "abc", 3)]
    [InlineData("ab\u0001\e[Fc", "abc", 3)]
    [InlineData("ab\u0001\eOFc", "abc", 3)]
    [InlineData("ab\u0001\e[4~c", "abc", 3)]
    [InlineData("ab\u0001\e[8~c", "abc", 3)]
    [InlineData("abc\u0001\e[3~", "bc", 0)]
    [InlineData("abc\u0001\u0004", "bc", 0)]
    [InlineData("abc\e[3~", "abc", 3)]
    [InlineData("abc" + Left + "\b", "ac", 1)]
    [InlineData("abc\u0015", "", 0)]
    [InlineData("abc" + Left + "\u0015x", "x", 1)]
    [InlineData("abc" + Left + Left + "\u000b", "a", 1)]
    [InlineData("one two\u0017", "one ", 4)]
    [InlineData("one two  \u0017", "one ", 4)]
    [InlineData("one two" + Left + "\u0017", "one o", 4)]
    [InlineData("one\u0017\u0017", "", 0)]
    [InlineData("ab\e[99~\e[Z\e[1;5Pc", "abc", 3)]
    [InlineData("ab\e[1;5Dc", "acb", 2)]
    [InlineData("ab\e", "ab", 2)]
    [InlineData("a\ebc", "abc", 3)]
    [InlineData("a\u0000\u0007\u0013b", "ab", 2)]
    [InlineData("zoë\bx", "zox", 3)]
    [InlineData("zöe" + Left + "\b", "ze", 1)]
    [InlineData("ö" + Left + "a", "aö", 1)]
    public void Keys_edit_the_line(string keys, string line, int column)
    {
        _console.Type("\r").Type(keys);
        Assert.Equal(Prompt + line, _console.Line.PadRight(Prompt.Length));
        Assert.Equal(Prompt.Length + column, _console.Screen.Column);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0xC3, 0xB6 }, "ö")]
    [InlineData(new byte[] { 0xC3, (byte)'a' }, "a")]
    [InlineData(new byte[] { 0xFF, 0x80, 0xC0, 0x80 }, "")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "")]
    [InlineData(new byte[] { 0xC2, 0x9B, (byte)'a' }, "a")]
    [InlineData(new byte[] { 0xE2, 0x80, 0xAE, (byte)'a' }, "a")]
    [InlineData(new byte[] { 0xE2, 0x82, 0x1B, (byte)'[', (byte)'D', (byte)'a' }, "a")]
    public void What_is_no_character_is_ignored(byte[] octets, string line)
    {
        _console.Type("\r").Type(octets);
        Assert.Equal(Prompt + line, _console.Line);
    }

    [Fact]
    public void Sequences_may_be_cut_anywhere()
    {
        _console.Type("\r").Type("ac");
        foreach (char octet in Left)
        {
            _console.Type([(byte)octet]);
        }

        Assert.Equal(Prompt + "abc", _console.Type("b").Line);
    }

    [Theory]
    [InlineData("echo x\r")]
    [InlineData("echo x\n")]
    [InlineData("echo x\r\n")]
    public void A_line_ends_with_CR_LF_or_both(string line)
    {
        _console.Type("\r").Type(line);
        Assert.Equal([Prompt + "echo x", "arg0:             x", Prompt.Trim()], Trimmed());
    }

    [Fact]
    public void A_line_is_run_as_it_stands_wherever_the_cursor_is()
    {
        _console.Type("\r").Type("echo xy" + Left + Left + "\r");
        Assert.Contains("arg0:             xy", _console.Screen.Lines);
    }

    [Fact]
    public void Interrupt_starts_a_new_line()
    {
        _console.Type("\r").Type("echo x\u0003");
        Assert.Equal([Prompt + "echo x^C", Prompt.Trim()], Trimmed());
        Assert.Equal(Prompt, _console.Line);
    }

    [Fact]
    public void Redraw_shows_the_line_again()
    {
        _console.Type("\r").Type("echo x" + Left + "\f");
        Assert.Equal([Prompt + "echo x", Prompt + "echo x"], _console.Screen.Lines);
        Assert.Equal(Prompt.Length + 5, _console.Screen.Column);
    }

    [Fact]
    public void A_line_wider_than_the_terminal_shows_the_part_around_the_cursor()
    {
        string text = string.Concat(Enumerable.Range(0, 50).Select(i => $"{i:00}."));
        _console.Type("\r");
        for (int i = 0; i < text.Length; i++)
        {
            _console.Type(text[i].ToString());
            Assert.StartsWith(Prompt, _console.Line);
            Assert.EndsWith(text[Math.Max(0, i - 20)..(i + 1)], _console.Line);
        }

        // Back to the start, one by one: the character under the cursor is always the right one.
        for (int i = text.Length - 1; i >= 0; i--)
        {
            _console.Type(Left);
            Assert.Equal(text[i], _console.Line[_console.Screen.Column]);
        }

        Assert.Equal(Prompt + text[..66], _console.Line);
        Assert.Equal(0, _console.Screen.Wraps);
        Assert.Single(_console.Screen.Lines);
    }

    [Theory]
    [InlineData(511, true)]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void A_line_has_up_to_512_octets(int length, bool isTaken)
    {
        string argument = new('x', length - "echo ".Length);
        _console.Type("\r").Type("echo " + argument);
        Assert.Equal(isTaken ? 0 : 1, _console.Screen.Bells);
        _console.News();
        string answer = _console.Type("\r").News();
        Assert.Equal(isTaken, answer.Contains(argument));
        Assert.Equal(!isTaken, answer.Contains("The line has more than 512 octets; nothing of it was done.\r\n"));
        Assert.Equal(Prompt, _console.Line);
    }

    [Fact]
    public void What_was_corrected_after_the_bell_is_what_is_run()
    {
        _console.Type("echo " + new string('x', 600)).Type("\b\r");
        Assert.Contains(new string('x', 506), _console.News());
    }

    [Fact]
    public void An_interrupted_long_line_leaves_nothing()
    {
        _console.Type(new string('x', 600)).Type("\u0003echo y\r");
        Assert.Contains("arg0:             y", _console.Screen.Lines);
    }

    [Fact]
    public void Several_lines_may_be_pasted_at_once()
    {
        _console.Type(string.Concat(Enumerable.Range(0, 40).Select(i => $"echo {i}\r\n")));
        Assert.Equal(
            Enumerable.Range(0, 40).Select(i => $"arg0:             {i}"),
            _console.Screen.Lines.Where(line => line.StartsWith("arg0")));
    }

    [Theory]
    [InlineData("nonsense", "There is no such command. For a list of them type: help")]
    [InlineData("echo \"a b", "Column 6: this quotation mark has no second one.")]
    [InlineData("echo \"a\\n\"", "Column 8: in quotation marks write \\\\ for a backslash, \\\" for a mark.")]
    public void What_is_wrong_is_said(string line, string message)
    {
        _console.Type(line + "\r");
        Assert.Equal([Prompt + line, message, Prompt.Trim()], Trimmed());
    }

    private IEnumerable<string> Trimmed() => _console.Screen.Lines.Select(line => line.Trim());
}
