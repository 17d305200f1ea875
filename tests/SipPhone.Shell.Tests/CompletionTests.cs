using SipPhone.Shell.Tests.Support;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>The tab key and the arrow keys up and down.</summary>
public sealed class CompletionTests
{
    private const string Prompt = "nf-sipphone> ";
    private const string Up = "\e[A";
    private const string Down = "\e[B";

    private readonly Console _console = new(
        TestCommand.Echo(),
        new TestCommand("set", (_, _, _) => Command.Done) { SettingNames = true },
        new TestCommand("anchor", (_, _, _) => Command.Done) { WordList = "list|add|remove|show" },
        new TestCommand("answer", (_, _, _) => Command.Done),
        new TestCommand("password", (_, _, _) => Command.Done) { IsSecret = true },
        new TestCommand("zzz", (_, _, _) => Command.Done) { Vanishes = true });

    [Theory]
    [InlineData("e\t", "echo ")]
    [InlineData("  E\t", "  Echo ")]
    [InlineData("an\t", "an")]
    [InlineData("ans\t", "answer ")]
    [InlineData("x\t", "x")]
    [InlineData("anchor \t", "anchor ")]
    [InlineData("anchor a\t", "anchor add ")]
    [InlineData("anchor a b\t", "anchor a b")]
    [InlineData("echo a\t", "echo a")]
    [InlineData("set sip.do\t", "set sip.domain ")]
    [InlineData("set net.w\t", "set net.wifi.")]
    [InlineData("set net.wifi.\ts\t", "set net.wifi.ssid ")]
    [InlineData("help an\ts\t", "help answer ")]
    [InlineData("help tls.po\t", "help tls.policy ")]
    [InlineData("es\e[D\t", "echo s")]
    public void Tab_completes(string keys, string line) =>
        Assert.Equal(Prompt + line, _console.Type("\r").Type(keys).Line);

    [Fact]
    public void The_second_tab_lists_what_there_is()
    {
        _console.Type("\r").Type("an\t");
        Assert.Equal(1, _console.Screen.Bells);
        _console.Type("\t");
        Assert.Equal([Prompt + "an", "anchor  answer", Prompt + "an"], _console.Screen.Lines);
        Assert.Equal(Prompt.Length + 2, _console.Screen.Column);
    }

    [Fact]
    public void A_list_of_everything_stays_within_the_columns()
    {
        _console.Type("help \t\t");
        Assert.Equal(0, _console.Screen.Wraps);
        string words = string.Join(" ", _console.Screen.Lines);
        Assert.Contains("call.do-not-disturb", words);
        Assert.Contains("logout", words);
        Assert.Equal(Prompt + "help ", _console.Line);
    }

    [Fact]
    public void What_the_seal_took_away_is_not_offered()
    {
        _console.Host.IsSealed = true;
        Assert.Equal(Prompt + "z", _console.Type("z\t").Line);
        _console.Host.IsSealed = false;
        Assert.Equal(Prompt + "zzz ", _console.Type("\t").Line);
    }

    [Fact]
    public void A_completion_that_does_not_fit_is_left_out()
    {
        string line = "set " + new string(' ', 504) + "tl";
        _console.Type(line + "\t").News();
        _console.Type("\b").Type("\r");
        Assert.DoesNotContain("512 octets", _console.News());
    }

    [Fact]
    public void Arrows_bring_lines_back()
    {
        _console.Type("echo 1\recho 2\recho 3\r");
        Assert.Equal(Prompt + "echo 3", _console.Type(Up).Line);
        Assert.Equal(Prompt + "echo 2", _console.Type(Up).Line);
        Assert.Equal(Prompt + "echo 3", _console.Type(Down).Line);
        Assert.Equal(Prompt, _console.Type(Down).Line);
        Assert.Equal(Prompt + "echo 1", _console.Type(Up + Up + Up + Up).Line);
        Assert.Equal(1, _console.Screen.Bells);
        _console.Type("1\r");
        Assert.Contains("arg0:             11", _console.Screen.Lines);
        Assert.Equal(Prompt + "echo 11", _console.Type(Up).Line);
    }

    [Fact]
    public void The_same_line_is_kept_once()
    {
        _console.Type("echo 1\recho 2\recho 2\r");
        Assert.Equal(Prompt + "echo 1", _console.Type(Up + Up).Line);
    }

    [Theory]
    [InlineData("password hush\r")]
    [InlineData("pasword hush\r")]
    [InlineData("password \"hush\r")]
    [InlineData("login hush\r")]
    [InlineData("@1 echo hush\r")]
    [InlineData("echo hush\u0003")]
    public void Lines_that_may_hold_secrets_are_not_kept(string keys)
    {
        _console.Type("echo 1\r").Type(keys);
        _console.Type("\r");
        Assert.Equal(Prompt + "echo 1", _console.Type(Up).Line);
    }

    [Fact]
    public void The_oldest_lines_give_way()
    {
        for (int i = 0; i < 200; i++)
        {
            _console.Type($"echo {i:000}\r");
        }

        // A kilobyte holds 102 lines of eight octets and their lengths.
        Assert.Equal(Prompt + "echo 098", _console.Type(string.Concat(Enumerable.Repeat(Up, 200))).Line);
        Assert.Equal(Prompt + "echo 199", _console.Type(string.Concat(Enumerable.Repeat(Down, 200)) + Up).Line);
    }

    [Fact]
    public void The_longest_line_is_kept_too()
    {
        string line = "echo " + new string('x', 507);
        _console.Type("echo 1\r").Type(line + "\r");
        _console.Type(Up + "\r").News();
        Assert.Contains(new string('x', 507), _console.Type(Up + "\r").News());
    }
}
