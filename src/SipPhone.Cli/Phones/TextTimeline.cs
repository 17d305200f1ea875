using System.Diagnostics;
using System.Globalization;

namespace SipPhone.Cli.Phones;

/// <summary>A timeline for people: a line a step, with the seconds since the start.</summary>
/// <param name="terminal">Where it is told.</param>
internal sealed class TextTimeline(Terminal terminal) : ITimeline
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Step(string name, bool isOk, string text, params (string Key, object? Value)[] details)
    {
        Write(isOk ? "[green]ok  [/]" : "[red]FAIL[/]", name, text);
    }

    /// <inheritdoc/>
    public void Note(string label, string text)
    {
        Write("    ", label, text);
    }

    private void Write(string mark, string label, string text)
    {
        double seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        terminal.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"[dim]{seconds,7:0.000} s[/]  {mark}  [bold]{label,-19}[/]  {Terminal.Plain(text)}"));
    }
}
