using System;
using SipPhone.Core;
using SipPhone.Core.Hal;

namespace SipPhone.Dns
{
    // The resolver: asks the network's DNS servers, RFC 1035 §7, guarded after RFC 5452; EDNS(0) RFC 6891, TCP RFC
    // 7766.
    // Invariant: a query that is Asking has its socket open and an AttemptDeadlineMs that is not after its DeadlineMs;
    // AskingStream has an AttemptDeadlineMs too and no open datagram socket; Free and Done have neither.
    //
    // state            event                                    next          action
    // Free             Start, cached                            Done          hold the answer
    // Free             Start, no server                         Done          ServerFailure
    // Free             Start                                    Asking        ask the server that answered last
    // Asking, Stream   Start of the same question               the same      one more waits
    // Asking           message that is not the answer           Asking        drop it
    // Asking           answer that is malformed                 Asking        drop it, remember Malformed
    // Asking           answer that was cut                      AskingStream  close the datagram socket
    // Asking, Stream   server does not know EDNS                Asking        ask it once more without
    // Asking, Stream   server failed or refused, socket broken  Asking        ask a server that did not fail
    // Asking, Stream   the same, and all servers failed         Done          the failure
    // Asking, Stream   alias without address                    Asking, Done  ask for the alias, if it is not cached
    // Asking, Stream   more aliases than the limit              Done          ServerFailure
    // Asking, Stream   answer                                   Done          the result; prefer this server
    // Asking, Stream   AttemptDeadlineMs                        Asking        ask the next server, time-out doubled
    // Asking, Stream   DeadlineMs                               Done          the failure met last, or Timeout
    // any but Free     Release by the last who waits            Free          close, let go of the answer

    /// <summary>
    /// A DNS resolver that never blocks: a machine with a fixed table of queries, over sockets, link and random source
    /// that are handed in. Several may wait for the same query; <see cref="Poll"/> may be called by each of them.
    /// </summary>
    public sealed class Resolver
    {
        private readonly INetworkLink _link;
        private readonly IDatagramSocket[] _sockets;
        private readonly IStreamSocket _streamSocket;
        private readonly IRandom _random;
        private readonly DnsCache _cache = new DnsCache(Limits.DnsCacheBytes, Limits.MaxDnsAnswerBytes);

        // What only questions need: null while it rests.
        private ResolverWorkspace _work;
        private int _preferredServer;
        private bool _hasMoreInput;
        private long _polledMs;

        /// <summary>Makes a resolver.</summary>
        /// <param name="link">Says which servers to ask.</param>
        /// <param name="sockets">
        /// One for each query that can be out at once, 1 to <see cref="Limits.MaxDnsQueries"/>.
        /// </param>
        /// <param name="stream">
        /// For answers that do not fit a datagram, one at a time; null for none: such an answer is then a failure of
        /// the server.
        /// </param>
        /// <param name="random">Ids, ports and letter case.</param>
        /// <exception cref="ArgumentException">No socket, or too many.</exception>
        public Resolver(INetworkLink link, IDatagramSocket[] sockets, IStreamSocket stream, IRandom random)
        {
            if (sockets.Length == 0 || sockets.Length > Limits.MaxDnsQueries)
            {
                throw new ArgumentException("sockets");
            }

            _link = link;
            _sockets = sockets;
            _streamSocket = stream;
            _random = random;
            Wake();
        }

        /// <summary>When <see cref="Poll"/> wants to be called next, whatever comes in; -1 for never.</summary>
        public long NextDeadlineMs
        {
            get
            {
                if (_hasMoreInput)
                {
                    return _polledMs;
                }

                long deadlineMs = -1;
                for (int i = 0; _work != null && i < _work.Queries.Length; i++)
                {
                    Query query = _work.Queries[i];
                    long nextMs = query.NextDeadlineMs(_polledMs);
                    if (query.IsAsking && (deadlineMs < 0 || nextMs < deadlineMs))
                    {
                        deadlineMs = nextMs;
                    }
                }

                return deadlineMs;
            }
        }

