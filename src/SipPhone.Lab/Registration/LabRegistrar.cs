using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Identity;
using SipPhone.Lab.Transport;
using SipPhone.Sip.Messages;

namespace SipPhone.Lab.Registration
{
    // A registrar over TLS in this process, on loopback. Invariant: it answers every request, and sends nothing else.

    /// <summary>
    /// The lab's registrar. With a certificate for another domain it is the lab's impostor: all else is the same.
    /// </summary>
    public sealed class LabRegistrar : IAsyncDisposable
    {
        private readonly LabRegistrarOptions _options;
        private readonly RegistrarCore _core;
        private readonly LabListener _listener;

        private LabRegistrar(LabRegistrarOptions options)
        {
            _options = options;
            _core = new RegistrarCore(options);
            _listener = new LabListener(options, Judge, ServeAsync);
            _listener.Start();
        }

        /// <summary>Where it listens, with the port that a free one turned into.</summary>
        public IPEndPoint EndPoint => _listener.EndPoint;

        /// <summary>Who is registered now.</summary>
        public IReadOnlyList<Binding> Bindings => _core.Bindings;

        /// <summary>The connections whose handshake was done, the last 256 in order.</summary>
        public IReadOnlyList<SeenConnection> Connections => _listener.Connections;

        /// <summary>Handshakes that failed, on either side's account.</summary>
        public int FailedHandshakes => _listener.FailedHandshakes;

        /// <summary>Octets of SIP received on all connections.</summary>
        public long SipBytesReceived => _listener.SipBytesReceived;

        /// <summary>Starts one.</summary>
        /// <param name="options">How it is set up.</param>
        /// <returns>The registrar, listening.</returns>
        /// <exception cref="SocketException">The address or port is not to be had.</exception>
        public static LabRegistrar Start(LabRegistrarOptions options)
        {
            return new LabRegistrar(options);
        }

        /// <summary>Makes every nonce stale, as a restart would.</summary>
        public void ForgetNonces()
        {
            _core.ForgetNonces();
        }

        /// <summary>Stops it and cuts off all clients.</summary>
        /// <returns>Ends when nothing of it runs any more.</returns>
        public ValueTask DisposeAsync()
        {
            return _listener.DisposeAsync();
        }

        private ClientVerdict Judge(X509Certificate? certificate)
        {
            if (_options.AllowedClients is null)
            {
                return new ClientVerdict(null, null, IsWelcome: true);
            }

            IdentityReason reason = ClientCheck.Check(
                certificate, _options.AllowedClients, _options.Time, out string? identity);
            return new ClientVerdict(reason, identity, reason == IdentityReason.Authenticated);
        }

        private Task ServeAsync(SslStream tls, SeenConnection seen, CancellationToken stop)
        {
            return new SipConnection(tls, seen, Answer).ServeAsync(stop);
        }

        private bool Answer(SipConnection connection, SipMessage message)
        {
            if (!RegistrarCore.IsAnswered(message))
            {
                return true;
            }

            byte[]? response = _core.Respond(message);
            if (response is not null)
            {
                connection.Send(response);
            }

            return response is not null;
        }
    }
}
