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
using SipPhone.Lab.Registration;

namespace SipPhone.Lab.Transport
{
    // The server's half of TLS, on loopback. Invariants: a client that is not welcome gets no SIP octet (seed §6); no
    // connection outlives DisposeAsync; nothing that a client does ends the server.

    /// <summary>Accepts TLS connections, looks at who connects, and has those who are welcome served.</summary>
    internal sealed class LabListener : IAsyncDisposable
    {
        private const int MaxConnections = 64;
        private const int MaxSeenConnections = 256;
        private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

        private readonly SslStreamCertificateContext _certificate;
        private readonly X509Certificate2Collection _clientAnchors;
        private readonly Func<X509Certificate?, ClientVerdict> _judge;
        private readonly Func<SslStream, SeenConnection, CancellationToken, Task> _serve;
        private readonly TcpListener _listener;
        private readonly CancellationTokenSource _stop = new();
        private readonly Lock _gate = new();
        private readonly Queue<SeenConnection> _seen = new();
        private readonly HashSet<Socket> _open = [];
        private readonly List<Task> _serving = [];
        private Task _accepting = Task.CompletedTask;
        private long _earlierSipBytes;
        private int _failedHandshakes;

        /// <summary>Takes the port; nobody is accepted before <see cref="Start"/>.</summary>
        /// <param name="options">Where it listens, what it presents, and who may vouch for clients.</param>
        /// <param name="judge">Says who is welcome, by the certificate.</param>
        /// <param name="serve">Serves one client until the returned task ends; the stream stays the listener's.</param>
        /// <exception cref="SocketException">The address or port is not to be had.</exception>
        internal LabListener(
            LabRegistrarOptions options,
            Func<X509Certificate?, ClientVerdict> judge,
            Func<SslStream, SeenConnection, CancellationToken, Task> serve)
        {
            _certificate = options.Certificate.ToContext();
            _clientAnchors = options.ClientAnchors;
            _judge = judge;
            _serve = serve;
            _listener = new TcpListener(options.ListenOn);
            _listener.Start();
            EndPoint = (IPEndPoint)_listener.LocalEndpoint;
        }

        /// <summary>Where it listens, with the port that a free one turned into.</summary>
        internal IPEndPoint EndPoint { get; }

        /// <summary>The connections whose handshake was done, the last 256 in order.</summary>
        internal IReadOnlyList<SeenConnection> Connections
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
        internal int FailedHandshakes => Volatile.Read(ref _failedHandshakes);

        /// <summary>Octets of SIP received on all connections.</summary>
        internal long SipBytesReceived
        {
            get
            {
                lock (_gate)
                {
                    return _earlierSipBytes + _seen.Sum(connection => connection.SipBytesReceived);
                }
            }
        }

        /// <summary>Starts to accept.</summary>
        internal void Start()
        {
            _accepting = AcceptAllAsync();
        }

        /// <summary>Breaks all connections without a word; new ones are still accepted.</summary>
        internal void CutAll()
        {
            Socket[] open;
            lock (_gate)
            {
                open = [.. _open];
            }

            Array.ForEach(open, socket => socket.Dispose());
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
            Note(socket, isOpen: true);
            try
            {
                socket.NoDelay = true;
                IPEndPoint peer = (IPEndPoint)socket.RemoteEndPoint!;
                await using SslStream tls = new(new NetworkStream(socket, ownsSocket: true));
                await HandshakeAsync(tls).ConfigureAwait(false);
                isHandshakeDone = true;
                ClientVerdict verdict = _judge(tls.RemoteCertificate);
                SeenConnection seen = Note(
                    new SeenConnection(peer, tls.TargetHostName, tls.SslProtocol, verdict.Reason, verdict.Identity));
                if (verdict.IsWelcome)
                {
                    await _serve(tls, seen, _stop.Token).ConfigureAwait(false);
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
                Note(socket, isOpen: false);
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
            policy.CustomTrustStore.AddRange(_clientAnchors);
            SslServerAuthenticationOptions options = new()
            {
                ServerCertificateContext = _certificate,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificateRequired = _clientAnchors.Count > 0,
                CertificateChainPolicy = policy,

                // A client without a certificate is the allow list's affair; one with a bad chain is nobody's.
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    certificate is null || errors == SslPolicyErrors.None,
            };
            await tls.AuthenticateAsServerAsync(options, deadline.Token).ConfigureAwait(false);
        }

        private void Note(Socket socket, bool isOpen)
        {
            lock (_gate)
            {
                _ = isOpen ? _open.Add(socket) : _open.Remove(socket);
            }
        }

        private SeenConnection Note(SeenConnection seen)
        {
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
