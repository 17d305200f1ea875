using System;
using System.Globalization;
using System.IO;
using Spectre.Console;

namespace SipPhone.Cli;

// Where the tool writes: results to standard output, errors to standard error, colours only on a terminal.
// Everything that came from outside goes through Plain, so that no certificate or server can write control sequences.

/// <summary>Standard output and standard error, with colours where a person reads them.</summary>
internal sealed class Terminal
{
    // What a program reads must not be folded at a width that nobody sees. A certificate has at most 16 KB.
    private const int NoFoldingWidth = 100_000;

    private readonly bool _isOutRedirected;
    private readonly IAnsiConsole _out;
    private readonly IAnsiConsole _error;

    private Terminal(TextWriter output, TextWriter error, bool outIsRedirected, bool errorIsRedirected)
    {
        Output = output;
        _isOutRedirected = outIsRedirected;
        _out = Create(output, outIsRedirected);
        _error = Create(error, errorIsRedirected);
    }

    /// <summary>Standard output as it is, for JSON.</summary>
    public TextWriter Output { get; }

    /// <summary>The process's own terminal.</summary>
    public static Terminal OfProcess()
    {
        return new Terminal(Console.Out, Console.Error, Console.IsOutputRedirected, Console.IsErrorRedirected);
    }

    /// <summary>A terminal for tests: plain text into two writers.</summary>
    public static Terminal Into(TextWriter output, TextWriter error)
    {
        return new Terminal(output, error, true, true);
    }

    /// <summary>A console for what moves, such as bars of progress; null where nobody would see it move.</summary>
    public IAnsiConsole? OpenLive()
    {
        return _isOutRedirected
            ? null
            : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Output) });
    }

    /// <summary>
    /// Text from outside, made harmless: control characters become <c>?</c>, markup is taken literally.
    /// </summary>
    public static string Plain(string text)
    {
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = IsHarmless(source[i]) ? source[i] : '?';
            }
        }).EscapeMarkup();
    }

    // Format characters turn the direction of writing round, or hide what stands behind them.
    private static bool IsHarmless(char character)
    {
        return !char.IsControl(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format;
    }

    /// <summary>Writes a line of markup to standard output.</summary>
    public void WriteLine(string markup)
    {
        Write(_out, markup);
    }

    /// <summary>Writes a line of a result: a label in a column of its own, then markup.</summary>
    public void WriteField(string label, string markup)
    {
        Write(_out, string.Create(CultureInfo.InvariantCulture, $"[bold]{label.EscapeMarkup(),-12}[/] {markup}"));
    }

    /// <summary>Writes an error to standard error, as plain text.</summary>
    public void WriteError(string text)
    {
        Write(_error, "[red]sipphone:[/] " + Plain(text));
    }

    /// <summary>Writes a line of a trace to standard error, so that the result can still be piped.</summary>
    public void WriteTrace(string text)
    {
        Write(_error, "[dim]" + Plain(text) + "[/]");
    }

    // Not by MarkupLine, which takes ":key:" in a name for the code of an emoji, and writes that.
    private static void Write(IAnsiConsole console, string markup)
    {
        Paragraph line = new();
        foreach (AnsiMarkupSegment segment in AnsiMarkup.Parse(markup))
        {
            line.Append(segment.Text, segment.Style);
        }

        console.Write(line);
        console.WriteLine();
    }

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });

        if (isRedirected)
        {
            console.Profile.Width = NoFoldingWidth;
        }

        return console;
    }
}
