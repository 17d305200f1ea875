using SipPhone.Core;
using SipPhone.Core.Hal;
using SipPhone.Dns;
using SipPhone.Identity;

namespace SipPhone.Sip.Transport
{
    // One connection to a domain's server: locate, connect, recognise, or turn away. RFC 3263 §4.3, RFC 5922 §7.3.
    // Invariant: no octet of SIP is sent before the certificate was judged Authenticated for the reference domain.
    //
    //   state       | event                    | next        | action
    //   any         | Open                     | Locating    | start the locator
    //   Locating    | done, no candidate       | Failed      | NotFound
    //   Locating    | done, candidates         | Connecting  | open the channel to the first, connect deadline
    //   Connecting  | TCP stands               | Handshaking | handshake deadline
    //   Connecting  | no peer could do (*)     | as below    | the channel was not opened; Identity
    //   Connecting, | deadline, channel failed | Connecting  | next candidate; none left: Failed with the most
    //   Handshaking |                          |   or Failed |   telling failure of all
    //   Handshaking | peer presented, is it    | Open        | accept
    //   Handshaking | peer presented, is not   | as above    | close before any octet of SIP; Identity
    //   Open        | channel failed           | Failed      | PeerClosed or what the channel says
    //   Open, Failed| TryAnother               | Connecting  | next candidate, if there is one
    //   any         | Close                    | Idle        | close the channel
    //
    // (*) On a platform that checks names itself: the policy asks for what it cannot check.

    /// <summary>
    /// The way to one domain's server over TLS. A machine: the owner calls <see cref="Poll"/> at
    /// <see cref="NextDeadlineMs"/> and whenever the network has something.
    /// </summary>
    public sealed class ConnectionManager : ISipTransport
    {
        private static readonly byte[] NoName = new byte[0];
        private readonly Locator _locator;
        private readonly ISecureChannel _channel;
        private readonly IClock _clock;
        private readonly IdentityPolicy _policy;
        private readonly IConnectionEvents _events;
        private readonly byte[] _certificate;
        private readonly byte[] _serverAddress = new byte[16];
        private ConnectionState _state;
        private ConnectionFailure _failure;
        private IdentityReason _identityReason;

        // Why nobody at the candidate could be accepted, so that it was not connected to; Authenticated for no reason.
        private IdentityReason _hopeless;
        private byte[] _referenceDomain = NoName;
        private byte[] _serverName = NoName;
        private int _serverAddressLength;
        private int _serverPort;
        private int _candidateIndex;
        private long _deadlineMs = -1;

        /// <summary>Makes a connection that is not open.</summary>
        /// <param name="locator">Finds the candidates; used by this connection alone.</param>
        /// <param name="channel">The TLS connection; used by this connection alone.</param>
        /// <param name="clock">The wall time, for the certificate's validity.</param>
        /// <param name="policy">Whom to believe.</param>
        /// <param name="certificate">
        /// Room for the peer's certificate, used while it is judged only, so that the flow may use it while the
        /// connection is open. For a certificate that does not fit, which is rare, more is allocated until it is
        /// judged.
        /// </param>
        /// <param name="events">Hears what happens.</param>
        public ConnectionManager(
            Locator locator,
            ISecureChannel channel,
            IClock clock,
            IdentityPolicy policy,
            byte[] certificate,
            IConnectionEvents events)
        {
            _certificate = certificate;
            _locator = locator;
            _channel = channel;
            _clock = clock;
            _policy = policy;
            _events = events;
        }

        /// <summary>Where the connection stands.</summary>
        public ConnectionState State
        {
            get { return _state; }
        }

        /// <summary>Why the state is <c>Failed</c>; <c>None</c> in every other state.</summary>
        public ConnectionFailure Failure
        {
            get { return _state == ConnectionState.Failed ? _failure : ConnectionFailure.None; }
        }

        /// <summary>The verdict behind <see cref="ConnectionFailure.Identity"/>: the first that was refused.</summary>
        public IdentityReason IdentityReason
        {
            get { return _identityReason; }
        }

        /// <summary>Whether a candidate was found by NAPTR or SRV: from the end of locating on.</summary>
        public bool IsLocated
        {
            get { return _locator.Located; }
        }

        /// <summary>
        /// Whether the server that was recognised last is the one of the connection before: the same address.
        /// </summary>
        public bool IsSameServer { get; private set; }

        /// <summary>Our own port on the open connection; 0 when there is none, or the platform does not tell.</summary>
        public int LocalPort
        {
            get { return _state == ConnectionState.Open ? _channel.LocalPort : 0; }
        }

