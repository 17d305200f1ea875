using System.Text;
using System.Text.Json;
using SipPhone.Core;
using SipPhone.Shell.Tests.Support;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>Lines that take little, nothing for a while, or are gone.</summary>
public sealed class SlowLineTests
{
    private const string Prompt = "nf-sipphone> ";

    private readonly Console _console = new(
        TestCommand.Echo(), TestCommand.Rows(2000), TestCommand.Forever(),
        TestCommand.Ask("ask", LineKind.Confirmation, "Really?"));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void An_answer_of_any_length_goes_out_whole(int writeSize)
    {
        _console.Port.WriteSize = writeSize;
        JsonElement rows = _console.Request("@1 rows").GetProperty("rows");
        Assert.Equal(
            Enumerable.Range(0, 2000), rows.EnumerateArray().Select(row => row.GetProperty("number").GetInt32()));
    }

    [Fact]
    public void An_answer_waits_for_a_line_that_takes_nothing()
    {
        _console.Port.Credit = 0;
        _console.Type("rows\r").After(10_000);
        Assert.True(_console.Shell.NextDeadlineMs - _console.NowMs <= Limits.ConsoleRetryMs);
        for (int i = 0; i < 1000; i++)
        {
            _console.Port.Credit = 100;
            _console.After(20);
        }

        Assert.Equal(2000, _console.Screen.Lines.Count(line => line.Contains("row ")));
        Assert.Equal(Prompt, _console.Line);
    }

    [Fact]
    public void Typing_waits_too_and_nothing_of_it_is_lost()
    {
        _console.Type("\r");
        _console.Port.Credit = 0;
        _console.Type(string.Concat(Enumerable.Range(0, 300).Select(i => $"echo {i:000}\r")));
        Assert.True(_console.Port.Unread > 0);
        _console.Port.Credit = -1;
        _console.Settle();
        Assert.Equal(
            Enumerable.Range(0, 300).Select(i => $"arg0:             {i:000}"),
            _console.Screen.Lines.Where(line => line.StartsWith("arg0")));
    }

    [Fact]
    public void A_long_answer_can_be_cancelled()
    {
        _console.Port.Credit = 5000;
        _console.Type("rows\r").Type("\u0003");
        _console.Port.Credit = -1;
        _console.Settle();
        Assert.Contains("Cancelled.", _console.Screen.Lines);
        Assert.InRange(_console.Screen.Lines.Count, 10, 1000);
        Assert.Equal(Prompt, _console.Line);
    }

    [Fact]
    public void A_poll_takes_a_few_steps_only()
    {
        int steps = 0;
        Console console = new(new TestCommand("busy", (_, step, _) =>
        {
            steps++;
            return step < 100 ? step + 1 : Command.Done;
        }));
        console.Port.Type(Encoding.ASCII.GetBytes("busy\r"));
        console.Shell.Poll(console.NowMs);
        Assert.Equal(Limits.ConsoleStepsPerPoll, steps);
        Assert.Equal(console.NowMs, console.Shell.NextDeadlineMs);
        console.Settle();
        Assert.Equal(101, steps);
    }

    [Fact]
    public void Flushed_says_when_everything_is_written()
    {
        _console.Port.Credit = 0;
        _console.Log("bye");
        Assert.False(_console.Shell.IsFlushed);
        _console.Type("echo x\r");
        Assert.False(_console.Shell.IsFlushed);
        _console.Port.Credit = -1;
        _console.Settle();
        Assert.True(_console.Shell.IsFlushed);
    }

    [Fact]
    public void What_came_before_the_end_is_still_done()
    {
        _console.Port.HasEnded = true;
        _console.Type("echo 1\recho 2\r").After(1000);
        Assert.Contains("arg0:             2", _console.Screen.Lines);
        Assert.True(_console.Shell.IsClosed);
    }

    [Fact]
    public void Nobody_will_answer_behind_the_end()
    {
        _console.Port.HasEnded = true;
        _console.Type("ask\r").After(1000);
        Assert.Contains("Cancelled.", _console.Screen.Lines);
        Assert.True(_console.Shell.IsClosed);
    }

    [Fact]
    public void A_line_that_is_gone_holds_nothing_up()
    {
        TestCommand forever = TestCommand.Forever();
        Console console = new(forever);
        console.Type("forever\r");
        console.Port.IsGone = true;
        console.Log("nobody reads this").After(10_000);
        Assert.True(console.Shell.IsFlushed);
        Assert.True(console.Shell.IsClosed);
        Assert.Equal(-1, console.Shell.NextDeadlineMs);
        Assert.Null(console.Shell.Begin(LogLevel.Error));
        Assert.Equal(1, forever.Cancelled);
    }

    [Fact]
    public void Who_types_nothing_for_five_minutes_has_gone()
    {
        _console.Type("echo 1\r").After(299_999);
        Assert.Equal(Prompt, _console.Line);
        _console.After(1);
        Assert.Equal("", _console.Line);
        Assert.Equal(-1, _console.Shell.NextDeadlineMs);
        Assert.Equal(1, _console.Host.Sessions);
        _console.Type("\r");
        Assert.Equal(Prompt, _console.Line);
        Assert.Equal(2, _console.Host.Sessions);
    }

    [Fact]
    public void A_running_command_keeps_the_session()
    {
        _console.Type("forever\r").After(600_000);
        _console.Type("\u0003");
        Assert.Contains("Cancelled.", _console.Screen.Lines);
        Assert.Equal(1, _console.Host.Sessions);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void Noise_brings_nobody(int octet)
    {
        _console.Type([.. Enumerable.Repeat((byte)octet, 1000)]);
        Assert.Equal(0, _console.Host.Sessions);
        Assert.Empty(_console.Port.Written);
    }
}