        /// <summary>
        /// Asks a question, or joins one who asks the same. The query may be done at once. Whoever gets a query calls
        /// <see cref="Release"/> in the end.
        /// </summary>
        /// <param name="name">The buffer with the flat name (see <see cref="DnsName"/>).</param>
        /// <param name="nameLength">Its length, 1 to 255; it starts at 0.</param>
        /// <param name="type">A, AAAA, SRV or NAPTR, of <see cref="DnsType"/>.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>The query, or null when the table is full: try again later.</returns>
        public Query Start(byte[] name, int nameLength, int type, long nowMs)
        {
            Wake();
            Query free = null;
            for (int i = 0; i < _work.Queries.Length; i++)
            {
                Query query = _work.Queries[i];
                if (query.IsAsking
                    && query.Type == type
                    && Ascii.EqualsIgnoreCase(query.Name, 0, query.NameLength, name, 0, nameLength))
                {
                    query.Waiters++;
                    return query;
                }

                if (query.State == QueryState.Free)
                {
                    free = query;
                }
            }

            if (free != null)
            {
                free.Begin(name, nameLength, type, nowMs);
                Resolve(free, nowMs);
            }

            return free;
        }

        /// <summary>Reads one record of the answer to a query that is done.</summary>
        /// <param name="query">The query.</param>
        /// <param name="index">0 to its record count - 1.</param>
        /// <param name="record">
        /// Takes the record. Its offsets point into the cache, where names are flat and in lower case; it is good until
        /// <see cref="Start"/> or <see cref="Poll"/> is called.
        /// </param>
        public void ReadRecord(Query query, int index, DnsRecord record)
        {
            _cache.ReadRecord(query.AnswerId, index, record);
        }

        /// <summary>Reads one record of the answer to a query that is done.</summary>
        /// <param name="query">The query.</param>
        /// <param name="index">0 to its record count - 1.</param>
        /// <returns>The record, as with the other; good until the next call.</returns>
        internal DnsRecord ReadRecord(Query query, int index)
        {
            _cache.ReadRecord(query.AnswerId, index, _work.Reader.Record);
            return _work.Reader.Record;
        }

        /// <summary>Says that one who waited for a query does not need it any more, done or not.</summary>
        /// <param name="query">The query.</param>
        public void Release(Query query)
        {
            query.Waiters--;
            if (query.Waiters == 0)
            {
                CloseSockets(query);
                _cache.Release(query.AnswerId);
                query.AnswerId = 0;
                query.State = QueryState.Free;
            }
        }

        /// <summary>Takes what came in and what time demands.</summary>
        /// <param name="nowMs">The time.</param>
        public void Poll(long nowMs)
        {
            _polledMs = nowMs;
            _hasMoreInput = false;
            for (int i = 0; _work != null && i < _work.Queries.Length; i++)
            {
                Query query = _work.Queries[i];
                if (query.State == QueryState.Asking)
                {
                    ReceiveDatagrams(query, nowMs);
                }

                if (query.State == QueryState.AskingStream)
                {
                    PollStream(query, nowMs);
                }

                if (query.IsAsking && nowMs >= query.DeadlineMs)
                {
                    Finish(query, query.Failure);
                }
                else if (query.IsAsking && nowMs >= query.AttemptDeadlineMs)
                {
                    AskNextServer(query, nowMs);
                }
            }
        }

        /// <summary>
        /// Gives back what only questions need, all but the entries of the cache, if there is no question: a phone is
        /// connected for days, and locates for a second. The next <see cref="Start"/> makes it again.
        /// </summary>
        public void Rest()
        {
            for (int i = 0; _work != null && i < _work.Queries.Length; i++)
            {
                if (_work.Queries[i].State != QueryState.Free)
                {
                    return;
                }
            }

            _cache.Rest();
            _work = null;
        }

        private void Wake()
        {
            if (_work == null)
            {
                _cache.Wake();
                _work = new ResolverWorkspace(_cache, _sockets, _streamSocket, _random);
            }
        }

        private void ReceiveDatagrams(Query query, long nowMs)
        {
            for (int i = 0; i < Limits.MaxDnsDatagramsPerPoll; i++)
            {
                int length = query.Socket.Receive(_work.Buffer, 0, _work.Buffer.Length);
                if (length == 0)
                {
                    return;
                }

                if (length < 0)
                {
                    FailServer(query, DnsResult.ServerFailure, nowMs);
                    return;
                }

                AnswerOutcome outcome = _work.Reader.ReadDatagram(query, _work.Buffer, 0, length, nowMs);
                if (outcome == AnswerOutcome.Malformed)
                {
                    query.Failure = DnsResult.Malformed;
                }
                else if (outcome != AnswerOutcome.NotOurs)
                {
                    OnAnswer(query, outcome, nowMs);
                    return;
                }
            }

            _hasMoreInput = true;
        }

