using System;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Dns
{
    // Where is the server? RFC 3263 §4 for TLS over TCP, with RFC 2782, RFC 3403, RFC 7984 and RFC 8305 §4.
    // Invariant: Locating has queries out, or waits for a place in the resolver's table; Idle and Done have none.
    //
    // the URI's host                               what is asked                                        located
    // IP literal                                   nothing; the port or 5061                            no
    // name with a port                             AAAA and A of the name                               no
    // name                                         NAPTR: SIPS+D2T, flag s, no regexp; then its SRV     yes
    // name, no usable NAPTR                        SRV of _sips._tcp.name                               yes
    // name, neither (none, failure or silence)     AAAA and A of the name, port 5061                    no
    // SRV with the target "."                      nothing more: ServiceNotAvailable
    //
    // step       event                                    next
    // Naptr      the next usable record                   Srv of its replacement
    // Naptr      none is left, SRV was found before       Done: what came of it
    // Naptr      none is left                             Srv of _sips._tcp.name
    // Srv        only the target "."                      Done: ServiceNotAvailable
    // Srv        targets                                  Addresses of the first
    // Srv        no target, by a NAPTR                    Naptr, for the next record
    // Srv        no record                                Addresses of the name
    // Srv        no target but records                    Done: NoData
    // Addresses  targets are left, and room               Addresses of the next
    // Addresses  the last, none found, by a NAPTR         Naptr, for the next record
    // Addresses  the last                                 Done
    // any        LocateTimeoutMs                          Done: what was found, or Timeout
    //
    // A NAPTR that leads nowhere counts as none. SRV records without a usable target, or whose targets have no address,
    // do not: the domain has said where its service is, so the weaker look-up by host name is not made.

    /// <summary>
    /// Finds the addresses of a SIP domain's TLS servers, best first: a machine over a <see cref="Resolver"/>. Start
    /// it, poll it until it is done, try the candidates in order, and tell it which failed.
    /// </summary>
    public sealed class Locator
    {
        /// <summary>The port of SIP over TLS (RFC 3261 §19.1.2).</summary>
        public const int SipsPort = 5061;

        private static readonly byte[] SipsServiceLabels =
        {
            5, (byte)'_', (byte)'s', (byte)'i', (byte)'p', (byte)'s', 4, (byte)'_', (byte)'t', (byte)'c', (byte)'p',
        };

        private readonly Resolver _resolver;
        private readonly RandomNumbers _random;
        private readonly SetAsideList _setAside = new SetAsideList();
        private readonly SrvTargets _targets;
        private readonly NaptrChoice _naptrChoice;
        private readonly CandidateList _candidates;

        // What is asked, and the URI's name, flat: null while it rests.
        private LocatorQuestion _question;
        private byte[] _name;
        private int _nameLength;

        private CandidateVia _via;
        private int _targetIndex;
        private int _ttlSeconds;

        // What came of the records that were found, while there is no candidate; Ok while none were found.
        private DnsResult _failure;
        private long _deadlineMs;
        private long _polledMs;

        /// <summary>Makes a locator.</summary>
        /// <param name="resolver">
        /// Asks the questions; others may use it too. It needs two places for each locator that works at the same time.
        /// </param>
        /// <param name="random">Draws the order among SRV records of equal priority.</param>
        public Locator(Resolver resolver, IRandom random)
        {
            _resolver = resolver;
            _random = new RandomNumbers(random);
            _targets = new SrvTargets();
            _naptrChoice = new NaptrChoice();
            _candidates = new CandidateList();
        }

        /// <summary>Where the locator stands.</summary>
        public LocatorState State { get; private set; }

        /// <summary>
        /// What came of it once <see cref="State"/> is Done: Ok with at least one candidate; NoSuchName, NoData,
        /// Timeout or ServerFailure (also for servers that refused) when no address was found; ServiceNotAvailable when
        /// the domain says so; Malformed when the host is neither a name nor an address, or the answers were malformed.
        /// </summary>
        public DnsResult Result { get; private set; }

        /// <summary>
        /// True when the candidates were found by SRV (RFC 3263 §4.1 and §4.2): what the identity rules ask.
        /// </summary>
        public bool Located
        {
            get { return CandidateCount > 0 && (_via == CandidateVia.Naptr || _via == CandidateVia.Srv); }
        }

        /// <summary>
        /// How many candidates there are: 0 to <see cref="Limits.MaxCandidates"/>, 0 unless the result is Ok.
        /// </summary>
        public int CandidateCount
        {
            get { return State == LocatorState.Done ? _candidates.Count : 0; }
        }

        /// <summary>When <see cref="Poll"/> wants to be called next, whatever comes in; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get
            {
                if (State != LocatorState.Locating)
                {
                    return -1;
                }

                long deadlineMs = _deadlineMs;
                if (_question.IsShort && _polledMs + Limits.DnsBusyRetryMs < deadlineMs)
                {
                    deadlineMs = _polledMs + Limits.DnsBusyRetryMs;
                }

                long resolverMs = _resolver.NextDeadlineMs;
                return resolverMs >= 0 && resolverMs < deadlineMs ? resolverMs : deadlineMs;
            }
        }

        /// <summary>One of the candidates, best first.</summary>
        /// <param name="index">0 to <see cref="CandidateCount"/> - 1.</param>
        /// <returns>The candidate; it is the locator's, and good until the next <see cref="Start"/>.</returns>
        public Candidate GetCandidate(int index)
        {
            return _candidates.Get(index);
        }

        /// <summary>Starts to locate a server; gives up what was under way. May be done at once.</summary>
        /// <param name="host">
        /// The buffer with the URI's host part: a name, with or without a trailing dot, or an address.
        /// </param>
        /// <param name="hostOffset">Where the host starts.</param>
        /// <param name="hostEnd">Where it ends, exclusive. An IPv6 address may stand in brackets.</param>
        /// <param name="port">The URI's port, 1 to 65,535; 0 when it has none.</param>
        /// <param name="nowMs">The time.</param>
        public void Start(byte[] host, int hostOffset, int hostEnd, int port, long nowMs)
        {
            Stop();
            if (_question == null)
            {
                _question = new LocatorQuestion(_resolver);
                _name = new byte[Limits.MaxDnsNameBytes];
            }

            _deadlineMs = nowMs + Limits.LocateTimeoutMs;
            State = LocatorState.Locating;
            if (StartLiteral(host, hostOffset, hostEnd, port))
            {
                Finish(DnsResult.Ok, nowMs);
                return;
            }

            if (DnsName.FromText(host, hostOffset, hostEnd, _name, out _nameLength) != DnsResult.Ok)
            {
                Finish(DnsResult.Malformed, nowMs);
                return;
            }

            if (port != 0)
            {
                StartHostName(port);
            }
            else
            {
                StartNaptr();
            }

            Poll(nowMs);
        }

        /// <summary>Gives up what is under way and forgets the candidates, but not which failed.</summary>
        public void Stop()
        {
            if (_question != null)
            {
                _question.Release();
            }

            State = LocatorState.Idle;
            Result = DnsResult.Ok;
            _failure = DnsResult.Ok;
            _ttlSeconds = Limits.MaxDnsTtlSeconds;
            _candidates.Clear();
            _naptrChoice.Restart();
        }

        /// <summary>
        /// Gives back what only locating needs; what was found stays. For the time that a connection stands.
        /// </summary>
        public void Rest()
        {
            if (State != LocatorState.Locating)
            {
                _question = null;
                _name = null;
                _targets.Rest();
                _resolver.Rest();
            }
        }

        /// <summary>Takes what came in and what time demands; polls the resolver.</summary>
        /// <param name="nowMs">The time.</param>
        public void Poll(long nowMs)
        {
            _polledMs = nowMs;
            _resolver.Poll(nowMs);
            while (State == LocatorState.Locating && _question.Ask(nowMs))
            {
                switch (_question.Step)
                {
                    case LocatorStep.Naptr:
                        OnNaptr(nowMs);
                        break;
                    case LocatorStep.Srv:
                        OnSrv(nowMs);
                        break;
                    default:
                        OnAddresses(nowMs);
                        break;
                }
            }

            if (State == LocatorState.Locating && nowMs >= _deadlineMs)
            {
                Finish(_candidates.Count > 0 ? DnsResult.Ok : DnsResult.Timeout, nowMs);
            }
        }

        /// <summary>
        /// Sets a candidate aside that could not be used (connect, handshake, 503): for a while it stands behind the
        /// others in what is located. The list that is being tried keeps its order.
        /// </summary>
        /// <param name="candidate">The candidate.</param>
        /// <param name="retryAfterMs">For how long, as the server said; 0 for <see cref="Limits.SetAsideMs"/>.</param>
        /// <param name="nowMs">The time.</param>
        public void Fail(Candidate candidate, int retryAfterMs, long nowMs)
        {
            _setAside.Add(candidate.Address, candidate.Port, retryAfterMs, nowMs);
        }

        /// <summary>Puts a candidate back that works.</summary>
        /// <param name="candidate">The candidate.</param>
        public void Succeed(Candidate candidate)
        {
            _setAside.Remove(candidate.Address, candidate.Port);
        }

        private bool StartLiteral(byte[] host, int offset, int end, int port)
        {
            // The name's place is free: a literal has none.
            int length = IpLiteral.Read(host, offset, end, _name);
            if (length == 0)
            {
                return false;
            }

            _via = CandidateVia.Literal;
            SrvTarget target = _targets.SetSingle(port == 0 ? SipsPort : port);
            _candidates.Add(target, _via, 0, _name, 0, length);
            return true;
        }

        private void StartNaptr()
        {
            _question.Step = LocatorStep.Naptr;
            Array.Copy(_name, 0, _question.Name, 0, _nameLength);
            _question.NameLength = _nameLength;
        }

        // RFC 3263 §4.1: _sips._tcp under the name. A name that leaves no room for the labels has no such record.
        private void StartSrv()
        {
            _via = CandidateVia.Srv;
            _ttlSeconds = Limits.MaxDnsTtlSeconds;
            if (_nameLength > Limits.MaxDnsNameBytes - SipsServiceLabels.Length)
            {
                StartHostName(SipsPort);
                return;
            }

            _question.Step = LocatorStep.Srv;
            Array.Copy(SipsServiceLabels, 0, _question.Name, 0, SipsServiceLabels.Length);
            Array.Copy(_name, 0, _question.Name, SipsServiceLabels.Length, _nameLength);
            _question.NameLength = SipsServiceLabels.Length + _nameLength;
        }

        private void StartHostName(int port)
        {
            _via = CandidateVia.Address;
            _ttlSeconds = Limits.MaxDnsTtlSeconds;
            SrvTarget target = _targets.SetSingle(port);
            DnsName.ToText(_name, 0, _nameLength, target.Name, out target.NameLength);
            StartAddresses(0);
        }

        private void StartAddresses(int targetIndex)
        {
            SrvTarget target = _targets.Get(targetIndex);
            _question.Step = LocatorStep.Addresses;
            _targetIndex = targetIndex;
            DnsName.FromText(target.Name, 0, target.NameLength, _question.Name, out _question.NameLength);
        }

        private void OnNaptr(long nowMs)
        {
            bool isFound =
                _naptrChoice.Next(_resolver, _question.Query, _question.Name, out _question.NameLength);
            _ttlSeconds = _question.Query.TtlSeconds;
            _question.Release();
            if (isFound)
            {
                _via = CandidateVia.Naptr;
                _question.Step = LocatorStep.Srv;
            }
            else if (_failure != DnsResult.Ok)
            {
                Finish(_failure, nowMs);
            }
            else
            {
                StartSrv();
            }
        }

        private void OnSrv(long nowMs)
        {
            bool isNotAvailable = _targets.Take(_resolver, _question.Query);
            LowerTtl(_question.Query.TtlSeconds);
            if (_question.Query.RecordCount > 0)
            {
                _failure = DnsResult.NoData;
            }

            _question.Release();
            if (isNotAvailable)
            {
                Finish(DnsResult.ServiceNotAvailable, nowMs);
            }
            else if (_targets.Count > 0)
            {
                _targets.Order(_random);
                StartAddresses(0);
            }
            else
            {
                GoOnWithoutTargets(nowMs);
            }
        }

        private void OnAddresses(long nowMs)
        {
            SrvTarget target = _targets.Get(_targetIndex);
            _candidates.AddAll(target, _via, _ttlSeconds, _resolver, _question.Ipv6Query, _question.Query);
            _failure = _question.AddressFailure;
            _question.Release();
            if (_targetIndex + 1 < _targets.Count && !_candidates.IsFull)
            {
                StartAddresses(_targetIndex + 1);
            }
            else if (_candidates.Count > 0)
            {
                Finish(DnsResult.Ok, nowMs);
            }
            else
            {
                GoOnWithoutTargets(nowMs);
            }
        }

        private void GoOnWithoutTargets(long nowMs)
        {
            if (_via == CandidateVia.Naptr)
            {
                StartNaptr();
            }
            else if (_failure != DnsResult.Ok)
            {
                Finish(_failure, nowMs);
            }
            else
            {
                StartHostName(SipsPort);
            }
        }

        private void LowerTtl(int ttlSeconds)
        {
            _ttlSeconds = ttlSeconds < _ttlSeconds ? ttlSeconds : _ttlSeconds;
        }

        private void Finish(DnsResult result, long nowMs)
        {
            _question.Release();
            _candidates.PutLast(_setAside, nowMs);
            Result = result == DnsResult.Refused ? DnsResult.ServerFailure : result;
            State = LocatorState.Done;
        }
    }
}
