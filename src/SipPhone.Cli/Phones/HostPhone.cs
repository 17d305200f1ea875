using System;
using System.Collections.Generic;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using SipPhone.Board.Host;
using SipPhone.Core.Hal;
using SipPhone.Phone;

namespace SipPhone.Cli.Phones;

/// <summary>A phone on the host board, with the loop that drives it.</summary>
internal sealed class HostPhone : IDisposable
{
    private readonly HostClock _clock = new();
    private readonly HostWakeup _wakeup = new();
    private readonly HostDnsSockets _dnsSockets;
    private readonly HostSecureChannel _channel;
    private readonly SipPhone.Phone.Phone _phone;
    private readonly HostLoop _loop;

    /// <summary>Makes a phone that is stopped.</summary>
    /// <param name="settings">Whose phone it is.</param>
    /// <param name="dnsServers">Whom to ask for names; empty for the system's servers.</param>
    /// <param name="anchors">Whom to trust.</param>
    /// <param name="clientCertificate">Presented when the server asks; null for none.</param>
    /// <param name="events">Hears what it does.</param>
    public HostPhone(
        PhoneSettings settings,
        IReadOnlyList<IPEndPoint> dnsServers,
        ITrustStore anchors,
        X509Certificate2? clientCertificate,
        IPhoneEvents events)
    {
        _dnsSockets = new HostDnsSockets(_wakeup);
        _channel = new HostSecureChannel(anchors, _wakeup, clientCertificate);
        PhoneBoard board = new()
        {
            Clock = _clock,
            Random = new HostRandom(),
            Link = dnsServers.Count == 0 ? new HostNetworkLink() : new HostNetworkLink(dnsServers),
            DnsSockets = _dnsSockets.Datagrams,
            DnsStream = _dnsSockets.Stream,
            Channel = _channel,
        };
        _phone = new SipPhone.Phone.Phone(settings, board, events);
        _loop = new HostLoop(_clock, _wakeup);
    }

    /// <summary>What the phone is doing.</summary>
    public PhoneState State => _phone.State;

    /// <summary>Octets of SIP that were sent.</summary>
    public long SipBytesSent => _channel.ApplicationBytesSent;

    /// <summary>Starts the phone.</summary>
    public void Start()
    {
        _phone.Start(_clock.NowMs);
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
        _phone.Stop(_clock.NowMs);
        RunUntil(() => _phone.State == PhoneState.Stopped, CancellationToken.None);
    }

    /// <summary>Closes everything.</summary>
    public void Dispose()
    {
        _channel.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _dnsSockets.Dispose();
        _wakeup.Dispose();
    }
}
