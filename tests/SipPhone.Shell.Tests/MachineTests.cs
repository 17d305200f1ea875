using System.Text;
using System.Text.Json;
using SipPhone.Shell.Tests.Support;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>Protocol 1: what a station sends and reads.</summary>
public sealed class MachineTests
{
    private readonly TestCommand _forever = TestCommand.Forever();
    private readonly Console _console;

    public MachineTests()
    {
        _console = new Console(
            TestCommand.Echo(), TestCommand.Paste(), TestCommand.Rows(3), _forever,
            TestCommand.Ask("ask", LineKind.Confirmation, "Really?"),
            TestCommand.Ask("secret", LineKind.Secret, "New password: "),
            new TestCommand("fail", (context, _, _) =>
            {
                context.Reply.Field("setting", "sip.domain");
                context.Reply.Fail(ReplyCode.BadValue, "It is \"bad\".");
                context.Reply.Fail(ReplyCode.Failed, "It is worse.");
                return Command.Done;
            }));
    }

    [Fact]
    public void A_station_starts_with_a_clean_line()
    {
        _console.Type("\u0003\u0015\r@1 echo a\r");
        Assert.Equal("\rnf-sipphone> \r\n{\"id\":\"1\",\"arg0\":\"a\",\"code\":\"ok\"}\r\n", _console.News());
    }

    [Fact]
    public void A_station_finds_a_clean_line_behind_a_half_typed_one()
    {
        _console.Type("some wo").News();
        _console.Type("\u0003\u0015\r@1 echo a\r");
        Assert.EndsWith("\r\n{\"id\":\"1\",\"arg0\":\"a\",\"code\":\"ok\"}\r\n", _console.News());
    }

    [Fact]
    public void There_is_neither_echo_nor_prompt_until_a_person_types()
    {
        Assert.Equal("", _console.Type("@1 echo").News());
        Assert.Equal("{\"id\":\"1\",\"code\":\"ok\"}\r\n", _console.Type("\r\n").News());
        Assert.Equal("\rnf-sipphone> e", _console.Type("e").News());
    }

    [Theory]
    [InlineData("@ echo", null, "ok")]
    [InlineData("@   echo", null, "ok")]
    [InlineData("@1 ECHO", "1", "ok")]
    [InlineData("@a-Z09 echo", "a-Z09", "ok")]
    [InlineData("@1234567890123456 echo", "1234567890123456", "ok")]
    [InlineData("@12345678901234567 echo", null, "bad-arguments")]
    [InlineData("@a_b echo", null, "bad-arguments")]
    [InlineData("@\"1\" echo", null, "bad-arguments")]
    [InlineData("@", null, "bad-arguments")]
    [InlineData("@7", "7", "bad-arguments")]
    [InlineData("@7  ", "7", "bad-arguments")]
    [InlineData("@7 @8 echo", "7", "unknown-command")]
    [InlineData("@7 nonsense", "7", "unknown-command")]
    [InlineData("@7 echo \"a", "7", "bad-arguments")]
    public void Each_request_has_one_answer_with_its_id(string line, string? id, string code)
    {
        JsonElement answer = _console.Request(line);
        Assert.Equal(code, answer.GetProperty("code").GetString());
        Assert.Equal(id, answer.TryGetProperty("id", out JsonElement found) ? found.GetString() : null);
        Assert.Equal(code != "ok", answer.TryGetProperty("message", out _));
    }

    [Fact]
    public void An_id_is_not_kept_for_the_next_request()
    {
        _console.Request("@1 echo");
        Assert.False(_console.Request("@ echo").TryGetProperty("id", out _));
    }

    [Theory]
    [InlineData(512, "ok")]
    [InlineData(513, "line-too-long")]
    public void A_request_has_up_to_512_octets(int length, string code)
    {
        JsonElement answer = _console.Request("@1 echo " + new string('x', length - 8));
        Assert.Equal(code, answer.GetProperty("code").GetString());
        Assert.Equal("1", answer.GetProperty("id").GetString());
    }

    [Fact]
    public void Request_may_be_started_again()
    {
        Assert.Equal("ok", _console.Request("@1 nonsense\u0015@2 echo").GetProperty("code").GetString());
        Assert.Equal("3", _console.Request("@1 nonsense\u0003@3 echo").GetProperty("id").GetString());
    }

