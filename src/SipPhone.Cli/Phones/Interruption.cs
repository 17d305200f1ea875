using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace SipPhone.Cli.Phones;

/// <summary>Ctrl+C and a request to terminate, as a token: the command ends in good order instead.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _onInterrupt;
    private readonly PosixSignalRegistration _onTerminate;

    /// <summary>Listens from now on.</summary>
    public Interruption()
    {
        _onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        _onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    }

    /// <summary>Cancelled by the first of them.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Leaves both to the system again.</summary>
    public void Dispose()
    {
        _onInterrupt.Dispose();
        _onTerminate.Dispose();
        _stop.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        _stop.Cancel();
    }
}
