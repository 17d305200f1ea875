using System.Text.Json;
using SipPhone.Settings;
using SipPhone.Shell.Tests.Support;
using Console = SipPhone.Shell.Tests.Support.Console;

namespace SipPhone.Shell.Tests;

/// <summary>The command <c>help</c>.</summary>
public sealed class HelpTests
{
    private readonly Console _console = new(
        new TestCommand("anchor", (_, _, _) => Command.Done)
        {
            WordList = "list|add",
            UsageText = "list|add|remove N",
        });

    [Fact]
    public void A_person_reads_a_row_a_command()
    {
        _console.Type("help\r");
        Assert.Equal(
            [
                "nf-sipphone> help",
                "anchor list|add|remove N  a command of the tests",
                "help [COMMAND|SETTING]    tells what there is",
                "login [PASSWORD]          unlocks the console",
                "logout                    locks the console",
                "nf-sipphone>",
            ],
            _console.Screen.Lines);
    }

    [Fact]
    public void A_station_reads_names_and_words()
    {
        JsonElement[] commands = [.. _console.Request("@1 help").GetProperty("commands").EnumerateArray()];
        Assert.Equal(
            ["anchor", "help", "login", "logout"], commands.Select(row => row.GetProperty("name").GetString()));
        JsonElement anchor = _console.Request("@1 help ANCHOR");
        Assert.Equal("list|add|remove N", anchor.GetProperty("usage").GetString());
        Assert.Equal("list|add", anchor.GetProperty("words").GetString());
    }

    [Fact]
    public void Every_setting_is_described()
    {
        for (int id = 0; id < SettingTable.Count; id++)
        {
            Setting setting = new();
            SettingTable.Describe((SettingId)id, setting);
            JsonElement answer = _console.Request("@1 help " + setting.Name);
            Assert.Equal(setting.Name, answer.GetProperty("name").GetString());
            Assert.Equal(setting.Help, answer.GetProperty("help").GetString());
            Assert.Equal(setting.IsSecret, answer.GetProperty("secret").GetBoolean());
            Assert.Equal(setting.Default is not null, answer.TryGetProperty("default", out _));
        }
    }

    [Theory]
    [InlineData("@1 help nonsense", "not-found")]
    [InlineData("@1 help a b", "bad-arguments")]
    public void Wrong_arguments_are_told(string line, string code) =>
        Assert.Equal(code, _console.Request(line).GetProperty("code").GetString());
}
