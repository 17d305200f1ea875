using System;
using System.Collections.Concurrent;
using SipPhone.Cli.Provision.Station;
using Spectre.Console;

namespace SipPhone.Cli.Provision;

/// <summary>Progress on a terminal: a bar for each port, and what became of them below.</summary>
/// <param name="console">The terminal, for the bars.</param>
/// <param name="terminal">The same, for the results.</param>
internal sealed class BarProgress(IAnsiConsole console, Terminal terminal) : IProvisionProgress
{
    private readonly ConcurrentQueue<UnitResult> _results = [];
    private ProgressContext? _context;

    /// <inheritdoc/>
    public void Run(Action work)
    {
        console.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new SpinnerColumn())
            .Start(context =>
            {
                _context = context;
                work();
            });
        foreach (UnitResult result in _results)
        {
            ResultText.Write(result, terminal);
        }
    }

    /// <inheritdoc/>
    public IUnitProgress Add(string port)
    {
        return new PortBar(_context!.AddTask(Terminal.Plain(port), maxValue: 1), port);
    }

    /// <inheritdoc/>
    public void Finish(UnitResult result)
    {
        _results.Enqueue(result);
    }

    private sealed class PortBar(ProgressTask task, string port) : IUnitProgress
    {
        public void Report(double fraction, string text)
        {
            task.Description = Terminal.Plain($"{port}: {text}");
            task.Value = fraction;
            if (fraction >= 1)
            {
                task.StopTask();
            }
        }
    }
}
