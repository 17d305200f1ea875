using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // One TLS connection's background work: connect, handshake, wait for the verdict, then carry octets both ways
    // between the SslStream and two rings. Invariants: the SslStream sees no application data before Accept; the first
    // failure is the one that is kept, and it is written before Stage says Ended; after Close or the peer's end
    // everything is over within LingerMs, whatever the peer does; nothing is thrown out of here.

    /// <summary>The background half of <see cref="HostSecureChannel"/>: made by one Open, never used again.</summary>
    internal sealed class TlsConnection
    {
        // Two full TLS records a direction: enough to keep the wire busy, small enough to feel backpressure.
        private const int RingBytes = 32 * 1024;
        private const int RecordBytes = 16 * 1024;

        // How long the last octets and close_notify may take once the connection is given up.
        private const int LingerMs = 2000;

        private readonly Socket _socket;
        private readonly IPEndPoint _peer;
        private readonly string _serverName;
        private readonly X509Certificate2Collection _anchors;
        private readonly OwnCertificate? _own;
        private readonly HostWakeup _wakeup;
        private readonly CancellationTokenSource _handshakeAbort = new();
        private readonly CancellationTokenSource _linger = new();
        private readonly TaskCompletionSource<bool> _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _gate = new();
        private volatile TlsStage _stage = TlsStage.Connecting;
        private long _applicationBytesSent;

        /// <summary>Starts to connect.</summary>
        /// <param name="peer">Address and port.</param>
        /// <param name="serverName">The name for SNI; empty for none.</param>
        /// <param name="anchors">Whom to trust; this object disposes of them.</param>
        /// <param name="own">
        /// What to present when the peer asks, null for nothing; this object disposes of it.
        /// </param>
        /// <param name="wakeup">Signalled at every step.</param>
        /// <exception cref="SocketException">The platform gives no socket of that family.</exception>
        internal TlsConnection(
            IPEndPoint peer,
            string serverName,
            X509Certificate2Collection anchors,
            OwnCertificate? own,
            HostWakeup wakeup)
        {
            _socket = new Socket(peer.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            _peer = peer;
            _serverName = serverName;
            _anchors = anchors;
            _own = own;
            _wakeup = wakeup;
            Incoming = new ByteRing(RingBytes, wakeup);
            Outgoing = new ByteRing(RingBytes, wakeup);
            _linger.Token.Register(_socket.Dispose);
            Completion = Task.Run(RunAsync);
        }

        /// <summary>Ends when the background work has ended; never faults.</summary>
        internal Task Completion { get; }

        /// <summary>How far it has come.</summary>
        internal TlsStage Stage => _stage;

        /// <summary>What the peer sent and nobody took yet.</summary>
        internal ByteRing Incoming { get; }

        /// <summary>What is to be sent.</summary>
        internal ByteRing Outgoing { get; }

        /// <summary>The peer's leaf in DER; null before the handshake is done.</summary>
        internal byte[]? PeerCertificate { get; private set; }

        /// <summary>Our own address and port; null before the connection stands.</summary>
        internal IPEndPoint? LocalEndPoint { get; private set; }

        /// <summary>The protocol version on the wire; 0 before the handshake is done.</summary>
        internal int TlsVersion { get; private set; }

        /// <summary>
        /// Why it ended; to be read when <see cref="Stage"/> or <see cref="Incoming"/> says that it did.
        /// </summary>
        internal SecureChannelFailure Failure { get; private set; }

        /// <summary>The platform's number behind <see cref="Failure"/>.</summary>
        internal int PlatformError { get; private set; }

        /// <summary>Application octets handed to TLS.</summary>
        internal long ApplicationBytesSent => Interlocked.Read(ref _applicationBytesSent);

        /// <summary>Lets octets flow.</summary>
        internal void Accept()
        {
            _verdict.TrySetResult(true);
        }

        /// <summary>
        /// Gives the connection up: what was taken for sending still goes, within <see cref="LingerMs"/>.
        /// </summary>
        internal void Close()
        {
            if (_stage < TlsStage.HandshakeDone)
            {
                _handshakeAbort.Cancel();
            }

            _verdict.TrySetResult(false);
            Incoming.Discard();
            Outgoing.Complete();
            _linger.CancelAfter(LingerMs);
        }

        private async Task RunAsync()
        {
            try
            {
                await _socket.ConnectAsync(_peer, _handshakeAbort.Token).ConfigureAwait(false);
                LocalEndPoint = (IPEndPoint?)_socket.LocalEndPoint;
                MoveTo(TlsStage.Handshaking);
                await using NetworkStream transport = new(_socket, ownsSocket: false);
                await using SslStream tls = new(transport);
                await HandshakeAsync(tls).ConfigureAwait(false);
                MoveTo(TlsStage.HandshakeDone);
                await ConverseAsync(tls).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // Whatever a platform throws ends the connection, and only it.
                Fail(FailureOf(e), PlatformErrorOf(e));
            }

            Incoming.Complete();
            Outgoing.Discard();
            _socket.Dispose();
            foreach (X509Certificate2 anchor in _anchors)
            {
                anchor.Dispose();
            }

            _own?.Dispose();
            MoveTo(TlsStage.Ended);
        }

        private async Task HandshakeAsync(SslStream tls)
        {
            byte[]? leafDer = null;
            SslClientAuthenticationOptions options = new()
            {
                TargetHost = _serverName,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                ClientCertificateContext = _own?.Context,

                // The platform builds a chain of its own before it asks ours: it may not go to the network for that.
                CertificateChainPolicy = PeerChain.NewPolicy(_anchors),
                RemoteCertificateValidationCallback = (_, leaf, chain, _) => IsTrusted(leaf, chain, out leafDer),

                // Each connection shows its certificate anew.
                AllowTlsResume = false,
                AllowRenegotiation = false,
            };
            await tls.AuthenticateAsClientAsync(options, _handshakeAbort.Token).ConfigureAwait(false);
            PeerCertificate = leafDer;
            TlsVersion = tls.SslProtocol == SslProtocols.Tls13 ? 0x0304 : 0x0303;
        }

        private bool IsTrusted(X509Certificate? certificate, X509Chain? chain, out byte[]? leafDer)
        {
            leafDer = null;
            if (certificate is not X509Certificate2 leaf)
            {
                Fail(SecureChannelFailure.UntrustedChain, (int)X509ChainStatusFlags.PartialChain);
                return false;
            }

            leafDer = leaf.RawData;
            X509ChainStatusFlags problems = PeerChain.Check(leaf, chain?.ChainPolicy.ExtraStore ?? [], _anchors);
            if (problems == X509ChainStatusFlags.NoError)
            {
                return true;
            }

            // "Expired" is said only when time is all that is wrong.
            bool isTimeOnly = problems == X509ChainStatusFlags.NotTimeValid;
            Fail(isTimeOnly ? SecureChannelFailure.Expired : SecureChannelFailure.UntrustedChain, (int)problems);
            return false;
        }

        private async Task ConverseAsync(SslStream tls)
        {
            if (await _verdict.Task.ConfigureAwait(false))
            {
                // Neither throws, and each ends the other.
                await Task.WhenAll(ReceiveAllAsync(tls), SendAllAsync(tls)).ConfigureAwait(false);
                return;
            }

            // Closing with unread octets would reset the connection, and the peer would miss that it was a proper end.
            await EndSendingAsync(tls).ConfigureAwait(false);
            await DrainAsync().ConfigureAwait(false);
        }

        private async Task ReceiveAllAsync(SslStream tls)
        {
            byte[] record = new byte[RecordBytes];
            try
            {
                int length;
                while ((length = await tls.ReadAsync(record).ConfigureAwait(false)) > 0)
                {
                    // After Close the ring takes nothing more, and this goes on to the peer's end without it.
                    await Incoming
                        .WriteAllAsync(record.AsMemory(0, length), CancellationToken.None)
                        .ConfigureAwait(false);
                }

                Fail(SecureChannelFailure.PeerClosed, 0);
            }
            catch (Exception e)
            {
                Fail(FailureOf(e), PlatformErrorOf(e));
            }

            Incoming.Complete();
            Outgoing.Discard();
            _linger.CancelAfter(LingerMs);
        }

        private async Task SendAllAsync(SslStream tls)
        {
            byte[] record = new byte[RecordBytes];
            try
            {
                int length;
                while ((length = await Outgoing.ReadAsync(record, CancellationToken.None).ConfigureAwait(false)) >= 0)
                {
                    Interlocked.Add(ref _applicationBytesSent, length);
                    await tls.WriteAsync(record.AsMemory(0, length)).ConfigureAwait(false);
                }

                await EndSendingAsync(tls).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Fail(FailureOf(e), PlatformErrorOf(e));
                Outgoing.Discard();
                _linger.CancelAfter(LingerMs);
            }
        }

        private async Task EndSendingAsync(SslStream tls)
        {
            await tls.ShutdownAsync().ConfigureAwait(false);
            _socket.Shutdown(SocketShutdown.Send);
        }

        private async Task DrainAsync()
        {
            byte[] rest = new byte[RecordBytes];
            while (await _socket.ReceiveAsync(rest.AsMemory()).ConfigureAwait(false) > 0)
            {
            }
        }

        private void MoveTo(TlsStage stage)
        {
            _stage = stage;
            _wakeup.Signal();
        }

        private void Fail(SecureChannelFailure failure, int platformError)
        {
            lock (_gate)
            {
                if (Failure == SecureChannelFailure.None)
                {
                    Failure = failure;
                    PlatformError = platformError;
                }
            }
        }

        private SecureChannelFailure FailureOf(Exception e)
        {
            SocketException? socketError = e as SocketException ?? e.InnerException as SocketException;
            if (_stage > TlsStage.Connecting)
            {
                // With any other error than a socket's inside, the failure is TLS's own, such as the alert by which a
                // server refuses us without a certificate once our half of the handshake is done (RFC 8446 §4.4.2.4).
                return socketError is not null || e is IOException { InnerException: null }
                    ? SecureChannelFailure.PeerClosed
                    : SecureChannelFailure.Protocol;
            }

            return socketError?.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => SecureChannelFailure.Refused,
                SocketError.TimedOut => SecureChannelFailure.TimedOut,
                _ => SecureChannelFailure.Unreachable,
            };
        }

        private static int PlatformErrorOf(Exception e)
        {
            SocketException? socketError = e as SocketException ?? e.InnerException as SocketException;
            return socketError?.NativeErrorCode ?? e.GetBaseException().HResult;
        }
    }
}
