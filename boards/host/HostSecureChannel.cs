using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Host
{
    // The loop's half of a TLS connection on SslStream. Each Open makes a new TlsConnection, and only the newest is
    // looked at: what an older one still does in the background reaches nobody. Invariant: _state changes in Open,
    // Poll, Accept and Close only, so the loop sees one consistent picture between two polls.

    /// <summary>
    /// TLS 1.2 and 1.3 on .NET. Trusts the given anchors only, checks no name, resumes no session, and sends no
    /// application octet before <see cref="Accept"/>. Octets that <see cref="Send"/> took are still sent after
    /// <see cref="Close"/> if the peer takes them within two seconds.
    /// </summary>
    public sealed class HostSecureChannel : ISecureChannel, IAsyncDisposable
    {
        private readonly ITrustStore _trustStore;
        private readonly HostWakeup _wakeup;
        private readonly IDeviceIdentity? _identity;
        private readonly List<TlsConnection> _ending = [];
        private TlsConnection? _connection;
        private SecureChannelState _state = SecureChannelState.Closed;
        private SecureChannelFailure _failure;
        private int _platformError;
        private long _earlierApplicationBytes;

        /// <summary>Makes a closed channel.</summary>
        /// <param name="trustStore">The anchors, read at each <see cref="Open"/>.</param>
        /// <param name="wakeup">Signalled whenever <see cref="Poll"/>, Send or Receive may have news.</param>
        /// <param name="identity">
        /// What to present when the peer asks, read at each <see cref="Open"/>; null for nothing.
        /// </param>
        public HostSecureChannel(ITrustStore trustStore, HostWakeup wakeup, IDeviceIdentity? identity = null)
        {
            _trustStore = trustStore;
            _wakeup = wakeup;
            _identity = identity;
        }

        /// <inheritdoc/>
        public SecureChannelFailure Failure => _failure;

        /// <inheritdoc/>
        public int PlatformError => _platformError;

        /// <inheritdoc/>
        public int TlsVersion => HasPeer ? _connection!.TlsVersion : 0;

        /// <summary>Application octets handed to TLS on all connections since this object was made.</summary>
        public long ApplicationBytesSent =>
            _earlierApplicationBytes
            + _ending.Sum(connection => connection.ApplicationBytesSent)
            + (_connection?.ApplicationBytesSent ?? 0);

        private bool HasPeer => _connection is not null && _state >= SecureChannelState.PeerPresented;

        /// <inheritdoc/>
        public void Open(byte[] address, int port, byte[] serverName)
        {
            Close();
            X509Certificate2Collection anchors = PeerChain.LoadAnchors(_trustStore);
            if (anchors.Count == 0)
            {
                Fail(SecureChannelFailure.NoAnchors, 0);
                return;
            }

            try
            {
                string name = serverName is null ? string.Empty : Encoding.ASCII.GetString(serverName);
                IPEndPoint peer = new(new IPAddress(address), port);
                _connection = new TlsConnection(peer, name, anchors, OwnCertificate.Read(_identity), _wakeup);
                _state = SecureChannelState.Connecting;
            }
            catch (Exception e) when (e is SocketException or ArgumentException)
            {
                Fail(SecureChannelFailure.Unreachable, e is SocketException s ? s.NativeErrorCode : e.HResult);
            }
        }

        /// <inheritdoc/>
        public SecureChannelState Poll()
        {
            if (_connection is null || _state == SecureChannelState.Failed)
            {
                return _state;
            }

            if (_state == SecureChannelState.Open)
            {
                // What came before the end is handed over first.
                if (_connection.Incoming.IsDrained)
                {
                    Fail(_connection.Failure, _connection.PlatformError);
                }

                return _state;
            }

            switch (_connection.Stage)
            {
                case TlsStage.Connecting:
                    break;

                case TlsStage.Handshaking:
                    _state = SecureChannelState.Handshaking;
                    break;

                case TlsStage.HandshakeDone:
                    _state = SecureChannelState.PeerPresented;
                    break;

                default:
                    Fail(_connection.Failure, _connection.PlatformError);
                    break;
            }

            return _state;
        }

        /// <inheritdoc/>
        public int LocalPort => LocalEndPoint?.Port ?? 0;

        private IPEndPoint? LocalEndPoint =>
            _state is >= SecureChannelState.Handshaking and <= SecureChannelState.Open
                ? _connection!.LocalEndPoint
                : null;

        /// <inheritdoc/>
        public int CopyLocalAddress(byte[] buffer, int offset, int end)
        {
            byte[]? address = LocalEndPoint?.Address.GetAddressBytes();
            if (address is null)
            {
                return HalResult.NotFound;
            }

            if (address.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            address.CopyTo(buffer, offset);
            return address.Length;
        }

        /// <inheritdoc/>
        public int CopyPeerCertificate(byte[] buffer, int offset, int end)
        {
            byte[]? leaf = HasPeer ? _connection!.PeerCertificate : null;
            if (leaf is null)
            {
                return HalResult.NotFound;
            }

            if (leaf.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            leaf.CopyTo(buffer, offset);
            return leaf.Length;
        }

        /// <inheritdoc/>
        public void Accept()
        {
            if (_state == SecureChannelState.PeerPresented)
            {
                _state = SecureChannelState.Open;
                _connection!.Accept();
            }
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            return _state == SecureChannelState.Open
                ? _connection!.Outgoing.Write(buffer.AsSpan(offset, end - offset))
                : HalResult.Closed;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            return _state == SecureChannelState.Open
                ? _connection!.Incoming.Read(buffer.AsSpan(offset, end - offset))
                : HalResult.Closed;
        }

        /// <inheritdoc/>
        public void Close()
        {
            if (_connection is not null)
            {
                _connection.Close();
                _ending.RemoveAll(Retire);
                _ending.Add(_connection);
                _connection = null;
            }

            _state = SecureChannelState.Closed;
            _failure = SecureChannelFailure.None;
            _platformError = 0;
        }

        /// <summary>Closes, and waits until the last octets are out, two seconds at most.</summary>
        /// <returns>Ends when no background work is left.</returns>
        public async ValueTask DisposeAsync()
        {
            Close();
            foreach (TlsConnection connection in _ending)
            {
                await connection.Completion.ConfigureAwait(false);
            }
        }

        private bool Retire(TlsConnection connection)
        {
            if (!connection.Completion.IsCompleted)
            {
                return false;
            }

            _earlierApplicationBytes += connection.ApplicationBytesSent;
            return true;
        }

        private void Fail(SecureChannelFailure failure, int platformError)
        {
            _state = SecureChannelState.Failed;
            _failure = failure;
            _platformError = platformError;
        }
    }
}
