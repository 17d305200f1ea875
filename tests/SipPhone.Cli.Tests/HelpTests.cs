using SipPhone.Cli.Tests.Support;

namespace SipPhone.Cli.Tests;

/// <summary>What a person finds out by asking.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("", "demo", "register", "call", "inspect", "locate", "parse")]
    [InlineData("demo", "--json", "--ladder", "--trace")]
    [InlineData("register", "--server", "--user", "--password-file", "--anchors", "--dns", "--policy", "--once",
        "--trace")]
    [InlineData("call", "target", "--server", "--user", "--duration", "--ladder", "--trace", "--json")]
    [InlineData("inspect", "--domain", "--host", "--located", "--policy", "--allow-cn", "--eku", "--at", "--json")]
    [InlineData("locate", "--dns", "--json", "--trace")]
    [InlineData("parse", "FILE", "--json")]
    public void Every_command_has_help(string command, params string[] says)
    {
        foreach (string help in (string[])["--help", "-h", "-?"])
        {
            Tool tool = Tool.Run(command.Length == 0 ? [help] : [command, help]);
            Assert.Equal(0, tool.ExitCode);
            Assert.Empty(tool.Error);
            Assert.All(says, text => Assert.Contains(text, tool.Output));
        }
    }

    [Fact]
    public void The_version_is_told()
    {
        Tool tool = Tool.Run("--version");
        Assert.Equal(0, tool.ExitCode);
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+", tool.Output);
    }
}
