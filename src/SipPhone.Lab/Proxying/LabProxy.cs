using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Core;
using SipPhone.Identity;
using SipPhone.Lab.Registration;
using SipPhone.Lab.Transport;
using SipPhone.Sip.Transport;

namespace SipPhone.Lab.Proxying
{
    // A domain's server, registrar and proxy, over TLS in this process. It authenticates both of its sides by the same
    // rules as the phone (seed §7): who connects, against an allow list; whom it connects to, as the domain that was
    // routed by. Invariant: without that no octet of SIP is answered, or sent.
    //
    //   the client's certificate                                 it is
    //   names a domain of Peers                                  that domain's proxy: needs no password
    //   names the proxy's own domain, or one of AllowedClients   a phone
    //   none, and AllowedClients is null                         a phone
    //   anything else                                            turned away

    /// <summary>The lab's registrar and proxy.</summary>
    public sealed class LabProxy : IAsyncDisposable
    {
        private readonly LabProxyOptions _options;
        private readonly AllowedDomains _peers = new();
        private readonly AllowedDomains _phones = new();
        private readonly PeerLinks _links;
        private readonly LabListener _listener;
        private readonly ProxyCore _core;

        private LabProxy(LabProxyOptions options)
        {
            _options = options;
            _phones.Add(Ascii.ToBytes(options.Registrar.Domain));
            foreach (string peer in options.Peers)
            {
                _peers.Add(Ascii.ToBytes(peer));
            }

            _links = new PeerLinks(Open);
            _listener = new LabListener(options.Registrar, Judge, ServeAsync);
            _core = new ProxyCore(
                options.Registrar, _listener.EndPoint, options.DnsServer is null ? null : _links.Get);
            _listener.Start();
        }

        /// <summary>Where it listens, with the port that a free one turned into.</summary>
        public IPEndPoint EndPoint => _listener.EndPoint;

        /// <summary>Who is registered now.</summary>
        public IReadOnlyList<Binding> Bindings => _core.Bindings;

        /// <summary>The connections whose handshake was done, the last 256 in order.</summary>
        public IReadOnlyList<SeenConnection> Connections => _listener.Connections;

        /// <summary>What was seen of other domains' servers, in the order of connecting.</summary>
        public IReadOnlyList<SeenPeer> Peers => _links.Seen;

        /// <summary>Handshakes that failed, on either side's account.</summary>
        public int FailedHandshakes => _listener.FailedHandshakes;

        /// <summary>Octets of SIP received on all connections that were accepted.</summary>
        public long SipBytesReceived => _listener.SipBytesReceived;

        /// <summary>What it does with what it gets.</summary>
        public ProxyService Service
        {
            get => _core.Service;
            set => _core.Service = value;
        }

        /// <summary>Starts one.</summary>
        /// <param name="options">How it is set up.</param>
        /// <returns>The proxy, listening.</returns>
        /// <exception cref="SocketException">The address or port is not to be had.</exception>
        public static LabProxy Start(LabProxyOptions options)
        {
            return new LabProxy(options);
        }

        /// <summary>Makes every nonce stale, as a restart would.</summary>
        public void ForgetNonces() => _core.ForgetNonces();

        /// <summary>Breaks the connections of all clients without a word; new ones are still accepted.</summary>
        public void CutConnections() => _listener.CutAll();

        /// <summary>Stops it and cuts off everybody.</summary>
        /// <returns>Ends when nothing of it runs any more.</returns>
        public async ValueTask DisposeAsync()
        {
            await _listener.DisposeAsync().ConfigureAwait(false);
            _links.Dispose();
            _core.Dispose();
        }

        private ClientVerdict Judge(X509Certificate? certificate)
        {
            LabRegistrarOptions registrar = _options.Registrar;
            if (certificate is null && registrar.AllowedClients is null)
            {
                return new ClientVerdict(null, null, IsWelcome: true);
            }

            IdentityReason reason = ClientCheck.Check(certificate, _peers, registrar.Time, out string? identity);
            if (reason != IdentityReason.Authenticated)
            {
                reason = ClientCheck.Check(
                    certificate, registrar.AllowedClients ?? _phones, registrar.Time, out identity);
            }

            return new ClientVerdict(reason, identity, reason == IdentityReason.Authenticated);
        }

        private async Task ServeAsync(SslStream tls, SeenConnection seen, CancellationToken stop)
        {
            byte[] identity = Ascii.ToBytes(seen.ClientIdentity ?? string.Empty);
            bool isPeer = _peers.Contains(identity, 0, identity.Length);
            SipConnection connection = new(tls, seen, (from, message) => _core.Take(from, message))
            {
                PeerDomain = isPeer ? seen.ClientIdentity : null,
                AnswersPings = () => Service != ProxyService.Silent,
            };
            try
            {
                await connection.ServeAsync(stop).ConfigureAwait(false);
            }
            finally
            {
                _core.TakeLoss(connection, ConnectionFailure.PeerClosed);
            }
        }

        private PeerLink Open(string host, int port) => new(host, port, _options, _core.Take, _core.TakeLoss);
    }
}
