using SipPhone.Core.Hal;
using NativeEngine = SipPhone.Native.Engine;

namespace SipPhone.Board.Esp32.Engine
{
    // A TLS connection as a client on the native engine (RFC 5246, RFC 8446), stepped from the loop. Invariants: there
    // is an engine in Connecting to Open and in no other state, and as long a socket is open; no application octet
    // leaves before Open; nothing is allocated between two calls of Open.
    //
    //   state         | event                          | next          | action
    //   any           | Open                           | Connecting    | close; make the engine, open the socket;
    //                 |                                |               |   connect deadline
    //                 | Open, but no anchors, engine,  | Failed        | NoAnchors, Unreachable, Refused; Protocol for
    //                 |   socket or route              |               |   a server name that is none
    //   Connecting    | the socket took an octet       | Handshaking   | handshake deadline, for the whole of it
    //                 | the socket ended               | Failed        | Refused, Unreachable
    //   Handshaking   | the chain was verified         | PeerPresented | deadline off
    //   Connecting,   | the engine failed, the         | Failed        | alert to the peer; what EngineErrors says
    //   Handshaking   |   transport ended              |               |
    //                 | deadline                       | Failed        | TimedOut
    //   PeerPresented | Accept                         | Open          |
    //   Open          | nothing unread, and the peer   | Failed        | what EngineErrors says: PeerClosed, or
    //                 |   or the engine has ended      |               |   Protocol for an alert, damage, a KeyUpdate
    //   any           | Close                          | Closed        | close_notify from PeerPresented on
    //
    // Every end releases engine and socket at once. Session tickets of TLS 1.3 are passed over by the engine.

    /// <summary>
    /// TLS 1.2 and 1.3 on our own image. Trusts the provisioned anchors only, checks no name, resumes no session, and
    /// sends no application octet before <see cref="Accept"/>. Octets that <see cref="Send"/> took go out in the calls
    /// that follow; at <see cref="Close"/> those that the socket does not take at once are lost.
    /// </summary>
    public sealed class EngineChannel : ISecureChannel
    {
        private readonly IStreamSocket _socket;
        private readonly IClock _clock;
        private readonly ITrustStore _trustStore;
        private readonly IDeviceIdentity _identity;
        private readonly EngineWire _wire;

        // One octet that Poll has read to see whether the peer has ended.
        private readonly byte[] _ahead = new byte[1];
        private bool _hasAhead;
        private bool _isEnded;
        private int _handle;
        private SecureChannelState _state;
        private long _deadlineMs = -1;
        private int _tlsVersion;

        /// <summary>Makes a closed channel.</summary>
        /// <param name="socket">The TCP connection; used by this channel alone.</param>
        /// <param name="clock">For the deadlines.</param>
        /// <param name="trustStore">The anchors, read at each <see cref="Open"/>.</param>
        /// <param name="identity">
        /// What to present when the peer asks, read at each <see cref="Open"/>; null for nothing.
        /// </param>
        public EngineChannel(IStreamSocket socket, IClock clock, ITrustStore trustStore, IDeviceIdentity identity)
        {
            _socket = socket;
            _clock = clock;
            _trustStore = trustStore;
            _identity = identity;
            _wire = new EngineWire(socket);
        }

        /// <inheritdoc/>
        public SecureChannelFailure Failure { get; private set; }

        /// <summary>
        /// The number behind <see cref="Failure"/>: the socket's (Refused, Unreachable); above zero mbedTLS's verify
        /// flags (UntrustedChain, Expired) or its error without the sign (Protocol, PeerClosed); below zero the code of
        /// the native engine when none could be made, such as -5 when all are in use. 0 for none.
        /// </summary>
        public int PlatformError { get; private set; }

        /// <inheritdoc/>
        public int TlsVersion
        {
            get { return _tlsVersion; }
        }

        /// <inheritdoc/>
        public int LocalPort
        {
            get { return IsConnected ? _socket.LocalPort : 0; }
        }

        private bool IsConnected
        {
            get { return _state >= SecureChannelState.Handshaking && _state <= SecureChannelState.Open; }
        }

        /// <inheritdoc/>
        public void Open(byte[] address, int port, byte[] serverName)
        {
            Close();
            int handle = EngineFactory.Create(serverName, _trustStore, _identity);
            if (handle < 0)
            {
                // No anchors at all is a state of the device and has no number.
                Fail(EngineErrors.OfCreate(handle), _trustStore.Count == 0 ? 0 : handle);
                return;
            }

            _handle = handle;
            _wire.Start(handle);
            if (!_socket.Open(address, port))
            {
                FailToConnect();
                return;
            }

            SetState(SecureChannelState.Connecting, _clock.NowMs + EngineLimits.ConnectTimeoutMs);
        }