        private void PollStream(Query query, long nowMs)
        {
            bool isComplete;
            if (_work.Stream.Owner == null && !_work.Stream.Start(query, _link))
            {
                FailServer(query, DnsResult.ServerFailure, nowMs);
                return;
            }

            if (_work.Stream.Owner != query)
            {
                return;
            }

            if (!_work.Stream.Poll(_work.Buffer, _work.QuestionWriter.Write(query), out isComplete))
            {
                FailServer(query, DnsResult.ServerFailure, nowMs);
            }
            else if (isComplete)
            {
                StreamExchange stream = _work.Stream;
                AnswerOutcome outcome = _work.Reader.ReadStream(
                    query, stream.Buffer, StreamExchange.LengthBytes, stream.MessageEnd, stream.IsHead, nowMs);
                OnAnswer(query, outcome, nowMs);
            }
        }

        private void OnAnswer(Query query, AnswerOutcome outcome, long nowMs)
        {
            switch (outcome)
            {
                case AnswerOutcome.Answered:
                    _preferredServer = query.Server;
                    Finish(query, query.Result);
                    break;
                case AnswerOutcome.Alias:
                    _preferredServer = query.Server;
                    CloseSockets(query);
                    Resolve(query, nowMs);
                    break;
                case AnswerOutcome.TooManyAliases:
                    Finish(query, DnsResult.ServerFailure);
                    break;
                case AnswerOutcome.Truncated:
                    CloseSockets(query);
                    query.State = QueryState.AskingStream;
                    query.SetAttemptDeadline(nowMs + Limits.DnsStreamTimeoutMs);
                    break;
                case AnswerOutcome.WithoutEdns:
                    query.UsesEdns = false;
                    Ask(query, nowMs);
                    break;
                case AnswerOutcome.Refused:
                    FailServer(query, DnsResult.Refused, nowMs);
                    break;
                case AnswerOutcome.Malformed:
                    FailServer(query, DnsResult.Malformed, nowMs);
                    break;
                default:
                    // ServerFailure; and over TCP, where nobody else can write, an answer to another question.
                    FailServer(query, DnsResult.ServerFailure, nowMs);
                    break;
            }
        }

        // Answers from the cache, through aliases, or asks.
        private void Resolve(Query query, long nowMs)
        {
            AnswerOutcome outcome = _work.Reader.ReadCache(query, nowMs);
            if (outcome != AnswerOutcome.Alias)
            {
                Finish(query, outcome == AnswerOutcome.Answered ? query.Result : DnsResult.ServerFailure);
                return;
            }

            query.Attempt = 0;
            query.FailedServers = 0;
            query.Server = _preferredServer;
            Ask(query, nowMs);
        }

        private void FailServer(Query query, DnsResult failure, long nowMs)
        {
            query.Failure = failure;
            query.FailedServers |= 1 << query.Server;
            AskNextServer(query, nowMs);
        }

        private void AskNextServer(Query query, long nowMs)
        {
            query.Attempt++;
            query.Server++;
            Ask(query, nowMs);
        }

        // Asks query.Server, or the next one after it that did not fail.
        private void Ask(Query query, long nowMs)
        {
            CloseSockets(query);
            int serverCount = _link.IsUp ? _link.DnsServerCount : 0;
            for (int i = 0; i < serverCount; i++)
            {
                int server = (query.Server + i) % serverCount;
                if ((query.FailedServers & (1 << server)) != 0)
                {
                    continue;
                }

                if (Send(query, server))
                {
                    query.Server = server;
                    query.State = QueryState.Asking;
                    query.SetAttemptDeadline(nowMs + (Limits.DnsFirstTimeoutMs << query.Attempt));
                    return;
                }

                query.Failure = DnsResult.ServerFailure;
                query.FailedServers |= 1 << server;
            }

            Finish(query, serverCount == 0 ? DnsResult.ServerFailure : query.Failure);
        }

        // Sends under a new id, port and letter case. False when the server is out of reach. A datagram that cannot be
        // sent now counts as lost on its way: the time-out sees to it.
        private bool Send(Query query, int server)
        {
            byte[] address = _link.GetDnsServerAddress(server);
            int picks = 0;
            while (!query.Socket.Open(address, _link.GetDnsServerPort(server), _work.QuestionWriter.DrawPort()))
            {
                picks++;
                if (picks == Limits.MaxDnsPortPicks)
                {
                    return false;
                }
            }

            _work.QuestionWriter.Renew(query);
            return query.Socket.Send(_work.Buffer, StreamExchange.LengthBytes, _work.QuestionWriter.Write(query)) >= 0;
        }

        private void Finish(Query query, DnsResult result)
        {
            CloseSockets(query);
            query.Result = result;
            query.State = QueryState.Done;
        }

        private void CloseSockets(Query query)
        {
            query.Socket.Close();
            _work.Stream.Stop(query);
        }
    }
}
