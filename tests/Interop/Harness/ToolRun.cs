using System.Runtime.InteropServices;
using SipPhone.Cli;

namespace SipPhone.Interop
{
    /// <summary>How one run of <c>sipphone</c> came out, as text.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Output">What it wrote to standard output.</param>
    /// <param name="Errors">What it wrote to standard error.</param>
    internal sealed record ToolRun(int ExitCode, string Output, string Errors)
    {
        /// <summary>The dotnet that runs this; its runtime lies in shared/Microsoft.NETCore.App/VERSION.</summary>
        internal static string Dotnet { get; } =
            Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

        /// <summary>The tool as dotnet takes it, for processes of its own.</summary>
        internal static string Assembly { get; } = typeof(CommandLineTool).Assembly.Location;

        /// <summary>Everything, for messages.</summary>
        internal string Text => $"exit code {ExitCode}\n{Output}\n{Errors}";

        /// <summary>Runs a command line in this process, to its end.</summary>
        /// <exception cref="TimeoutException">It hangs.</exception>
        internal static async Task<ToolRun> OfAsync(params string[] arguments)
        {
            StringWriter output = new();
            StringWriter errors = new();
            Terminal terminal = Terminal.Into(output, errors);
            int exitCode = await Task.Run(() => CommandLineTool.Run(arguments, terminal)).WaitAsync(Patience.Limit);
            ToolRun run = new(exitCode, output.ToString(), errors.ToString());
            TestContext.Current.TestOutputHelper?.WriteLine($"sipphone {arguments[0]}: {run.Text}");
            return run;
        }

        /// <summary>The same; fails the test when it is not done.</summary>
        internal static async Task<ToolRun> DoneAsync(params string[] arguments)
        {
            ToolRun run = await OfAsync(arguments);
            Assert.True(run.ExitCode == 0, run.Text);
            return run;
        }
    }
}
