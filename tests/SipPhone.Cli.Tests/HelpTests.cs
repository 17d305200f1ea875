using SipPhone.Cli.Tests.Support;

namespace SipPhone.Cli.Tests;

/// <summary>What a person finds out by asking.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("", "demo", "register", "call", "inspect", "locate", "parse", "ca", "lab")]
    [InlineData("demo", "--json", "--ladder", "--trace")]
    [InlineData("register", "--server", "--user", "--password-file", "--anchors", "--dns", "--policy", "--once",
        "--trace")]
    [InlineData("call", "TARGET", "--server", "--user", "--duration", "--ladder", "--trace", "--json")]
    [InlineData("inspect", "--domain", "--host", "--located", "--policy", "--allow-cn", "--eku", "--at", "--json")]
    [InlineData("locate", "--dns", "--json", "--trace")]
    [InlineData("parse", "FILE", "--json")]
    [InlineData("provision", "--port", "--order", "--protocol", "--sign-key", "--dry-run", "--seal", "verify",
        "serial")]
    [InlineData("lab", "--authority", "--domain", "--host", "--user", "--password-file", "--dns-port", "--sip-port",
        "--json")]
    [InlineData("ca", "init", "issue", "show", "unseal")]
    [InlineData("ca init", "DIR", "--name", "--key", "--days", "--json")]
    [InlineData("ca issue", "DIR", "server", "device", "csr")]
    [InlineData("ca issue server", "DIR", "--domain", "--host", "--key", "--days", "--sip-eku", "--out", "--json")]
    [InlineData("ca issue device", "DIR", "--name", "--domain", "--key", "--days", "--sip-eku", "--out", "--json")]
    [InlineData("ca issue csr", "DIR", "FILE", "--domain", "--host", "--name", "--days", "--out", "--json")]
    [InlineData("ca show", "TARGET", "--json")]
    [InlineData("ca unseal", "DIR", "--device", "--challenge")]
    public void Every_command_has_help(string command, params string[] says)
    {
        foreach (string help in (string[])["--help", "-h", "-?"])
        {
            Tool tool = Tool.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), help]);
            Assert.Equal(0, tool.ExitCode);
            Assert.Empty(tool.Error);
            Assert.All(says, text => Assert.Contains(text, tool.Output));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("ca")]
    [InlineData("ca issue")]
    [InlineData("provision")]
    public void The_list_of_commands_has_one_sentence_each_that_says_what_to_do(string command)
    {
        string[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];
        string list = Tool.Run(words).Output.Split("Commands:")[1];
        Assert.All(list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), line =>
        {
            string sentence = line[line.IndexOf("  ", StringComparison.Ordinal)..].Trim();
            Assert.Equal(sentence.Length - 1, sentence.IndexOf(". ", StringComparison.Ordinal) is var end and >= 0
                ? end : sentence.LastIndexOf('.'));
            Assert.InRange(sentence.Length, 20, 120);
            Assert.DoesNotMatch("^[A-Z][a-z]+s ", sentence);
        });
    }

    [Theory]
    [InlineData("run")]
    [InlineData("provision")]
    [InlineData("provision verify")]
    [InlineData("call")]
    public void What_is_to_be_filled_in_stands_in_capitals_and_a_default_once(string command)
    {
        string help = Tool.Run([.. command.Split(' '), "--help"]).Output;
        Assert.DoesNotContain("[default:", help);
        Assert.DoesNotMatch("--[a-z-]+ <[a-z]+>", help);
    }

    [Fact]
    public void The_version_is_told()
    {
        Tool tool = Tool.Run("--version");
        Assert.Equal(0, tool.ExitCode);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", tool.Output);
    }
}
