using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using SipPhone.Core.Hal;
using SipPhone.Lab.Peers;
using SipPhone.Phone;
using SipPhone.Phone.Calls;
using SipPhone.Sip.Transport;

namespace SipPhone.Cli.Phones;

/// <summary>A phone on the host board, with the loop that drives it.</summary>
internal sealed class HostPhone : IDisposable
{
    private readonly PcBoard _board;
    private readonly SipPhone.Phone.Phone _phone;
    private readonly HostLoop _loop;

    /// <summary>Makes a phone that is stopped.</summary>
    /// <param name="settings">Whose phone it is.</param>
    /// <param name="dnsServers">Whom to ask for names; empty for the system's servers.</param>
    /// <param name="anchors">Whom to trust.</param>
    /// <param name="identity">Presented when the server asks; null for none.</param>
    /// <param name="events">Hears what it does.</param>
    /// <param name="callEvents">Hears what its calls do; null for a phone that takes none.</param>
    public HostPhone(
        PhoneSettings settings,
        IReadOnlyList<IPEndPoint> dnsServers,
        ITrustStore anchors,
        IDeviceIdentity? identity,
        IPhoneEvents events,
        ICallEvents? callEvents = null)
    {
        _board = new PcBoard(dnsServers, anchors, identity);
        _phone = new SipPhone.Phone.Phone(settings, _board.Board, events, callEvents);
        _loop = new HostLoop(_board.Clock, _board.Wakeup);
    }

    /// <summary>What the phone is doing.</summary>
    public PhoneState State => _phone.State;

    /// <summary>Its calls.</summary>
    public CallManager Calls => _phone.Calls;

    /// <summary>The monotonic clock that it is polled with, in milliseconds.</summary>
    public long NowMs => _board.Clock.NowMs;

    /// <summary>Octets of SIP that were sent.</summary>
    public long SipBytesSent => _board.SipBytesSent;

    /// <summary>Sees every message; null for nobody.</summary>
    public ISipTrace? Trace
    {
        set => _phone.Trace = value;
    }

    /// <summary>Starts the phone.</summary>
    public void Start()
    {
        _phone.Start(NowMs);
    }

    /// <summary>Drives the phone until something holds.</summary>
    /// <param name="condition">What.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Whether it came to hold.</returns>
    public bool RunUntil(Func<bool> condition, CancellationToken cancellation)
    {
        return _loop.Run(
            nowMs =>
            {
                _phone.Poll(nowMs);
                return condition();
            },
            () => _phone.NextDeadlineMs,
            cancellation);
    }

    /// <summary>Unregisters if need be, and stops; takes a few seconds at most.</summary>
    public void Stop()
    {
        _phone.Stop(NowMs);
        RunUntil(() => _phone.State == PhoneState.Stopped, CancellationToken.None);
    }

    /// <summary>Closes everything.</summary>
    public void Dispose()
    {
        _board.Dispose();
    }
}
