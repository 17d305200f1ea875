using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Identity;

namespace SipPhone.Lab.Registration
{
    // A registrar over TLS in this process, on loopback. Invariants: a client that the allow list turns
    // away gets no SIP octet (seed §6); no connection outlives DisposeAsync; nothing that a client does ends the
    // server.

    /// <summary>
    /// The lab's registrar. With a certificate for another domain it is the lab's impostor: all else is the same.
    /// </summary>
    public sealed class LabRegistrar : IAsyncDisposable
    {
        private const int MaxConnections = 64;
        private const int MaxSeenConnections = 256;
        private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

        private readonly LabRegistrarOptions _options;
        private readonly SslStreamCertificateContext _certificate;
        private readonly RegistrarCore _core;
        private readonly TcpListener _listener;
        private readonly CancellationTokenSource _stop = new();
        private readonly Lock _gate = new();
        private readonly Queue<SeenConnection> _seen = new();
        private readonly List<Task> _serving = [];
        private readonly Task _accepting;
        private long _earlierSipBytes;
        private int _failedHandshakes;

        private LabRegistrar(LabRegistrarOptions options)
        {
            _options = options;
            _certificate = options.Certificate.ToContext();
            _core = new RegistrarCore(options);
            _listener = new TcpListener(options.ListenOn);
            _listener.Start();
            EndPoint = (IPEndPoint)_listener.LocalEndpoint;
            _accepting = AcceptAllAsync();
        }

        /// <summary>Where it listens, with the port that a free one turned into.</summary>
        public IPEndPoint EndPoint { get; }

        /// <summary>Who is registered now.</summary>
        public IReadOnlyList<Binding> Bindings => _core.Bindings;

        /// <summary>The connections whose handshake was done, the last 256 in order.</summary>
        public IReadOnlyList<SeenConnection> Connections
        {
            get
            {
                lock (_gate)
                {
                    return _seen.ToArray();
                }
            }
        }

        /// <summary>Handshakes that failed, on either side's account.</summary>
        public int FailedHandshakes => Volatile.Read(ref _failedHandshakes);

        /// <summary>Octets of SIP received on all connections.</summary>
        public long SipBytesReceived
        {
            get
            {
                lock (_gate)
                {
                    return _earlierSipBytes + _seen.Sum(connection => connection.SipBytesReceived);
                }
            }
        }

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
        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await _accepting.ConfigureAwait(false);
            _listener.Dispose();
            await Task.WhenAll(_serving).ConfigureAwait(false);
            _stop.Dispose();
        }

        private async Task AcceptAllAsync()
        {
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    Socket socket = await _listener.AcceptSocketAsync(_stop.Token).ConfigureAwait(false);
                    _serving.RemoveAll(task => task.IsCompleted);
                    if (_serving.Count < MaxConnections)
                    {
                        _serving.Add(ServeAsync(socket));
                    }
                    else
                    {
                        socket.Dispose();
                    }
                }
                catch (SocketException)
                {
                    // A client that left before it was accepted.
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }

        private async Task ServeAsync(Socket socket)
        {
            // Whatever await inside does not know of cancellation ends with the socket.
            using CancellationTokenRegistration cut = _stop.Token.Register(socket.Dispose);
            bool isHandshakeDone = false;
            try
            {
                socket.NoDelay = true;
                IPEndPoint peer = (IPEndPoint)socket.RemoteEndPoint!;
                await using SslStream tls = new(new NetworkStream(socket, ownsSocket: true));
                await HandshakeAsync(tls).ConfigureAwait(false);
                isHandshakeDone = true;
                SeenConnection seen = Look(tls, peer);
                if (seen.ClientVerdict is null or IdentityReason.Authenticated)
                {
                    await new RegistrarConnection(tls, _core, seen).ServeAsync(_stop.Token).ConfigureAwait(false);
                }
                else
                {
                    await tls.ShutdownAsync().ConfigureAwait(false);
                }
            }
            catch (Exception e) when (e is IOException or SocketException or AuthenticationException
                or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                // The client went, was cut off, or did not speak TLS: nobody else is concerned.
                if (!isHandshakeDone)
                {
                    Interlocked.Increment(ref _failedHandshakes);
                }
            }
            finally
            {
                socket.Dispose();
            }
        }

        private async Task HandshakeAsync(SslStream tls)
        {
            using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            deadline.CancelAfter(HandshakeTimeout);
            X509ChainPolicy policy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            };
            policy.CustomTrustStore.AddRange(_options.ClientAnchors);
            SslServerAuthenticationOptions options = new()
            {
                ServerCertificateContext = _certificate,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificateRequired = _options.ClientAnchors.Count > 0,
                CertificateChainPolicy = policy,

                // A client without a certificate is the allow list's affair; one with a bad chain is nobody's.
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    certificate is null || errors == SslPolicyErrors.None,
            };
            await tls.AuthenticateAsServerAsync(options, deadline.Token).ConfigureAwait(false);
        }

        private SeenConnection Look(SslStream tls, IPEndPoint peer)
        {
            IdentityReason? verdict = null;
            string? identity = null;
            if (_options.AllowedClients is not null)
            {
                verdict = ClientCheck.Check(
                    tls.RemoteCertificate, _options.AllowedClients, _options.Time, out identity);
            }

            SeenConnection seen = new(peer, tls.TargetHostName, tls.SslProtocol, verdict, identity);
            lock (_gate)
            {
                _seen.Enqueue(seen);
                if (_seen.Count > MaxSeenConnections)
                {
                    _earlierSipBytes += _seen.Dequeue().SipBytesReceived;
                }
            }

            return seen;
        }
    }
}
