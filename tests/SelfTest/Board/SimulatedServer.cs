using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Sip.Messages;

namespace SipPhone.SelfTest.Board
{
    // A TLS connection with a registrar and everybody's phone behind it. It takes a message whole or not at all, and
    // answers at once: REGISTER with a challenge, then 200; INVITE with 200 and a description; the rest with 200. It
    // allocates nothing once it is made.

    /// <summary>The connection of a simulated board.</summary>
    public sealed class SimulatedServer : ISecureChannel
    {
        private const int Tls13 = 0x0304;

        private readonly byte[] _certificate;
        private readonly byte[] _localAddress = { 192, 0, 2, 99 };
        private readonly byte[] _reason = Ascii.ToBytes("Yes");
        private readonly byte[] _tag = Ascii.ToBytes("server");
        private readonly byte[] _challenge = Ascii.ToBytes("Digest realm=\"example\", nonce=\"n1\", qop=\"auth\"");
        private readonly byte[] _contact = Ascii.ToBytes("<sip:bob@192.0.2.50:5061;transport=tls>");
        private readonly byte[] _sdpType = Ascii.ToBytes("application/sdp");
        private readonly byte[] _sdp;
        private readonly SipMessage _request = new SipMessage();
        private readonly SipResponseStart _start = new SipResponseStart();
        private readonly SipWriter _answer = new SipWriter(new byte[Limits.MaxSipMessageBytes]);
        private readonly byte[] _outgoing = new byte[Limits.MaxSipMessageBytes];
        private int _outgoingOffset;
        private int _outgoingEnd;
        private SecureChannelState _state;

        /// <summary>Makes a server.</summary>
        /// <param name="certificate">The DER that it presents.</param>
        /// <param name="sdp">What it answers an INVITE with.</param>
        public SimulatedServer(byte[] certificate, byte[] sdp)
        {
            _certificate = certificate;
            _sdp = sdp;
        }

        /// <summary>How many REGISTER requests it took with credentials.</summary>
        public int RegisterCount { get; private set; }

        /// <inheritdoc/>
        public SecureChannelFailure Failure
        {
            get { return SecureChannelFailure.None; }
        }

        /// <inheritdoc/>
        public int PlatformError
        {
            get { return 0; }
        }

        /// <inheritdoc/>
        public int TlsVersion
        {
            get { return _state >= SecureChannelState.PeerPresented ? Tls13 : 0; }
        }

        /// <inheritdoc/>
        public int LocalPort
        {
            get { return 49152; }
        }

        /// <inheritdoc/>
        public void Open(byte[] address, int port, byte[] serverName)
        {
            Close();
            _state = SecureChannelState.Connecting;
        }

        /// <inheritdoc/>
        public SecureChannelState Poll()
        {
            if (_state == SecureChannelState.Connecting)
            {
                _state = SecureChannelState.PeerPresented;
            }

            return _state;
        }

        /// <inheritdoc/>
        public int CopyLocalAddress(byte[] buffer, int offset, int end)
        {
            System.Array.Copy(_localAddress, 0, buffer, offset, _localAddress.Length);
            return _localAddress.Length;
        }

        /// <inheritdoc/>
        public int CopyPeerCertificate(byte[] buffer, int offset, int end)
        {
            System.Array.Copy(_certificate, 0, buffer, offset, _certificate.Length);
            return _certificate.Length;
        }

        /// <inheritdoc/>
        public void Accept()
        {
            _state = SecureChannelState.Open;
        }

        /// <inheritdoc/>
        public int Send(byte[] buffer, int offset, int end)
        {
            if (_request.Parse(buffer, offset, end) == SipResult.Ok && _request.IsRequest)
            {
                Answer();
            }
            else if (end - offset == 4)
            {
                // A ping (RFC 5626 §4.4.1) is answered by one line end.
                _outgoing[_outgoingEnd++] = (byte)'\r';
                _outgoing[_outgoingEnd++] = (byte)'\n';
            }

            return end - offset;
        }

        /// <inheritdoc/>
        public int Receive(byte[] buffer, int offset, int end)
        {
            int waiting = _outgoingEnd - _outgoingOffset;
            int count = waiting < end - offset ? waiting : end - offset;
            System.Array.Copy(_outgoing, _outgoingOffset, buffer, offset, count);
            _outgoingOffset += count;
            if (_outgoingOffset == _outgoingEnd)
            {
                _outgoingOffset = 0;
                _outgoingEnd = 0;
            }

            return count;
        }

        /// <inheritdoc/>
        public void Close()
        {
            _state = SecureChannelState.Closed;
            _outgoingOffset = 0;
            _outgoingEnd = 0;
        }

        private void Answer()
        {
            if (_request.IsMethod(SipTokens.Ack))
            {
                return;
            }

            bool isRegister = _request.IsMethod(SipTokens.Register);
            bool isAuthorized = _request.IndexOf(SipHeader.Authorization, 0) >= 0;
            bool isInvite = _request.IsMethod(SipTokens.Invite);
            _answer.Reset(_outgoing, _outgoingEnd, _outgoing.Length);
            _start.Write(_answer, _request, isRegister && !isAuthorized ? 401 : 200, _reason, _tag);
            if (isRegister && isAuthorized)
            {
                RegisterCount++;
                _answer.CopyHeaders(_request, SipHeader.Contact);
            }
            else if (isRegister)
            {
                _answer.WriteHeader(SipHeader.WwwAuthenticate, _challenge);
            }
            else if (isInvite)
            {
                _answer.WriteHeader(SipHeader.Contact, _contact);
            }

            SipResult result = isInvite ? _answer.Finish(_sdpType, _sdp, 0, _sdp.Length) : _answer.Finish();
            if (result == SipResult.Ok)
            {
                _outgoingEnd = _answer.Bytes.Position;
            }
        }
    }
}