        /// <summary>
        /// When <see cref="Poll"/> must be called at the latest, on the monotonic clock; -1 for "on input only".
        /// </summary>
        public long NextDeadlineMs
        {
            get { return _state == ConnectionState.Locating ? _locator.NextDeadlineMs : _deadlineMs; }
        }

        /// <summary>Starts over: locates the host and connects.</summary>
        /// <param name="host">The URI's host part in ASCII: a name, an IPv4 literal, or an IPv6 literal.</param>
        /// <param name="port">The URI's port, 1 to 65,535, or 0 for none.</param>
        /// <param name="referenceDomain">
        /// Whom the server must be: as a rule the same as <paramref name="host"/> (RFC 5922 §7.3); for an IP literal
        /// the domain that was configured, without which no certificate can match.
        /// </param>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Open(byte[] host, int port, byte[] referenceDomain, long nowMs)
        {
            Close();
            _referenceDomain = referenceDomain;

            // RFC 6066 §3: a literal address is no server name, and the name has no trailing dot.
            bool isLiteral = PresentedNames.IsIpLiteral(referenceDomain, 0, referenceDomain.Length);
            _serverName = isLiteral ? NoName : WithoutTrailingDot(referenceDomain);
            _failure = ConnectionFailure.None;
            _identityReason = IdentityReason.Authenticated;
            _candidateIndex = -1;
            SetState(ConnectionState.Locating, -1);
            _locator.Start(host, 0, host.Length, port, nowMs);
            Poll(nowMs);
        }

        /// <summary>
        /// Leaves the server of the connection, which is open or was lost, sets it aside for a while, and tries the
        /// next candidate of the same list (RFC 3263 §4.3).
        /// </summary>
        /// <param name="asideMs">For how long in milliseconds; 0 for the usual time.</param>
        /// <param name="nowMs">The monotonic clock.</param>
        /// <returns>False when there is no further candidate: nothing was changed then.</returns>
        public bool TryAnother(int asideMs, long nowMs)
        {
            bool hadServer = _state == ConnectionState.Open || _state == ConnectionState.Failed;
            if (!hadServer || _candidateIndex + 1 >= _locator.CandidateCount)
            {
                return false;
            }

            _locator.Fail(_locator.GetCandidate(_candidateIndex), asideMs, nowMs);
            _failure = ConnectionFailure.None;
            TryNextCandidate(nowMs);
            return true;
        }

        /// <summary>Ends the connection and what leads to one. May be called at any time.</summary>
        public void Close()
        {
            if (_state == ConnectionState.Locating)
            {
                _locator.Stop();
            }

            _channel.Close();
            SetState(ConnectionState.Idle, -1);
        }

        /// <summary>Takes every step that is possible now.</summary>
        /// <param name="nowMs">The monotonic clock.</param>
        public void Poll(long nowMs)
        {
            if (_state == ConnectionState.Locating)
            {
                PollLocator(nowMs);
            }

            if (_state == ConnectionState.Connecting || _state == ConnectionState.Handshaking)
            {
                PollCandidate(nowMs);
            }
            else if (_state == ConnectionState.Open && _channel.Poll() == SecureChannelState.Failed)
            {
                _failure = ConnectionFailures.Of(_channel.Failure);
                SetState(ConnectionState.Failed, -1);
            }
        }

        /// <summary>Sends octets of SIP; only in <c>Open</c>.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where the octets start.</param>
        /// <param name="end">Where they end, exclusive.</param>
        /// <returns>Octets taken; 0 for "not now"; <see cref="HalResult.Closed"/> in every other state.</returns>
        public int Send(byte[] buffer, int offset, int end)
        {
            return _state == ConnectionState.Open ? _channel.Send(buffer, offset, end) : HalResult.Closed;
        }

        /// <summary>Copies our own address on the open connection.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive; 16 octets are enough.</param>
        /// <returns>4 or 16, or a code of <see cref="HalResult"/>.</returns>
        public int CopyLocalAddress(byte[] buffer, int offset, int end)
        {
            return _state == ConnectionState.Open ? _channel.CopyLocalAddress(buffer, offset, end) : HalResult.NotFound;
        }

        /// <summary>Tells a source the address and port of the server on the open connection.</summary>
        public void TellServer(Messages.SipSource source)
        {
            source.Set(_serverAddress, _serverAddressLength, _serverPort);
        }

        /// <summary>Takes received octets of SIP; only in <c>Open</c>.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="offset">Where to write.</param>
        /// <param name="end">Where to stop, exclusive.</param>
        /// <returns>
        /// Octets taken; 0 for "nothing now"; <see cref="HalResult.Closed"/> when there will be no more.
        /// </returns>
        public int Receive(byte[] buffer, int offset, int end)
        {
            return _state == ConnectionState.Open ? _channel.Receive(buffer, offset, end) : HalResult.Closed;
        }

