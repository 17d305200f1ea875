using System.Text.Json;

namespace SipPhone.Cli.Tests.Support;

/// <summary>What one command line came to.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record Tool(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the tool in this process.</summary>
    public static Tool Run(params string[] args)
    {
        StringWriter output = new();
        StringWriter error = new();
        int exitCode = CommandLineTool.Run(args, Terminal.Into(output, error));
        Tool tool = new(exitCode, output.ToString(), error.ToString());
        Assert.False(exitCode == Cli.ExitCode.Internal, tool.ToString());
        Assert.DoesNotContain("   at ", tool.Error);
        Assert.DoesNotContain("Exception", tool.Error);
        AssertHarmless(tool.Output);
        AssertHarmless(tool.Error);
        return tool;
    }

    /// <summary>Runs a command line that is wrong: it says what on standard error, and does nothing else.</summary>
    public static Tool RunWrong(string[] args, params string[] says)
    {
        Tool tool = Run(args);
        Assert.True(tool.ExitCode == Cli.ExitCode.Usage, tool.ToString());
        Assert.Empty(tool.Output);
        Assert.StartsWith("sipphone: ", tool.Error);
        Assert.All(says, text => Assert.Contains(text, tool.Error));
        return tool;
    }

    /// <summary>Its output, which is one line of JSON.</summary>
    public JsonElement Json()
    {
        Assert.Equal(Output.Length - 1, Output.ReplaceLineEndings("\n").IndexOf('\n'));
        return JsonDocument.Parse(Output).RootElement;
    }

    // Neither a certificate nor a file's name nor an argument may steer the terminal.
    private static void AssertHarmless(string text) => Assert.DoesNotContain(
        text.ReplaceLineEndings("\n"), character => char.IsControl(character) && character != '\n');
}
