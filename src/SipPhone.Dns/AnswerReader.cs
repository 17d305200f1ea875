using SipPhone.Core;

namespace SipPhone.Dns
{
    // Decides whether a message answers a query, and takes the answer out of it into the cache: RFC 5452 §9.1, RFC 1034
    // §3.6.2 (aliases), RFC 2308 (no). Invariant: nothing of a message that is not the answer reaches query or cache
    // but its being malformed; and of the answer only what the question or its own records pointed to.

    /// <summary>The resolver's reading half.</summary>
    internal sealed class AnswerReader
    {
        private readonly DnsCache _cache;
        private readonly DnsMessage _message = new DnsMessage();
        private readonly DnsRecord _record = new DnsRecord();
        private readonly byte[] _name = new byte[Limits.MaxDnsNameBytes];
        private readonly byte[] _target = new byte[Limits.MaxDnsNameBytes];

        /// <summary>Makes a reader that keeps answers in a cache.</summary>
        internal AnswerReader(DnsCache cache)
        {
            _cache = cache;
        }

        /// <summary>What one record is read into; others may use it while nothing is being read here.</summary>
        internal DnsRecord Record
        {
            get { return _record; }
        }

        /// <summary>Reads a datagram that the server sent from the port asked to the port that asked.</summary>
        internal AnswerOutcome ReadDatagram(Query query, byte[] buffer, int offset, int end, long nowMs)
        {
            AnswerOutcome outcome = Match(query, buffer, offset, end);
            if (outcome != AnswerOutcome.Answered)
            {
                return outcome;
            }

            return _message.IsTruncated ? AnswerOutcome.Truncated : Take(query, nowMs);
        }

        /// <summary>Reads a message from the connection, or the head of one that is too long for the buffer.</summary>
        internal AnswerOutcome ReadStream(Query query, byte[] buffer, int offset, int end, bool isHead, long nowMs)
        {
            AnswerOutcome outcome = Match(query, buffer, offset, end);
            if (outcome != AnswerOutcome.Answered)
            {
                return outcome;
            }

            if (isHead)
            {
                DnsReader.KeepHead(_message, _record);
            }

            return Take(query, nowMs);
        }

        /// <summary>
        /// Answers a query from the cache, or moves it on as far as the cached aliases lead: Answered, TooManyAliases
        /// or Alias, when its name has to be asked for.
        /// </summary>
        internal AnswerOutcome ReadCache(Query query, long nowMs)
        {
            while (true)
            {
                int id = _cache.Find(query.Name, query.NameLength, query.Type, nowMs);
                if (id != 0)
                {
                    Finish(query, id, nowMs);
                    return AnswerOutcome.Answered;
                }

                id = _cache.Find(query.Name, query.NameLength, DnsType.Cname, nowMs);
                if (id == 0)
                {
                    return AnswerOutcome.Alias;
                }

                if (!Follow(query, id, nowMs))
                {
                    return AnswerOutcome.TooManyAliases;
                }
            }
        }

        // RFC 5452 §9.1: id, question name (with its letter case), class and type; the connected socket has seen to
        // addresses and ports.
        private AnswerOutcome Match(Query query, byte[] buffer, int offset, int end)
        {
            if (DnsReader.ReadHeader(buffer, offset, end, _message) != DnsResult.Ok
                || _message.Id != query.Id
                || !_message.IsResponse
                || _message.Opcode != 0)
            {
                return AnswerOutcome.NotOurs;
            }

            if (_message.QuestionCount == 0)
            {
                // RFC 6891 §7: one who does not know EDNS(0) may send back a bare header. All that a forged one does is
                // to make us ask once more without it.
                return _message.ResponseCode == DnsFlags.FormatError && query.UsesEdns
                    ? AnswerOutcome.WithoutEdns
                    : AnswerOutcome.NotOurs;
            }

            bool isQuestion = _message.QuestionType == query.Type
                && _message.QuestionClass == DnsReader.ClassInternet
                && Ascii.EqualsExactly(
                    buffer, _message.QuestionOffset, _message.QuestionNameEnd, query.Name, 0, query.NameLength);
            return isQuestion ? AnswerOutcome.Answered : AnswerOutcome.NotOurs;
        }

        private AnswerOutcome Take(Query query, long nowMs)
        {
            if (DnsReader.ReadSections(_message, _record) != DnsResult.Ok)
            {
                return AnswerOutcome.Malformed;
            }

            switch (_message.ResponseCode)
            {
                case DnsFlags.NoError:
                case DnsFlags.NameError:
                    return TakeAnswer(query, nowMs);
                case DnsFlags.FormatError:
                    return query.UsesEdns ? AnswerOutcome.WithoutEdns : AnswerOutcome.ServerFailure;
                case DnsFlags.Refused:
                    return AnswerOutcome.Refused;
                default:
                    return AnswerOutcome.ServerFailure;
            }
        }

        private AnswerOutcome TakeAnswer(Query query, long nowMs)
        {
            bool isAliased = false;
            while (true)
            {
                int id = Keep(
                    query.Name, query.NameLength, query.Type, _message.AnswerOffset, _message.AnswerCount, nowMs);
                if (id > 0)
                {
                    Finish(query, id, nowMs);
                    if (query.Type == DnsType.Srv)
                    {
                        KeepTargetAddresses(query, nowMs);
                    }

                    return AnswerOutcome.Answered;
                }

                id = Keep(
                    query.Name, query.NameLength, DnsType.Cname, _message.AnswerOffset, _message.AnswerCount, nowMs);
                if (id == 0)
                {
                    break;
                }

                if (!Follow(query, id, nowMs))
                {
                    return AnswerOutcome.TooManyAliases;
                }

                isAliased = true;
            }

            return TakeNo(query, isAliased, nowMs);
        }

