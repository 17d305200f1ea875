using System;
using SipPhone.Core.Hal;

namespace SipPhone.Board.Esp32.Stock
{
    // TLS on the stock image's SslStream, as README.md beside this file has it: which hazards are avoided where, and
    // which are told. A name is checked by the platform in its handshake, one name a handshake, so each further name
    // takes a connection of its own.
    // Invariants: no handshake without a name, an anchor and CertificateRequired; TLS is not asked before its handshake
    // succeeded, reads whole records of application data only, and writes only what the socket has room for.
    //
    //   state         | event                                       | next          | action
    //   any           | Open, no anchors, or they cannot be stored  | Failed        | NoAnchors
    //   any           | Open, no names                              | Failed        | CertificateRefused
    //   any           | Open                                        | Connecting    | store changed anchors, connect
    //   Connecting    | TCP stands                                  | Handshaking   |
    //   Connecting,   | refused, unreachable, deadline              | Failed        | close
    //   Handshaking   |                                             |               |
    //   Handshaking   | a poll later, TCP stands                    | as below      | handshake: blocks the runtime
    //   Handshaking   | the name is proven                          | PeerPresented |
    //   Handshaking   | certificate refused, there is another name  | Handshaking   | connect anew, deadline
    //   Handshaking   | refused with the last name, another failure | Failed        | close
    //   PeerPresented | Accept                                      | Open          |
    //   Open          | end, alert, wrong or half record            | Failed        | close, once all was received
    //   any           | Close                                       | Closed        | close

    /// <summary>
    /// A TLS 1.2 connection on the stock image: the platform checks chain, time and name, and shows no certificate.
    /// </summary>
    public sealed class StockChannel : INameCheckingChannel
    {
        private const int Tls12 = 0x0303;

        private readonly IClock _clock;
        private readonly IDeviceIdentity _identity;
        private readonly StockAnchors _anchors;
        private readonly StockTls _tls;
        private readonly RecordGate _gate = new RecordGate();
        private SecureChannelState _state;
        private SecureChannelFailure _failure;
        private int _platformError;
        private SecureChannelFailure _end;
        private byte[][] _names = new byte[0][];
        private int _nameIndex;
        private byte[] _address;
        private int _port;
        private long _deadlineMs;

        /// <summary>Makes a closed channel.</summary>
        /// <param name="clock">The monotonic clock, for deadlines.</param>
        /// <param name="trustStore">The anchors, read at each <see cref="Open"/>.</param>
        /// <param name="identity">What to present when the peer asks, read at each handshake.</param>
        public StockChannel(IClock clock, ITrustStore trustStore, IDeviceIdentity identity)
            : this(clock, trustStore, identity, new StockTls())
        {
        }

        internal StockChannel(IClock clock, ITrustStore trustStore, IDeviceIdentity identity, StockTls tls)
        {
            _clock = clock;
            _identity = identity;
            _tls = tls;
            _anchors = new StockAnchors(trustStore, tls);
        }

        /// <inheritdoc/>
        public string Unchecked
        {
            get
            {
                return "wildcards, common-names, eku-beyond-serverauth, names-suppressed-by-sip-uri, tls-1.3, "
                    + "silent-peer-stalls-until-power-cut";
            }
        }

        /// <inheritdoc/>
        public byte[] MatchedName
        {
            get { return HasPeer ? _names[_nameIndex] : null; }
        }

        /// <inheritdoc/>
        public SecureChannelFailure Failure
        {
            get { return _failure; }
        }

        /// <inheritdoc/>
        public int PlatformError
        {
            get { return _platformError; }
        }

        /// <inheritdoc/>
        public int TlsVersion
        {
            get { return HasPeer ? Tls12 : 0; }
        }

        /// <inheritdoc/>
        public int LocalPort
        {
            get
            {
                int port = 0;
                if (HasPeer)
                {
                    _tls.ReadLocalEndPoint(out port);
                }

                return port;
            }
        }

        private bool HasPeer
        {
            get { return _state == SecureChannelState.PeerPresented || _state == SecureChannelState.Open; }
        }

        /// <inheritdoc/>
        public void Expect(byte[][] names)
        {
            Close();
            _names = names;
        }

        /// <summary>Starts to connect, as the interface has it.</summary>
        /// <param name="address">The peer, 4 or 16 octets in network order; IPv6 on special images only.</param>
        /// <param name="port">The peer's port, 1 to 65,535.</param>
        /// <param name="serverName">Not used: the platform sends the expected name as SNI.</param>
        public void Open(byte[] address, int port, byte[] serverName)
        {
            Close();
            if (!_anchors.Store())
            {
                Fail(SecureChannelFailure.NoAnchors, 0);
                return;
            }

            // Without a name mbedTLS checks none, or fails, as its version has it.
            if (_names.Length == 0)
            {
                Fail(SecureChannelFailure.CertificateRefused, 0);
                return;
            }

            _nameIndex = 0;
            _address = new byte[address.Length];
            Array.Copy(address, 0, _address, 0, address.Length);
            _port = port;
            _state = SecureChannelState.Connecting;
            Connect();
        }

