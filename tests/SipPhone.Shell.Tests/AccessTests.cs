using System.Text;
using System.Text.Json;
using SipPhone.Settings.Access;
using SipPhone.Shell.Tests.Support;
using SipPhone.TestSupport;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>A console with a password.</summary>
public sealed class AccessTests
{
    private const string Password = "open sesame";
    private const string Prompt = "nf-sipphone> ";

    private readonly ConsoleAccess _access = new(new MemoryStore(), new ScriptedRandom(7));
    private readonly Console _console;

    public AccessTests()
    {
        _console = new Console(new TestHost(TestCommand.Echo()) { Access = _access });
        Protect(Password);
    }

    [Fact]
    public void A_person_is_asked_for_the_password_and_nothing_of_it_is_shown()
    {
        Assert.Equal("Password: ", _console.Type("\r").Line);
        Enter(Password);
        Assert.Equal(["Password:", Prompt.Trim()], _console.Screen.Lines);
        _console.Type("echo x\r");
        Assert.Contains("arg0:             x", _console.Screen.Lines);
    }

    [Fact]
    public void The_first_key_belongs_to_the_password()
    {
        Enter(Password);
        Assert.Equal(Prompt, _console.Line);
    }

    [Fact]
    public void A_wrong_password_is_refused_and_the_wait_is_said()
    {
        Enter("wrong");
        string message = _console.Screen.Lines[1];
        Assert.StartsWith("The password is wrong.", message);
        Assert.Equal("Password: ", _console.Line);
        Assert.True(_access.NotBeforeMs == 0 || message.Contains("The next attempt is taken in"));
    }

    [Fact]
    public void Who_hurries_is_told_to_wait_and_who_waits_gets_in()
    {
        while (_access.NotBeforeMs <= _console.NowMs)
        {
            Enter("wrong");
        }

        Enter(Password);
        string message = _console.Screen.Lines[^2];
        Assert.Matches("^Too soon after a wrong password. The next attempt is taken in [0-9]+ seconds?.$", message);
        Assert.Equal("Password: ", _console.Line);
        _console.After(_access.NotBeforeMs - _console.NowMs);
        Enter(Password);
        Assert.Equal(Prompt, _console.Line);
    }

    [Theory]
    [InlineData("@home sweet home")]
    [InlineData("@1 nonsense")]
    [InlineData("\"quote")]
    [InlineData("  blanks  ")]
    [InlineData("päss wörd")]
    public void A_password_is_taken_as_it_is_typed(string password)
    {
        Protect(password);
        _console.Type("\r");
        Enter(password);
        Assert.Equal(Prompt, _console.Line);
    }

    [Fact]
    public void A_station_is_told_to_log_in()
    {
        Assert.Equal("locked", Code("@1 echo x"));
        Assert.Equal("locked", Code("@1 logout"));
        Assert.Equal("ok", Code("@2 help"));
        Assert.Equal(0, _access.NotBeforeMs);
    }

    [Fact]
    public void A_station_logs_in()
    {
        Assert.Equal("bad-arguments", Code("@1 login"));
        Assert.Equal("ok", Code("@2 login \"" + Password + "\""));
        Assert.Equal("ok", Code("@3 echo x"));
        Assert.Equal("ok", Code("@4 logout"));
        Assert.Equal("locked", Code("@5 echo x"));
    }

    [Fact]
    public void A_station_reads_how_long_to_wait()
    {
        JsonElement answer = default;
        while (_access.NotBeforeMs <= _console.NowMs)
        {
            answer = Finished("@1 login wrong");
        }

        Assert.Equal("refused", answer.GetProperty("code").GetString());
        Assert.Equal((_access.NotBeforeMs - _console.NowMs + 999) / 1000, answer.GetProperty("wait").GetInt64());
    }

    [Fact]
    public void Logging_out_locks()
    {
        Enter(Password);
        _console.Type("logout\r");
        Assert.Equal("Password: ", _console.Line);
    }

    [Fact]
    public void Who_goes_away_is_logged_out()
    {
        Enter(Password);
        _console.Type("echo half").After(300_000);
        Assert.Contains("Logged out after five minutes without input.", _console.Screen.Lines);
        Assert.Equal("Password: ", _console.Type("\r").Line);
    }

    [Fact]
    public void Who_set_the_password_stays_until_leaving()
    {
        _access.Clear();
        _console.Type("\r");
        Protect("new password");
        _console.Type("echo x\r");
        Assert.Contains("arg0:             x", _console.Screen.Lines);
        _console.Type("logout\r");
        Assert.Equal("Password: ", _console.Line);
    }

    [Fact]
    public void Without_a_password_there_is_nothing_to_lock()
    {
        _access.Clear();
        Assert.Equal("wrong-state", Code("@1 logout"));
        Assert.Equal("ok", Code("@1 login"));
    }

    [Fact]
    public void Login_asks_when_there_is_no_argument()
    {
        Enter(Password);
        _console.Type("login\r");
        Assert.Equal("Password: ", _console.Line);
        Enter("wrong");
        Assert.Contains(_console.Screen.Lines, line => line.StartsWith("The password is wrong."));
        Assert.Equal(Prompt, _console.Line);
    }

    [Fact]
    public void A_password_is_left_nowhere()
    {
        Enter("PASSWORDPASSWORD");
        Assert.DoesNotContain("ASSWO", ShellOctets.Of(_console.Shell));
        Enter("@1 login PASSWORDPASSWORD");
        Assert.DoesNotContain("ASSWO", ShellOctets.Of(_console.Shell));
        _console.After(_access.NotBeforeMs - _console.NowMs);
        Enter(Password);
        _console.Type("login\r");
        Enter("PASSWORDPASSWORD");
        Assert.DoesNotContain("ASSWO", ShellOctets.Of(_console.Shell));

        // What is no secret is found, or the test would show nothing.
        _console.Type("echo PASSWORD\r");
        Assert.Contains("ASSWO", ShellOctets.Of(_console.Shell));
    }

    private void Protect(string password)
    {
        byte[] octets = Encoding.UTF8.GetBytes(password);
        Assert.True(_access.Change(octets, 0, octets.Length, _console.NowMs));
        while (_access.State == AccessState.Working)
        {
            _access.Poll(_console.NowMs);
        }

        Assert.Equal(0, _access.Store());
    }

    private void Enter(string password)
    {
        _console.Type(password + "\r");
        Finish();
    }

    private void Finish()
    {
        while (_access.State == AccessState.Working)
        {
            _console.After(10);
        }

        _console.Settle();
    }

    private JsonElement Finished(string line)
    {
        _console.News();
        _console.Type(line + "\r");
        Finish();
        string answer = Assert.Single(_console.News().Split("\r\n"), text => text.StartsWith('{'));
        return JsonDocument.Parse(answer).RootElement;
    }

    private string? Code(string line) => Finished(line).GetProperty("code").GetString();
}
