using System;
using System.Threading;
using SipPhone.Board.Host;
using SipPhone.Cli.Phones;
using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Lab.Peers;
using SipPhone.Phone;
using SipPhone.Settings.Storage;
using SipPhone.Settings.Trust;
using SipPhone.Shell.Application;

namespace SipPhone.Cli.Run;

/// <summary>One life of the phone on the host board: from its start to its restart or its end.</summary>
internal sealed class RunningPhone : IDisposable
{
    private readonly PcBoard _board;
    private readonly HostDevice _device;
    private readonly PhoneApplication _application;
    private readonly HostLoop _loop;

    /// <summary>Puts everything together.</summary>
    /// <param name="options">What the device is made of.</param>
    /// <param name="console">The console's line, which stays the caller's.</param>
    /// <param name="wakeup">What the line and everything else wakes, and the loop sleeps on; the caller's.</param>
    /// <exception cref="System.IO.IOException">The directory takes nothing.</exception>
    public RunningPhone(HostDeviceOptions options, IConsolePort console, HostWakeup wakeup)
    {
        HostRandom random = new();
        HostClock clock = new();
        HostSignatureVerifier verifier = new();
        SlotStore store = new(new HostFlash(options.Directory, options.CapacityBytes));
        Seal seal = new(store, random, verifier);
        TrustAnchors anchors = new(store, clock, seal);
        DeviceIdentity identity = new(store, clock);
        _device = new HostDevice(store, random, options.ResetReason, options.IsResetButtonHeld);
        _board = new PcBoard(options.DnsServers, anchors, identity, wakeup);
        _loop = new HostLoop(_board.Clock, wakeup);
        _application = new PhoneApplication(new ApplicationBoard
        {
            Phone = _board.Board,
            Console = console,
            Device = _device,
            Verifier = verifier,
            Store = store,
            Seal = seal,
            Anchors = anchors,
            Identity = identity,
        });
    }

    /// <summary>Drives the phone until it restarts, the console is closed, or it is to end.</summary>
    /// <param name="end">Ends it: it unregisters, which takes a few seconds at most.</param>
    /// <returns>True when it wants to be made anew.</returns>
    public bool Run(CancellationToken end)
    {
        _loop.Run(
            nowMs =>
            {
                _application.Poll(nowMs);
                return _device.IsRestartWanted || _application.IsConsoleClosed;
            },
            () => _application.NextDeadlineMs,
            end);
        if (!_device.IsRestartWanted)
        {
            Stop();
        }

        return _device.IsRestartWanted;
    }

    /// <summary>Closes everything.</summary>
    public void Dispose()
    {
        _board.Dispose();
    }

    private void Stop()
    {
        long nowMs = _board.Clock.NowMs;
        long deadlineMs = nowMs + Limits.RestartTimeoutMs;
        _application.StopPhone(nowMs);
        _loop.Run(
            now =>
            {
                _application.Poll(now);
                bool isStopped = _application.Phone is null || _application.Phone.State == PhoneState.Stopped;
                return (isStopped && _application.IsConsoleFlushed) || now >= deadlineMs;
            },
            () => _application.NextDeadlineMs,
            CancellationToken.None);
    }
}