        /// <inheritdoc/>
        public SecureChannelState Poll()
        {
            switch (_state)
            {
                case SecureChannelState.Connecting:
                    // What waits for this channel sees that the handshake begins before the runtime stops for it.
                    if (IsConnected())
                    {
                        _state = SecureChannelState.Handshaking;
                    }

                    break;

                case SecureChannelState.Handshaking:
                    if (IsConnected())
                    {
                        Handshake();
                    }

                    break;

                case SecureChannelState.Open:
                    PollOpen();
                    break;
            }

            return _state;
        }

        /// <inheritdoc/>
        public int CopyLocalAddress(byte[] buffer, int offset, int end)
        {
            byte[] address = HasPeer ? _tls.ReadLocalEndPoint(out _) : null;
            if (address == null)
            {
                return HalResult.NotFound;
            }

            if (address.Length > end - offset)
            {
                return HalResult.TooSmall;
            }

            Array.Copy(address, 0, buffer, offset, address.Length);
            return address.Length;
        }

        /// <summary>Copies nothing: the platform hides it.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Not used.</param>
        /// <param name="end">Not used.</param>
        /// <returns><see cref="HalResult.NotFound"/>.</returns>
        public int CopyPeerCertificate(byte[] buffer, int offset, int end)
        {
            return HalResult.NotFound;
        }

        /// <inheritdoc/>
        public void Accept()
        {
            if (_state == SecureChannelState.PeerPresented)
            {
                _state = SecureChannelState.Open;
            }
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            if (_state != SecureChannelState.Open || _end != SecureChannelFailure.None)
            {
                return HalResult.Closed;
            }

            int room = _tls.CountRoom();
            if (room == 0 || offset == end)
            {
                return 0;
            }

            int stop = end - offset > StockLimits.WritePieceBytes ? offset + StockLimits.WritePieceBytes : end;
            if (room < 0 || !_tls.Write(buffer, offset, stop))
            {
                _end = SecureChannelFailure.PeerClosed;
                return HalResult.Closed;
            }

            return stop - offset;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            if (_state != SecureChannelState.Open)
            {
                return HalResult.Closed;
            }

            bool isReadable = _tls.HasDecrypted();
            if (!isReadable && _end == SecureChannelFailure.None)
            {
                GateResult gate = _gate.Look(_tls, _clock.NowMs);
                isReadable = gate == GateResult.Record;
                _end = StockFailures.OfRecords(gate);
            }

            if (!isReadable || offset == end)
            {
                return _end == SecureChannelFailure.None ? 0 : HalResult.Closed;
            }

            int count = _tls.Read(buffer, offset, end);
            if (count > 0)
            {
                return count;
            }

            _end = SecureChannelFailure.PeerClosed;
            return HalResult.Closed;
        }

        /// <inheritdoc/>
        public void Close()
        {
            _tls.Close();
            _state = SecureChannelState.Closed;
            _failure = SecureChannelFailure.None;
            _platformError = 0;
            _end = SecureChannelFailure.None;
        }

        private void Connect()
        {
            _deadlineMs = _clock.NowMs + StockLimits.ConnectTimeoutMs;
            if (!_tls.Connect(_address, _port))
            {
                Fail(SecureChannelFailure.Unreachable, 0);
            }
        }

        private bool IsConnected()
        {
            int result = _tls.PollConnect();
            if (result == StockTls.Pending)
            {
                if (_clock.NowMs >= _deadlineMs)
                {
                    Fail(SecureChannelFailure.TimedOut, 0);
                }
            }
            else if (result != 0)
            {
                Fail(StockFailures.OfConnect(result), result);
            }

            return result == 0;
        }

        private void Handshake()
        {
            StockIdentity own = new StockIdentity(_identity);
            int error = _tls.Authenticate(_names[_nameIndex], own.Chain, own.Key);
            own.Wipe();
            if (error == 0)
            {
                _gate.Reset();
                _state = SecureChannelState.PeerPresented;
            }
            else if (error == StockFailures.VerifyFailed && _nameIndex + 1 < _names.Length)
            {
                // It may be for the name or for anything else: the platform does not say. The next is checked as much.
                _nameIndex++;
                Connect();
            }
            else
            {
                Fail(StockFailures.OfHandshake(error), error);
            }
        }

        private void PollOpen()
        {
            // What came before the end is handed over first.
            if (_tls.HasDecrypted())
            {
                return;
            }

            if (_end == SecureChannelFailure.None)
            {
                _end = StockFailures.OfRecords(_gate.Look(_tls, _clock.NowMs));
            }

            if (_end != SecureChannelFailure.None)
            {
                Fail(_end, 0);
            }
        }

        private void Fail(SecureChannelFailure failure, int platformError)
        {
            Close();
            _state = SecureChannelState.Failed;
            _failure = failure;
            _platformError = platformError;
        }
    }
}
