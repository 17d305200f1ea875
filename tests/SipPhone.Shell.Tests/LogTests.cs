using System.Text;
using SipPhone.Shell.Tests.Support;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>Lines of the log, and what they do to what is being typed.</summary>
public sealed class LogTests
{
    private const string Prompt = "nf-sipphone> ";

    private readonly Console _console = new(
        TestCommand.Echo(), TestCommand.Forever(), TestCommand.Ask("ask", LineKind.Secret, null),
        new TestCommand("half", (context, step, nowMs) =>
        {
            if (step == 0)
            {
                context.Reply.Number("half", 1);
            }

            context.WaitUntil(5000);
            return nowMs < 5000 ? 1 : Command.Done;
        }));

    [Theory]
    [InlineData(LogLevel.Error, "1.000 error: it is broken")]
    [InlineData(LogLevel.Warning, "1.000 warning: it is broken")]
    [InlineData(LogLevel.Info, "1.000 it is broken")]
    public void Lines_are_shown_while_nobody_types(LogLevel level, string line)
    {
        _console.Settle().Log("it is broken", level);
        Assert.Equal([line, ""], _console.Screen.Lines);
        Assert.Equal(0, _console.Host.Sessions);
    }

    [Fact]
    public void Only_the_wanted_levels_are_shown()
    {
        Assert.Null(_console.Shell.Begin(LogLevel.Debug));
        _console.Shell.Level = LogLevel.Error;
        Assert.Null(_console.Shell.Begin(LogLevel.Warning));
        _console.Shell.Level = LogLevel.Debug;
        Assert.EndsWith("debug: x", _console.Log("x", LogLevel.Debug).Screen.Lines[0]);
    }

    [Fact]
    public void A_line_stands_above_what_is_being_typed()
    {
        _console.Type("echo abc\e[D\e[D").Log("hello");
        Assert.Equal(["1.000 hello", Prompt + "echo abc"], _console.Screen.Lines);
        Assert.Equal(Prompt.Length + 6, _console.Screen.Column);
        _console.Type("X\r");
        Assert.Contains("arg0:             aXbc", _console.Screen.Lines);
    }

    [Fact]
    public void A_line_that_is_shorter_than_the_prompt_leaves_nothing_of_it()
    {
        _console.Type("echo " + new string('x', 60)).Log("!");
        Assert.Equal("1.000 !", _console.Screen.Lines[0]);
    }

    [Fact]
    public void A_password_stays_hidden_below_a_line()
    {
        _console.Type("ask\rsecr").Log("hello").Type("et\r");
        Assert.Equal(
            [Prompt + "ask", "1.000 hello", "Password:", "line:             secret", "yes:              no",
                Prompt.Trim()],
            _console.Screen.Lines);
    }

    [Fact]
    public void A_line_waits_for_the_end_of_a_stations_answer()
    {
        _console.Type("@1 half\r").Log("hello");
        Assert.DoesNotContain("hello", Encoding.UTF8.GetString([.. _console.Port.Written]));
        _console.After(5000);
        string[] lines = [.. _console.Screen.Lines];
        Assert.Equal("{\"id\":\"1\",\"half\":1,\"code\":\"ok\"}", lines[0]);
        Assert.Equal("1.000 hello", lines[1]);
    }

    [Fact]
    public void A_line_is_shown_while_a_command_runs_for_a_person()
    {
        _console.Type("forever\r").Log("hello");
        Assert.Equal([Prompt + "forever", "1.000 hello", ""], _console.Screen.Lines);
    }

    [Fact]
    public void Lines_that_find_no_room_are_counted()
    {
        _console.Port.Credit = 0;
        for (int i = 0; i < 40; i++)
        {
            _console.Log("line " + i);
        }

        _console.Port.Credit = -1;
        _console.Settle().Log("last");
        string[] lines = [.. _console.Screen.Lines.SkipLast(1)];
        int shown = lines.Count(line => line.Contains(" line "));
        Assert.InRange(shown, 5, 30);
        Assert.Equal($"{40 - shown} lines of the log were lost", lines[^2]);
        Assert.EndsWith("last", lines[^1]);
    }

    [Fact]
    public void A_line_that_was_half_written_ends_before_the_prompt()
    {
        _console.Port.Credit = 10;
        _console.Log("a line of some length");
        _console.Type("\r");
        _console.Port.Credit = -1;
        _console.Settle();
        Assert.Equal(["0.000 a line of some length", Prompt.Trim()], _console.Screen.Lines);
    }

    [Fact]
    public void What_came_over_the_network_moves_no_terminal()
    {
        _console.Log("a\e[2Jb\r\nc\u009b\u202ed ö");
        Assert.Equal("0.000 a?[2Jb??c?????d ö", _console.Screen.Lines[0]);
    }

    [Fact]
    public void A_long_text_is_cut()
    {
        Core.ByteWriter writer = _console.Shell.Begin(LogLevel.Info);
        for (int i = 0; i < 300; i++)
        {
            writer.Write('x');
        }

        _console.Shell.End();
        _console.Settle();
        Assert.Equal(160, Encoding.UTF8.GetString([.. _console.Port.Written]).Count(c => c == 'x'));
    }

    [Fact]
    public void A_burst_finds_room_while_somebody_is_there()
    {
        _console.Type("\r");
        for (int i = 0; i < 60; i++)
        {
            Core.ByteWriter? writer = _console.Shell.Begin(LogLevel.Info);
            Assert.NotNull(writer);
            writer.Write(Encoding.ASCII.GetBytes("a line of a trace"));
            _console.Shell.End();
        }

        _console.Settle();
        Assert.Equal(60, _console.Screen.Lines.Count(line => line.EndsWith("trace")));
        Assert.Equal(Prompt, _console.Line);
    }
}
