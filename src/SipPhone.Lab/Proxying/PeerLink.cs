using System;
using System.Collections.Generic;
using System.Net;
using System.Text;
using System.Threading;
using SipPhone.Board.Host;
using SipPhone.Dns;
using SipPhone.Identity;
using SipPhone.Lab.Transport;
using SipPhone.Sip.Messages;
using SipPhone.Sip.Transport;
using Ascii = SipPhone.Core.Ascii;
using Limits = SipPhone.Core.Limits;

namespace SipPhone.Lab.Proxying
{
    // A proxy as client of the next one, seed §7: the phone's own locator, connection manager and identity rules, on
    // the host board, in a thread of their own. Invariant: what is sent waits until the server was recognised, and
    // goes nowhere when it was not.

    /// <summary>The connection to the server of one domain.</summary>
    internal sealed class PeerLink : ISipLink, IConnectionEvents, IDisposable
    {
        private const int LongestSleepMs = 1000;

        private readonly LabProxyOptions _options;
        private readonly byte[] _host;
        private readonly int _port;
        private readonly Func<ISipLink, SipMessage, bool> _onMessage;
        private readonly Action<ISipLink, ConnectionFailure> _onLoss;
        private readonly HostClock _clock = new();
        private readonly HostWakeup _wakeup = new();
        private readonly HostDnsSockets _dnsSockets;
        private readonly HostSecureChannel _channel;
        private readonly ConnectionManager _connection;
        private readonly SipStreamFramer _framer = new();
        private readonly SipMessage _message = new();
        private readonly Lock _gate = new();
        private readonly Queue<ReadOnlyMemory<byte>> _outgoing = new();
        private readonly Thread _thread;
        private ReadOnlyMemory<byte> _unsent;
        private volatile bool _isStopping;
        private volatile bool _isUp = true;
        private SeenPeer _seen;

        /// <summary>Starts to connect.</summary>
        /// <param name="host">The host part of the URI that is routed by, and whom the server must be.</param>
        /// <param name="port">The URI's port; 0 for none.</param>
        /// <param name="options">Whom to ask for names, whom to trust, what to present, and who watches.</param>
        /// <param name="onMessage">Takes each message; false when the connection is of no use any more.</param>
        /// <param name="onLoss">Hears the end, once.</param>
        internal PeerLink(
            string host,
            int port,
            LabProxyOptions options,
            Func<ISipLink, SipMessage, bool> onMessage,
            Action<ISipLink, ConnectionFailure> onLoss)
        {
            PeerDomain = host;
            _host = Encoding.Latin1.GetBytes(host);
            _port = port;
            _onMessage = onMessage;
            _onLoss = onLoss;
            _seen = new SeenPeer(
                host, null, false, null, IdentityKind.None, string.Empty, ConnectionFailure.None, 0);
            _options = options;
            _dnsSockets = new HostDnsSockets(_wakeup);
            IssuedCertificate own = options.Registrar.Certificate;
            HostTrustStore anchors = HostTrustStore.FromDer(options.ServerAnchors);
            _channel = new HostSecureChannel(anchors, _wakeup, own.ToDeviceIdentity());
            HostRandom random = new();
            HostNetworkLink network = new([options.DnsServer!]);
            Locator locator = new(new Resolver(network, _dnsSockets.Datagrams, _dnsSockets.Stream, random), random);
            byte[] room = new byte[Limits.MaxCertificateBytes];
            _connection = new ConnectionManager(locator, _channel, _clock, new IdentityPolicy(), room, this);
            _thread = new Thread(Run) { IsBackground = true, Name = "to " + host };
            _thread.Start();
        }

        /// <inheritdoc/>
        public bool IsUp => _isUp;

        /// <inheritdoc/>
        public IPEndPoint? Peer => Seen.Address;

        /// <inheritdoc/>
        public string? PeerDomain { get; }

        /// <summary>What was seen of the server.</summary>
        internal SeenPeer Seen
        {
            get
            {
                lock (_gate)
                {
                    return _seen with { SipBytesSent = _channel.ApplicationBytesSent };
                }
            }
        }

        /// <inheritdoc/>
        public void Send(ReadOnlyMemory<byte> octets)
        {
            lock (_gate)
            {
                _outgoing.Enqueue(octets);
            }

            _wakeup.Signal();
        }