        // RFC 2308 §2.1 and §2.2. "No" is about the last name of the chain; how long it holds, the SOA says: the lesser
        // of its TTL and its MINIMUM (§5). Without an SOA it is not kept.
        private AnswerOutcome TakeNo(Query query, bool isAliased, long nowMs)
        {
            bool hasSoa = FindSoa();
            if (_message.ResponseCode == DnsFlags.NoError && isAliased && !hasSoa)
            {
                return AnswerOutcome.Alias;
            }

            DnsResult result =
                _message.ResponseCode == DnsFlags.NameError ? DnsResult.NoSuchName : DnsResult.NoData;
            if (hasSoa && _cache.Begin(query.Name, query.NameLength, query.Type, result, nowMs))
            {
                int ttlSeconds = Least(_record.TtlSeconds, _record.MinimumSeconds);
                int id = _cache.Commit(Least(ttlSeconds, Limits.MaxDnsNegativeTtlSeconds), nowMs);
                Finish(query, id, nowMs);
                return AnswerOutcome.Answered;
            }

            query.AnswerId = 0;
            query.RecordCount = 0;
            query.TtlSeconds = 0;
            query.Result = result;
            return AnswerOutcome.Answered;
        }

        private bool FindSoa()
        {
            int next = _message.AuthorityOffset;
            for (int i = 0; i < _message.AuthorityCount; i++)
            {
                DnsReader.ReadRecord(_message, next, _record, out next);
                if (_record.Type == DnsType.Soa && _record.Class == DnsReader.ClassInternet)
                {
                    return true;
                }
            }

            return false;
        }

        // Puts the records of a name and type that a section holds into the cache; returns the entry's id, 0 for none.
        private int Keep(byte[] name, int nameLength, int type, int offset, int count, long nowMs)
        {
            bool hasBegun = false;
            int ttlSeconds = Limits.MaxDnsTtlSeconds;
            int next = offset;
            for (int i = 0; i < count; i++)
            {
                DnsReader.ReadRecord(_message, next, _record, out next);
                if (_record.Type != type || _record.Class != DnsReader.ClassInternet || !IsOwner(name, nameLength))
                {
                    continue;
                }

                if (!hasBegun && !_cache.Begin(name, nameLength, type, DnsResult.Ok, nowMs))
                {
                    return 0;
                }

                hasBegun = true;
                ttlSeconds = Least(ttlSeconds, _record.TtlSeconds);
                _cache.Append(_record, _name, nowMs);
            }

            return hasBegun ? _cache.Commit(ttlSeconds, nowMs) : 0;
        }

        // RFC 2782 lets a server add the targets' addresses. Only those of names that the answer points to are taken,
        // and they do not replace what was asked for itself (RFC 2181 §5.4.1).
        private void KeepTargetAddresses(Query query, long nowMs)
        {
            for (int i = 0; i < query.RecordCount; i++)
            {
                int targetLength;
                int next;
                _cache.ReadRecord(query.AnswerId, i, _record);
                DnsName.Read(
                    _record.Buffer, 0, _record.TargetOffset, _record.RdataEnd, _target, out targetLength, out next);
                KeepAdditional(targetLength, DnsType.A, nowMs);
                KeepAdditional(targetLength, DnsType.Aaaa, nowMs);
            }
        }

        private void KeepAdditional(int targetLength, int type, long nowMs)
        {
            if (_cache.Find(_target, targetLength, type, nowMs) == 0)
            {
                Keep(_target, targetLength, type, _message.AdditionalOffset, _message.AdditionalCount, nowMs);
            }
        }

        private bool IsOwner(byte[] name, int nameLength)
        {
            int ownerLength;
            int next;
            DnsName.Read(
                _message.Buffer, _message.Offset, _record.NameOffset, _message.End, _name, out ownerLength, out next);
            return Ascii.EqualsIgnoreCase(_name, 0, ownerLength, name, 0, nameLength);
        }

        // Moves a query on to what its name is an alias of, as the cache's entry says; false when it was moved too
        // often.
        private bool Follow(Query query, int id, long nowMs)
        {
            if (query.AliasCount == Limits.MaxDnsAliases)
            {
                return false;
            }

            int next;
            query.AliasCount++;
            query.TtlSeconds = Least(query.TtlSeconds, _cache.GetTtlSeconds(id, nowMs));
            _cache.ReadRecord(id, 0, _record);
            DnsName.Read(
                _record.Buffer, 0, _record.TargetOffset, _record.RdataEnd, query.Name, out query.NameLength, out next);
            return true;
        }

        private void Finish(Query query, int id, long nowMs)
        {
            _cache.Hold(id);
            query.AnswerId = id;
            query.Result = _cache.GetResult(id);
            query.RecordCount = _cache.GetRecordCount(id);
            query.TtlSeconds = Least(query.TtlSeconds, _cache.GetTtlSeconds(id, nowMs));
        }

        private static int Least(int a, int b)
        {
            return a < b ? a : b;
        }
    }
}