        private void PollLocator(long nowMs)
        {
            _locator.Poll(nowMs);
            if (_locator.State != LocatorState.Done)
            {
                return;
            }

            _events.OnLocated(_locator);
            _failure = ConnectionFailure.NotFound;
            TryNextCandidate(nowMs);
        }

        private void TryNextCandidate(long nowMs)
        {
            _candidateIndex++;
            if (_candidateIndex >= _locator.CandidateCount)
            {
                SetState(ConnectionState.Failed, -1);
                return;
            }

            Candidate candidate = _locator.GetCandidate(_candidateIndex);
            _events.OnConnecting(candidate);
            _hopeless = PeerJudge.Prepare(_channel, Ask(candidate), _policy);
            if (_hopeless == IdentityReason.Authenticated)
            {
                _channel.Open(candidate.Address, candidate.Port, _serverName);
            }

            SetState(ConnectionState.Connecting, nowMs + Limits.ConnectTimeoutMs);
        }

        private void PollCandidate(long nowMs)
        {
            // A failed candidate leads to the next, which may fail at once too: as many rounds as there are candidates.
            while (_state == ConnectionState.Connecting || _state == ConnectionState.Handshaking)
            {
                int candidateIndex = _candidateIndex;
                StepCandidate(nowMs);
                if (candidateIndex == _candidateIndex)
                {
                    return;
                }
            }
        }

        private void StepCandidate(long nowMs)
        {
            if (_hopeless != IdentityReason.Authenticated)
            {
                Refuse(_hopeless, nowMs);
                return;
            }

            switch (_channel.Poll())
            {
                case SecureChannelState.PeerPresented:
                    JudgePeer(nowMs);
                    return;
                case SecureChannelState.Failed:
                    FailCandidate(ConnectionFailures.Of(_channel.Failure), nowMs);
                    return;
                case SecureChannelState.Handshaking:
                    if (_state == ConnectionState.Connecting)
                    {
                        SetState(ConnectionState.Handshaking, nowMs + Limits.HandshakeTimeoutMs);
                    }

                    break;
            }

            if (nowMs >= _deadlineMs)
            {
                FailCandidate(ConnectionFailure.TimedOut, nowMs);
            }
        }

        private void JudgePeer(long nowMs)
        {
            Candidate candidate = _locator.GetCandidate(_candidateIndex);
            _events.OnSecured(candidate, _channel.TlsVersion);
            IdentityRequest request = Ask(candidate);
            IdentityReason reason = PeerJudge.Judge(_channel, candidate, request, _policy, _certificate, _events);
            if (reason != IdentityReason.Authenticated)
            {
                Refuse(reason, nowMs);
                return;
            }

            _channel.Accept();
            _locator.Succeed(candidate);
            _locator.Rest();
            NoteServer(candidate);
            SetState(ConnectionState.Open, -1);
        }

        private IdentityRequest Ask(Candidate candidate)
        {
            return PeerJudge.Ask(candidate, _referenceDomain, _locator.Located, _clock);
        }

        private void NoteServer(Candidate candidate)
        {
            byte[] address = candidate.Address;
            IsSameServer = candidate.Port == _serverPort &&
                Ascii.EqualsExactly(address, 0, address.Length, _serverAddress, 0, _serverAddressLength);
            System.Array.Copy(address, 0, _serverAddress, 0, address.Length);
            _serverAddressLength = address.Length;
            _serverPort = candidate.Port;
        }

        private void Refuse(IdentityReason reason, long nowMs)
        {
            if (_identityReason == IdentityReason.Authenticated)
            {
                _identityReason = reason;
            }

            FailCandidate(ConnectionFailure.Identity, nowMs);
        }

        private void FailCandidate(ConnectionFailure failure, long nowMs)
        {
            int platformError = _channel.PlatformError;
            _channel.Close();
            if (failure > _failure)
            {
                _failure = failure;
            }

            Candidate candidate = _locator.GetCandidate(_candidateIndex);
            _locator.Fail(candidate, 0, nowMs);
            _events.OnCandidateFailed(candidate, failure, platformError);
            TryNextCandidate(nowMs);
        }

        private void SetState(ConnectionState state, long deadlineMs)
        {
            _state = state;
            _deadlineMs = deadlineMs;
        }

        private static byte[] WithoutTrailingDot(byte[] name)
        {
            int length = name.Length;
            if (length == 0 || name[length - 1] != '.')
            {
                return name;
            }

            byte[] shorter = new byte[length - 1];
            System.Array.Copy(name, 0, shorter, 0, length - 1);
            return shorter;
        }
    }
}
