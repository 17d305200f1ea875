using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using SipPhone.Board.Host;
using SipPhone.Cli.Locate;
using SipPhone.Core.Hal;
using SipPhone.Dns;

namespace SipPhone.Cli.Phones;

/// <summary>The phone's own resolver and locator on the PC's sockets.</summary>
internal sealed class HostResolver : IDisposable
{
    private readonly HostDnsSockets _sockets;

    /// <summary>Makes a locator.</summary>
    /// <param name="dnsServers">Whom to ask; empty for the system's servers.</param>
    /// <param name="wakeup">Woken by answers.</param>
    /// <param name="trace">Hears every message; null for none.</param>
    public HostResolver(IReadOnlyList<IPEndPoint> dnsServers, HostWakeup wakeup, DnsTrace? trace = null)
    {
        HostRandom random = new();
        HostNetworkLink link = dnsServers.Count == 0 ? new HostNetworkLink() : new HostNetworkLink(dnsServers);
        _sockets = new HostDnsSockets(wakeup);
        IDatagramSocket[] sockets = trace is null
            ? _sockets.Datagrams
            : [.. _sockets.Datagrams.Select(socket => new TracingDatagramSocket(socket, trace))];
        IStreamSocket stream = trace is null ? _sockets.Stream : new TracingStreamSocket(_sockets.Stream, trace);
        Locator = new Locator(new Resolver(link, sockets, stream, random), random);
    }

    /// <summary>The locator.</summary>
    public Locator Locator { get; }

    /// <summary>Locates to the end.</summary>
    /// <param name="target">What.</param>
    /// <param name="loop">Drives it.</param>
    /// <param name="nowMs">The monotonic clock.</param>
    /// <param name="cancellation">Ends it early.</param>
    public void Locate(ServerUri target, HostLoop loop, long nowMs, CancellationToken cancellation)
    {
        byte[] host = DomainText.ToBytes(target.Host);
        Locator.Start(host, 0, host.Length, target.Port, nowMs);
        loop.Run(
            now =>
            {
                Locator.Poll(now);
                return Locator.State == LocatorState.Done;
            },
            () => Locator.NextDeadlineMs,
            cancellation);
    }

    /// <summary>Closes the sockets.</summary>
    public void Dispose()
    {
        _sockets.Dispose();
    }
}
