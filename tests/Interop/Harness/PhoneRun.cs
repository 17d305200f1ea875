using System.Text.Json;

namespace SipPhone.Interop
{
    /// <summary>How one run of <c>sipphone</c> came out.</summary>
    /// <param name="ExitCode">Its exit code.</param>
    /// <param name="Steps">What it told, a step a line.</param>
    /// <param name="Errors">What it wrote to standard error.</param>
    internal sealed record PhoneRun(int ExitCode, IReadOnlyList<JsonElement> Steps, string Errors)
    {
        /// <summary>Everything, for messages.</summary>
        internal string Text => $"exit code {ExitCode}\n{string.Join('\n', Steps)}\n{Errors}";

        /// <summary>Runs a command line in this process, to its end.</summary>
        /// <exception cref="TimeoutException">It hangs.</exception>
        internal static async Task<PhoneRun> OfAsync(params string[] arguments)
        {
            ToolRun tool = await ToolRun.OfAsync(arguments);
            string[] lines = tool.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            JsonElement[] steps = [.. lines.Select(line => JsonElement.Parse(line))];
            return new PhoneRun(tool.ExitCode, steps, tool.Errors);
        }

        /// <summary>The last step of a name; fails the test when there is none.</summary>
        internal JsonElement Step(string name)
        {
            JsonElement[] steps = [.. Steps.Where(step => step.GetProperty("step").GetString() == name)];
            Assert.True(steps.Length > 0, $"no step {name}: {Text}");
            return steps[^1];
        }

        /// <summary>Whether a step of a name was told.</summary>
        internal bool HasStep(string name)
        {
            return Steps.Any(step => step.GetProperty("step").GetString() == name);
        }
    }
}
