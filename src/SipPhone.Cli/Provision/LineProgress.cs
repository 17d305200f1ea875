using System;
using System.Threading;
using SipPhone.Cli.Provision.Station;

namespace SipPhone.Cli.Provision;

/// <summary>Progress without a terminal: a plain line for each step.</summary>
/// <param name="terminal">Where it is written.</param>
internal sealed class LineProgress(Terminal terminal) : IProvisionProgress
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Run(Action work)
    {
        work();
    }

    /// <inheritdoc/>
    public IUnitProgress Add(string port)
    {
        return new PortLines(this, port);
    }

    /// <inheritdoc/>
    public void Finish(UnitResult result)
    {
        lock (_lock)
        {
            ResultText.Write(result, terminal);
        }
    }

    private sealed class PortLines(LineProgress all, string port) : IUnitProgress
    {
        public void Report(double fraction, string text)
        {
            // The end is told with its reason.
            if (fraction < 1)
            {
                all.WriteStep(port, text);
            }
        }
    }

    private void WriteStep(string port, string text)
    {
        lock (_lock)
        {
            terminal.WriteLine($"      {Terminal.Plain(port)}: {Terminal.Plain(text)}");
        }
    }
}
