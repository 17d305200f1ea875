using System;
using System.Text.Json;
using System.Threading;
using SipPhone.Cli.Provision.Station;

namespace SipPhone.Cli.Provision;

/// <summary>Progress for programs: nothing but a line of JSON for what became of each port.</summary>
/// <param name="terminal">Where it is written.</param>
internal sealed class JsonProgress(Terminal terminal) : IProvisionProgress, IUnitProgress
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
        return this;
    }

    /// <inheritdoc/>
    public void Report(double fraction, string text)
    {
    }

    /// <inheritdoc/>
    public void Finish(UnitResult result)
    {
        string line = JsonSerializer.Serialize(new
        {
            port = result.Port,
            result = ResultText.WordOf(result.Outcome),
            text = result.Text,
            device = result.Version?.Device,
            serial = result.Order?.Serial,
            line = result.Order?.Line,
            certificate = result.CertificateSha256,
            @sealed = result.Version?.IsSealed,
        });
        lock (_lock)
        {
            terminal.Output.WriteLine(line);
        }
    }
}
