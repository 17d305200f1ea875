using SipPhone.Shell.Tests.Support;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>Commands that ask a person for a line.</summary>
public sealed class AskingTests
{
    private const string Prompt = "nf-sipphone> ";

    private readonly TestCommand _confirm = TestCommand.Ask("confirm", LineKind.Confirmation, "Erase everything?");
    private readonly TestCommand _forever = TestCommand.Forever();
    private readonly Console _console;

    public AskingTests()
    {
        _console = new Console(
            TestCommand.Echo(), TestCommand.Paste(), _confirm, _forever,
            TestCommand.Ask("secret", LineKind.Secret, "New password: "));
    }

    [Fact]
    public void A_question_is_asked_and_the_answer_echoed()
    {
        _console.Type("confirm\r");
        Assert.Equal("Type yes to go on: ", _console.Line);
        _console.Type("yeah\bs\b\bs\r");
        Assert.Equal(
            [Prompt + "confirm", "Erase everything?", "Type yes to go on: yes", "line:             yes",
                "yes:              yes", Prompt.Trim()],
            _console.Screen.Lines);
    }

    [Fact]
    public void A_secret_is_not_echoed()
    {
        _console.Type("secret\rhus\bsh\r");
        Assert.Equal(
            [Prompt + "secret", "New password:", "line:             hush", "yes:              no", Prompt.Trim()],
            _console.Screen.Lines.Select(line => line.Replace("huSh", "hush")));
        Assert.Equal(1, CountOf("hush"));
    }

    [Fact]
    public void A_paste_is_echoed_and_kept_from_the_history()
    {
        _console.Type("paste\r-----BEGIN X-----\r\nMIIB\r\n\r\nEND\r\n");
        Assert.Equal(
            [Prompt + "paste", "-----BEGIN X-----", "MIIB", "", "END", "lines:            4", Prompt.Trim()],
            _console.Screen.Lines);
        Assert.Equal(Prompt + "paste", _console.Type("\e[A").Line);
    }

    [Theory]
    [InlineData("confirm\r")]
    [InlineData("confirm\rye")]
    [InlineData("secret\rhu")]
    [InlineData("paste\rline\r")]
    [InlineData("forever\r")]
    [InlineData("forever\rtyped ahead")]
    public void Interrupt_cancels(string keys)
    {
        _console.Type(keys).Type("\u0003");
        Assert.Contains("Cancelled.", _console.Screen.Lines);
        Assert.Equal(Prompt, _console.Line);
        _console.Type("echo x\r");
        Assert.Contains("arg0:             x", _console.Screen.Lines);
    }

    [Fact]
    public void The_command_is_told_that_it_is_over()
    {
        _console.Type("forever\r\u0003");
        Assert.Equal(1, _forever.Cancelled);
    }

    [Fact]
    public void What_is_typed_ahead_waits_for_the_command()
    {
        Console console = new(TestCommand.Echo(), new TestCommand("wait", (context, step, nowMs) =>
        {
            context.WaitUntil(2000);
            return nowMs < 2000 ? 1 : Command.Done;
        }));
        console.Type("wait\recho x\r");
        Assert.DoesNotContain(console.Screen.Lines, line => line.StartsWith("arg0"));
        console.After(1000);
        Assert.Contains("arg0:             x", console.Screen.Lines);
    }

    [Fact]
    public void Nobody_who_answers_ends_the_question()
    {
        _console.Type("confirm\r").After(59_999);
        Assert.Equal("Type yes to go on: ", _console.Line);
        _console.After(1);
        Assert.Contains("Nothing was typed for a minute, so the command was cancelled.", _console.Screen.Lines);
        Assert.Equal(Prompt, _console.Line);
        Assert.Equal(1, _confirm.Cancelled);
    }

    [Fact]
    public void A_key_starts_the_minute_anew()
    {
        _console.Type("confirm\r").After(50_000).Type("y").After(50_000).Type("es\r");
        Assert.Contains("yes:              yes", _console.Screen.Lines);
    }

    private int CountOf(string text) =>
        System.Text.Encoding.UTF8.GetString([.. _console.Port.Written]).Split(text).Length - 1;
}
