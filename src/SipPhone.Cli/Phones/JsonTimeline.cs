using System.Collections.Generic;
using System.Diagnostics;
using System.Text.Json;

namespace SipPhone.Cli.Phones;

/// <summary>A timeline for programs: one JSON object a line for each named step, and nothing else.</summary>
/// <param name="terminal">Where it is told.</param>
internal sealed class JsonTimeline(Terminal terminal) : ITimeline
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Step(string name, bool isOk, string text, params (string Key, object? Value)[] details)
    {
        Dictionary<string, object?> step = new()
        {
            ["step"] = name,
            ["ok"] = isOk,
            ["ms"] = (long)Stopwatch.GetElapsedTime(_start).TotalMilliseconds,
        };
        foreach ((string key, object? value) in details)
        {
            step[key] = value;
        }

        step["text"] = text;
        terminal.Output.WriteLine(JsonSerializer.Serialize(step));
        terminal.Output.Flush();
    }

    /// <inheritdoc/>
    public void Note(string label, string text)
    {
    }
}