        /// <summary>Closes it, and waits until nothing of it runs any more.</summary>
        public void Dispose()
        {
            _isStopping = true;
            _wakeup.Signal();
            _thread.Join();
            _channel.DisposeAsync().AsTask().GetAwaiter().GetResult();
            _dnsSockets.Dispose();
            _wakeup.Dispose();
        }

        /// <inheritdoc/>
        void IConnectionEvents.OnLocated(Locator locator) => Note(seen => seen with { IsLocated = locator.Located });

        /// <inheritdoc/>
        void IConnectionEvents.OnConnecting(Candidate candidate)
        {
            IPEndPoint address = new(new IPAddress(candidate.Address), candidate.Port);
            Note(seen => seen with { Address = address });
        }

        /// <inheritdoc/>
        void IConnectionEvents.OnSecured(Candidate candidate, int tlsVersion)
        {
        }

        /// <inheritdoc/>
        void IConnectionEvents.OnIdentity(
            Candidate candidate,
            byte[] certificate,
            int certificateEnd,
            IdentityRequest request,
            IdentityVerdict verdict)
        {
            string identity = Ascii.ToText(certificate, verdict.IdentityOffset, verdict.IdentityEnd);
            Note(seen => seen with { Reason = verdict.Reason, By = verdict.By, Identity = identity });
            _options.OnPeerJudged?.Invoke(Seen);
        }

        /// <inheritdoc/>
        void IConnectionEvents.OnCandidateFailed(Candidate candidate, ConnectionFailure failure, int platformError)
        {
        }

        private void Note(Func<SeenPeer, SeenPeer> change)
        {
            lock (_gate)
            {
                _seen = change(_seen);
            }
        }

        private void Run()
        {
            _connection.Open(_host, _port, _host, _clock.NowMs);
            ConnectionFailure failure = ConnectionFailure.None;
            while (!_isStopping && failure == ConnectionFailure.None)
            {
                _connection.Poll(_clock.NowMs);
                bool isGood = _connection.State != ConnectionState.Open || (Receive() && SendQueued());
                failure = isGood ? _connection.Failure : ConnectionFailure.PeerClosed;
                if (failure == ConnectionFailure.None)
                {
                    Sleep();
                }
            }

            _connection.Close();
            _isUp = false;
            Note(seen => seen with { Failure = failure });
            _onLoss(this, failure);
        }

        private void Sleep()
        {
            long deadlineMs = _connection.NextDeadlineMs;
            long sleepMs = deadlineMs < 0 ? LongestSleepMs : deadlineMs - _clock.NowMs;
            _wakeup.Wait((int)Math.Clamp(sleepMs, 0, LongestSleepMs));
        }

        private bool Receive()
        {
            int count;
            while ((count = _connection.Receive(_framer.Buffer, _framer.FreeOffset, _framer.FreeEnd)) > 0)
            {
                _framer.Received(count);
                SipFrame frame;
                while ((frame = _framer.Next()) is SipFrame.Message or SipFrame.KeepAlive)
                {
                    if (frame == SipFrame.Message && !TakeMessage())
                    {
                        return false;
                    }
                }

                if (frame == SipFrame.Error)
                {
                    return false;
                }
            }

            return count == 0;
        }

        private bool TakeMessage()
        {
            int offset = _framer.MessageOffset;
            int end = _framer.MessageEnd;
            _options.PeerTrace?.OnReceived(_framer.Buffer, offset, end, _clock.NowMs);
            return _message.Parse(_framer.Buffer, offset, end) == SipResult.Ok && _onMessage(this, _message);
        }

        private bool SendQueued()
        {
            while (_unsent.Length > 0 || TakeQueued())
            {
                int count = _connection.Send(_unsent.ToArray(), 0, _unsent.Length);
                if (count <= 0)
                {
                    return count == 0;
                }

                _unsent = _unsent[count..];
            }

            return true;
        }

        private bool TakeQueued()
        {
            lock (_gate)
            {
                if (!_outgoing.TryDequeue(out _unsent))
                {
                    return false;
                }
            }

            _options.PeerTrace?.OnSent(_unsent.ToArray(), 0, _unsent.Length, _clock.NowMs);
            return true;
        }
    }
}