        /// <inheritdoc/>
        public SecureChannelState Poll()
        {
            switch (_state)
            {
                case SecureChannelState.Connecting:
                case SecureChannelState.Handshaking:
                    PollHandshake();
                    break;

                case SecureChannelState.PeerPresented:
                    _wire.Push();
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
            return IsConnected ? _socket.CopyLocalAddress(buffer, offset, end) : HalResult.NotFound;
        }

        /// <inheritdoc/>
        public int CopyPeerCertificate(byte[] buffer, int offset, int end)
        {
            return _state == SecureChannelState.PeerPresented || _state == SecureChannelState.Open
                ? NativeEngine.TlsCopyPeerCertificate(_handle, buffer, offset, end)
                : HalResult.NotFound;
        }

        /// <inheritdoc/>
        public void Accept()
        {
            if (_state == SecureChannelState.PeerPresented && NativeEngine.TlsAccept(_handle) == EngineCode.Ok)
            {
                SetState(SecureChannelState.Open, -1);
            }
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            if (_state != SecureChannelState.Open || _isEnded || _wire.IsInputEnded || _wire.IsOutputEnded)
            {
                return HalResult.Closed;
            }

            // What was taken before goes first, so that no more than one ring waits when the channel is closed.
            if (!_wire.Push())
            {
                return 0;
            }

            int taken = NativeEngine.TlsWrite(_handle, buffer, offset, end);
            if (taken < 0)
            {
                return HalResult.Closed;
            }

            _wire.Push();
            return taken;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            if (_state != SecureChannelState.Open)
            {
                return HalResult.Closed;
            }

            if (offset == end)
            {
                return 0;
            }

            if (!_hasAhead)
            {
                int taken = Read(buffer, offset, end);
                return taken < 0 ? HalResult.Closed : taken;
            }

            buffer[offset] = _ahead[0];
            _hasAhead = false;
            int more = offset + 1 < end ? Read(buffer, offset + 1, end) : 0;
            return more < 0 ? 1 : 1 + more;
        }

        /// <inheritdoc/>
        public void Close()
        {
            if (_state == SecureChannelState.PeerPresented || _state == SecureChannelState.Open)
            {
                _wire.Push();
                if (NativeEngine.TlsClose(_handle) == EngineStep.WantOutput && _wire.Push())
                {
                    NativeEngine.TlsClose(_handle);
                }

                _wire.Push();
                _wire.Discard();
            }

            Release();
            Failure = SecureChannelFailure.None;
            PlatformError = 0;
            _tlsVersion = 0;
            SetState(SecureChannelState.Closed, -1);
        }

        private void PollHandshake()
        {
            for (int round = 0; round < EngineLimits.MaxRounds && StepHandshake(); round++)
            {
            }

            if (_deadlineMs >= 0 && _clock.NowMs >= _deadlineMs)
            {
                Fail(SecureChannelFailure.TimedOut, 0);
            }
        }

        // One step; false when there is nothing to do now, and after a piece of work: the rest is for the next Poll.
        private bool StepHandshake()
        {
            bool isPushed = _wire.Push();
            if (_state == SecureChannelState.Connecting)
            {
                if (_wire.HasSent)
                {
                    SetState(SecureChannelState.Handshaking, _clock.NowMs + EngineLimits.HandshakeTimeoutMs);
                }
                else if (_wire.IsOutputEnded)
                {
                    FailToConnect();
                    return false;
                }
            }

            switch (NativeEngine.TlsStep(_handle))
            {
                case EngineStep.WantInput:
                    return _state == SecureChannelState.Handshaking && _wire.Pull();

                case EngineStep.WantOutput:
                    return isPushed;

                case EngineStep.Working:
                    _wire.Push();
                    return false;

                case EngineStep.PeerPresented:
                    _wire.Push();
                    _tlsVersion = NativeEngine.TlsVersion(_handle);
                    SetState(SecureChannelState.PeerPresented, -1);
                    return false;

                default:
                    FailAsEngine();
                    return false;
            }
        }

        private void PollOpen()
        {
            _wire.Push();
            if (_hasAhead)
            {
                return;
            }

            int taken = Read(_ahead, 0, 1);
            _hasAhead = taken > 0;
            if (taken < 0)
            {
                FailAsEngine();
            }
        }

        // Octets read, 0 for nothing now, negative when there will be no more.
        private int Read(byte[] buffer, int offset, int end)
        {
            for (int round = 0; round < EngineLimits.MaxRounds; round++)
            {
                int taken = NativeEngine.TlsRead(_handle, buffer, offset, end);
                if (taken != 0)
                {
                    _isEnded = taken < 0;
                    return taken;
                }

                if (!_wire.Pull())
                {
                    return 0;
                }
            }

            return 0;
        }

        private void FailToConnect()
        {
            Fail(
                _socket.IsRefused ? SecureChannelFailure.Refused : SecureChannelFailure.Unreachable,
                _socket.PlatformError);
        }

        private void FailAsEngine()
        {
            int verifyFlags = NativeEngine.TlsVerifyFlags(_handle);
            int errorCode = NativeEngine.TlsErrorCode(_handle);

            // An alert may wait, and the peer should see it.
            _wire.Push();
            _wire.Discard();
            Fail(EngineErrors.Of(verifyFlags, errorCode), verifyFlags != 0 ? verifyFlags : errorCode);
        }

        private void Fail(SecureChannelFailure failure, int platformError)
        {
            Release();
            Failure = failure;
            PlatformError = platformError;
            SetState(SecureChannelState.Failed, -1);
        }

        private void Release()
        {
            if (_handle != 0)
            {
                NativeEngine.TlsFree(_handle);
                _handle = 0;
            }

            _socket.Close();
            _hasAhead = false;
            _isEnded = false;
        }

        private void SetState(SecureChannelState state, long deadlineMs)
        {
            _state = state;
            _deadlineMs = deadlineMs;
        }
    }
}