    [Fact]
    public void The_first_failure_stands()
    {
        _console.Type("@1 fail\r");
        Assert.Equal(
            "{\"id\":\"1\",\"setting\":\"sip.domain\",\"message\":\"It is \\\"bad\\\".\",\"code\":\"bad-value\"}\r\n",
            _console.News());
    }

    [Fact]
    public void Lists_are_arrays_of_objects()
    {
        JsonElement rows = _console.Request("@1 rows").GetProperty("rows");
        Assert.Equal([0, 1, 2], rows.EnumerateArray().Select(row => row.GetProperty("number").GetInt32()));
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("YES", true)]
    [InlineData("no", false)]
    [InlineData("", false)]
    [InlineData("@8 echo", false)]
    public void A_confirmation_takes_one_line(string line, bool isYes)
    {
        JsonElement question = _console.Request("@7 ask");
        Assert.Equal("confirm", question.GetProperty("code").GetString());
        Assert.Equal("Really?", question.GetProperty("question").GetString());
        JsonElement answer = _console.Request(line);
        Assert.Equal("7", answer.GetProperty("id").GetString());
        Assert.Equal(isYes, answer.GetProperty("yes").GetBoolean());
        Assert.Equal("ok", answer.GetProperty("code").GetString());
    }

    [Fact]
    public void Each_pasted_line_is_acknowledged()
    {
        Assert.Equal("paste", _console.Request("@7 paste").GetProperty("code").GetString());
        for (int i = 0; i < 5; i++)
        {
            _console.Type("line " + i + "\r");
            Assert.Equal("{\"id\":\"7\",\"code\":\"paste\"}\r\n", _console.News());
        }

        Assert.Equal(6, _console.Request("END").GetProperty("lines").GetInt32());
    }

    [Fact]
    public void A_secret_is_asked_for_like_a_line_of_a_paste()
    {
        Assert.Equal("paste", _console.Request("@7 secret").GetProperty("code").GetString());
        Assert.Equal("hush", _console.Request("hush").GetProperty("line").GetString());
    }

    [Theory]
    [InlineData("@7 paste")]
    [InlineData("@7 ask")]
    [InlineData("@7 forever")]
    public void Interrupt_ends_a_request(string line)
    {
        _console.Type(line + "\r").News();
        _console.Type("\u0003");
        Assert.Equal("{\"id\":\"7\",\"message\":\"Cancelled.\",\"code\":\"cancelled\"}\r\n", _console.News());
        Assert.Equal("ok", _console.Request("@8 echo").GetProperty("code").GetString());
    }

    [Fact]
    public void A_line_that_never_comes_ends_a_request()
    {
        _console.Type("@7 paste\r").After(59_999);
        _console.News();
        _console.After(1);
        Assert.Contains("\"code\":\"timeout\"", _console.News());
        Assert.Equal("ok", _console.Request("@8 echo").GetProperty("code").GetString());
    }

    [Fact]
    public void A_pasted_line_that_is_too_long_ends_a_request()
    {
        _console.Request("@7 paste");
        Assert.Equal("line-too-long", _console.Request(new string('x', 513)).GetProperty("code").GetString());
    }

    [Fact]
    public void A_sealed_device_does_not_know_what_vanished()
    {
        Console console = new(new TestCommand("gone", (_, _, _) => Command.Done) { Vanishes = true });
        Assert.Equal("ok", console.Request("@1 gone").GetProperty("code").GetString());
        console.Host.IsSealed = true;
        Assert.Equal("unknown-command", console.Request("@2 gone").GetProperty("code").GetString());
        Assert.DoesNotContain("gone", console.Request("@3 help").ToString());
    }

    [Fact]
    public void A_request_may_come_octet_by_octet_and_be_written_so()
    {
        _console.Port.WriteSize = 1;
        foreach (byte octet in Encoding.ASCII.GetBytes("@1 echo a\r"))
        {
            _console.Type([octet]);
        }

        Assert.Equal("{\"id\":\"1\",\"arg0\":\"a\",\"code\":\"ok\"}\r\n", _console.News());
    }
}
