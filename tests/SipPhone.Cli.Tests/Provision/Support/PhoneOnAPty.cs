using System.Net;
using SipPhone.Board.Host;
using SipPhone.Cli.Run;
using SipPhone.Cli.Tests.Support;

namespace SipPhone.Cli.Tests.Provision.Support;

/// <summary>The phone itself, as <c>sipphone run --console pty</c> runs it, in a thread of this process.</summary>
internal sealed class PhoneOnAPty : IDisposable
{
    // Nobody answers there: the phone shall not look for servers outside.
    private static readonly IPEndPoint Nowhere = new(IPAddress.Loopback, 9);

    private readonly TempFolder _folder = new();
    private readonly HostWakeup _wakeup = new();
    private readonly HostPseudoTerminal _terminal;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    public PhoneOnAPty()
    {
        _terminal = new HostPseudoTerminal(_wakeup);
        _running = Task.Factory.StartNew(
            Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public string Port => _terminal.Name;

    public void Dispose()
    {
        _end.Cancel();
        _running.GetAwaiter().GetResult();
        _terminal.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _wakeup.Dispose();
        _end.Dispose();
        _folder.Dispose();
    }

    private void Run()
    {
        HostDeviceOptions options = new()
        {
            Directory = _folder.Path,
            CapacityBytes = HostFlash.DefaultCapacityBytes,
            DnsServers = [Nowhere],
            ResetReason = "power",
        };
        bool isRestart;
        do
        {
            using RunningPhone phone = new(options, _terminal, _wakeup);
            isRestart = phone.Run(_end.Token);
        }
        while (isRestart && !_end.IsCancellationRequested);
    }
}
